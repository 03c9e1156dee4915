/**
 * Which days do these words mean: `march 2003`, `12 March 2003`, `the 1990s`, `last spring`, `3 weeks ago`?
 *
 * Nothing here looks at a clock: what is counted from today is read only where today is given. Words that mean one thing
 * have one reading; `01/02/2003`, `winter 2004` and `the 20s` have two, in the order in which they are more often meant.
 * A month without a year (`march`, `may`) is a word. Months are read in the nine languages of the articles, the rest in English,
 * with the seasons' names in German, French, Spanish and Italian.
 */
import { monthNumber } from '../../indexer/article/months.js';
import { dayAfter, dayBefore, dayRange, lenientDayRange, type DayRange } from './dates.js';

export interface SpokenDate {
  /** How many of the words it takes. */
  length: number;
  readings: DayRange[];
  /** Counted from today. */
  relative: boolean;
}

/** Words and the day they were written on, `YYYY-MM-DD`; null where nobody says. */
interface Spoken {
  words: readonly string[];
  today: string | null;
}

/** The first newspaper, the Relation of Strasbourg, was printed in 1605; a smaller number is a number. */
const firstYear = 1605;
const lastYear = 2100;

/** Beginnings of months that are more often words of their own: *ago*, *out*, *set* and *gen* would be August, October … */
const notMonths = new Set(['ago', 'gen', 'out', 'set']);

/** Of the north, by whole months: the first of each. Winter runs into the next year. */
const seasons: ReadonlyMap<string, number> = new Map(
  [
    [3, 'spring frühling frühjahr printemps primavera'],
    [6, 'summer sommer été verano estate'],
    [9, 'autumn fall herbst automne otoño autunno'],
    [12, 'winter hiver invierno inverno'],
  ].flatMap(([month, names]) => String(names).split(' ').map((name) => [name, Number(month)])),
);

const between = new Set(['of', 'de', 'del', 'di']);

const pad = (number: number, width: number): string => String(number).padStart(width, '0');
const monthText = (year: number, month: number): string => `${pad(year, 4)}-${pad(month, 2)}`;

function days(first: string, last = first): DayRange[] {
  const [from, to] = [dayRange(first), dayRange(last)];
  return from === null || to === null ? [] : [{ first: from.first, last: to.last }];
}

/** A day that the month does not have means the month, as everywhere. */
function dayInMonth(inYear: number, inMonth: number, day: number): DayRange[] {
  const found = lenientDayRange(`${monthText(inYear, inMonth)}-${pad(day, 2)}`);
  return found === null ? [] : [found.range];
}

function year(text: string | undefined): number | null {
  if (text === undefined || !/^\d{4}$/.test(text)) return null;
  const number = Number(text);
  return number >= firstYear && number <= lastYear ? number : null;
}

function month(text: string | undefined): number | null {
  return text === undefined || notMonths.has(text) ? null : monthNumber(text);
}

function dayNumber(text: string | undefined): number | null {
  const digits = /^(\d{1,2})(?:st|nd|rd|th|er|[.º°])?$/.exec(text ?? '')?.[1];
  return digits === undefined ? null : Number(digits);
}

/** Days since 1970, and back. */
const serial = (day: string): number => Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / 86_400_000;
const dayOf = (number: number): string => new Date(number * 86_400_000).toISOString().slice(0, 10);

/** The month so many before; months count from January of the year 0. */
function monthsBefore(day: string, count: number): string {
  const number = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 - count;
  return monthText(Math.floor(number / 12), (number % 12) + 1);
}

/** The same day so many months before, or the last that the month has. */
function sameDayBefore(day: string, count: number): string {
  const range = dayRange(monthsBefore(day, count));
  const same = `${range?.first.slice(0, 8) ?? ''}${day.slice(8)}`;
  return range !== null && same > range.last ? range.last : same;
}

/** `season 2004`; a winter that names one year may be the one that begins in it or the one that ends in it. */
function season(first: number, inYear: number): DayRange[] {
  if (first !== 12) return days(monthText(inYear, first), monthText(inYear, first + 2));
  return [inYear - 1, inYear].flatMap((begins) => days(monthText(begins, 12), monthText(begins + 1, 2)));
}

type Unit = 'day' | 'week' | 'month' | 'year' | 'decade';
const unitNamed = (text: string | undefined): Unit | null => {
  const found = /^(day|week|month|year|decade)s?$/.exec(text ?? '')?.[1];
  return found === 'day' || found === 'week' || found === 'month' || found === 'year' || found === 'decade' ? found : null;
};

