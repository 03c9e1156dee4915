/** Which articles have which values of a column, and how many of some articles have each? Values are numbers. */
import { commonBitCounts, Dense } from './dense.js';

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

/** Visits the numbers of an article's values, each once. */
export type NumbersOf = (article: number, visit: (number: number) => void) => void;

/** A value that one article in so many has is kept as bits, a number of 32 for each: counting them together takes less than a look at each. */
const leastShare = 32;

/** Those of one segment: frequent values as sets of bits, the others article by article. */
export class Occurrences {
  private readonly frequent: { number: number; bits: Int32Array }[] = [];
  /** The articles that have other values, a row each. */
  private readonly others: Dense;
  /** Where the numbers of each row begin, and where the last end. */
  private readonly starts: Uint32Array;
  private readonly numbers: Uint32Array;

  constructor(articleCount: number, lastNumber: number, numbersOf: NumbersOf) {
    const counts = new Uint32Array(lastNumber + 1);
    for (let article = 0; article < articleCount; article++) numbersOf(article, (number) => counts[number]++);
    const bitsOf = new Map<number, Int32Array>();
    counts.forEach((count, number) => {
      if (count * leastShare >= articleCount) bitsOf.set(number, new Int32Array(Math.ceil(articleCount / 32)));
    });
    const [articles, starts, numbers]: number[][] = [[], [], []];
    for (let article = 0; article < articleCount; article++) {
      numbersOf(article, (number) => {
        const bits = bitsOf.get(number);
        if (bits !== undefined) bits[article >>> 5] |= 1 << (article & 31);
        else {
          if (articles.at(-1) !== article) starts[articles.push(article) - 1] = numbers.length;
          numbers.push(number);
        }
      });
    }
    bitsOf.forEach((bits, number) => this.frequent.push({ number, bits }));
    this.others = new Dense(Uint32Array.from(articles), articleCount);
    this.starts = Uint32Array.from([...starts, numbers.length]);
    this.numbers = Uint32Array.from(numbers);
  }

  /** Adds those of the articles that are marked. */
  count(tally: Tally, marks: Int32Array): void {
    for (const { number, bits } of this.frequent) tally.add(number, commonBitCounts(marks, bits));
    const { others, starts, numbers } = this;
    if (numbers.length > 0) for (let word = 0; word < marks.length; word++) {
      for (let bits = marks[word] & others.bits[word]; bits !== 0; bits &= bits - 1) {
        const row = others.row(word * 32 + 31 - Math.clz32(bits & -bits));
        for (let at = starts[row]; at < starts[row + 1]; at++) tally.add(numbers[at], 1);
      }
    }
  }
}
