/** Which articles are in any of several lists, how many are they, and how many lie in a stretch? A bit an article. */
import { bitCount, bitCounts } from './dense.js';
import type { SegmentFilter } from './filter.js';
import { lowerBound, piecesOf, type List } from './list.js';

/** Rows of a flat list. */
export interface Range {
  piece: List;
  first: number;
  end: number;
}

/** The rows of a list, piece by piece, whose articles are from one on and below another, in a segment of so many. */
export function rangesOf(list: List, { from, to }: SegmentFilter, articles: number): Range[] {
  const ranges: Range[] = [];
  for (const piece of piecesOf(list)) {
    ranges.push({ piece, first: from === 0 ? 0 : lowerBound(piece, from), end: to === articles ? piece.length : lowerBound(piece, to) });
  }
  return ranges;
}

/** What is not marked. */
export interface Unmarked {
  /** Only articles from one on, below another, and where the mask is not 0. */
  filter: SegmentFilter;
  /** A bit an article. */
  deleted: Int32Array | null;
  passed: readonly number[];
}

/** Marks the articles of all ranges that pass, and says how many they are. */
export function mark(marks: Int32Array, lists: readonly { pieces: readonly Range[] }[], { filter, deleted, passed }: Unmarked): number {
  const [first, end] = [filter.from >>> 5, (filter.to + 31) >>> 5];
  markAny(marks, lists, first, end);
  restrict(marks, filter);
  if (deleted !== null) for (let word = first; word < end; word++) marks[word] &= ~deleted[word];
  for (const article of passed) marks[article >>> 5] &= ~(1 << (article & 31));
  return bitCounts(marks, first, end);
}

/** Marks the articles of all ranges; of lists that have bits all those in the numbers of 32 from one on and below another. */
export function markAny(marks: Int32Array, lists: readonly { pieces: readonly Range[] }[], first: number, end: number): void {
  const sets: Int32Array[] = [];
  for (const { pieces } of lists) {
    for (const { piece: { dense, articles }, first: row, end: behind } of pieces) {
      if (dense === null) markEach(marks, articles, row, behind);
      else sets.push(dense.bits);
    }
  }
  // Four at once: what is marked is read and written once for them.
  let set = 0;
  for (; set + 4 <= sets.length; set += 4) markFour(marks, sets[set], sets[set + 1], sets[set + 2], sets[set + 3], first, end);
  for (; set < sets.length; set++) markAll(marks, sets[set], first, end);
}

/** Takes the marks away from what does not pass a filter; nothing is marked in the numbers before and behind those of its articles. */
export function restrict(marks: Int32Array, { from, to, mask }: SegmentFilter): void {
  marks[from >>> 5] &= -1 << (from & 31);
  if ((to & 31) !== 0) marks[to >>> 5] &= ~(-1 << (to & 31));
  if (mask !== null) forEachMarked(marks, from, to, (article) => {
    if (mask[article] === 0) marks[article >>> 5] &= ~(1 << (article & 31));
  });
}

/** How many articles from one on and below another are marked. */
export function countMarked(marks: Int32Array, from: number, to: number): number {
  if (from >= to) return 0;
  const [first, last] = [from >>> 5, (to - 1) >>> 5];
  const head = marks[first] & (-1 << (from & 31));
  if (first === last) return bitCount(head & upTo(to));
  return bitCount(head) + bitCounts(marks, first + 1, last) + bitCount(marks[last] & upTo(to));
}

/** The bits of the number of 32 that holds the article before one, up to it. */
const upTo = (to: number): number => -1 >>> (31 - ((to - 1) & 31));

/** Which numbers of 32 have a mark: no jump that goes either way. */
export function filledNumbers(marks: Int32Array): Uint32Array {
  const filled = new Uint32Array(marks.length);
  let length = 0;
  for (let word = 0; word < marks.length; word++) {
    filled[length] = word;
    length += (marks[word] | -marks[word]) >>> 31;
  }
  return filled.subarray(0, length);
}

/** The first article that is marked, or -1. */
export function firstMarked(marks: Int32Array): number {
  const word = marks.findIndex((bits) => bits !== 0);
  return word < 0 ? -1 : lowest(word, marks[word]);
}

/** The last below one that is marked, or -1. */
export function lastMarked(marks: Int32Array, to: number): number {
  if (to === 0) return -1;
  let word = (to - 1) >>> 5;
  let bits = marks[word] & upTo(to);
  while (bits === 0 && word > 0) bits = marks[--word];
  return bits === 0 ? -1 : word * 32 + 31 - Math.clz32(bits);
}

/** Takes all marks away again. */
export function unmark(marks: Int32Array, { from, to }: SegmentFilter): void {
  marks.fill(0, from >>> 5, (to + 31) >>> 5);
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

function markFour(marks: Int32Array, a: Int32Array, b: Int32Array, c: Int32Array, d: Int32Array, from: number, to: number): void {
  for (let word = from; word < to; word++) marks[word] |= a[word] | b[word] | c[word] | d[word];
}

/** The article of the lowest bit of a number of 32. */
export const lowest = (word: number, bits: number): number => word * 32 + 31 - Math.clz32(bits & -bits);

export function forEachMarked(marks: Int32Array, from: number, to: number, visit: (article: number) => void): void {
  const end = (to + 31) >>> 5;
  for (let word = from >>> 5; word < end; word++) {
    for (let bits = marks[word]; bits !== 0; bits &= bits - 1) visit(lowest(word, bits));
  }
}
