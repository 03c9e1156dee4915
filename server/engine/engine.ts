/** Ask. The port between the query's journey and whatever holds the archive. */
import type { ArticleType, DateOrigin, TitleOrigin } from '../../indexer/article/article.js';
import type { ArticleFacts } from '../../indexer/index/text-record.js';
import type { QueryNode, QueryWarning } from '../query/tree.js';
import type { Match, Sort } from '../search/answer.js';
import type { ArticleText, Occurrence } from '../snippet/article-text.js';
import type { ArticleQuotations } from './quotation.js';

/** Which articles may answer, beside the query. Values are exact; several of one kind mean any of them. */
export interface Filters {
  /** First and last day, inclusive, `YYYY-MM-DD`; null is open. An undated article is in no range. */
  from: string | null;
  to: string | null;
  source: readonly string[];
  author: readonly string[];
  language: readonly string[];
  type: readonly ArticleType[];
  section: readonly string[];
}

export interface EngineRequest {
  tree: QueryNode;
  filters: Filters;
  match: Match;
  sort: Sort;
  /** Hits to pass over, and how many to give. */
  offset: number;
  limit: number;
}

/** What a list of hits shows of an article. */
export interface ArticleCard {
  id: string;
  title: string;
  titleOrigin: TitleOrigin;
  date: string | null;
  dateOrigin: DateOrigin;
  source: string | null;
  author: string | null;
  language: string;
  type: ArticleType;
}

/** An article's text, opened, and where the query's words stand in it. */
export interface OpenedArticle {
  readonly facts: ArticleFacts;
  readonly quotations: ArticleQuotations;
  text: ArticleText;
  /** In order of place. */
  occurrences: Occurrence[];
}

export interface EngineHit {
  card: ArticleCard;
  score: number;
  /** The query's words and phrases that the article has, and those that a relaxed hit lacks, as written. */
  matchedWords: string[];
  missingWords: string[];
  /** Where the query's words stand in the title: places of its own analysis. */
  titleOccurrences: Occurrence[];
  open(): OpenedArticle;
}

export interface EngineAnswer {
  generation: { number: number; articles: number };
  /** Exact. */
  total: number;
  /** Whether articles follow that lack some of the words. */
  relaxed: boolean;
  hits: EngineHit[];
  /** What a limit cut short. */
  warnings: QueryWarning[];
}

export interface Engine {
  search(request: EngineRequest): EngineAnswer;
  /** One article by its id, as a hit of the tree whether or not it matches; null where none is. */
  find(id: string, tree: QueryNode): EngineHit | null;
}
