/**
 * What may a search be asked with? One schema for the endpoint, the form and the command line. Longer than most: a line for each
 * parameter, and how all are read.
 */
import { z } from 'zod';
import { articleTypes } from '../../../indexer/article/article.js';
import { dayRange } from '../../query/dates.js';
import { decodeCursor } from '../../engine/cursor.js';
import { facetNames } from '../../search/search-options.js';
import type { SearchOptions } from '../../search/answer.js';
import { scaleDays, usualScale } from '../../search/nearby.js';
import { parameterProblem, type ParameterError } from '../problem.js';
import type { RawParameters } from '../query-string.js';

function wholeNumber(least: number, most: number, usual: number) {
  const error = `must be a whole number from ${least} to ${most}`;
  return z.string().regex(/^[0-9]{1,9}$/, { error }).transform(Number).pipe(z.int({ error }).min(least, { error }).max(most, { error })).default(usual);
}

function oneOf<const Value extends string>(values: readonly [Value, ...Value[]]) {
  return z.enum(values, { error: mustBe(values) });
}

function mustBe(values: readonly string[]): string {
  return `must be ${values.slice(0, -1).map((value) => `${value}, `).join('')}or ${values.at(-1) ?? ''}`;
}

/**
 * The forms that `dayRange` reads, in plain signs; spaces around them, other dashes and digits are taken too. Which days a month has is
 * for the calendar to say.
 */
const datePattern = '^(?!0000)[0-9]{4}(?:[-/](?:0?[1-9]|1[0-2])(?:[-/](?:0?[1-9]|[12][0-9]|3[01]))?|(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01]))?$';

function partialDate() {
  return z
    .string()
    .trim()
    .refine((text) => text === '' || dayRange(text) !== null, { error: 'must be a date of the calendar such as 2023, 2023-01 or 2023-01-20' })
    .transform((text) => (text === '' ? undefined : text))
    .pipe(z.string().optional())
    .optional();
}

const values = z
  .array(z.string().trim())
  .transform((texts) => texts.filter((text) => text !== ''))
  .pipe(z.array(z.string()))
  .default([]);

export const searchParameters = z.object({
  q: z.string().default('').meta({ description: 'The query, in the language of docs/queries.md; it is never an error.' }),
  from: partialDate().meta({ pattern: datePattern, description: 'No article before this year, month or day.', examples: ['2022-11'] }),
  to: partialDate().meta({ pattern: datePattern, description: 'No article after this year, month or day.', examples: ['2023-01-20'] }),
  source: values.meta({ description: 'Of any of these sources: whole values, in either case. `-` before a value excludes it, `*` is any value, `-*` none; `\\` takes the rest as it is.' }),
  author: values.meta({ description: 'By any of these authors, or not by those behind `-`, as for `source`.' }),
  language: values.pipe(z.array(z.string().regex(/^-?[A-Za-z]{2,3}$/, { error: 'must be a language code such as en, or -en for all others' }).toLowerCase())).meta({ description: 'In any of these languages, or not in those behind `-`.', examples: [['en']] }),
  type: values.pipe(z.array(z.enum([...articleTypes, ...articleTypes.map((type) => `-${type}` as const)], { error: mustBe(articleTypes) }))).meta({ description: 'From files of any of these types, or not of those behind `-`.' }),
  section: values.meta({ description: 'With any of these headings, or without those behind `-`, as for `source`.' }),
  sort: oneOf(['relevance', 'newest', 'oldest', 'title']).default('relevance').meta({ description: 'The order of the hits.' }),
  near: partialDate().meta({ pattern: datePattern, description: 'Days near which an article is worth more: its score falls with the days between.', examples: ['1998-05'] }),
  scale: z.string().trim().toLowerCase().refine((text) => scaleDays(text) !== null, { error: 'must be a time such as 90d, 6w, 3m or 2y' }).default(usualScale).meta({ pattern: '^[1-9][0-9]{0,4}[dwmyDWMY]$', description: 'How far from `near` a score falls to 0.61 of itself: days, weeks, months or years.', examples: ['90d'] }),
  match: oneOf(['auto', 'all', 'any']).default('auto').meta({ description: 'Articles with all words, with any, or auto: all, and below them any where there are few.' }),
  page: wholeNumber(1, 1_000_000, 1).meta({ description: 'The page of hits.' }),
  per_page: wholeNumber(1, 100, 20).meta({ description: 'Hits a page.' }),
  snippets: wholeNumber(0, 10, 3).meta({ description: 'At most this many an article.' }),
  group: oneOf(['none']).default('none').meta({ description: 'Whether hits of one story stand together.' }),
});

