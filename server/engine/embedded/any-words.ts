/**
 * Which articles have any of several words, how many are there, and which come first? The hot path of most queries: `any-best.ts`, where
 * what an article is worth is bounded by the sum of its words.
 */
import { offerBest } from './any-best.js';
import type { Ranking } from './best.js';
import { sumOf, type List } from './list.js';
import type { SegmentFilter } from './filter.js';
import { forEachMarked, mark, rangesOf, unmark, type Range } from './marks.js';
import type { Sums } from './sums.js';

/** Which part of its sum an article is worth, never more than all. */
export interface Share {
  of(article: number): number;
  /** None of the articles from one on and below another has more. */
  most(first: number, end: number): number;
}

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
  /** Which part of the sum that is; null where it is the sum itself. */
  share: Share | null;
  /** Whether an article is never worth more than the sum of what its words are: else every one is looked at. */
  bounded: boolean;
}

export interface Word {
  list: List;
  pieces: readonly Range[];
}

/** Offers every article that has any of the words and may come among the best, and counts them all. */
export function offerAny(asked: AnyWords, s: number, best: Ranking): number {
  const { scratch: { marks }, filter: { from, to } } = asked;
  if (from >= to) return 0;
  const words: Word[] = [];
  for (const list of asked.words) if (list.length > 0 || list.besides !== null) words.push(wordOf(list, asked));
  if (words.length === 0) return 0;
  // Where none are, they are only counted.
  const areWanted = best.threshold < Infinity;
  if (areWanted && asked.bounded) return offerBest(words, asked, s, best);
  const total = mark(marks, words, asked);
  if (areWanted) offerAll(asked, s, best);
  unmark(marks, asked.filter);
  return total;
}

function wordOf(list: List, { filter, scratch }: AnyWords): Word {
  return { list, pieces: rangesOf(list, filter, scratch.articles) };
}

/** Where nothing bounds what an article is worth, or where the order is another than by worth. */
function offerAll({ words, worth, filter: { from, to }, scratch: { marks } }: AnyWords, s: number, best: Ranking): void {
  forEachMarked(marks, from, to, (article) => {
    const score = worth(article, sumOf(words, article));
    if (score >= best.threshold) best.offer(s, article, score);
  });
}
