/** What do the pass and its workers say to each other? Everything here crosses a thread: plain data, bytes moved, not copied. */
import type { ReadArticle, RefusalCode } from '../article/article.js';
import type { UnreadDate } from '../store/ledger.js';

/** Articles that are known by a file's place in the plan and, in a file of many records, the line. */
export interface Origin {
  file: number;
  /** 1-based; 0 for a file that is one article. */
  line: number;
}

export interface FileToRead {
  file: number;
  path: string;
  /** What its article is called. */
  id: string;
  /** The publication, where the document names none. */
  source: string | null;
}

export type Task =
  /** The keys of a file's records that are in the index as they are. Comes to each worker before the file's first lines. */
  | { kind: 'known'; file: number; keys: ReadonlySet<string> }
  /** Whole lines of a file of records. */
  | { kind: 'records'; file: FileToRead; firstLine: number; bytes: Uint8Array }
  /** Files that are read here. */
  | { kind: 'files'; files: (FileToRead & { bytes: Uint8Array })[] }
  /** An article that was read elsewhere. */
  | { kind: 'article'; file: FileToRead; article: ReadArticle; sha256: string }
  /** Give out what is collected, but for the articles that turned out to have an id that is taken. */
  | { kind: 'finish'; drop: ReadonlySet<string> };

export interface WorkerOptions {
  language?: string;
  /** A worker makes a segment of what it has collected, and gives it out, once that has so many tokens. */
  segmentTokens: number;
}

export interface TaskRefusal extends Origin {
  path: string;
  code: RefusalCode;
  reason: string;
}

export interface NewArticle extends Origin {
  id: string;
  /**
   * A hash of the record's line, and where the record has no id, so that its line names it, `#` and the line; null for a
   * file that is one article.
   */
  key: string | null;
  /** A date that the document states and that was not understood. */
  unreadDate: UnreadDate | null;
  /** Which of its worker's segments it is in, counted from 0. */
  segment: number;
}

/** The ids of a segment's articles in their order, as `StringColumn` holds them. */
export interface ArticleIds {
  bytes: Uint8Array<ArrayBuffer>;
  starts: Uint32Array<ArrayBuffer>;
}

export type Reply =
  | {
      kind: 'done';
      articles: NewArticle[];
      /** Records that are in the index as they are. */
      unchanged: (Origin & { key: string })[];
      /** Hashes of the files that were read. */
      hashes: { file: number; sha256: string }[];
      refusals: TaskRefusal[];
    }
  /** Stored articles, to be written behind those that came before. */
  | { kind: 'texts'; records: Uint8Array }
  /** The columns of all articles whose texts came since the last segment. Comes before the `done` of the task that filled it. */
  | { kind: 'segment'; columns: Uint8Array<ArrayBuffer>; ids: ArticleIds };
