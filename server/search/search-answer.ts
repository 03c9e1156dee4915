/** How does a query become a page of hits? */
import type { Engine, EngineHit, EngineRequest } from '../engine/engine.js';
import { dateOffers, type DateOffer } from '../query/date-offers.js';
import { dayRange } from '../query/dates.js';
import { parseQuery } from '../query/parse.js';
import { markedHtml } from '../snippet/html.js';
import { markRanges } from '../snippet/marks.js';
import { snippetsOf } from '../snippet/snippet.js';
import type { AnswerSnippet, Hit, Match, SearchAnswer, SearchOptions, Sort } from './answer.js';
import { articleAddress, atParagraph, searchAddress } from './address.js';
import { speakerOf } from './quotation-answer.js';

const usualPerPage = 20;
const usualSnippets = 3;

/** A value that an option cannot have; the sentence names both. */
export class SearchOptionError extends RangeError {
  override name = 'SearchOptionError';
  readonly code = 'invalid-option';
}

/** `now`: milliseconds on a clock that only goes forward. Throws `SearchOptionError`. */
export function answerSearch(engine: Engine, query: string, options: SearchOptions, now: () => number): SearchAnswer {
  const started = now();
  checkOptions(options);
  const { tree, parsed, warnings } = parseQuery(query);
  const offers = offered(query, options);
  const page = whole('page', options.page ?? 1, 1, Number.MAX_SAFE_INTEGER);
  const perPage = whole('perPage', options.perPage ?? usualPerPage, 1, 100);
  const snippets = whole('snippets', options.snippets ?? usualSnippets, 0, 10);
  const offset = (page - 1) * perPage;
  const answer = engine.search({ tree, ...choices(options), offset, limit: perPage });
  const hits = answer.hits.map((hit, i) => presentHit(hit, offset + i + 1, query, snippets));
  return {
    query,
    parsed,
    warnings: [...warnings, ...answer.warnings],
    dateOffers: offers,
    index: { generation: answer.generation.number, articles: answer.generation.articles },
    total: answer.total,
    relaxed: answer.relaxed,
    page,
    perPage,
    next: offset + hits.length < answer.total && hits.length > 0 ? searchAddress('/api/v1/search', query, { ...options, page: page + 1 }) : null,
    tookMs: Math.round((now() - started) * 1000) / 1000,
    hits,
  };
}

/** Who calls without a compiler is told what is wrong too, as at the endpoint. */
function checkOptions(options: SearchOptions): void {
  for (const [name, value] of Object.entries(options) as [string, unknown][]) {
    if (!Object.hasOwn(optionKinds, name)) throw new SearchOptionError(`there is no option ${name}`);
    const kind = optionKinds[name as keyof SearchOptions];
    if (value === undefined || kind === 'other') continue;
    if (kind === 'list') {
      if (!Array.isArray(value) || value.some((one) => typeof one !== 'string')) throw new SearchOptionError(`${name} has to be a list of strings`);
    } else if (typeof value !== 'string' || !kind.includes(value)) {
      throw new SearchOptionError(`${name} has to be one of ${kind.join(', ')}, not ${JSON.stringify(value)}`);
    }
  }
}

/** What may be given: one of some words, a list of strings, or what is looked at where it is read. */
const optionKinds: Record<keyof SearchOptions, readonly string[] | 'list' | 'other'> = {
  from: 'other',
  to: 'other',
  today: 'other',
  source: 'list',
  author: 'list',
  language: 'list',
  type: 'list',
  section: 'list',
  sort: ['relevance', 'newest', 'oldest', 'title'] satisfies Sort[],
  match: ['auto', 'all', 'any'] satisfies Match[],
  page: 'other',
  perPage: 'other',
  snippets: 'other',
};

function choices(options: SearchOptions): Pick<EngineRequest, 'filters' | 'match' | 'sort'> {
  return {
    filters: {
      from: day('from', options.from, 'first'),
      to: day('to', options.to, 'last'),
      source: options.source ?? [],
      author: options.author ?? [],
      language: options.language ?? [],
      type: options.type ?? [],
      section: options.section ?? [],
    },
    match: options.match ?? 'auto',
    sort: options.sort ?? 'relevance',
  };
}

/** Who asks with dates has said which. */
function offered(query: string, { from, to, today }: SearchOptions): DateOffer[] {
  if (today !== undefined && dayRange(today)?.first !== today) throw new SearchOptionError(`today has to be a day of the calendar such as 2023-01-20, not “${today}”`);
  return from === undefined && to === undefined ? dateOffers(query, today ?? null) : [];
}

function whole(name: string, value: number, least: number, most: number): number {
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new SearchOptionError(`${name} has to be a whole number from ${least} to ${most}, not ${value}`);
}

function day(name: string, date: string | undefined, end: 'first' | 'last'): string | null {
  if (date === undefined) return null;
  const range = dayRange(date);
  if (range === null) throw new SearchOptionError(`${name} has to be a date of the calendar such as 2023, 2023-01 or 2023-01-20, not “${date}”`);
  return range[end];
}

function presentHit(hit: EngineHit, rank: number, query: string, snippets: number): Hit {
  const { card } = hit;
  const url = articleAddress(card.id, query);
  return {
    id: card.id,
    rank,
    score: hit.score,
    title: card.title,
    titleMarks: markRanges(card.title, card.language, hit.titleOccurrences),
    titleOrigin: card.titleOrigin,
    url,
    date: card.date,
    dateOrigin: card.dateOrigin,
    source: card.source,
    author: card.author,
    language: card.language,
    type: card.type,
    matchedWords: hit.matchedWords,
    missingWords: hit.missingWords,
    snippets: snippets === 0 ? [] : presentSnippets(hit, url, snippets),
  };
}

function presentSnippets(hit: EngineHit, url: string, wanted: number): AnswerSnippet[] {
  const opened = hit.open();
  const { text, occurrences } = opened;
  return snippetsOf(text, occurrences, wanted).map((snippet) => ({
    field: 'text',
    text: snippet.text,
    html: markedHtml(snippet.text, snippet.marks),
    marks: snippet.marks,
    paragraph: snippet.paragraph,
    page: snippet.page,
    section: snippet.section,
    speaker: speakerOf(opened, snippet),
    offset: snippet.offset,
    url: atParagraph(url, snippet.paragraph),
  }));
}
