/** The library: `import { openArchive } from 'dateline'`. */
export { openArchive } from './search/archive.js';
export type {
  Archive,
  ArchiveStatus,
  AnswerSnippet,
  ArticleAnswer,
  Hit,
  Mark,
  Match,
  SearchAnswer,
  SearchOptions,
  Sort,
} from './search/answer.js';