export type SearchParameters = z.infer<typeof searchParameters>;

/** A place in the list, in place of the number of a page. */
const after = z
  .string()
  .refine((text) => text === '' || decodeCursor(text) !== null, { error: 'must be a cursor, which is the value of after= in the next of an answer' })
  .transform((text) => (text === '' ? undefined : text))
  .pipe(z.string().optional())
  .optional()
  .meta({ pattern: '^[A-Za-z0-9_-]+$', description: 'A cursor, which is the value of `after=` in the `next` of an answer: the hits behind its place.' });

const timeline = oneOf(['none', 'auto', 'year', 'month', 'day']).meta({ description: 'The interval in which hits are counted over time; auto is one by their span.' });

/** The page of results and the way back to it. */
export const pageParameters = searchParameters.extend({ timeline: timeline.default('auto') });

export type PageParameters = z.infer<typeof pageParameters>;

/** Feeds have pages, and count nothing. */
export const feedParameters = searchParameters.extend({ after });

/** The forms that give every hit, without pages. */
export const hitFormatNames = ['csv', 'ndjson'] as const;

/** The endpoint's own; pages and feeds have the form that their address names. */
export const endpointParameters = searchParameters.extend({
  after,
  facets: values.pipe(z.array(oneOf(facetNames))).meta({ description: 'What the hits are counted by, each under all filters but its own.' }),
  timeline: timeline.default('none'),
  format: oneOf(['json', ...hitFormatNames]).default('json').meta({ description: 'The form of the answer; csv and ndjson give every hit, without pages.' }),
});

/** Names with the values that wait; null for any value. */
type Waiting = Readonly<Record<string, readonly string[] | null>>;

/** Of the contract, and refused by name until they are answered. */
const waiting: Waiting = {
  group: ['story'],
};

export const repeatable: readonly string[] = ['source', 'author', 'language', 'type', 'section', 'facets'];

/** An article's page and endpoint want to know only what to mark. */
export const articleParameters = z.object({ q: z.string().default('').meta({ description: 'The query whose words are marked.' }) });

export const suggestParameters = z.object({
  q: z.string().default('').meta({ description: 'The query as far as it is written.' }),
  format: oneOf(['json', 'opensearch']).default('json').meta({ description: 'The form of the answer; opensearch is what browsers take for their search box.' }),
});

export const noParameters = z.object({});

/** `values` is null where a value was wrong; a parameter that is unknown, or not answered yet, only adds to `errors`. */
export interface ParameterReading<Values> {
  values: Values | null;
  errors: ParameterError[];
}

function shown(value: string): string {
  return value.length > 40 ? `${value.slice(0, 40)}…` : value;
}

export function readParameters<Values>(schema: z.ZodType<Values> & { shape: object }, raw: RawParameters, later: Waiting = {}): ParameterReading<Values> {
  const errors: ParameterError[] = [];
  const given: Record<string, string | readonly string[]> = {};
  let wrong = false;
  for (const [parameter, texts] of raw) {
    const known = Object.hasOwn(schema.shape, parameter);
    const waits = Object.hasOwn(later, parameter) ? later[parameter] : undefined;
    const [first = ''] = texts;
    if (waits === null || waits?.includes(first)) {
      const message = waits === null ? `${parameter} is not answered yet.` : `${parameter}=${first} is not answered yet.`;
      errors.push({ parameter, code: 'not-yet', message });
    } else if (!known) {
      errors.push({ parameter, code: 'unknown-parameter', message: `There is no parameter “${shown(parameter)}”.` });
    } else if (repeatable.includes(parameter)) {
      given[parameter] = texts;
    } else if (texts.length > 1) {
      wrong = true;
      errors.push({ parameter, code: 'repeated-parameter', message: `${parameter} may be given once, not ${texts.length} times.` });
    } else if (first !== '') {
      // A form sends its empty fields too, and who fills in a template leaves out what is not known: an empty value is none.
      given[parameter] = first;
    }
  }
  const result = schema.safeParse(given);
  if (result.success) return { values: wrong ? null : result.data, errors };
  const named = new Set<string>();
  for (const issue of result.error.issues) {
    const parameter = String(issue.path[0]);
    if (named.has(parameter)) continue;
    named.add(parameter);
    const text = given[parameter] ?? '';
    const value = typeof text === 'string' ? text : (text[Number(issue.path[1])] ?? '');
    errors.push({ parameter, code: 'invalid-value', message: `${parameter} ${issue.message}, not “${shown(value)}”.` });
  }
  return { values: null, errors };
}

