/**
 * Which day does this printed date mean? Reads the ways in which papers, pages and databases write dates.
 *
 * What is printed is kept: `April 1986` is a month, a date-time keeps the day it prints whatever its zone. A date that no
 * calendar has (31 April) is no date. Two numbers that could both be the month: with points and hyphens the day comes
 * first (03.04.2023, 03-04-2023); with slashes too where the language is known and is not English; else the order is
 * anyone's guess (03/04/2023 is March in Boston and April in Leeds) and only the year is taken.
 */
import type { PartialDate } from './article.js';
import { calendarDate, dateOfDigits } from './calendar.js';
import { monthNumber } from './months.js';

/** A bare year is one only between these: before the first newspapers and after our great-grandchildren it is a number. */
const firstYear = 1400;
const lastYear = 2199;

/** A date's longest printed form, with its time of day, is well within this. */
const longestDate = 100;

export interface PrintedDate {
  date: PartialDate;
  /** UTF-16 units from the beginning of the text. */
  length: number;
}

export interface MonthDay {
  month: number;
  day: number;
  /** UTF-16 units from the beginning of the text. */
  length: number;
}

/** The ordinal's ending after a day: 1st, 1er, 1º, 3., 3:e. */
const ordinal = String.raw`(?:st|nd|rd|th|er|re|:?[ae](?!\p{L})|\.|º|ª|°)?`;
const of = String.raw`(?:de |del |d[’']|of )?`;
const word = String.raw`(\p{L}{3,12})`;

const yearFirst = /^(\d{4})([-/.])(\d{1,2})(?:\2(\d{1,2}))?(?![\d\p{L}]|[-/.]\d)/u;
const yearFirstTime = /^(\d{4})-(\d{2})-(\d{2})(?=T\d{2})/;
const digitsOnly = /^(\d{4})(\d{2})(\d{2})(?:(?=T?\d{4}(?:\d{2})?(?:\D|$))|(?![\d\p{L}]))/u;
const yearLast = /^(\d{1,2})(?:(\. ?|[-/])(\d{1,2})\2)(\d{4})(?!\d)/;
const eastern = /^(\d{4})\s?[年년](?:\s?(\d{1,2})\s?[月월](?:\s?(\d{1,2})\s?[日일])?)?/;
const dayMonthYear = new RegExp(String.raw`^(\d{1,2})${ordinal}[ -]?${of}${word}\.?,?[ -]${of}(\d{4})(?!\d)`, 'u');
const monthDayYear = new RegExp(String.raw`^${word}\.?[ -](\d{1,2})${ordinal},?[ -](\d{4})(?!\d)`, 'u');
const monthYear = new RegExp(String.raw`^${word}\.?,? ${of}(\d{4})(?!\d)`, 'u');
const year = /^(\d{4})(?![\d\p{L}]|[-/.,:]\d)/u;
const dayMonth = new RegExp(String.raw`^(\d{1,2})${ordinal} ?${of}${word}(?!\p{L})`, 'u');
const monthDay = new RegExp(String.raw`^${word}\.? (\d{1,2})${ordinal}(?!\d)`, 'u');

/** A time of day and its zone, a year's letter (`2023 г.`), a weekday in brackets: what may follow a date. */
const afterDate =
  /^(?: ?г(?:ода|\.)?(?!\p{L}))?(?:[T ,;|·–-]*(?:(?:at|um|à|a las|alle|kl\.?|om|ore|às|в) )?\d{1,2}[:.h]?\d{2}\D?.{0,60})?(?: ?\(\p{L}{2,12}\))?[ .]*$/u;

function ordered(first: number, second: number, separator: string, yearNumber: number, language: string | null): PartialDate | null {
  const dayFirst = calendarDate(yearNumber, second, first);
  if (separator !== '/') return dayFirst ?? (separator === '-' ? calendarDate(yearNumber, first, second) : null);
  const monthFirst = calendarDate(yearNumber, first, second);
  if (dayFirst === null || monthFirst === null || dayFirst === monthFirst) return dayFirst ?? monthFirst;
  return language === null || language === 'en' ? calendarDate(yearNumber) : dayFirst;
}

