/** The shared words of analysis. */

/** One term where it stands. Offsets are never changed by later steps of the analysis. */
export interface Token {
  term: string;
  /** UTF-16 units of the printed word in the analysed text, end exclusive. */
  start: number;
  end: number;
  /**
   * The place among the words, from 0. Terms of one printed word may share a place (a compound's closed form and its
   * first part). Never decreases from token to token.
   */
  position: number;
}

/** Terms of one text in columns: row i of each is one token, in the order of `Token`. */
export interface TokenColumns {
  terms: string[];
  starts: number[];
  ends: number[];
  positions: number[];
}
