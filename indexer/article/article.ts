/** What did the paper print, and when? The vocabulary that every reader fills in and every later step reads. */

export const articleTypes = ['txt', 'md', 'html', 'pdf', 'ndjson'] as const;
export type ArticleType = (typeof articleTypes)[number];

/** Where an article's date was found; `none` for an undated article, which is indexed all the same. */
export type DateOrigin = 'given' | 'front-matter' | 'header' | 'meta' | 'dateline' | 'file-name' | 'pdf-info' | 'none';

/** Where the title was found. `first-sentence` and `file-name` are made, not printed. */
export type TitleOrigin = 'given' | 'front-matter' | 'header' | 'meta' | 'heading' | 'pdf-info' | 'first-sentence' | 'file-name';

/** `1986`, `1986-04` or `1986-04-28`: as precise as it was printed, always a date of the calendar. */
export type PartialDate = string;

/** `KYIV, March 3 (Reuters) –` gives the place `KYIV` and the agency `Reuters`. */
export interface Dateline {
  place: string | null;
  agency: string | null;
}

/** One printed block of the text. A heading opens a section that lasts to the next heading. */
export interface Paragraph {
  /** UTF-16 units in `Article.text`, end exclusive. */
  start: number;
  end: number;
  kind: 'text' | 'heading';
  /** 1-based page of a paged format, else null. */
  page: number | null;
}

/** What a reader finds in a file: everything an article is, but for the name and hash its source gives it. */
export interface ReadArticle {
  /** Given by NDJSON and posted articles; null where the path makes the id. */
  id: string | null;
  title: string;
  titleOrigin: TitleOrigin;
  date: PartialDate | null;
  dateOrigin: DateOrigin;
  /** A date that the document states and nobody understands, shortened; the date above is another's. Told in reports, and no part of the index. */
  unreadDate?: string;
  /** The publication, where the document names one. */
  source: string | null;
  author: string | null;
  /** Lower-case ISO 639-1. */
  language: string;
  dateline: Dateline | null;
  tags: string[];
  url: string | null;
  type: ArticleType;
  /** The paragraphs and headings in order, joined by a blank line (`\n\n`). Not blank. */
  text: string;
  /** In order, not overlapping, not blank; together they cover all of `text` but the blank lines. */
  paragraphs: Paragraph[];
}

export interface Article extends ReadArticle {
  /** Stable and unique in an archive. */
  id: string;
  /** Path of the file below its source, with `/` between folders; for NDJSON the file the line stood in. */
  path: string;
  /** Lower-case hex SHA-256 of that file's bytes; of the line's for NDJSON. */
  sha256: string;
}

/** Why a document could not become an article. Codes are stable: reports and `status` print them. */
export type RefusalCode =
  | 'damaged' // the format's own parser gave up
  | 'encrypted' // a password is wanted
  | 'empty' // no text at all
  | 'needs-ocr' // pages, but no text layer: neither an article nor a failure
  | 'wrong-type' // not what its name says
  | 'too-large' // beyond the size limit
  | 'too-slow' // beyond the time limit
  | 'too-much-memory'
  | 'unreadable' // the file system refused
  | 'invalid-record' // a line of NDJSON that is no article
  | 'duplicate-id';

/** A document that could not be read: the sentence names what is wrong with it, never only that something is. */
export class Refusal extends Error {
  override name = 'Refusal';
  constructor(
    readonly code: RefusalCode,
    reason: string,
    options?: ErrorOptions,
  ) {
    super(reason, options);
  }
}
