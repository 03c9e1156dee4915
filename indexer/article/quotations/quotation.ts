/** What is a quotation? Words that somebody is printed as having said, where they stand, and who said them. */

/** Words between quotation marks, without the marks and the space inside them: UTF-16 units in the paragraph, end exclusive. */
export interface QuotedPart {
  /** 0-based, among the paragraphs given. */
  paragraph: number;
  start: number;
  end: number;
}

export interface Quotation {
  /**
   * In order, never empty. More than one where the attribution interrupts a sentence (`“We came,” she said, “and we
   * saw”`) and where a quotation goes over paragraphs. A new sentence behind an attribution is a quotation of its own.
   * Quotations inside it are part of its words, and so is an attribution that is printed inside the marks, as in French.
   */
  parts: QuotedPart[];
  /** As printed, with titles and without appositions: `Mr Peskov`, `the mayor of Liverton`, `she`. Null where nobody is named. */
  speaker: string | null;
  /**
   * The fullest name that this article has for the speaker, without titles: `Dmitry Peskov` for `Mr Peskov`. Pronouns,
   * offices and names that two people share stay as printed.
   */
  speakerName: string | null;
  /** As printed, in small letters: `said`, `told`, `according to`. Null where there is none, as in `Peskov: “No.”` */
  verb: string | null;
  /** The attribution is an earlier quotation's, which this one plainly continues. */
  carried: boolean;
}
