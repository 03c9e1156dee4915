/** The library: `import { openArchive } from 'dateline'`. */
export { openArchive } from './search/archive.js';
export type {
  Archive,
  ArchiveStatus,
  AnswerSnippet,
  ArticleAnswer,
  CountedDateOffer,
  FacetName,
  FacetValue,
  Hit,
  HitOptions,
  Mark,
  Match,
  Offer,
  RelatedAnswer,
  RelatedHit,
  SearchAnswer,
  SearchOptions,
  Sort,
  Timeline,
  TimelineBucket,
  TimelineInterval,
  SuggestAnswer,
  SuggestedQuery,
  SuggestedTitle,
} from './search/answer.js';
export type { ToldFile } from '../indexer/store/ledger-told.js';
