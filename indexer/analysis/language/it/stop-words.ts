/**
 * Which words of Italian say little alone? Written down for Dateline from the grammar: articles, pronouns, prepositions,
 * conjunctions, auxiliaries and the commonest adverbs, a kind or two a line, folded (without accents and apostrophes).
 */
export const stopWords = `
il lo la i gli le l un uno una questo questa questi queste quello quella quelli quelle quel quei
io me mi tu te ti lui lei egli ella noi ci voi vi loro essi esse si se ne
mio mia miei mie tuo tua tuoi tue suo sua suoi sue nostro nostra nostri nostre vostro vostra vostri vostre
che chi cui quale quali dove quando come quanto
e ed o od ma anche pero perche poiche mentre
a ad da di in con su per tra fra dopo prima verso senza contro
al allo alla ai agli alle dal dallo dalla dai dagli dalle del dello della dei degli delle nel nello nella nei negli nelle sul sullo
sulla sui sugli sulle
sono sei siamo siete era erano fu furono essere stato stata stati state sia sara saranno sarebbe ho hai ha abbiamo avete hanno aveva
avevano avere avuto
non piu gia cosi molto solo ancora tutto tutta tutti tutte
`;
