/**
 * Which words of English say little alone? Written down for Dateline from the grammar: articles, pronouns, prepositions,
 * conjunctions, auxiliaries and the commonest adverbs, a kind or two a line, folded (without accents and apostrophes).
 * *may*, *will*, *said* and numbers are not here: they are months, names and what the news is about. The capital `US` is a term of its own.
 */
export const stopWords = `
a an the this that these those
i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers herself it its
itself they them their theirs themselves
who whom whose which what
and or but nor if because as until while than so although though whether unless since
of at by for with about against between into through during before after to from in on upon within without toward towards among
am is are was were be been being have has had having do does did doing would shall should could can must might
not no there here when where why how then also such only very too just both each any all some own same other
dont doesnt didnt isnt arent wasnt werent hasnt havent hadnt cant couldnt wouldnt shouldnt wont im ive youre youve weve theyre
theyve
`;
