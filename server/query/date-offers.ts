/**
 * Does a query say in words when the articles were printed? The words stay words; what they would mean as dates is offered.
 *
 * Offered is only what can be taken out of the query and leaves the rest as it was, which is looked at by reading both: so never what
 * stands behind a field, a sign or beside OR. A query that has a date of its own is offered none.
 */
import { Budget } from './budget.js';
import { dayBefore } from './dates.js';
import { lex } from './lexer.js';
import { Mending } from './mending.js';
import { allOf } from './normal.js';
import { parseQuery } from './parse.js';
import { longestSpan, spokenSpan } from './spoken-date.js';
import type { Token } from './token.js';
import type { ParsedQuery, QueryNode } from './tree.js';

export interface DateOffer {
  /** As the reader wrote them: UTF-16 units of the query, end exclusive. */
  words: string;
  start: number;
  end: number;
  /** The query without them. */
  query: string;
  /** First and last day, `YYYY-MM-DD`, inclusive; null is open. */
  from: string | null;
  to: string | null;
  /** The day from which `last march` was counted; null where the words name their own year. */
  reference: string | null;
}

type Days = Pick<DateOffer, 'from' | 'to'>;

/** A query with more dates than this is about the dates. */
const mostOffers = 4;
/** And one with more that cannot be taken out is no list of words: to look at one means to read the whole query again. */
const mostTries = 8;

interface Piece {
  words: string[];
  /** One a word; of a phrase, its own. */
  places: { start: number; end: number }[];
  isPhrase: boolean;
}

/** Runs of plain words, and phrases. */
function pieces(tokens: readonly Token[]): Piece[] {
  const found: Piece[] = [];
  let run: Piece | null = null;
  for (const token of tokens) {
    if (token.kind === 'word' && token.form === 'plain') {
      if (run === null) found.push((run = { words: [], places: [], isPhrase: false }));
      run.words.push(token.text);
      run.places.push({ start: token.start, end: token.end });
      continue;
    }
    run = null;
    if (token.kind !== 'phrase' || token.slop !== null) continue;
    const words = token.text.split(' ').map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')).filter((word) => word !== '');
    found.push({ words, places: words.map(() => ({ start: token.start, end: token.end })), isPhrase: true });
  }
  return found;
}

const parts = (tree: QueryNode): readonly QueryNode[] => (tree.kind === 'and' ? tree.children : tree.kind === 'all' ? [] : [tree]);
const printed = (tree: QueryNode): string => parts(tree).map((part) => JSON.stringify(part)).sort().join();

/** What the rest means; null where the query does not mean these words and the rest, or where more is to be mended in the rest. */
function leftMeaning(whole: ParsedQuery, words: string, rest: string): QueryNode | null {
  const [taken, left] = [parseQuery(words), parseQuery(rest)];
  return left.warnings.length <= whole.warnings.length && printed(allOf([left.tree, taken.tree])) === printed(whole.tree) ? left.tree : null;
}

function without(query: string, start: number, end: number): string {
  const [before, after] = [query.slice(0, start).trimEnd(), query.slice(end).replace(/^[,;.?!]+(?=\s|$)/, '').trim()];
  return before === '' || after === '' || /^[)）]/.test(after) ? before + after : `${before} ${after}`;
}

/** `date:yesterday`: what no date without a calendar is was read as words, and its field goes with them. */
function dateFieldBefore(query: string, start: number): { name: string; length: number } | null {
  const match = /(?:^|[\s(（+!-])((date|before|after)[:：]\s{0,3})$/i.exec(query.slice(Math.max(0, start - longestField), start));
  return match === null ? null : { name: match[2].toLowerCase(), length: match[1].length };
}

const longestField = 16;

function inField(name: string, { from, to }: Days): Days | null {
  if (from === null || to === null) return null;
  if (name === 'after') return { from, to: null };
  const before = dayBefore(from);
  return name === 'date' ? { from, to } : before === null ? null : { from: null, to: before };
}

/** Every date that is not counted from today has one of these in it: its year, or the number of a century. */
const namesItsYear = /(?<!\d)(?:1[6-9]|2[01])\d\d(?!\d)|century/i;

/** Whether other dates may be offered tomorrow: every date that is counted from today has one of these in it. */
export function mayCountFromToday(query: string): boolean {
  return /today|yesterday|last|past|this|ago|\d0['’]?s|ties/i.test(query);
}

/** Whether a date may be in a text, or may be one that has this word. */
const mayTellDate = (text: string, today: string | null): boolean => namesItsYear.test(text) || (today !== null && mayCountFromToday(text));

/** For each word the number of the first from it on that may tell a date: so many words as there are where none does. */
function tellingWords(words: readonly string[], today: string | null): number[] {
  const telling = new Array<number>(words.length);
  for (let next = words.length, at = words.length - 1; at >= 0; at--) telling[at] = next = mayTellDate(words[at], today) ? at : next;
  return telling;
}

/** An offer, and what the query without its words means. */
export interface FoundOffer {
  offer: DateOffer;
  rest: QueryNode;
}

/**
 * What `whole`, the query as it is read, has of dates. `today`: the day on which it is asked, `YYYY-MM-DD`; where it is null, only dates that name
 * their year are offered.
 */
export function dateOffers(query: string, whole: ParsedQuery, today: string | null): FoundOffer[] {
  // Most queries are done with this look. Of one that is cut short, less is cut where words are taken out: it means something else then.
  if (!mayTellDate(query, today) || whole.warnings.some(({ code }) => code === 'query-too-long')) return [];
  const tokens = lex(query, new Mending(query), new Budget());
  if (tokens.some(({ kind }) => kind === 'date')) return [];
  const found: FoundOffer[] = [];
  let tries = 0;
  for (const { words, places, isPhrase } of pieces(tokens)) {
    const telling = tellingWords(words, today);
    for (let at = 0; at < words.length && found.length < mostOffers && tries < mostTries; ) {
      if (telling[at] === words.length) break;
      // The words of a long query are passed over up to those that a date can begin with.
      if (!isPhrase) at = Math.max(at, telling[at] - longestSpan + 1);
      const span = spokenSpan(words, at, today);
      // A phrase is taken out whole or not at all.
      if (isPhrase && span?.length !== words.length) break;
      at += span?.length ?? 1;
      if (span === null) continue;
      tries++;
      const { end } = places[at - 1];
      const field = dateFieldBefore(query, places[at - span.length].start);
      const start = places[at - span.length].start - (field?.length ?? 0);
      const taken = query.slice(start, end);
      const left = without(query, start, end);
      const rest = leftMeaning(whole, taken, left);
      if (rest === null) continue;
      for (const reading of span.readings) {
        const meant = field === null ? reading : inField(field.name, reading);
        if (meant !== null) found.push({ offer: { words: taken, start, end, query: left, ...meant, reference: span.relative ? today : null }, rest });
      }
    }
  }
  return found.slice(0, mostOffers);
}
