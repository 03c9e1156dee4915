/** How many articles have a word? Read off the dictionary, where that is enough. */
import type { QueryNode } from '../../query/tree.js';
import type { OpenGeneration } from './generation.js';
import { LeafResolver } from './leaves.js';

export function frequencyOf(generation: OpenGeneration, word: Extract<QueryNode, { kind: 'word' }>): number {
  return ofOneTerm(generation, word) ?? new LeafResolver(generation).resolve(word).found.reduce((sum, { live }) => sum + live, 0);
}

/** Null where articles of several terms have to be told apart. */
function ofOneTerm({ segments, words, compounds }: OpenGeneration, { text, form, field }: Extract<QueryNode, { kind: 'word' }>): number | null {
  if (form !== 'plain' || field !== 'text') return null;
  const word = words.word(text);
  if (word.sequences.some(({ length }) => length > 1) || compounds.open(word).length > 0) return null;
  let known = 0;
  for (const [term] of word.sequences) {
    let live = 0;
    for (const scored of segments) {
      const row = scored.row(term);
      if (row >= 0) live += scored.liveCount(row);
    }
    if (live > 0 && known > 0) return null;
    known += live;
  }
  return known;
}
