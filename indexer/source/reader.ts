/** What does every reader take and give? One function a format: the bytes of a file become an article or a refusal. */
import type { ReadArticle } from '../article/article.js';

export interface SourceFile {
  /** Below its source, with `/` between folders. */
  path: string;
  bytes: Uint8Array;
}

export interface ReadOptions {
  /** Lower-case ISO 639-1, for articles that declare none: nothing is guessed then. */
  language?: string;
}

/** Throws `Refusal`, and nothing else, where the file is no article. */
export type Reader = (file: SourceFile, options: ReadOptions) => ReadArticle | Promise<ReadArticle>;
