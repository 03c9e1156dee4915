/** What does a snippet need of an article? Its text opened at any place, without reading all of it. */
import type { Paragraph } from '../../indexer/article/article.js';

export interface PlacedParagraph extends Paragraph {
  /** Position of its first token in the text's analysis; of the next one where it has none. */
  position: number;
}

export interface ArticleText {
  /** UTF-16 units. */
  readonly length: number;
  /** Lower-case ISO 639-1: chooses the analyzer. */
  readonly language: string;
  readonly paragraphs: readonly PlacedParagraph[];
  /** UTF-16 units, end exclusive. */
  slice(start: number, end: number): string;
  /**
   * The last known start of a word at or before a token position: at most some 64 words earlier, always behind white
   * space or at the text's beginning, so that analysis can begin there and find the same tokens.
   */
  anchor(position: number): { position: number; offset: number };
}

/** Where something the reader asked for stands in the text, in token positions. */
export interface Occurrence {
  position: number;
  /** Positions covered: 1 for a word, more for a phrase. */
  length: number;
  /** Which word or phrase of the query, 0-based. */
  word: number;
  /** To be shown, but not marked: where a quotation begins that is asked for by its speaker. */
  unmarked?: true;
}
