/** Which articles have a term, how often, and where? Reads what `term-writer.ts` wrote. */
import { ByteReader } from './bytes.js';
import type { Columns } from './columns.js';
import { behindArticles, inFours } from './places.js';
import { PostingReader } from './posting.js';
import { skipInterval, type Space } from './schema.js';

/** One term's postings in one space, decoded. Row i of each is one article. */
export interface Postings {
  articles: Uint32Array;
  inText: Uint32Array;
  inTitle: Uint32Array;
}

/** The places of one space's terms, to be asked article by article. */
export class SpaceReader {
  /** Numbers of the terms that have postings here, ascending. */
  readonly terms: Uint32Array;
  private readonly starts: Uint32Array;
  private readonly postings: Uint8Array;
  private readonly postingsView: DataView;
  private readonly positionStarts: Uint32Array;
  readonly positions: Uint8Array;
  private readonly positionsInFours: Int32Array;
  private readonly skips: Uint32Array;
  private skipStarts: Uint32Array | null = null;

  constructor(
    columns: Columns,
    readonly space: Space,
  ) {
    this.terms = columns.u32(`${space}.terms`);
    this.starts = columns.u32(`${space}.starts`);
    this.postings = columns.u8(`${space}.postings`);
    this.postingsView = new DataView(this.postings.buffer, this.postings.byteOffset, this.postings.byteLength);
    this.positionStarts = columns.u32(`${space}.positionStarts`);
    this.positions = columns.u8(`${space}.positions`);
    this.positionsInFours = inFours(this.positions);
    this.skips = columns.u32(`${space}.skips`);
  }

  /** The row of a term here, or -1. */
  row(term: number): number {
    const terms = this.terms;
    let low = 0;
    let high = terms.length - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      if (terms[middle] < term) low = middle + 1;
      else if (terms[middle] > term) high = middle - 1;
      else return middle;
    }
    return -1;
  }

  /** How many articles have the term of a row, deleted ones among them. */
  count(row: number): number {
    return new ByteReader(this.postings, this.starts[row]).varint();
  }

  /** The postings of a row, to be gone through one by one. */
  postingsOf(row: number): PostingReader {
    return new PostingReader(this.postings, this.postingsView, this.starts[row]);
  }

  decode(row: number): Postings {
    const postings = this.postingsOf(row);
    const { count } = postings;
    const [articles, inText, inTitle] = [new Uint32Array(count), new Uint32Array(count), new Uint32Array(count)];
    for (let i = 0; i < count; i++) {
      postings.next();
      articles[i] = postings.article;
      inText[i] = postings.inText;
      inTitle[i] = postings.inTitle;
    }
    return { articles, inText, inTitle };
  }

  /** The first articles of a row, at most so many: in the body the newest. */
  firstArticles(row: number, most: number): Uint32Array {
    const articles = new Uint32Array(Math.min(most, this.count(row)));
    this.readFirst(row, articles);
    return articles;
  }

  /** Fills in as many of them as there is room for; says how many there are. */
  readFirst(row: number, articles: Uint32Array): number {
    const postings = this.postingsOf(row);
    const count = Math.min(articles.length, postings.count);
    for (let i = 0; i < count; i++) {
      postings.next();
      articles[i] = postings.article;
    }
    return count;
  }

  /** The articles of a row that have the term in the title. */
  titled(row: number): Uint32Array {
    const postings = this.postingsOf(row);
    const articles: number[] = [];
    for (let i = 0; i < postings.count; i++) {
      postings.next();
      if (postings.inTitle > 0) articles.push(postings.article);
    }
    return Uint32Array.from(articles);
  }

  /** A reader at the places of the i-th article of a row. */
  placesAt(row: number, i: number): ByteReader {
    return new ByteReader(this.positions, this.firstPlace(row, i));
  }

  /** The byte of `positions` where the places of the i-th article of a row begin. */
  firstPlace(row: number, i: number): number {
    const block = Math.floor(i / skipInterval);
    let at = this.positionStarts[row];
    if (block > 0) at += this.skips[this.skipStart(row) + block - 1];
    return this.behind(at, i % skipInterval);
  }

  /** The byte behind the places of so many articles, the first of which begin at one. */
  behind(from: number, articles: number): number {
    return behindArticles(this.positions, this.positionsInFours, from, articles);
  }

  /** The skips of all rows lie behind one another: where those of a row begin is summed once, when first asked for. */
  private skipStart(row: number): number {
    if (this.skipStarts === null) {
      this.skipStarts = new Uint32Array(this.terms.length);
      let at = 0;
      for (let r = 0; r < this.terms.length; r++) {
        this.skipStarts[r] = at;
        at += Math.floor((this.count(r) - 1) / skipInterval);
      }
    }
    return this.skipStarts[row];
  }
}
