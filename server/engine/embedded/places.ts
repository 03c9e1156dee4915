/** Where does a term stand in one article? The places of a term's row, asked article by article. */
import type { Places } from '../../../indexer/index/places.js';
import type { SpaceReader } from '../../../indexer/index/postings.js';
import { skipInterval } from '../../../indexer/index/schema.js';
import type { Dense } from './dense.js';
import { gallop } from './list.js';

/** One term in one space of one segment. Asked quickest for articles in ascending order. */
export class TermPlaces {
  /** The row of `articles` that was asked for last, and the byte where its places begin; -1 before the first. */
  private at = 0;
  private start = -1;

  constructor(
    private readonly reader: SpaceReader,
    private readonly row: number,
    /** The articles of the row, ascending. */
    readonly articles: Uint32Array,
    private readonly formCount: number,
    /** Which of the term's printed forms count; null for all. */
    private readonly forms: ReadonlySet<number> | null,
    readonly dense: Dense | null = null,
  ) {}

  /** Fills `places` with those in an article that lie below a place. */
  read(article: number, places: Places, below: number): void {
    this.readAt(this.rowOf(article), places, below);
  }

  /** The same for the article in a row of `articles`; -1 for one that is not there. */
  readAt(i: number, places: Places, below: number): void {
    if (i >= 0) places.read(this.reader.positions, this.startOf(i), this.formCount, below, this.forms);
    else places.length = 0;
  }

  /** Keeps the places behind which the term stands, `offset` further on: for all forms together, as phrases ask for them. */
  keepFollowed(article: number, places: Places, offset: number): void {
    const i = this.rowOf(article);
    if (i >= 0) places.keepFollowed(this.reader.positions, this.startOf(i), this.formCount, offset);
    else places.length = 0;
  }

  private startOf(i: number): number {
    const ahead = i - this.at;
    const isNear = this.start >= 0 && ahead >= 0 && ahead < skipInterval;
    this.start = isNear ? this.reader.behind(this.start, ahead) : this.reader.firstPlace(this.row, i);
    this.at = i;
    return this.start;
  }

  private rowOf(article: number): number {
    const { articles, dense, at } = this;
    if (dense !== null) return dense.row(article);
    const i = gallop(articles, articles.length, article, at < articles.length && articles[at] <= article ? at : 0);
    return i < articles.length && articles[i] === article ? i : -1;
  }
}
