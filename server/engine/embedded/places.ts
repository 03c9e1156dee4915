/** Where does a term stand in one article? The places of a term's row, asked article by article. */
import { ByteReader } from '../../../indexer/index/bytes.js';
import { readPlaces, skipArticles, type SpaceReader } from '../../../indexer/index/postings.js';
import { skipInterval } from '../../../indexer/index/schema.js';
import { gallop } from './list.js';

const noPlaces = new Int32Array(0);

/** Places that grow as they are read and are used again for the next article. */
export class Places {
  values = noPlaces;
  length = 0;

  push(place: number): void {
    if (this.length === this.values.length) {
      const grown = new Int32Array(Math.max(64, this.length * 2));
      grown.set(this.values);
      this.values = grown;
    }
    this.values[this.length++] = place;
  }
}

/** One term in one space of one segment. */
export class TermPlaces {
  /** The row of the list that was asked for last, and where its places begin. */
  private at = 0;
  private start: ByteReader | null = null;

  constructor(
    private readonly reader: SpaceReader,
    private readonly row: number,
    /** The articles of the row, ascending. */
    readonly articles: Uint32Array,
    private readonly formCount: number,
    /** Which of the term's printed forms count; null for all. */
    private readonly forms: ReadonlySet<number> | null,
  ) {}

  /** Fills `places` with those in an article that lie below a place. Quickest where articles are asked for in ascending order. */
  read(article: number, places: Places, below: number): void {
    places.length = 0;
    const { articles, forms } = this;
    const ahead = this.at < articles.length && articles[this.at] <= article;
    const i = gallop(articles, articles.length, article, ahead ? this.at : 0);
    if (i === articles.length || articles[i] !== article) return;
    const near = ahead && this.start !== null && i - this.at < skipInterval;
    const start = near && this.start !== null ? this.start : this.reader.placesAt(this.row, i);
    if (near) skipArticles(start, i - this.at);
    this.at = i;
    this.start = start;
    readPlaces(new ByteReader(start.bytes, start.at), this.formCount, below, (place, form) => {
      if (forms === null || forms.has(form)) places.push(place);
    });
  }
}
