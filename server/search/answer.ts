/**
 * The question as `search/` takes it and the answer as it gives it: the library's own types, which the API prints. Longer than most:
 * a vocabulary, in which one word explains the next.
 */
import type { ArticleType, DateOrigin, TitleOrigin } from '../../indexer/article/article.js';
import type { ToldFiles } from '../../indexer/store/ledger-told.js';
import type { DateOffer } from '../query/date-offers.js';
import type { QueryWarning } from '../query/tree.js';

export type Sort = 'relevance' | 'newest' | 'oldest' | 'title';
export type Match = 'auto' | 'all' | 'any';

export type TimelineInterval = 'auto' | 'year' | 'month' | 'day';
export type FacetName = 'source' | 'author' | 'language' | 'type' | 'section' | 'decade';

/** The endpoint's parameters in camelCase. Of sources, authors, languages, types and sections a value behind `-` is excluded. */
export interface SearchOptions {
  /** Partial dates, inclusive. */
  from?: string;
  to?: string;
  /** The day on which is asked, `YYYY-MM-DD`: from it `last march` is counted. Without it only dates that name their year are offered. */
  today?: string;
  source?: string[];
  author?: string[];
  language?: string[];
  type?: (ArticleType | `-${ArticleType}`)[];
  section?: string[];
  sort?: Sort;
  /** A year, month or day: the score of an article falls with the days between; and how fast, as `90d`, `6w`, `3m` or `2y` (default `1y`). */
  near?: string;
  scale?: string;
  match?: Match;
  /** 1-based; default 1. */
  page?: number;
  /** 1–100; default 20. */
  perPage?: number;
  /** At most this many an article, 0–10; default 3. */
  snippets?: number;
  /** A cursor, the value of `after=` in an answer's `next`: the hits behind its place, in place of a page. */
  after?: string;
  /** What is counted over all hits; nothing where nothing is said. */
  facets?: FacetName[];
  timeline?: TimelineInterval | 'none';
}

export interface FacetValue {
  /** null for the articles that have none. */
  value: string | null;
  count: number;
}

export interface TimelineBucket {
  /** First and last day, inclusive. */
  from: string;
  to: string;
  /** Hits of these days, and articles of the whole archive. */
  count: number;
  articles: number;
}

export interface Timeline {
  interval: 'day' | 'month' | 'year' | 'decade';
  /** In order, none left out. */
  buckets: TimelineBucket[];
  /** Hits without a date. */
  undated: number;
}

/** Of a list of every hit, which has no pages. */
export type HitOptions = Omit<SearchOptions, 'page' | 'perPage' | 'facets' | 'timeline'>;

/** UTF-16 units in the text given beside it, end exclusive. */
export interface Mark {
  start: number;
  end: number;
}

export interface AnswerSnippet {
  field: 'text';
  text: string;
  /** Escaped; holds no tag but `<mark>`. */
  html: string;
  marks: Mark[];
  /** 1-based number of the paragraph the snippet begins in. */
  paragraph: number;
  page: number | null;
  /** The heading it stands under. */
  section: string | null;
  /** Whose words are marked in it, or asked for by their speaker; null where they are nobody's, nobody is named, or several are. */
  speaker: string | null;
  /** Where `text` begins in the article's text, UTF-16 units. */
  offset: number;
  url: string;
}

export interface Hit {
  id: string;
  /** 1-based, over all pages. */
  rank: number;
  score: number;
  title: string;
  titleMarks: Mark[];
  titleOrigin: TitleOrigin;
  url: string;
  date: string | null;
  dateOrigin: DateOrigin;
  source: string | null;
  author: string | null;
  language: string;
  type: ArticleType;
  /** The query's words and phrases that the article has, as the reader wrote them. */
  matchedWords: string[];
  /** The plain words of the query that a relaxed hit lacks. */
  missingWords: string[];
  snippets: AnswerSnippet[];
}

/** A date that a query names in words, and what it finds. */
export interface CountedDateOffer extends DateOffer {
  /** What a search for its query and dates finds, with the same options. */
  total: number;
}

/** Another spelling of a query. */
export interface Offer {
  query: string;
  /** What a search for it finds, with the same options. */
  total: number;
}