function named(yearText: string, monthText: string, dayText: string | null): PartialDate | null {
  const month = monthNumber(monthText);
  if (month === null || !isNewsYear(Number(yearText))) return null;
  return calendarDate(Number(yearText), month, dayText === null ? null : Number(dayText));
}

function isNewsYear(value: number): boolean {
  return value >= firstYear && value <= lastYear;
}

/** The first form that fits decides: a date that it reads and no calendar has is not read another way. */
const forms: { pattern: RegExp; read: (parts: (string | undefined)[], language: string | null) => PartialDate | null }[] = [
  { pattern: yearFirstTime, read: ([, y, m, d]) => dateOfDigits(y, m, d) },
  { pattern: yearFirst, read: ([, y, , m, d]) => dateOfDigits(y, m, d) },
  { pattern: digitsOnly, read: ([, y, m, d]) => (isNewsYear(Number(y)) ? dateOfDigits(y, m, d) : null) },
  {
    pattern: yearLast,
    read: ([, first, separator = '', second, y], language) =>
      isNewsYear(Number(y)) ? ordered(Number(first), Number(second), separator, Number(y), language) : null,
  },
  { pattern: eastern, read: ([, y, m, d]) => dateOfDigits(y, m, d) },
  { pattern: dayMonthYear, read: ([, d = '', m = '', y = '']) => named(y, m, d) },
  { pattern: monthDayYear, read: ([, m = '', d = '', y = '']) => named(y, m, d) },
  { pattern: monthYear, read: ([, m = '', y = '']) => named(y, m, null) },
  { pattern: year, read: ([, y]) => (isNewsYear(Number(y)) ? calendarDate(Number(y)) : null) },
];

/** The date that the text begins with, whatever comes after it. */
export function dateAtStart(text: string, language: string | null = null): PrintedDate | null {
  const head = text.slice(0, longestDate);
  for (const { pattern, read } of forms) {
    const match = pattern.exec(head);
    if (match === null) continue;
    const date = read([...match], language);
    return date === null ? null : { date, length: match[0].length };
  }
  return null;
}

/**
 * The date that is all of the text: `2023-01-20`, `Friday, 20 January 2023 10:00 GMT`, `le 1er mars 1986`, `1986`.
 * One or two words may stand before a full day (a weekday, an article), a time of day after it.
 */
export function parseDate(printed: string, language: string | null = null): PartialDate | null {
  if (printed.length > longestDate) return null;
  let rest = printed.replace(/\s+/g, ' ').trim();
  for (let wordsBefore = 0; wordsBefore <= 2; wordsBefore += 1) {
    const found = dateAtStart(rest, language);
    if (found !== null && (wordsBefore === 0 || found.date.length === '2023-01-20'.length)) {
      return afterDate.test(rest.slice(found.length)) ? found.date : null;
    }
    const before = /^\p{L}{1,12}[.,]* /u.exec(rest);
    if (before === null) return null;
    rest = rest.slice(before[0].length);
  }
  return null;
}

/** The day without a year that the text begins with: `March 3`, `3 mars`, `24. Februar`. */
export function monthDayAtStart(text: string): MonthDay | null {
  const head = text.slice(0, longestDate);
  const dayFirst = dayMonth.exec(head);
  const monthFirst = dayFirst === null ? monthDay.exec(head) : null;
  const match = dayFirst ?? monthFirst;
  if (match === null) return null;
  const [, one = '', two = ''] = match;
  const [dayText, monthText] = dayFirst === null ? [two, one] : [one, two];
  const month = monthNumber(monthText);
  const day = Number(dayText);
  // 2000 is a leap year: 29 February is a day of some years.
  if (month === null || calendarDate(2000, month, day) === null) return null;
  return { month, day, length: match[0].length };
}
