/** Is an article among some? Nearly always it is not, and one look says so: a search by halves would wait for far memory at every step. */
import { firstRow } from './list.js';

/** Bits for each article, so that few others have the bit of one. */
const bitsEach = 8;

export class ArticleSet {
  /** A bit for the last digits of every article's number. */
  private readonly signs: Int32Array;
  private readonly mask: number;

  /** Ascending. */
  constructor(private readonly articles: Uint32Array) {
    const bits = 2 ** Math.ceil(Math.log2(Math.max(32, bitsEach * articles.length)));
    this.mask = bits - 1;
    this.signs = new Int32Array(bits / 32);
    for (const article of articles) this.signs[(article & this.mask) >>> 5] |= 1 << (article & 31);
  }

  has(article: number): boolean {
    if ((this.signs[(article & this.mask) >>> 5] & (1 << (article & 31))) === 0) return false;
    const { articles } = this;
    const row = firstRow(articles, articles.length, article, 0);
    return row < articles.length && articles[row] === article;
  }
}
