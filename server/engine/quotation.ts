/** Who says what in an article? Its quotations, as whatever holds the archive tells them. */

export interface ArticleQuotation {
  /** The fullest name that the article has; a pronoun or an office where it has none. Null where nobody is named. */
  speaker: string | null;
  /** As printed beside the quotation, with titles. */
  speakerAsWritten: string | null;
  /** As printed, in small letters. */
  verb: string | null;
  /** The speaker is an earlier quotation's, which this one plainly continues. */
  carried: boolean;
  /** UTF-16 units of the article's text, end exclusive, without the marks; in order, never empty. */
  parts: { start: number; end: number }[];
}

export interface ArticleQuotations {
  /** In order of place. */
  all(): ArticleQuotation[];
  /** Whose words a stretch of the text is; null where it is not all in one part of a quotation, or nobody is named. */
  speakerAt(start: number, end: number): string | null;
}
