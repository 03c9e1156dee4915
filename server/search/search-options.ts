/** What may a search be told? Options that are checked and have their usual values, or a sentence that names what is wrong. */
import { inspect } from 'node:util';
import { decodeCursor, type Cursor } from '../engine/cursor.js';
import type { EngineRequest, Nearby } from '../engine/engine.js';
import { dayRange } from '../query/dates.js';
import type { FacetName, HitOptions, Match, SearchOptions, Sort, TimelineInterval } from './answer.js';
import { nearbyOf, scaleDays, usualScale } from './nearby.js';

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

/** In one line, whatever it is. */
const printed = (value: unknown): string => (typeof value === 'string' ? JSON.stringify(value) : inspect(value, { depth: 1, breakLength: Infinity }));

/** What the engine is asked beside the query and the place in the hits. */
export type Choices = Pick<EngineRequest, 'filters' | 'match' | 'sort' | 'near'>;

/** A search of a page of hits. */
export interface AskedSearch {
  choices: Choices;
  page: number;
  perPage: number;
  snippets: number;
  after: Cursor | null;
  /** The day from which dates in words are counted. */
  today: string | null;
  facets: FacetName[];
  timeline: TimelineInterval | null;
}

/** Throws `SearchOptionError`. */
export function readOptions(options: SearchOptions): AskedSearch {
  checkOptions(options);
  const { page = 1, perPage = usualPerPage, facets = [], timeline = 'none' } = options;
  return {
    choices: choices(options),
    page: whole('page', page, 1, Number.MAX_SAFE_INTEGER),
    perPage: whole('perPage', perPage, 1, 100),
    snippets: snippetsWanted(options),
    after: place(options),
    today: dayOfAsking(options),
    facets: [...new Set(facets)],
    timeline: timeline === 'none' ? null : timeline,
  };
}

/** Of a list of every hit. Throws `SearchOptionError`. */
export function readHitOptions(options: HitOptions): Pick<AskedSearch, 'choices' | 'snippets' | 'after'> {
  checkOptions(options);
  const needless = ['page', 'perPage', 'facets', 'timeline'].find((name) => options[name as keyof HitOptions] !== undefined);
  if (needless !== undefined) throw new SearchOptionError(`${needless} has no meaning where every hit is given`);
  return { choices: choices(options), snippets: snippetsWanted(options), after: place(options) };
}

const snippetsWanted = ({ snippets = usualSnippets }: HitOptions): number => whole('snippets', snippets, 0, 10);

function place({ after, page, sort = 'relevance' }: SearchOptions): Cursor | null {
  if (after === undefined) return null;
  if (page !== undefined) throw new SearchOptionError('page and after cannot both be given: a cursor is a place of its own');
  const cursor = decodeCursor(after);
  if (cursor === null) throw new SearchOptionError('after has to be a cursor, which is the value of after= in the next of an answer');
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
      if (wrong !== undefined) throw new SearchOptionError(`${name} has to be a list of ${facetNames.join(', ')}, not ${printed(wrong)}`);
    } else if (typeof value !== 'string' || !kind.includes(value)) {
      throw new SearchOptionError(`${name} has to be one of ${kind.join(', ')}, not ${printed(value)}`);
    }
  }
}

/** Whatever the compiler was told. */
const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

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

function choices(options: SearchOptions): Choices {
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

function nearby({ near, scale }: SearchOptions): Nearby | null {
  if (scale !== undefined && scaleDays(scale) === null) throw new SearchOptionError(`scale has to be a time such as 90d, 6w, 3m or 2y, not “${scale}”`);
  if (near === undefined) return null;
  const days = nearbyOf(near, scale ?? usualScale);
  if (days === null) throw new SearchOptionError(`near has to be a date of the calendar such as 2023, 2023-01 or 2023-01-20, not “${near}”`);
  return days;
}

function dayOfAsking({ today }: SearchOptions): string | null {
  if (today !== undefined && dayRange(today)?.first !== today) throw new SearchOptionError(`today has to be a day of the calendar such as 2023-01-20, not “${today}”`);
  return today ?? null;
}

function whole(name: string, value: number, least: number, most: number): number {
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new SearchOptionError(`${name} has to be a whole number from ${least} to ${most}, not ${printed(value)}`);
}

function day(name: string, date: string | undefined, end: 'first' | 'last'): string | null {
  if (date === undefined) return null;
  const range = dayRange(date);
  if (range === null) throw new SearchOptionError(`${name} has to be a date of the calendar such as 2023, 2023-01 or 2023-01-20, not “${date}”`);
  return range[end];
}