/** The whole day, week from Monday, month, year or decade so many before today's. */
function unitBefore(unit: Unit, count: number, today: string): DayRange[] {
  const thisYear = Number(today.slice(0, 4));
  switch (unit) {
    case 'day':
      return days(dayOf(serial(today) - count));
    case 'week': {
      // 1970-01-01 was a Thursday, three days behind its Monday.
      const monday = serial(today) - ((serial(today) + 3) % 7) - 7 * count;
      return days(dayOf(monday), dayOf(monday + 6));
    }
    case 'month':
      return days(monthsBefore(today, count));
    case 'year':
      return days(pad(thisYear - count, 4));
    case 'decade': {
      const first = Math.floor(thisYear / 10) * 10 - 10 * count;
      return days(pad(first, 4), pad(first + 9, 4));
    }
  }
}

/** So many of them that end with today. */
function untilToday(unit: Unit, count: number, today: string): DayRange[] {
  const monthsOf = { month: 1, year: 12, decade: 120 };
  const before = unit === 'day' ? dayOf(serial(today) - count) : unit === 'week' ? dayOf(serial(today) - 7 * count) : sameDayBefore(today, count * monthsOf[unit]);
  return days(dayAfter(before) ?? today, today);
}

function onCalendar({ words }: Spoken, at: number): Omit<SpokenDate, 'relative'> | null {
  const [first, second] = [words[at], words[at + 1]];
  const skip = (from: number): number => (between.has(words[from]) ? from + 1 : from);
  const make = (end: number, readings: DayRange[]) => (readings.length === 0 ? null : { length: end - at, readings });
  const day = dayNumber(first);
  if (day !== null) {
    const inMonth = skip(at + 1);
    const inYear = skip(inMonth + 1);
    const [named, numbered] = [month(words[inMonth]), year(words[inYear])];
    if (named !== null && numbered !== null) return make(inYear + 1, dayInMonth(numbered, named, day));
  }
  const named = month(first);
  if (named !== null) {
    const [follows, afterDay] = [dayNumber(second), year(words[at + 2])];
    if (follows !== null && afterDay !== null) return make(at + 3, dayInMonth(afterDay, named, follows));
    const inYear = skip(at + 1);
    const numbered = year(words[inYear]);
    if (numbered !== null) return make(inYear + 1, days(monthText(numbered, named)));
  }
  const begins = seasons.get(first);
  if (begins !== undefined) {
    const inYear = skip(at + 1);
    const numbered = year(words[inYear]);
    if (numbered !== null) return make(inYear + 1, season(begins, numbered));
    const both = /^(\d{4})[-/\u2013](?:\d\d)?(\d\d)$/.exec(words[inYear] ?? '');
    const from = both === null ? null : year(both[1]);
    if (begins === 12 && both !== null && from !== null && (from + 1) % 100 === Number(both[2])) return make(inYear + 1, season(12, from).slice(1));
  }
  const quarter = /^q([1-4])$/.exec(first)?.[1];
  const ofYear = year(second);
  if (quarter !== undefined && ofYear !== null) return make(at + 2, days(monthText(ofYear, Number(quarter) * 3 - 2), monthText(ofYear, Number(quarter) * 3)));
  return make(at + 1, oneWord(first));
}

/** `1998`, `1990s`, `1914-1918`, `2003-03-12`, `12/03/2003`. */
function oneWord(word: string): DayRange[] {
  const numbered = year(word);
  if (numbered !== null) return days(word);
  const decade = year(/^(\d{3}0)['’]?(?:s|er)$/.exec(word)?.[1]);
  if (decade !== null) return days(pad(decade, 4), pad(decade + 9, 4));
  const both = /^(\d{4})[-\u2010-\u2015\u2212](\d{4})$/.exec(word);
  const [from, to] = [year(both?.[1]), year(both?.[2])];
  if (from !== null && to !== null) return from <= to ? days(pad(from, 4), pad(to, 4)) : [];
  const parts = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})$/.exec(word);
  const inYear = year(parts?.[4]);
  if (parts !== null && inYear !== null) {
    // Day first, as most of the world writes; month first, as the United States do.
    const [a, b] = [Number(parts[1]), Number(parts[3])];
    const orders = a === b ? [[a, b]] : [[a, b], [b, a]];
    return orders.flatMap(([day, inMonth]) => days(`${monthText(inYear, inMonth)}-${pad(day, 2)}`));
  }
  const range = /^\d{4}[-/]\d{1,2}(?:[-/]\d{1,2})?$/.test(word) && year(word.slice(0, 4)) !== null ? dayRange(word) : null;
  return range === null ? [] : [range];
}

