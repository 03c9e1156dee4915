/** Which articles have any of several words, how many are there, and which come first? The hot path of most queries. */
import type { SegmentFilter } from './filter.js';
import { lowerBound, piecesOf, type List, type Sums } from './list.js';
import type { Ranking } from './rewarded-best.js';
import type { Deletions } from './scored-segment.js';

export interface AnyWords {
  words: readonly List[];
  /** Articles that were given before, and are neither offered nor counted. */
  passed: readonly number[];
  filter: SegmentFilter;
  deletions: Deletions;
  scratch: Sums;
  /** What an article is worth by its sum; null where that is the sum itself. */
  score: ((article: number, sum: number) => number) | null;
}

/** Offers every article that has any of the words, and counts them. Sums are made and ranked in place: there is no list of them. */
export function offerAny(words: AnyWords, s: number, best: Ranking): number {
  const { from, to, mask } = words.filter;
  const { sums, bits } = words.scratch;
  const pieces = words.words.flatMap(piecesOf);
  const ranges = pieces.map((list) => ({ list, first: lowerBound(list, from), end: lowerBound(list, to) }));
  const postings = ranges.reduce((sum, { first, end }) => sum + end - first, 0);
  if (postings * sparse < to - from) return offerTouched(words, ranges, postings, s, best);
  let total = 0;
  for (const { list, first, end } of ranges) total += addUp(list, first, end, sums, bits);
  for (const article of words.passed) sums[article] = 0;
  total -= words.passed.length;
  if (mask !== null || words.deletions !== null) {
    if (mask !== null) for (let article = from; article < to; article++) bits[article] &= mask[article];
    total = 0;
    // The sign of its negative: 1 for every sum but 0, without a jump that goes either way.
    for (let article = from; article < to; article++) total += (0 - bits[article]) >>> 31;
  }
  if (words.score === null) offerGreatest(s, from, to, sums, bits, best);
  else for (let article = from; article < to; article++) if (sums[article] !== 0) offer(words, s, article, sums[article], best);
  sums.fill(0, from, to);
  return total;
}

/** The same where few articles are meant: those are noted down, and the others not looked at. */
function offerTouched(words: AnyWords, ranges: readonly Range[], postings: number, s: number, best: Ranking): number {
  const { mask } = words.filter;
  const { sums, bits } = words.scratch;
  const touched = new Uint32Array(postings + 1);
  let count = 0;
  for (const { list: { articles, scores, weight }, first, end } of ranges) {
    for (let row = first; row < end; row++) {
      const article = articles[row];
      touched[count] = article;
      count += 1 - ((0 - bits[article]) >>> 31);
      sums[article] += scores[row] * weight;
    }
  }
  for (const article of words.passed) sums[article] = 0;
  let total = 0;
  for (let i = 0; i < count; i++) {
    const article = touched[i];
    const sum = sums[article];
    sums[article] = 0;
    if (sum === 0 || (mask !== null && mask[article] === 0)) continue;
    total++;
    offer(words, s, article, sum, best);
  }
  return total;
}

function offer({ score }: AnyWords, s: number, article: number, sum: number, best: Ranking): void {
  const worth = score === null ? sum : score(article, sum);
  if (worth >= best.threshold) best.offer(s, article, worth);
}


/** Rows of a list. */
interface Range {
  list: List;
  first: number;
  end: number;
}

/** Where fewer than one article in so many can be meant, those are noted down. */
const sparse = 4;

/** Adds some rows to the sums and says how many articles had none before; the deleted, worth 0, are counted every time. */
function addUp({ articles, scores, weight }: List, first: number, end: number, sums: Float32Array, bits: Int32Array): number {
  let known = 0;
  for (let row = first; row < end; row++) {
    const article = articles[row];
    // The sign of its negative: 1 for every sum but 0, without a jump that goes either way.
    known += (0 - bits[article]) >>> 31;
    sums[article] += scores[row] * weight;
  }
  return end - first - known;
}

/** Offers the sums that come among the best. Most come nowhere near: eight are looked at together. */
function offerGreatest(s: number, from: number, to: number, sums: Float32Array, bits: Int32Array, best: Ranking): void {
  let least = leastBits(best.threshold);
  const some = (first: number, end: number): void => {
    for (let article = first; article < end; article++) {
      if (bits[article] < least) continue;
      best.offer(s, article, sums[article]);
      least = leastBits(best.threshold);
    }
  };
  const end = to - ((to - from) & 7);
  for (let a = from; a < end; a += 8) {
    const below = least - 1;
    // Negative where one of the differences is.
    const differences =
      (below - bits[a]) | (below - bits[a + 1]) | (below - bits[a + 2]) | (below - bits[a + 3]) |
      (below - bits[a + 4]) | (below - bits[a + 5]) | (below - bits[a + 6]) | (below - bits[a + 7]);
    if (differences < 0) some(a, a + 8);
  }
  some(end, to);
}

const asNumber = new Float32Array(1);
const asBits = new Int32Array(asNumber.buffer);

/** The least bits of a sum that may come among the best, of those above 0: positive numbers have the order of their bits. */
function leastBits(threshold: number): number {
  asNumber[0] = Math.max(0, threshold);
  return Math.max(1, asBits[0]);
}
