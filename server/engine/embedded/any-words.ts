/**
 * Which articles have any of several words, how many are there, and which come first? The hot path of most queries.
 *
 * They are counted as sets, a bit an article. To find the best, words are summed up in the order of what they may be worth; what
 * the others may still add is known (Turtle and Flood, "Query Evaluation: Strategies and Optimizations", 1995: max score), so they
 * are looked up for those articles alone that may come among the best. What one of those is worth is added up anew in the order of the
 * query, and so does not depend on the way it was found.
 */
import type { Ranking } from './best.js';
import { bitCount } from './dense.js';
import type { SegmentFilter } from './filter.js';
import { lowerBound, mostOff, piecesOf, scoreOf, type List, type Sums } from './list.js';

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

/** Offers every article that has any of the words and may come among the best, and counts them all. */
export function offerAny(asked: AnyWords, s: number, best: Ranking): number {
  const { scratch, filter: { from, to } } = asked;
  if (from >= to) return 0;
  const words = asked.words.map((list): Word => ({
    list,
    most: list.most * list.weight,
    pieces: piecesOf(list).map((piece) => ({ piece, first: lowerBound(piece, from), end: lowerBound(piece, to) })),
  }));
  const total = mark(words, asked);
  if (total > 0) {
    if (asked.bounded) offerBest(words, asked, s, best);
    else offerAll(asked, s, best);
  }
  scratch.marks.fill(0, from >>> 5, (to + 31) >>> 5);
  return total;
}

interface Word {
  list: List;
  /** Nowhere is it worth more. */
  most: number;
  pieces: readonly Range[];
}

/** Rows of a flat list. */
interface Range {
  piece: List;
  first: number;
  end: number;
}

/** Marks the articles that have any of the words, and says how many they are. */
function mark(words: readonly Word[], { passed, filter: { from, to, mask }, deleted, scratch: { marks } }: AnyWords): number {
  const [first, end] = [from >>> 5, (to + 31) >>> 5];
  for (const { pieces } of words) {
    for (const { piece: { dense, articles }, first: row, end: behind } of pieces) {
      if (dense === null) markEach(marks, articles, row, behind);
      else markAll(marks, dense.bits, first, end);
    }
  }
  marks[first] &= -1 << (from & 31);
  if ((to & 31) !== 0) marks[end - 1] &= ~(-1 << (to & 31));
  if (deleted !== null) for (let word = first; word < end; word++) marks[word] &= ~deleted[word];
  for (const article of passed) marks[article >>> 5] &= ~(1 << (article & 31));
  if (mask !== null) forEachMarked(marks, from, to, (article) => {
    if (mask[article] === 0) marks[article >>> 5] &= ~(1 << (article & 31));
  });
  let total = 0;
  for (let word = first; word < end; word++) total += bitCount(marks[word]);
  return total;
}

function markEach(marks: Int32Array, articles: Uint32Array, from: number, to: number): void {
  for (let row = from; row < to; row++) {
    const article = articles[row];
    marks[article >>> 5] |= 1 << (article & 31);
  }
}

function markAll(marks: Int32Array, others: Int32Array, from: number, to: number): void {
  for (let word = from; word < to; word++) marks[word] |= others[word];
}

function forEachMarked(marks: Int32Array, from: number, to: number, visit: (article: number) => void): void {
  const end = (to + 31) >>> 5;
  for (let word = from >>> 5; word < end; word++) {
    for (let bits = marks[word]; bits !== 0; bits &= bits - 1) visit(word * 32 + 31 - Math.clz32(bits & -bits));
  }
}

const isMarked = (marks: Int32Array, article: number): boolean => (marks[article >>> 5] & (1 << (article & 31))) !== 0;

/** What an article is worth in some lists together. */
export function sumOf(lists: readonly List[], article: number): number {
  let sum = 0;
  for (const list of lists) sum += scoreOf(list, article) * list.weight;
  return sum;
}

/** Added up in the order of the query. */
const exactWorth = ({ words, worth }: AnyWords) => (article: number): number => worth(article, sumOf(words, article));

/** Where nothing bounds what an article is worth, or where the order is another than by worth. */
function offerAll(asked: AnyWords, s: number, best: Ranking): void {
  const { filter: { from, to }, scratch: { marks } } = asked;
  const exact = exactWorth(asked);
  forEachMarked(marks, from, to, (article) => {
    const worth = exact(article);
    if (worth >= best.threshold) best.offer(s, article, worth);
  });
}