/** What an endpoint goes on with: everything was right. @throws Problem that names what was not, and what there is */
export function accepted<Values>({ values, errors }: ParameterReading<Values>, schema: { shape: object }): Values {
  if (values === null || errors.length > 0) throw parameterProblem(errors, Object.keys(schema.shape));
  return values;
}

/** The parameters of a search, that its dates are the right way round, and that its place is one of this order. */
export function readSearch(raw: RawParameters): ParameterReading<SearchParameters>;
export function readSearch<Values extends SearchParameters>(raw: RawParameters, schema: z.ZodType<Values> & { shape: object }): ParameterReading<Values>;
export function readSearch(raw: RawParameters, schema: z.ZodType<SearchParameters> & { shape: object } = searchParameters): ParameterReading<SearchParameters> {
  const reading = placed(readParameters(schema, raw, waiting), raw);
  const { from, to } = reading.values ?? {};
  if (from === undefined || to === undefined) return reading;
  const first = dayRange(from)?.first ?? '';
  const last = dayRange(to)?.last ?? '';
  if (first <= last) return reading;
  const message = `to must not be before from: ${to} ends before ${from} begins.`;
  return { values: null, errors: [...reading.errors, { parameter: 'to', code: 'invalid-value', message }] };
}

/** A cursor is the place itself, and of one order. */
function placed(reading: ParameterReading<SearchParameters & Counting>, raw: RawParameters): ParameterReading<SearchParameters & Counting> {
  const { after, sort } = reading.values ?? {};
  const cursor = after === undefined ? null : decodeCursor(after);
  if (cursor === null) return reading;
  const wrong: ParameterError[] = [];
  if (cursor.sort !== sort) wrong.push({ parameter: 'after', code: 'invalid-value', message: `after is a cursor of sort=${cursor.sort}, not of sort=${String(sort)}.` });
  if (raw.get('page')?.some((value) => value !== '') === true) wrong.push({ parameter: 'page', code: 'invalid-value', message: 'page has no meaning with after, which is a place of its own.' });
  return wrong.length === 0 ? reading : { values: null, errors: [...reading.errors, ...wrong] };
}

const usual = searchParameters.parse({});

/** What some addresses take beside a search. */
type Counting = Partial<Pick<z.infer<typeof endpointParameters>, 'after' | 'facets' | 'timeline'>>;

/** The endpoint's parameters as the library takes them; what is as usual is left to the library. */
export function searchOptions(parameters: SearchParameters & Counting): SearchOptions {
  const { from, to, source, author, language, type, section, sort, near, scale, match, page, per_page, snippets, after, facets = [], timeline = 'none' } = parameters;
  return {
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(source.length > 0 ? { source } : {}),
    ...(author.length > 0 ? { author } : {}),
    ...(language.length > 0 ? { language } : {}),
    ...(type.length > 0 ? { type } : {}),
    ...(section.length > 0 ? { section } : {}),
    ...(sort === usual.sort ? {} : { sort }),
    ...(near === undefined ? {} : { near }),
    ...(near === undefined || scale === usual.scale ? {} : { scale }),
    ...(match === usual.match ? {} : { match }),
    ...(page === usual.page ? {} : { page }),
    ...(per_page === usual.per_page ? {} : { perPage: per_page }),
    ...(snippets === usual.snippets ? {} : { snippets }),
    ...(after === undefined ? {} : { after }),
    ...(facets.length === 0 ? {} : { facets }),
    ...(timeline === 'none' ? {} : { timeline }),
  };
}

/** What has no meaning where every hit is given is refused, as anything else that would be passed over. */
export function readEndpoint(raw: RawParameters): ParameterReading<z.infer<typeof endpointParameters>> {
  const reading = readSearch(raw, endpointParameters);
  const format = reading.values?.format ?? 'json';
  if (format === 'json') return reading;
  const needless = ['page', 'per_page', 'facets', 'timeline'].filter((parameter) => raw.get(parameter)?.some((value) => value !== ''));
  const errors = needless.map((parameter): ParameterError => ({ parameter, code: 'invalid-value', message: `${parameter} has no meaning with format=${format}, which gives every hit.` }));
  return { ...reading, errors: [...reading.errors, ...errors] };
}
