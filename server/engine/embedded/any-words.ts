/**
 * Which articles have any of several words, how many are there, and which come first? The hot path of most queries. They are
 * counted as sets, a bit an article; the best are found by `any-best.ts`.
 */
import { offerBest } from './any-best.js';
import type { Ranking } from './best.js';
import { lowerBound, piecesOf, sumOf, type List, type Sums } from './list.js';
import type { SegmentFilter } from './filter.js';
import { forEachMarked, mark, type Range } from './marks.js';

export interface AnyWords {
  words: readonly List[];
  /** Articles that were given before, and are neither offered nor counted. */
  passed: readonly number[];
  filter: SegmentFilter;
  /** A bit an article; null where none is deleted. */
  deleted: Int32Array | null;
  scratch: Sums;
  /** What an article is worth whose words come to a sum. */
  worth: (article: number, sum: number) => number;
  /** Whether an article is never worth more than the sum of what its words are: else every one is looked at. */
  bounded: boolean;
}

export interface Word {
  list: List;
  /** Nowhere is it worth more. */
  most: number;
  pieces: readonly Range[];
}

/** Offers every article that has any of the words and may come among the best, and counts them all. */
export function offerAny(asked: AnyWords, s: number, best: Ranking): number {
  const { scratch, passed, deleted, filter: { from, to, mask } } = asked;
  if (from >= to) return 0;
  const words = asked.words.map((list): Word => ({
    list,
    most: list.most * list.weight,
    pieces: piecesOf(list).map((piece) => ({ piece, first: from === 0 ? 0 : lowerBound(piece, from), end: to === scratch.articles ? piece.length : lowerBound(piece, to) })),
  }));
  const total = mark(scratch.marks, words, { from, to, mask, deleted, passed });
  if (total > 0) {
    const { worth } = asked;
    // Added up in the order of the query.
    const exact = (article: number): number => worth(article, sumOf(asked.words, article));
    if (asked.bounded) offerBest(words, asked, exact, s, best);
    else offerAll(asked, exact, s, best);
  }
  scratch.marks.fill(0, from >>> 5, (to + 31) >>> 5);
  return total;
}

/** Where nothing bounds what an article is worth, or where the order is another than by worth. */
function offerAll({ filter: { from, to }, scratch: { marks } }: AnyWords, exact: (article: number) => number, s: number, best: Ranking): void {
  forEachMarked(marks, from, to, (article) => {
    const worth = exact(article);
    if (worth >= best.threshold) best.offer(s, article, worth);
  });
}
