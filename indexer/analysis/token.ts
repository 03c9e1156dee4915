/** The shared words of analysis. */

/** One term where it stands. Offsets are never changed by later steps of the analysis. */
export interface Token {
  /** What is indexed: the folded stem, or the special term of an acronym, number or compound. */
  term: string;
  /** The printed word, folded and unstemmed: what `*`, `?`, `=` and `~` work on. */
  form: string;
  /** UTF-16 units of the printed word in the analysed text, end exclusive. */
  start: number;
  end: number;
  /**
   * The place among the words, from 0. Terms of one printed word may share a place (a compound's closed form and its
   * first part). Never decreases from token to token.
   */
  position: number;
}
