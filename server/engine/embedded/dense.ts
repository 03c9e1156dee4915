/** In which row of a long list does an article stand? Known in one look: a bit an article, and how many rows come before each 32 of them. */

/** Where fewer than one article in so many has a term, a search by halves is short and the bits would outweigh the list. */
const leastShare = 32;

export class Dense {
  /** Bit `article & 31` of number `article >>> 5`. */
  readonly bits: Int32Array;
  private readonly before: Uint32Array;

  private constructor(articles: Uint32Array, articleCount: number) {
    const words = Math.ceil(articleCount / 32);
    this.bits = new Int32Array(words);
    this.before = new Uint32Array(words);
    const { bits, before } = this;
    for (let row = 0; row < articles.length; row++) bits[articles[row] >>> 5] |= 1 << (articles[row] & 31);
    let rows = 0;
    for (let word = 0; word < words; word++) {
      before[word] = rows;
      rows += bitCount(bits[word]);
    }
  }

  /** Of ascending articles of a segment that has so many; null where they are few. */
  static of(articles: Uint32Array, articleCount: number): Dense | null {
    return articles.length * leastShare < articleCount ? null : new Dense(articles, articleCount);
  }

  has(article: number): boolean {
    return (this.bits[article >>> 5] & (1 << (article & 31))) !== 0;
  }

  /** The row of an article, or -1. */
  row(article: number): number {
    const word = article >>> 5;
    const bits = this.bits[word];
    const bit = 1 << (article & 31);
    return (bits & bit) === 0 ? -1 : this.before[word] + bitCount(bits & (bit - 1));
  }

  /** The same of some articles: no jump that goes either way. */
  rows(articles: Uint32Array, count: number, rows: Int32Array): void {
    const { bits, before } = this;
    for (let i = 0; i < count; i++) {
      const word = articles[i] >>> 5;
      const bit = articles[i] & 31;
      const isIn = (bits[word] >>> bit) & 1;
      rows[i] = Math.imul(isIn, before[word] + bitCount(bits[word] & ((1 << bit) - 1)) + 1) - 1;
    }
  }

  /** Adds what the list's scores have for some articles, under a weight, to sums: no jump that goes either way. */
  addScores(articles: Uint32Array, scores: Float32Array, weight: number, sums: Float64Array, count: number): void {
    const { bits, before } = this;
    for (let i = 0; i < count; i++) {
      const word = articles[i] >>> 5;
      const bit = articles[i] & 31;
      const isIn = (bits[word] >>> bit) & 1;
      // The first row stands for none.
      const row = isIn * (before[word] + bitCount(bits[word] & ((1 << bit) - 1)));
      sums[i] += scores[row] * isIn * weight;
    }
  }

  /** Those of some articles that are in the list. */
  common(articles: Uint32Array): Uint32Array {
    const { bits } = this;
    const common = new Uint32Array(articles.length);
    let length = 0;
    // No jump that goes either way.
    for (const article of articles) {
      common[length] = article;
      length += (bits[article >>> 5] >>> (article & 31)) & 1;
    }
    return common.subarray(0, length);
  }
}

/** How many bits of a number of 32 are set: sums of neighbours, ever wider. */
export function bitCount(bits: number): number {
  const fours = foursOf(bits);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** How many bits of some numbers are set. */
export function bitCounts(numbers: Int32Array, from: number, to: number): number {
  let total = 0;
  let i = from;
  for (; i + 3 <= to; i += 3) total += bitCountOfThree(numbers[i], numbers[i + 1], numbers[i + 2]);
  for (; i < to; i++) total += bitCount(numbers[i]);
  return total;
}

/** How many bits are set in both of some numbers. */
export function commonBitCounts(numbers: Int32Array, others: Int32Array): number {
  let total = 0;
  let i = 0;
  for (; i + 3 <= numbers.length; i += 3) total += bitCountOfThree(numbers[i] & others[i], numbers[i + 1] & others[i + 1], numbers[i + 2] & others[i + 2]);
  for (; i < numbers.length; i++) total += bitCount(numbers[i] & others[i]);
  return total;
}

/** Their sums of four bits have room beside each other. */
function bitCountOfThree(a: number, b: number, c: number): number {
  const sums = foursOf(a) + foursOf(b) + foursOf(c);
  return Math.imul((sums & 0x0f0f0f0f) + ((sums >>> 4) & 0x0f0f0f0f), 0x01010101) >>> 24;
}

/** How many bits of each four of 32 are set. */
function foursOf(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  return (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
}
