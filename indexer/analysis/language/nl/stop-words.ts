/**
 * Which words of Dutch say little alone? Written down for Dateline from the grammar: articles, pronouns, prepositions,
 * conjunctions, auxiliaries and the commonest adverbs, a kind or two a line, folded (without accents and apostrophes).
 */
export const stopWords = `
de het een deze dit die dat
ik mij me mijn jij je jou jouw u uw hij hem zijn zij ze haar wij we ons onze jullie hun hen zich men er
wie wat welke welk waar wanneer hoe waarom
en of maar want dus als omdat terwijl toen dan noch hoewel
aan achter bij binnen buiten door in langs met na naar naast om onder op over per rond sinds te ten ter tegen tot tussen uit van
vanaf via voor voorbij zonder
ben bent is was waren geweest wees word wordt worden werd werden geworden heb hebt heeft hebben had hadden gehad kan kunnen kon
konden moet moeten zal zullen zou zouden
niet geen ook nog al wel zo nu daar hier meer zeer alle alles andere
`;
