/** How does a query become a page of hits? */
import { decodeCursor, encodeCursor, type Cursor } from '../engine/cursor.js';
import type { Engine, EngineAnswer, EngineHit, EngineRequest, FacetCounts, Nearby } from '../engine/engine.js';
import { dayRange } from '../query/dates.js';
import { parseQuery } from '../query/parse.js';
import { markedHtml } from '../snippet/html.js';
import { markRanges } from '../snippet/marks.js';
import { snippetsOf } from '../snippet/snippet.js';
import type { AnswerSnippet, FacetName, Hit, HitOptions, Match, SearchAnswer, SearchOptions, Sort, TimelineInterval } from './answer.js';
import { atParagraph, QueryAddresses } from './address.js';
import { countedDateOffers } from './counted-date-offers.js';
import { corrections } from './did-you-mean.js';
import { nearbyOf, scaleDays, usualScale } from './nearby.js';
import { placedWarning } from './placed-warning.js';
import { speakerOf } from './quotation-answer.js';

export const facetNames = ['source', 'author', 'language', 'type', 'section', 'decade'] as const satisfies readonly FacetName[];

const usualPerPage = 20;
const usualSnippets = 3;

/** A value that an option cannot have; the sentence names both. */
export class SearchOptionError extends RangeError {
  override name = 'SearchOptionError';
  readonly code = 'invalid-option';
}

/** What a caller without a compiler gives for a query, an id or a folder. Throws `SearchOptionError`. */
export function requireText(name: string, value: unknown): asserts value is string {
  if (typeof value !== 'string') throw new SearchOptionError(`${name} has to be a string, not ${printed(value)}`);
}

const printed = (value: unknown): string => (typeof value === 'string' || value instanceof Object ? JSON.stringify(value) : String(value));

/** `now`: milliseconds on a clock that only goes forward. Throws `SearchOptionError`. */
export function answerSearch(engine: Engine, query: string, options: SearchOptions, now: () => number): SearchAnswer {
  const started = now();
  checkOptions(options);
  const { tree, parsed, warnings } = parseQuery(query);
  const today = dayOfAsking(options);
  const page = whole('page', options.page ?? 1, 1, Number.MAX_SAFE_INTEGER);
  const perPage = whole('perPage', options.perPage ?? usualPerPage, 1, 100);
  const snippets = whole('snippets', options.snippets ?? usualSnippets, 0, 10);
  const after = place(options);
  const { facets = [], timeline = 'none' } = options;
  const request: EngineRequest = {
    tree,
    ...choices(options),
    offset: (page - 1) * perPage,
    limit: perPage,
    after,
    facets: [...new Set(facets)],
    timeline: timeline === 'none' ? null : timeline,
  };
  const answer = engine.search(request);
  const addresses = new QueryAddresses(query);
  const hits = answer.hits.map((hit, i) => presentHit(hit, answer.before + i + 1, addresses, snippets));
  const { missingEverywhere, didYouMean } = corrections(engine, query, request, answer);
  const goesOn = answer.cursor !== null && answer.before + hits.length < answer.total;
  return {
    query,
    parsed,
    warnings: [...warnings, ...answer.warnings.map((warning) => placedWarning(warning, query))],
    dateOffers: countedDateOffers(engine, query, request, today),
    missingEverywhere,
    didYouMean,
    index: { generation: answer.generation.number, articles: answer.generation.articles },
    total: answer.total,
    totalAll: answer.totalAll,
    relaxed: answer.relaxed,
    page: after === null ? page : Math.floor(answer.before / perPage) + 1,
    perPage,
    next: goesOn && answer.cursor !== null ? addresses.search('/api/v1/search', options, { after: encodeCursor(answer.cursor) }) : null,
    tookMs: Math.round((now() - started) * 1000) / 1000,
    hits,
    facets: eachFacet(answer.facets, ({ values }) => values),
    facetsBeyond: eachFacet(answer.facets, ({ beyond }) => beyond),
    timeline: answer.timeline,
  };
}

function eachFacet<Value>(facets: EngineAnswer['facets'], value: (counts: FacetCounts) => Value): Partial<Record<FacetName, Value>> {
  const made: Partial<Record<FacetName, Value>> = {};
  for (const name of facetNames) {
    const counts = facets[name];
    if (counts !== undefined) made[name] = value(counts);
  }
  return made;
}

/** Hits that are looked for at a time. Each is made when it is asked for. */
const portion = 500;

/**
 * Every hit of a search in order, from the options' place on. `engine` is asked before each portion, and may throw where
 * there is none any more. Throws `SearchOptionError`.
 */
