/** Which articles have a term, how often, and where? Reads what `term-writer.ts` wrote, whose comment gives the form. */
import { ByteReader } from './bytes.js';
import type { Columns } from './columns.js';
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
  readonly postings: Uint8Array;
  private readonly positionStarts: Uint32Array;
  private readonly positions: Uint8Array;
  private readonly skips: Uint32Array;
  private skipStarts: Uint32Array | null = null;

  constructor(
    columns: Columns,
    readonly space: Space,
  ) {
    this.terms = columns.u32(`${space}.terms`);
    this.starts = columns.u32(`${space}.starts`);
    this.postings = columns.u8(`${space}.postings`);
    this.positionStarts = columns.u32(`${space}.positionStarts`);
    this.positions = columns.u8(`${space}.positions`);
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

  firstByte(row: number): number {
    return this.starts[row];
  }

  decode(row: number): Postings {
    const reader = new ByteReader(this.postings, this.starts[row]);
    const count = reader.varint();
    const [articles, inText, inTitle] = [new Uint32Array(count), new Uint32Array(count), new Uint32Array(count)];
    let article = 0;
    for (let i = 0; i < count; i++) {
      const head = reader.varint();
      article += head >>> 1;
      articles[i] = article;
      if (head & 1) {
        inText[i] = 1;
      } else {
        inText[i] = reader.varint();
        inTitle[i] = reader.varint();
      }
    }
    return { articles, inText, inTitle };
  }

  /** A reader at the places of the i-th article of a row. */
  placesAt(row: number, i: number): ByteReader {
    const block = Math.floor(i / skipInterval);
    let at = this.positionStarts[row];
    if (block > 0) at += this.skips[this.skipStart(row) + block - 1];
    const reader = new ByteReader(this.positions, at);
    skipArticles(reader, i % skipInterval);
    return reader;
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

/** Passes over the places of some articles: to the last entry of each, whose low bit is set. */
export function skipArticles(reader: ByteReader, count: number): void {
  const bytes = reader.bytes;
  let at = reader.at;
  while (count > 0) {
    count -= bytes[at] & 1;
    while (bytes[at++] >= 0x80);
  }
  reader.at = at;
}

/** Reads one article's places below a place; where that is infinite, the reader stands behind them afterwards. */
export function readPlaces(reader: ByteReader, formCount: number, below: number, visit: (place: number, form: number) => void): void {
  let place = 0;
  let last = false;
  while (!last) {
    const entry = reader.varint();
    last = (entry & 1) === 1;
    // Whole numbers of 32 bits are halved and divided quicker than others, and nearly every entry is one.
    const rest = entry < 0x8000_0000 ? entry >>> 1 : Math.floor(entry / 2);
    const gap = formCount === 1 ? rest : Math.floor(rest / formCount);
    place += gap;
    if (place >= below) return;
    visit(place, rest - gap * formCount);
  }
}