export interface SearchAnswer {
  query: string;
  parsed: string;
  warnings: QueryWarning[];
  /** Dates that the query names in words, unless it is asked with dates: the words are looked for, the dates are offered, if they find something. */
  dateOffers: CountedDateOffer[];
  /** Words of the query that no article has; behind their field, if they have one. */
  missingEverywhere: string[];
  /** Made of words of the archive, the likeliest first. On the first page. */
  didYouMean: Offer[];
  index: { generation: number; articles: number };
  total: number;
  /** How many of them have all the words: fewer than `total` where the answer is relaxed; null where any of several is enough. */
  totalAll: number | null;
  relaxed: boolean;
  page: number;
  perPage: number;
  next: string | null;
  tookMs: number;
  hits: Hit[];
  /** Those that were asked for: the most frequent values first, equal ones by name, last those without a value. */
  facets: Partial<Record<FacetName, FacetValue[]>>;
  /** How many values each facet has beside those that are given. */
  facetsBeyond: Partial<Record<FacetName, number>>;
  /** null where none was asked for. */
  timeline: Timeline | null;
}

export interface AnswerQuotation {
  /** Its parts, with a space between. */
  text: string;
  /** The fullest name that the article has for the speaker; null where nobody is named. */
  speaker: string | null;
  /** As printed beside the quotation. */
  speakerAsWritten: string | null;
  /** As printed, in small letters: `said`, `according to`. */
  verb: string | null;
  /** The speaker is an earlier quotation's, which this one plainly continues. */
  carried: boolean;
  /** Where it stands in the article's text, without the quotation marks: UTF-16 units, end exclusive; paragraphs from 1. */
  parts: { paragraph: number; start: number; end: number }[];
}

/** One article with the query's marks, as its page and `GET /api/v1/articles/:id` show it. */
export interface ArticleAnswer {
  id: string;
  title: string;
  titleMarks: Mark[];
  titleOrigin: TitleOrigin;
  date: string | null;
  dateOrigin: DateOrigin;
  source: string | null;
  author: string | null;
  language: string;
  type: ArticleType;
  dateline: { place: string | null; agency: string | null } | null;
  tags: string[];
  /** Where the article was published. */
  publishedAt: string | null;
  path: string;
  sha256: string;
  text: string;
  paragraphs: {
    /** 1-based: its anchor is `#p` and this. */
    number: number;
    kind: 'text' | 'heading';
    page: number | null;
    /** UTF-16 units in `text`, end exclusive. */
    start: number;
    end: number;
    /** In the paragraph's own text. */
    marks: Mark[];
  }[];
  /** In order of place. */
  quotations: AnswerQuotation[];
}

/** The query with its last word gone on. */
export interface SuggestedQuery {
  query: string;
  /** The word that it ends in. */
  word: string;
  /** How many articles have that word. */
  articles: number;
  url: string;
}

/** The title of an article, with marks of the words that it was found by. */
export interface SuggestedTitle {
  id: string;
  title: string;
  titleMarks: Mark[];
  date: string | null;
  source: string | null;
  url: string;
}

/** What a query that is still being written may become. */
export interface SuggestAnswer {
  query: string;
  completions: SuggestedQuery[];
  titles: SuggestedTitle[];
}

/** An article about the same as another. */
export interface RelatedHit extends Omit<Hit, 'titleMarks' | 'matchedWords' | 'missingWords' | 'snippets'> {
  /** Words that both have and few other articles, the most telling first; folded. */
  sharedWords: string[];
  /** Whether its text is the same in nearly all: a reprint, a version. */
  nearDuplicate: boolean;
}

export interface RelatedAnswer {
  id: string;
  /** At most ten, the best first. */
  related: RelatedHit[];
}

/** Counts and failures of the open index, as `status --json` prints them. */
export interface ArchiveStatus extends ToldFiles {
  generation: number;
  articles: number;
  undated: number;
  /** First and last date of the archive's dated articles. */
  dates: { first: string; last: string } | null;
  byType: Record<string, number>;
  byLanguage: Record<string, number>;
  segments: number;
  bytes: { index: number; texts: number };
  /** Files of other types, README files and dot files. */
  skipped: number;
}

/** The server without HTTP. Follows new generations by itself. */
export interface Archive {
  search(query: string, options?: SearchOptions): Promise<SearchAnswer>;
  /**
   * Every hit in order, made as it is asked for, all of the generation that answered the first. That one is held open until
   * the loop has ended or was left. Pages and counts have no meaning here.
   */
  hits(query: string, options?: HitOptions): AsyncGenerator<Hit, void, undefined>;
  /** null where no such article is. With a query, the article's marks for it. */
  article(id: string, query?: string): Promise<ArticleAnswer | null>;
  /** How a query that is still being written may go on. */
  suggest(text: string): Promise<SuggestAnswer>;
  /** The articles about the same as this one; null where no such article is. */
  related(id: string): Promise<RelatedAnswer | null>;
  /** The generation that answers now, and when it was made (ISO 8601). */
  generation(): { generation: number; articles: number; committedAt: string };
  status(): Promise<ArchiveStatus>;
  close(): Promise<void>;
}
