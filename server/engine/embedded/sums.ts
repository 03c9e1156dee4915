/** Where is it added up what articles are worth, and noted which were met? Room that every query uses again. */

/**
 * What sums are made in: room for one number an article of the segment. The sums and marks are zero between uses. One query at a time uses it.
 */
export class Sums {
  /** Sums that are added up in 64 bits, as those of an article are that is looked up in every list. */
  readonly exact: Float64Array;
  /** Sums in whole numbers. */
  readonly sums: Int32Array;
  /** How many of the sums were nothing before: counted up from whatever it was set to. */
  met = 0;
  /** A bit an article: bit `article & 31` of number `article >>> 5`. */
  readonly marks: Int32Array;
  /** Room for the numbers of some articles, and for their sums: never cleared. */
  readonly candidates: Uint32Array;
  readonly candidateSums: Int32Array;
  /** The same for those of which it is added up what they are worth. */
  readonly chosen: Uint32Array;
  readonly chosenSums: Float64Array;

  constructor(readonly articles: number) {
    this.exact = new Float64Array(articles);
    this.sums = new Int32Array(articles);
    this.marks = new Int32Array(Math.ceil(articles / 32));
    this.candidates = new Uint32Array(articles);
    this.candidateSums = new Int32Array(articles);
    this.chosen = new Uint32Array(articles);
    this.chosenSums = new Float64Array(articles);
  }
}
