/**
 * Which days do these words mean: `march 2003`, `early 2023`, `the 1990s`, `last spring`, `two weeks ago`, `march to may 1998`?
 *
 * Nothing here looks at a clock: what is counted from today is read only where today is given. Words that mean one thing
 * have one reading; `01/02/2003`, `winter 2004` and `the 20s` have two, in the order in which they are more often meant.
 * A month or a season without a year (`march`, `fall`) is a word.
 */
import { calendarDays } from './calendar-words.js';
import { dayNumber, dayInMonth, days, month, monthText, pad, year, years, type Words } from './date-words.js';
import { dayBefore, dayRange, type DayRange } from './dates.js';
import { daysFromToday } from './relative-words.js';

export interface SpokenDays {
  /** How many of the words it takes. */
  length: number;
  readings: DayRange[];
}

interface SpokenDate extends SpokenDays {
  /** Counted from today. */
  relative: boolean;
}

/** Words and the day they were written on, `YYYY-MM-DD`; null where nobody says. */
interface Spoken {
  words: Words;
  today: string | null;
}

const thirds = ['early', 'mid', 'late'];

/**
 * A third of a decade, year, season or month: its first three or four years, four months, one month or ten days, and so on; the last
 * third has what is left over.
 */
function third({ first, last }: DayRange, which: number): DayRange[] {
  const [from, to] = [first, last].map((day) => Number(day.slice(0, 4)));
  const months = (to - from) * 12 + Number(last.slice(5, 7)) - Number(first.slice(5, 7)) + 1;
  // Months from the first one on may lie in the next year: winter.
  const nth = (offset: number): string => monthText(from + Math.floor((Number(first.slice(5, 7)) - 1 + offset) / 12), ((Number(first.slice(5, 7)) - 1 + offset) % 12) + 1);
  if (months === 120) return [years(from, from + 3), years(from + 4, from + 6), years(from + 7, to)][which];
  if (months === 12 || months === 3) return days(nth((which * months) / 3), nth(((which + 1) * months) / 3 - 1));
  if (months !== 1 || !first.endsWith('-01') || last !== dayRange(first.slice(0, 7))?.last) return [];
  const inMonth = first.slice(0, 8);
  return [days(first, `${inMonth}10`), days(`${inMonth}11`, `${inMonth}20`), days(`${inMonth}21`, last)][which];
}

function single(spoken: Spoken, at: number): SpokenDate | null {
  if (at >= spoken.words.length) return null;
  const which = thirds.indexOf(spoken.words[at]);
  if (which >= 0) {
    const whole = single(spoken, at + 1);
    const readings = whole?.readings.flatMap((range) => third(range, which)) ?? [];
    return whole === null || readings.length === 0 ? null : { ...whole, length: whole.length + 1, readings };
  }
  const { today } = spoken;
  const relative = today === null ? null : daysFromToday(spoken.words, today, at);
  if (relative !== null) return { ...relative, relative: true };
  const absolute = calendarDays(spoken.words, at);
  return absolute === null ? null : { ...absolute, relative: false };
}

const prepositions = new Set(['in', 'during', 'throughout', 'on', 'from', 'of', 'the', 'im', 'en', 'au', 'nel', 'am']);
const until = new Set(['to', 'until', 'till', 'through']);
const onward = new Set(['onward', 'onwards', 'on']);

/** Days between which articles are looked for; null is open. */
export interface SpokenSpan {
  length: number;
  readings: { from: string | null; to: string | null }[];
  relative: boolean;
}

function whole({ length, readings, relative }: SpokenDate, before: number): SpokenSpan {
  return { length: length + before, readings: readings.map(({ first, last }) => ({ from: first, to: last })), relative };
}

/** From one date to another; both ends as they are first meant. */
function pair(spoken: Spoken, at: number): SpokenSpan | null {
  const { words } = spoken;
  const behindThe = (from: number): number => (words[from] === 'the' ? from + 1 : from);
  const start = behindThe(words[at] === 'from' || words[at] === 'between' ? at + 1 : at);
  const joins = (middle: number): boolean => until.has(words[middle]) || (words[at] === 'between' && words[middle] === 'and');
  const left = single(spoken, start);
  if (left !== null) {
    const middle = start + left.length;
    const last = behindThe(middle + 1);
    const right = joins(middle) ? single(spoken, last) : null;
    return right === null ? null : between(left.readings[0], right.readings[0], last + right.length - at, left.relative || right.relative);
  }
  const begun = withoutYear(words, start);
  const middle = start + (begun?.length ?? 0);
  if (begun === null || !joins(middle)) return null;
  const end = behindThe(middle + 1);
  const right = single(spoken, end);
  if (right !== null && !right.relative) {
    const [last] = right.readings;
    return between(completed(begun, last), last, end + right.length - at, false);
  }
  // `March 12 to 15, 2003`
  const [day, inYear] = [dayNumber(words[end]), year(words[end + 1])];
  if (begun.month === null || begun.day === null || day === null || inYear === null) return null;
  const [last] = dayInMonth(inYear, begun.month, day);
  return between(completed(begun, last), last, end + 2 - at, false);
}

