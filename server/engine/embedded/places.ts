/** Where does a term stand in one article? The places of a term's row, asked article by article. */
import type { SpaceReader } from '../../../indexer/index/postings.js';
import { gallop } from './list.js';

/** Places that grow as they are read and are used again for the next article. */
export class Places {
  values = new Int32Array(64);
  length = 0;

  push(place: number): void {
    if (this.length === this.values.length) {
      const grown = new Int32Array(this.length * 2);
      grown.set(this.values);
      this.values = grown;
    }
    this.values[this.length++] = place;
  }
}

/** One term in one space of one segment. */
export class TermPlaces {
  private at = 0;

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
    const from = this.at < articles.length && articles[this.at] <= article ? this.at : 0;
    const i = gallop(articles, articles.length, article, from);
    this.at = i;
    if (i === articles.length || articles[i] !== article) return;
    this.reader.forEachPlace(this.row, i, this.formCount, below, (place, form) => {
      if (forms === null || forms.has(form)) places.push(place);
    });
  }
}