export function* everyHit(engine: () => Engine, query: string, options: HitOptions): Generator<Hit, void, undefined> {
  checkOptions(options);
  const needless = ['page', 'perPage', 'facets', 'timeline'].find((name) => name in options);
  if (needless !== undefined) throw new SearchOptionError(`${needless} has no meaning where every hit is given`);
  const { tree } = parseQuery(query);
  const snippets = whole('snippets', options.snippets ?? usualSnippets, 0, 10);
  const asked = { tree, ...choices(options), offset: 0, limit: portion };
  const addresses = new QueryAddresses(query);
  let after = place(options);
  for (;;) {
    const { hits, before, total, cursor } = engine().search({ ...asked, after });
    for (const [i, hit] of hits.entries()) {
      engine();
      yield presentHit(hit, before + i + 1, addresses, snippets);
    }
    if (cursor === null || before + hits.length >= total) return;
    after = cursor;
  }
}

function place({ after, page, sort = 'relevance' }: SearchOptions): Cursor | null {
  if (after === undefined) return null;
  if (page !== undefined) throw new SearchOptionError('page and after cannot both be given: a cursor is a place of its own');
  const cursor = decodeCursor(after);
  if (cursor === null) throw new SearchOptionError('after has to be a cursor that an answer gave');
  if (cursor.sort !== sort) throw new SearchOptionError(`after has to be a cursor of this order: it is of sort ${cursor.sort}, not ${sort}`);
  return cursor;
}

/** Who calls without a compiler is told what is wrong too, as at the endpoint. */
function checkOptions(options: SearchOptions): void {
  if (!isObject(options)) throw new SearchOptionError(`the options have to be an object, not ${printed(options)}`);
  for (const name in options) {
    const kind = kindOf.get(name);
    if (kind === undefined) throw new SearchOptionError(`there is no option ${name}`);
    const value: unknown = options[name as keyof SearchOptions];
    if (value === undefined || kind === 'other') continue;
    if (kind === 'text') {
      requireText(name, value);
    } else if (kind === 'list') {
      if (!Array.isArray(value) || value.some((one) => typeof one !== 'string')) throw new SearchOptionError(`${name} has to be a list of strings`);
    } else if (kind === 'facets') {
      const wrong: unknown = Array.isArray(value) ? value.find((one) => !facetNames.some((facet) => facet === one)) : value;
      if (wrong !== undefined) throw new SearchOptionError(`${name} has to be a list of ${facetNames.join(', ')}, not ${JSON.stringify(wrong)}`);
    } else if (typeof value !== 'string' || !kind.includes(value)) {
      throw new SearchOptionError(`${name} has to be one of ${kind.join(', ')}, not ${JSON.stringify(value)}`);
    }
  }
}

/** Whatever the compiler was told. */
const isObject = (value: unknown): boolean => value instanceof Object && !Array.isArray(value);

/** What may be given: one of some words, a string, a list of strings, or what is looked at where it is read. */
const optionKinds: Record<keyof SearchOptions, readonly string[] | 'text' | 'list' | 'facets' | 'other'> = {
  from: 'text',
  to: 'text',
  today: 'text',
  source: 'list',
  author: 'list',
  language: 'list',
  type: 'list',
  section: 'list',
  sort: ['relevance', 'newest', 'oldest', 'title'] satisfies Sort[],
  near: 'text',
  scale: 'text',
  match: ['auto', 'all', 'any'] satisfies Match[],
  page: 'other',
  perPage: 'other',
  snippets: 'other',
  after: 'text',
  facets: 'facets',
  timeline: ['auto', 'year', 'month', 'day', 'none'] satisfies (TimelineInterval | 'none')[],
};

const kindOf = new Map(Object.entries(optionKinds));

function choices(options: SearchOptions): Pick<EngineRequest, 'filters' | 'match' | 'sort' | 'near'> {
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
    near: nearby(options),
  };
}

function nearby({ near, scale = usualScale }: SearchOptions): Nearby | null {
  if (scaleDays(scale) === null) throw new SearchOptionError(`scale has to be a time such as 90d, 6w, 3m or 2y, not “${scale}”`);
  if (near === undefined) return null;
  const days = nearbyOf(near, scale);
  if (days === null) throw new SearchOptionError(`near has to be a date of the calendar such as 2023, 2023-01 or 2023-01-20, not “${near}”`);
  return days;
}

function dayOfAsking({ today }: SearchOptions): string | null {
  if (today !== undefined && dayRange(today)?.first !== today) throw new SearchOptionError(`today has to be a day of the calendar such as 2023-01-20, not “${today}”`);
  return today ?? null;
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

function presentHit(hit: EngineHit, rank: number, addresses: QueryAddresses, snippets: number): Hit {
  const { card } = hit;
  const url = addresses.article(card.id);
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
