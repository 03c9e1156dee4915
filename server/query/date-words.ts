/** Which words name a year, a month, a day, a season or a number? Months in the nine languages of the articles, numbers in English. */
import { monthNumber } from '../../indexer/article/months.js';
import { dayRange, lenientDayRange, type DayRange } from './dates.js';

/** Lower case, NFC. */
export type Words = readonly string[];

/** The first newspaper, the Relation of Strasbourg, was printed in 1605; a smaller number is a number. */
const firstYear = 1605;
const lastYear = 2100;

/** Beginnings of months that are more often words of their own: *ago*, *out*, *set* and *gen* would be August, October … */
const notMonths = new Set(['ago', 'gen', 'out', 'set']);

/** Of the north, by whole months: the first of each. Winter runs into the next year. In English, German, French, Spanish and Italian. */
export const seasons: ReadonlyMap<string, number> = new Map(
  [
    [3, 'spring frühling frühjahr printemps primavera'],
    [6, 'summer sommer été verano estate'],
    [9, 'autumn fall herbst automne otoño autunno'],
    [12, 'winter hiver invierno inverno'],
  ].flatMap(([month, names]) => String(names).split(' ').map((name) => [name, Number(month)])),
);

const numerals = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

/** The tens of a decade that is named without its century: `nineties`, `90s`. */
const tens = ['', '', 'twenties', 'thirties', 'forties', 'fifties', 'sixties', 'seventies', 'eighties', 'nineties'];

export const pad = (number: number, width: number): string => String(number).padStart(width, '0');
export const monthText = (inYear: number, inMonth: number): string => `${pad(inYear, 4)}-${pad(inMonth, 2)}`;

/** From the first day of one partial date to the last of another; empty where one of them is none. */
export function days(first: string, last = first): DayRange[] {
  const [from, to] = [dayRange(first), dayRange(last)];
  return from === null || to === null ? [] : [{ first: from.first, last: to.last }];
}

export const years = (first: number, last: number): DayRange[] => days(pad(first, 4), pad(last, 4));

/** A day that the month does not have means the month, as everywhere. */
export function dayInMonth(inYear: number, inMonth: number, day: number): DayRange[] {
  const found = lenientDayRange(`${monthText(inYear, inMonth)}-${pad(day, 2)}`);
  return found === null ? [] : [found.range];
}

export function year(text: string | undefined): number | null {
  if (text === undefined || !/^\d{4}$/.test(text)) return null;
  const number = Number(text);
  return number >= firstYear && number <= lastYear ? number : null;
}

export function month(text: string | undefined): number | null {
  return text === undefined || notMonths.has(text) ? null : monthNumber(text);
}

/** `12`, `12th`, `1er`, `12.` */
export function dayNumber(text: string | undefined): number | null {
  const digits = /^(\d{1,2})(?:st|nd|rd|th|er|[.º°])?$/.exec(text ?? '')?.[1];
  return digits === undefined ? null : Number(digits);
}

/** `3`, `three`; of units of time, none is more than three digits long. */
export function count(text: string | undefined): number | null {
  if (text === undefined) return null;
  const number = /^\d{1,3}$/.test(text) ? Number(text) : numerals.indexOf(text) + 1;
  return number > 0 ? number : null;
}

/** 90 for `90s` and `nineties`. */
export function decadeOfCentury(text: string): number | null {
  const short = /^(\d0)['’]?s$/.exec(text)?.[1];
  if (short !== undefined) return Number(short);
  const place = tens.indexOf(text);
  return place > 0 ? 10 * place : null;
}

/** `spring 2004`; a winter that names one year may be the one that begins in it or the one that ends in it. */
export function season(first: number, inYear: number): DayRange[] {
  if (first !== 12) return days(monthText(inYear, first), monthText(inYear, first + 2));
  return [inYear - 1, inYear].flatMap((begins) => days(monthText(begins, 12), monthText(begins + 1, 2)));
}
