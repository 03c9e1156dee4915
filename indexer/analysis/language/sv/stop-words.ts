/**
 * Which words of Swedish say little alone? Written down for Dateline from the grammar: articles, pronouns, prepositions,
 * conjunctions, auxiliaries and the commonest adverbs, a kind or two a line, folded (without accents and apostrophes).
 */
export const stopWords = `
en ett den det de denna detta dessa
jag mig min mitt mina du dig din ditt dina han honom hans hon henne hennes vi oss var vart vara ni er ert era dem deras sig sin sitt
sina man
vem vad vilken vilket vilka som vars dar nar hur varfor
och eller men utan for att om medan eftersom samt bade varken
av bland efter fran genom hos i inom med mellan mot ner pa sedan till under upp ur ut vid over innan
ar blir blev bli blivit varit har hade ha haft ska skall skulle kan kunde maste vill ville
inte ej icke ingen inget inga aven bara sa da mycket mer nu ocksa alla allt andra nagon nagot nagra
`;
