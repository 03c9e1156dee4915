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
  /** How many places it covers: 1, but for a compound's closed form, which covers one for each part. */
  places: number;
}

/**
 * Takes tokens one after another, in the order of their positions, without an object for each. Of several tokens at one
 * position the first is the printed word's own; those after it are further ways to find it (`5bn` for `$5bn`, a part of
 * a compound).
 */
export type TokenSink = (term: string, form: string, start: number, end: number, position: number, places: number) => void;
