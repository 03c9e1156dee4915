/**
 * Which words of Portuguese say little alone? Written down for Dateline from the grammar: articles, pronouns, prepositions,
 * conjunctions, auxiliaries and the commonest adverbs, a kind or two a line, folded (without accents and apostrophes).
 */
export const stopWords = `
o a os as um uma uns umas este esta estes estas esse essa esses essas aquele aquela aqueles aquelas isto isso aquilo
eu me mim tu te ti ele ela nos vos eles elas se si lhe lhes voce voces meu minha meus minhas teu tua seu sua seus suas nosso nossa
nossos nossas
que quem qual quais cujo cuja onde quando como quanto
e ou mas nem porque pois embora enquanto
ao aos com contra da das de do dos desde em na nas no num numa entre para pela pelas pelo pelos perante por sem sob sobre ate apos
sou es somos sao era eram foi foram ser sido sendo seja sejam sera serao seria estou estao estava estavam estar ha havia tem tinha
tinham ter
nao ja mais muito tambem tao assim so todo toda todos todas outro outra outros outras
`;
