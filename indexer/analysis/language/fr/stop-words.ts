/**
 * Which words of French say little alone? Written down for Dateline from the grammar: articles, pronouns, prepositions,
 * conjunctions, auxiliaries and the commonest adverbs, a kind or two a line, folded (without accents and apostrophes).
 */
export const stopWords = `
le la les l un une des du de d au aux ce cet cette ces
je j me m moi tu te t toi il elle on nous vous ils elles se s soi lui leur leurs y en eux
mon ma mes ton ta tes son sa ses notre nos votre vos
qui que qu quoi dont ou lequel laquelle lesquels lesquelles auquel duquel
et mais donc or ni car si comme quand lorsque puisque parce afin
a dans par pour avec sans sous sur vers chez entre depuis pendant avant apres contre jusque
suis es est sommes etes sont etais etait etaient etant ete sera seront serait soit fut ai as avons avez ont avais avait avaient aura
auront aurait ayant
ne n pas plus non aussi tres ainsi alors cela ca ceci celui celle ceux celles tout toute tous toutes meme memes c deja encore
`;
