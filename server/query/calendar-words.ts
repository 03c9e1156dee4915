/** Which days do words mean that name their own year: `march 2003`, `12 March 2003`, `the 1990s`, `q3 2004`, `19th century`? */
import { dayRange, type DayRange } from './dates.js';
import { dayInMonth, dayNumber, days, month, monthText, pad, season, seasons, year, years, type Words } from './date-words.js';
import type { SpokenDays } from './spoken-date.js';

const between = new Set(['of', 'de', 'del', 'di']);

/** Parts of a year by their names, in whole months: which of how many. */
const ordinals: ReadonlyMap<string, number> = new Map([['first', 1], ['1st', 1], ['second', 2], ['2nd', 2], ['third', 3], ['3rd', 3], ['fourth', 4], ['4th', 4]]);

const partOfYear = (inYear: number, which: number, months: number): DayRange[] =>
  days(monthText(inYear, (which - 1) * months + 1), monthText(inYear, which * months));

export function calendarDays(words: Words, at: number): SpokenDays | null {
  const [first, second] = [words[at], words[at + 1]];
  const skip = (from: number): number => (between.has(words[from]) ? from + 1 : from);
  const make = (end: number, readings: DayRange[]) => (readings.length === 0 ? null : { length: end - at, readings });
  const day = dayNumber(first);
  if (day !== null) {
    const inMonth = skip(at + 1);
    const inYear = skip(inMonth + 1);
    const [named, numbered] = [month(words[inMonth]), year(words[inYear])];
    if (named !== null && numbered !== null) return make(inYear + 1, dayInMonth(numbered, named, day));
    // The Relation of 1605 was of the 17th.
    if (second === 'century' && day >= 17 && day <= 21) return make(at + 2, years(day * 100 - 99, day * 100));
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
  if (quarter !== undefined && ofYear !== null) return make(at + 2, partOfYear(ofYear, Number(quarter), 3));
  const which = ordinals.get(first);
  if (which !== undefined && (second === 'quarter' || (second === 'half' && which <= 2))) {
    const inYear = skip(at + 2);
    const numbered = year(words[inYear]);
    if (numbered !== null) return make(inYear + 1, partOfYear(numbered, which, second === 'half' ? 6 : 3));
  }
  return make(at + 1, oneWord(first));
}

/** `1998`, `1990s`, `1914-1918`, `1914-18`, `2003-03-12`, `12/03/2003`, `03/2003`. */
function oneWord(word: string): DayRange[] {
  const numbered = year(word);
  if (numbered !== null) return days(word);
  const decade = year(/^(\d{3}0)['’]?(?:s|er)$/.exec(word)?.[1]);
  if (decade !== null) return years(decade, decade + 9);
  const both = /^(\d{4})[-\u2010-\u2015\u2212](\d{4})$/.exec(word);
  const [from, to] = [year(both?.[1]), year(both?.[2])];
  if (from !== null && to !== null) return from <= to ? years(from, to) : [];
  const parts = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})$/.exec(word);
  const inYear = year(parts?.[4]);
  if (parts !== null && inYear !== null) {
    // Day first, as most of the world writes; month first, as the United States do.
    const [a, b] = [Number(parts[1]), Number(parts[3])];
    const orders = a === b ? [[a, b]] : [[a, b], [b, a]];
    return orders.flatMap(([day, inMonth]) => days(`${monthText(inYear, inMonth)}-${pad(day, 2)}`));
  }
  const monthFirst = /^(\d{1,2})[./-](\d{4})$/.exec(word);
  const ofYear = year(monthFirst?.[2]);
  if (monthFirst !== null && ofYear !== null) return days(monthText(ofYear, Number(monthFirst[1])));
  const isNumeric = /^\d{4}[-/]\d{1,2}(?:[-/]\d{1,2})?$/.test(word) && year(word.slice(0, 4)) !== null;
  const range = isNumeric ? dayRange(word) : null;
  return [...(range === null ? [] : [range]), ...yearsOfCentury(word)];
}

/** `1914-18`, `1998/99`. What may be a month is one first: `2003-04`. */
function yearsOfCentury(word: string): DayRange[] {
  const both = /^(\d\d)(\d\d)[-/\u2010-\u2015\u2212](\d\d)$/.exec(word);
  if (both === null) return [];
  const [first, last] = [year(both[1] + both[2]), year(both[1] + both[3])];
  if (both[2] === '99' && both[3] === '00' && first !== null) return years(first, first + 1);
  return first === null || last === null || first >= last ? [] : years(first, last);
}
