/**
 * Which endings of Spanish does the stemmer know by their accents only? Written down from the grammar; see `stem.ts`. The
 * verb endings *-ía*, *-ería*, *-án* are left out: *materia* and *eran* have the same letters.
 */
export const endings = 'ión logía logías grafía grafías omía omías ergía ergías';
