/** Which articles have which values of a column, and how many of some articles have each? Values are numbers. */
import { bitCount, commonBitCounts } from './dense.js';
import { lowest } from './marks.js';
import type { Marked } from './matches.js';

/** How many articles have each value. Values that none has are not looked at. */
export class Tally {
  /** By number, from 0 to the last. */
  readonly counts: Int32Array;
  private readonly numbers: Uint32Array;
  private different = 0;

  constructor(lastNumber: number) {
    this.counts = new Int32Array(lastNumber + 1);
    this.numbers = new Uint32Array(lastNumber + 2);
  }

  /** The numbers that are above 0, in no order. */
  get met(): Uint32Array {
    return this.numbers.subarray(0, this.different);
  }

  add(number: number, articles: number): void {
    if (articles === 0) return;
    const count = this.counts[number];
    // Every number is written, and the next over it where it was met before: there is no jump that goes either way.
    this.numbers[this.different] = number;
    this.different += (count - 1) >>> 31;
    this.counts[number] = count + articles;
  }

  clear(): void {
    for (const number of this.met) this.counts[number] = 0;
    this.different = 0;
  }
}

/** Visits every article, ascending, with the number of each of its values: one at least. */
type EachValue = (visit: (article: number, number: number) => void) => void;

/** A value that one article in so many has is kept as bits, a number of 32 for each: counting them together takes less than a look at each. */
const leastShare = 32;

/** Those of one segment: frequent values as sets of bits, the others article by article. */
export class Occurrences {
  private readonly frequent: { number: number; bits: Int32Array }[] = [];
  /** A bit for each article that has other values. */
  private readonly others: Int32Array;
  /** Where the numbers of each article's other values begin, and where the last end; empty where there are none. */
  private readonly starts: Uint32Array;
  private readonly numbers: Uint32Array;

  constructor(articleCount: number, lastNumber: number, each: EachValue) {
    const counts = new Uint32Array(lastNumber + 1);
    each((_, number) => counts[number]++);
    const words = Math.ceil(articleCount / 32);
    this.others = new Int32Array(words);
    const bitsOf: Int32Array[] = [];
    let rare = 0;
    counts.forEach((count, number) => {
      const isFrequent = count > 0 && count * leastShare >= articleCount;
      bitsOf.push(isFrequent ? new Int32Array(words) : this.others);
      if (isFrequent) this.frequent.push({ number, bits: bitsOf[number] });
      else rare += count;
    });
    this.numbers = new Uint32Array(rare);
    this.starts = new Uint32Array(rare === 0 ? 0 : articleCount + 1);
    let at = 0;
    each((article, number) => {
      const bits = bitsOf[number];
      bits[article >>> 5] |= 1 << (article & 31);
      if (bits === this.others) this.numbers[at++] = number;
      this.starts[article + 1] = at;
    });
  }

  /** Adds those of the articles that are marked. */
  count(tally: Tally, { marks, filled }: Marked): void {
    // Of a few articles it is soon asked whether they have a value.
    const isSparse = filled.length * sparse < marks.length;
    for (const { number, bits } of this.frequent) tally.add(number, isSparse ? commonBitCountsAt(filled, marks, bits) : commonBitCounts(marks, bits));
    const { others, starts, numbers } = this;
    if (numbers.length === 0) return;
    for (const word of filled) {
      for (let bits = marks[word] & others[word]; bits !== 0; bits &= bits - 1) {
        const article = lowest(word, bits);
        for (let at = starts[article]; at < starts[article + 1]; at++) tally.add(numbers[at], 1);
      }
    }
  }
}

/** Where fewer than one number of 32 in so many has a mark, only those that have one are looked at for each value. */
const sparse = 4;

function commonBitCountsAt(places: Uint32Array, numbers: Int32Array, others: Int32Array): number {
  let total = 0;
  for (let i = 0; i < places.length; i++) total += bitCount(numbers[places[i]] & others[places[i]]);
  return total;
}
