/** Where does a term stand in one article? The places of a term's row, asked article by article. */
import type { Places } from '../../../indexer/index/places.js';
import type { SpaceReader } from '../../../indexer/index/postings.js';
import { skipInterval } from '../../../indexer/index/schema.js';
import type { Dense } from './dense.js';
import { gallop } from './list.js';

/** Articles that are known again: one for each value of their low bits. */
const remembered = 32;
const noArticles = (): number[] => new Array<number>(remembered).fill(-1);

/** One term in one space of one segment. */
export class TermPlaces {
  /** The row of the list that was asked for last, and where its places begin. */
  private at = 0;
  private start = -1;
  /** The same for articles asked for before: those of a page are asked for again, for their titles and snippets. */
  private knownArticles: number[] = [];
  private knownRows: number[] = [];
  private knownStarts: number[] = [];

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

  /** Fills `places` with those in an article that lie below a place. Quickest where articles are asked for in ascending order. */
  read(article: number, places: Places, below: number): void {
    if (this.find(article)) places.read(this.reader.positions, this.start, this.formCount, below, this.forms);
    else places.length = 0;
  }

  /** Keeps the places behind which the term stands, `offset` further on: for all forms together, as phrases ask for them. */
  keepFollowed(article: number, places: Places, offset: number): void {
    if (this.find(article)) places.keepFollowed(this.reader.positions, this.start, this.formCount, offset);
    else places.length = 0;
  }

  /** Goes to where an article's places begin; says whether it has any. */
  private find(article: number): boolean {
    const slot = article & (remembered - 1);
    if (this.knownArticles[slot] === article) {
      this.start = this.knownStarts[slot];
      this.at = this.knownRows[slot];
      return true;
    }
    const { articles } = this;
    const ahead = this.at < articles.length && articles[this.at] <= article;
    const i = this.rowOf(article, ahead ? this.at : 0);
    if (i < 0) return false;
    const near = ahead && this.start >= 0 && i - this.at < skipInterval;
    this.start = near ? this.reader.behind(this.start, i - this.at) : this.reader.firstPlace(this.row, i);
    this.at = i;
    // Most terms of a pattern are never asked.
    if (this.knownArticles.length === 0) [this.knownArticles, this.knownRows, this.knownStarts] = [noArticles(), noArticles(), noArticles()];
    this.knownArticles[slot] = article;
    this.knownRows[slot] = i;
    this.knownStarts[slot] = this.start;
    return true;
  }

  private rowOf(article: number, from: number): number {
    const { articles, dense } = this;
    if (dense !== null) return dense.row(article);
    const i = gallop(articles, articles.length, article, from);
    return i < articles.length && articles[i] === article ? i : -1;
  }
}
