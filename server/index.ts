/** The library: `import { openArchive } from 'dateline'`. */
export { openArchive } from './search/archive.js';
export type {
  Archive,
  ArchiveStatus,
  AnswerSnippet,
  ArticleAnswer,
  FacetName,
  FacetValue,
  Hit,
  HitOptions,
  Mark,
  Match,
  SearchAnswer,
  SearchOptions,
  Sort,
  Timeline,
  TimelineBucket,
  TimelineInterval,
} from './search/answer.js';
