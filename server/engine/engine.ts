/** Ask. The port between the query's journey and whatever holds the archive. */
import type { ArticleType, DateOrigin, TitleOrigin } from '../../indexer/article/article.js';
import type { ArticleFacts } from '../../indexer/index/text-record.js';
import type { QueryNode, WordField } from '../query/tree.js';
import type { FacetName, FacetValue, Match, Sort, Timeline, TimelineInterval } from '../search/answer.js';
import type { ArticleText, Occurrence } from '../snippet/article-text.js';
import type { PrintedWords } from '../snippet/words.js';
import type { ArticleQuotations } from './quotation.js';
import type { Cursor } from './cursor.js';

/**
 * Which articles may answer, beside the query. Values are whole, in either case; several of one kind mean any of them. A value
 * behind `-` is excluded; `*` is any value at all, so `-*` are the articles without one; `\\` before a value takes it as it is.
 */
export interface Filters {
  /** First and last day, inclusive, `YYYY-MM-DD`; null is open. An undated article is in no range. */
  from: string | null;
  to: string | null;
  source: readonly string[];
  author: readonly string[];
  language: readonly string[];
  type: readonly string[];
  section: readonly string[];
}

/** Some days, and how far from them a score falls to three fifths (exp -½). */
export interface Nearby {
  /** `YYYY-MM-DD`, inclusive. */
  first: string;
  last: string;
  scaleDays: number;
}

export interface EngineRequest {
  tree: QueryNode;
  filters: Filters;
  match: Match;
  sort: Sort;
  /** Days near which an article is worth more; null for none. */
  near?: Nearby | null;
  /** Hits to pass over, and how many to give. */
  offset: number;
  limit: number;
  /** A place of this sort's order behind which the hits begin; the offset counts from there. */
  after?: Cursor | null;
  /** What is counted beside the hits; nothing where nothing is said. */
  facets?: readonly FacetName[];
  timeline?: TimelineInterval | null;
}

/** What is asked of the whole archive: how many articles have all of something. */
export const unfiltered: Omit<EngineRequest, 'tree'> = {
  filters: { from: null, to: null, source: [], author: [], language: [], type: [], section: [] },
  match: 'all',
  sort: 'newest',
  offset: 0,
  limit: 0,
};

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
  /** Of the title; found when they are first asked for. */
  readonly titleWords: PrintedWords;
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

/** The values of one facet. */
export interface FacetCounts {
  /** The most frequent first, equal ones by name, last those without a value. */
  values: FacetValue[];
  /** How many values there are beside these. */
  beyond: number;
}

export interface EngineAnswer {
  generation: { number: number; articles: number };
  /** Exact. */
  total: number;
  /** How many of them have all the words; null where any of several is enough. */
  totalAll: number | null;
  /** Whether articles follow that lack some of the words. */
  relaxed: boolean;
  hits: EngineHit[];
  /** How many hits come before these. */
  before: number;
  /** The place of the last of the hits; null where there are none. */
  cursor: Cursor | null;
  facets: Partial<Record<FacetName, FacetCounts>>;
  timeline: Timeline | null;
  /** Words and phrases of the query that no article has, whatever it is asked together with; as written. */
  absent: string[];
  warnings: EngineWarning[];
  /** Asked before the next search. */
  rewordings: Rewordings;
}

/** What a limit cut short. */
export interface EngineWarning {
  /** Stable, kebab-case. */
  code: string;
  message: string;
  /** The word of the query that it is about, as written; null where it is about all of it. */
  word: string | null;
}

/** What a query would find that differs from one that was answered in a few words. */
export interface Rewordings {
  /** How many articles have a word, whether it is the query's or not; exact where they are not more than `enough`. */
  frequency(word: Extract<QueryNode, { kind: 'word' | 'speaker' }>, enough: number): number;
  /** How well a word goes with the plain words of the query but the one that it would replace: ln of how much likelier these are in articles that have it, all taken together. */
  fit(word: string, insteadOf: string): number;
  /**
   * What another query would find under the same filters and the same `match`, and how many of these have all its words. Exact; null
   * where it asks for more work than one query may have.
   */
  count(tree: QueryNode): { all: number; total: number } | null;
}

/** Where a word's other spellings are looked for: where it is asked for. */
export type SpelledField = WordField | 'speaker';

/** A printed word of the archive, folded, that is like another. */
export interface Spelling {
  text: string;
  /** Letters more, less or other, or neighbours swapped. */
  edits: number;
  /** How often it is printed there; of a word in names, how many articles quote somebody of the name. */
  count: number;
}

/** A word of the archive that begins as another does. */
export interface Completion {
  /** With its accents, and a capital where it always has one. */
  text: string;
  /** How many articles have it. */
  articles: number;
}

/** How a query may go on: what it has so far is looked for once. */
export interface Continuations {
  /** Words of a field that begin so: those first that go with the query's. None for an empty beginning. */
  completions(begun: string, field: WordField, most: number): Completion[];
  /** Those of the best articles for plain words whose titles have all of these that say something; `most`: articles that are looked at. */
  titled(words: readonly string[], most: number): EngineHit[];
}

/** An article about the same as another. */
export interface RelatedArticle {
  card: ArticleCard;
  score: number;
  /** What both have and few others, the most telling first; folded. */
  sharedWords: string[];
  /** Whether both texts are the same in nearly all. */
  nearDuplicate: boolean;
}

export interface Engine {
  search(request: EngineRequest): EngineAnswer;
  /** One article by its id, as a hit of the tree whether or not it matches; null where none is. */
  find(id: string, tree: QueryNode): EngineHit | null;
  /** Two words of the archive that a word may be when parted, the one behind the other in so many articles: the most frequent first. */
  partings(word: string): readonly Spelling[];
  /** The words of a field one edit away from a word, or two from a long one, which is not among them: the nearest first. */
  spellings(word: string, field: SpelledField): readonly Spelling[];
  /** Words of the names of quoted people that begin so, as they are printed: those first that most articles have. None for an empty beginning. */
  speakers(begun: string, most: number): Completion[];
  /** How a query goes on that is written so far. */
  continuations(before: QueryNode): Continuations;
  /** The best first, never itself; null where no article has the id. */
  related(id: string, most: number): RelatedArticle[] | null;
}