function between(first: DayRange | undefined, last: DayRange, length: number, relative: boolean): SpokenSpan | null {
  return first === undefined || first.first > last.last ? null : { length, readings: [{ from: first.first, to: last.last }], relative };
}

/** A day, a month, or both, of a year that is named later. */
interface WithoutYear {
  length: number;
  month: number | null;
  day: number | null;
}

function withoutYear(words: Words, at: number): WithoutYear | null {
  const [day, named] = [dayNumber(words[at]), month(words[at])];
  if (named !== null) {
    const follows = dayNumber(words[at + 1]);
    return { length: follows === null ? 1 : 2, month: named, day: follows };
  }
  if (day === null) return null;
  const inMonth = month(words[at + 1]);
  return { length: inMonth === null ? 1 : 2, month: inMonth, day };
}

/** What it leaves out it has from the date at the other end: the last such time that begins before. */
function completed({ month, day }: WithoutYear, last: DayRange): DayRange | undefined {
  const inYear = Number(last.first.slice(0, 4));
  if (month === null) return last.first === last.last && day !== null ? days(`${last.first.slice(0, 8)}${pad(day, 2)}`).at(0) : undefined;
  return [inYear, inYear - 1].flatMap((one) => (day === null ? days(monthText(one, month)) : days(`${monthText(one, month)}-${pad(day, 2)}`))).find(({ first }) => first <= last.first);
}

/** As many words as the longest date that is read here has: `from the 12th of March 2003 to the 13th of April 2004`. */
export const longestSpan = 16;

const hyphen = /[-\u2010-\u2015\u2212]/;

/** `mid-1990s`, `march–may`, `12-15` as several words; any other as itself. */
function partsOf(word: string): string[] {
  if (!hyphen.test(word)) return [word];
  const match = /^([\p{L}\d]+)[-\u2010-\u2015\u2212]([\p{L}\d]+)$/u.exec(word);
  if (match === null) return [word];
  const [, left, right] = match;
  if (thirds.includes(left)) return [left, right];
  const isEnd = (part: string): boolean => month(part) !== null || dayNumber(part) !== null;
  return isEnd(left) && isEnd(right) ? [left, 'to', right] : [word];
}

/** The words from a place on, with those parted that a hyphen joins. `ends`: behind which written word each ends, else 0. */
function parted(written: readonly string[], at: number): { words: string[]; ends: number[] } {
  const [words, ends]: [string[], number[]] = [[], []];
  for (const [i, text] of written.slice(at, at + longestSpan).entries()) {
    const word = text.toLowerCase().normalize('NFC');
    const parts = partsOf(word);
    words.push(...parts);
    ends.push(...parts.map((_, n) => (n === parts.length - 1 ? i + 1 : 0)));
  }
  return { words, ends };
}

/**
 * The span that begins at this word, with the words that lead to it (`in the`, `since`); null where none does. `since x` and
 * `after x` begin with its first day, `before x` ends before it begins, as in the query language.
 */
export function spokenSpan(written: readonly string[], at: number, today: string | null): SpokenSpan | null {
  const { words, ends } = parted(written, at);
  const span = spanOf({ words, today });
  const length = span === null ? 0 : ends[span.length - 1];
  return span === null || length === 0 ? null : { ...span, length };
}

function spanOf(spoken: Spoken): SpokenSpan | null {
  const both = pair(spoken, 0);
  if (both !== null) return both;
  const { words } = spoken;
  const [first] = words;
  const bound = first === 'up' && words[1] === 'to' ? 'until' : first;
  let start = bound === first ? 0 : 2;
  const bounds = bound === 'since' || bound === 'after' || bound === 'before' || until.has(bound);
  if (bounds && start === 0) start = 1;
  while (prepositions.has(words[start])) start++;
  const date = single(spoken, start);
  if (date === null) return null;
  const span = whole(date, start);
  if (!bounds) {
    const open = first === 'from' && onward.has(words[span.length]);
    return open ? { ...span, length: span.length + 1, readings: span.readings.map(({ from }) => ({ from, to: null })) } : span;
  }
  // What leads nowhere (`to 1998` may be a score) is a word; only `until` and `till` say where a span ends.
  if (bound === 'to' || bound === 'through') return null;
  const readings = span.readings.flatMap(({ from, to }): SpokenSpan['readings'] => {
    if (bound === 'since' || bound === 'after') return [{ from, to: null }];
    const end = bound === 'before' ? dayBefore(from ?? '') : to;
    return end === null ? [] : [{ from: null, to: end }];
  });
  return readings.length === 0 ? null : { ...span, readings };
}
