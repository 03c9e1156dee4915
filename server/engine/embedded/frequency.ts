/** How many articles have a word? Read off the dictionary, where that is enough. */
import type { QueryNode, WordNode } from '../../query/tree.js';
import type { OpenGeneration } from './generation.js';
import { LeafResolver, liveOf } from './leaves.js';

type Speaker = Extract<QueryNode, { kind: 'speaker' }>;

/** Exact where it is not above `enough`. */
export function frequencyOf(generation: OpenGeneration, word: WordNode | Speaker, enough: number): number {
  if (word.kind === 'speaker') return new LeafResolver(generation).segments.reduce((sum, segment) => sum + segment.liveOf(segment.named(word.text).articles), 0);
  return ofTerms(generation, word, enough) ?? liveOf(new LeafResolver(generation).resolve(word));
}

/** Null where the articles of several terms, or those with the parts of a compound, have to be told apart. */
function ofTerms(generation: OpenGeneration, { text, form, field }: WordNode, enough: number): number | null {
  if (form !== 'plain' || field !== 'text') return null;
  const { words, compounds, foundWords } = generation;
  const word = words.word(text);
  const found = foundWords.get(word.meaning);
  if (found !== undefined) return liveOf(found);
  const counts = word.sequences.filter(({ length }) => length === 1).map(([term]) => generation.liveCount(generation.rows(term)));
  const most = Math.max(0, ...counts);
  if (most > enough) return most;
  const several = counts.length < word.sequences.length || counts.filter((count) => count > 0).length > 1;
  return several || compounds.open(word).length > 0 ? null : most;
}
