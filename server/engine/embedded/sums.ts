/** Where is it added up what articles are worth, and noted which were met? Room that every query uses again. */
import { WorthColumns } from './worth-columns.js';

/**
 * What sums are made in: room for one number an article of the segment. The sums and marks are zero between uses. One query at a time uses it.
 */
export class Sums {
  /** Sums that are added up in 64 bits, as those of an article are that is looked up in every list. */
  readonly exact: Float64Array;
  /** A bit an article: bit `article & 31` of number `article >>> 5`. */
  readonly marks: Int32Array;
  /** Room for the numbers of some articles, and for what they are worth: never cleared. */
  readonly chosen: Uint32Array;
  readonly chosenSums: Float64Array;

  /** `columns`: sums in whole numbers. */
  constructor(
    readonly articles: number,
    readonly columns = new WorthColumns(articles),
  ) {
    this.exact = new Float64Array(articles);
    this.marks = new Int32Array(Math.ceil(articles / 32));
    this.chosen = new Uint32Array(articles);
    this.chosenSums = new Float64Array(articles);
  }
}
