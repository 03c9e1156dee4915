/**
 * Which endings of French does the stemmer know by their accents only? Written down from the grammar; see `stem.ts`. The
 * endings of literary tenses (*-âmes*, *-âtes*, *-ât*) are left out: they would take *candidat* and *pirates* for verbs.
 * *ferent* and *herent* stand as they are, so that *différent* and *cohérent* are not taken for verbs either.
 */
export const endings = 'ée ées ité ités ière ières èrent ferent herent';
