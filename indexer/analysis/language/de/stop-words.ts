/**
 * Which words of German say little alone? Written down for Dateline from the grammar: articles, pronouns, prepositions,
 * conjunctions, auxiliaries and the commonest adverbs, a kind or two a line, folded (without accents and apostrophes).
 */
export const stopWords = `
der die das den dem des ein eine einen einem einer eines dieser diese dieses diesen diesem jener jene jenes jenen jenem
ich mich mir du dich dir er ihn ihm sie ihr ihnen es wir uns euch man sich
mein meine meinen meinem meiner dein deine sein seine seinen seinem seiner seines ihre ihren ihrem ihrer ihres unser unsere unseren
unserem unserer euer eure
wer wen wem wessen was welcher welche welches
und oder aber denn sondern doch dass weil wenn ob als wie bevor wahrend sowie sowohl weder noch
an am ans auf aus bei beim bis durch fur gegen hinter in im ins mit nach neben ohne seit uber um unter von vom vor zu zum zur
zwischen
bin bist ist sind seid war waren warst gewesen habe hast hat haben hatte hatten wird werden wurde wurden worden kann konnen konnte
konnten muss mussen soll sollen sollte wollen
nicht kein keine keinen keinem keiner nur auch so dann da dort hier schon sehr mehr wieder wo wann warum
`;