/** What a sum of so many words is held against has to be below it by more than it may be off. */
const room = 1 - mostOff;

/**
 * Which part of what it takes to come among the best may be left to words that are looked up. Were it nearly all of it, every
 * article with any other word would be a candidate (measured on news: 0.4 to 0.7 cost the same, 1 and 0.2 a fifth more).
 */
const mostLeft = 0.5;

/** Where fewer than one article in so many can be meant, those are noted down, and the others not looked at. */
const sparse = 4;

function offerBest(unordered: readonly Word[], asked: AnyWords, s: number, best: Ranking): void {
  const { filter: { from, to }, scratch: { sums, bits, marks } } = asked;
  const words = unordered.length < 2 ? unordered : [...unordered].sort((a, b) => b.most - a.most);
  // What the words from each on may add together.
  const rest = words.map(() => 0);
  rest.push(0);
  for (let w = words.length - 1; w >= 0; w--) rest[w] = rest[w + 1] + words[w].most;
  let summed = words.length;
  while (summed > 0 && rest[summed - 1] < best.threshold * mostLeft) summed--;
  const exact = exactWorth(asked);
  const consider = (article: number, sum: number): void => {
    let atMost = sum;
    for (let w = summed; w < words.length; w++) {
      if (atMost + rest[w] < best.threshold * room) return;
      const { list } = words[w];
      atMost += scoreOf(list, article) * list.weight;
    }
    if (atMost < best.threshold * room || !isMarked(marks, article)) return;
    best.offerAbout(s, article, asked.worth(article, atMost), exact);
  };
  let postings = 0;
  for (let w = 0; w < summed; w++) for (const { first, end } of words[w].pieces) postings += end - first;
  const least = (): number => best.threshold * room - rest[summed];
  if (summed === 1 && words[0].pieces.length === 1) {
    const { piece: { articles, scores, weight }, first, end } = words[0].pieces[0];
    let below = least();
    for (let row = first; row < end; row++) {
      const worth = scores[row] * weight;
      if (worth < below || worth === 0) continue;
      consider(articles[row], worth);
      below = least();
    }
  } else if (postings * sparse < to - from) {
    const { touched } = asked.scratch;
    let count = 0;
    for (let w = 0; w < summed; w++) for (const range of words[w].pieces) count = addUpTouched(range, sums, bits, touched, count);
    let below = least();
    for (let i = 0; i < count; i++) {
      const article = touched[i];
      const sum = sums[article];
      sums[article] = 0;
      if (sum < below || sum === 0) continue;
      consider(article, sum);
      below = least();
    }
  } else {
    for (let w = 0; w < summed; w++) for (const range of words[w].pieces) addUp(range, sums);
    considerGreatest(from, to, sums, bits, least, consider);
    sums.fill(0, from, to);
  }
}

function addUp({ piece: { articles, scores, weight }, first, end }: Range, sums: Float32Array): void {
  for (let row = first; row < end; row++) sums[articles[row]] += scores[row] * weight;
}

/** Notes down the articles that had no sum before; the deleted, worth 0, may be noted more than once. */
function addUpTouched({ piece: { articles, scores, weight }, first, end }: Range, sums: Float32Array, bits: Int32Array, touched: Uint32Array, known: number): number {
  let count = known;
  for (let row = first; row < end; row++) {
    const article = articles[row];
    touched[count] = article;
    // The sign of its negative: 1 for every sum but 0, without a jump that goes either way.
    count += 1 - ((0 - bits[article]) >>> 31);
    sums[article] += scores[row] * weight;
  }
  return count;
}

/** Most sums come nowhere near: eight are looked at together. */
function considerGreatest(from: number, to: number, sums: Float32Array, bits: Int32Array, least: () => number, consider: (article: number, sum: number) => void): void {
  let below = leastBits(least()) - 1;
  const some = (first: number, end: number): void => {
    for (let article = first; article < end; article++) {
      if (bits[article] <= below) continue;
      consider(article, sums[article]);
      below = leastBits(least()) - 1;
    }
  };
  const end = to - ((to - from) & 7);
  for (let a = from; a < end; a += 8) {
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

/** The least bits of a sum that is not below a number, of those above 0: positive numbers have the order of their bits. */
function leastBits(number: number): number {
  asNumber[0] = Math.max(0, number);
  return Math.max(1, asBits[0]);
}