function fromToday({ words }: Spoken, today: string, at: number): Omit<SpokenDate, 'relative'> | null {
  const [first, second, third] = [words[at], words[at + 1], words[at + 2]];
  const make = (length: number, readings: DayRange[]) => (readings.length === 0 ? null : { length, readings });
  if (first === 'today') return make(1, unitBefore('day', 0, today));
  if (first === 'yesterday') return make(1, unitBefore('day', 1, today));
  const thisYear = Number(today.slice(0, 4));
  const short = /^(\d0)s$/.exec(first)?.[1];
  if (short !== undefined) {
    const begun = [2000, 1900].map((century) => century + Number(short)).filter((decade) => decade <= thisYear);
    return make(1, begun.flatMap((decade) => days(pad(decade, 4), pad(decade + 9, 4))));
  }
  const count = /^\d{1,3}$/.test(second) ? Number(second) : 0;
  const last = first === 'last' || first === 'past';
  const manyUnit = unitNamed(third);
  if (last && count > 0 && manyUnit !== null) return make(3, untilToday(manyUnit, count, today));
  const ago = /^\d{1,3}$/.test(first) ? Number(first) : 0;
  const agoUnit = unitNamed(second);
  if (ago > 0 && agoUnit !== null && third === 'ago') return make(3, unitBefore(agoUnit, ago, today));
  if (!last && first !== 'this') return null;
  const unit = unitNamed(second);
  if (unit !== null && unit !== 'day') return make(2, unitBefore(unit, last ? 1 : 0, today));
  return make(2, named(second, last, thisYear, today));
}

/** `last march`: the newest that was over before today; `this march`: this year's. */
function named(name: string | undefined, last: boolean, thisYear: number, today: string): DayRange[] {
  const inMonth = month(name);
  const begins = seasons.get(name ?? '');
  const ofYear = (inYear: number): DayRange[] =>
    inMonth !== null ? days(monthText(inYear, inMonth)) : begins === undefined ? [] : season(begins, inYear).slice(-1);
  if (!last) return ofYear(thisYear);
  return [thisYear, thisYear - 1, thisYear - 2].flatMap(ofYear).filter((range) => range.last < today).slice(0, 1);
}

function single(spoken: Spoken, at: number): SpokenDate | null {
  if (at >= spoken.words.length) return null;
  const { today } = spoken;
  const relative = today === null ? null : fromToday(spoken, today, at);
  if (relative !== null) return { ...relative, relative: true };
  const absolute = onCalendar(spoken, at);
  return absolute === null ? null : { ...absolute, relative: false };
}

const prepositions = new Set(['in', 'during', 'throughout', 'on', 'from', 'of', 'the', 'im', 'en', 'au', 'nel', 'am']);
const until = new Set(['to', 'until', 'till', 'through']);

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
  const framed = words[at] === 'from' || words[at] === 'between';
  const start = framed ? at + 1 : at;
  const left = single(spoken, start);
  if (left === null) return null;
  const middle = start + left.length;
  const joins = until.has(words[middle]) || (words[at] === 'between' && words[middle] === 'and');
  const right = joins ? single(spoken, middle + 1) : null;
  if (right === null || left.readings[0].first > right.readings[0].last) return null;
  return {
    length: middle + 1 + right.length - at,
    readings: [{ from: left.readings[0].first, to: right.readings[0].last }],
    relative: left.relative || right.relative,
  };
}

/**
 * The span that begins at this word, with the words that lead to it (`in the`, `since`); null where none does. `since x` and
 * `after x` begin with its first day, `before x` ends before it begins, as in the query language.
 */
export function spokenSpan(written: readonly string[], at: number, today: string | null): SpokenSpan | null {
  const spoken: Spoken = { words: written.map((word) => word.toLowerCase().normalize('NFC')), today };
  const both = pair(spoken, at);
  if (both !== null) return both;
  let start = at;
  const first = spoken.words[at];
  const bounds = first === 'since' || first === 'after' || first === 'before' || until.has(first);
  if (bounds) start++;
  while (prepositions.has(spoken.words[start])) start++;
  const date = single(spoken, start);
  if (date === null) return null;
  const span = whole(date, start - at);
  if (!bounds) return span;
  // What leads nowhere (`to 1998` may be a score) is a word; only `until` and `till` say where a span ends.
  if (first === 'to' || first === 'through') return null;
  const readings = span.readings.flatMap(({ from, to }): SpokenSpan['readings'] => {
    if (first === 'since' || first === 'after') return [{ from, to: null }];
    const end = first === 'before' ? dayBefore(from ?? '') : to;
    return end === null ? [] : [{ from: null, to: end }];
  });
  return readings.length === 0 ? null : { ...span, readings };
}
