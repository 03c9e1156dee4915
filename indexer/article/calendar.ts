/** Is this a date of the calendar? Gregorian, for every year; a date is as precise as it was printed. */
import type { PartialDate } from './article.js';

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export function daysInMonth(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && leap ? 29 : (monthLengths[month - 1] ?? 0);
}

/** `calendarDate(1986, 4)` is `1986-04`; null where there is no such year (1–9999), month or day. */
export function calendarDate(year: number, month: number | null = null, day: number | null = null): PartialDate | null {
  if (!Number.isInteger(year) || year < 1 || year > 9999) return null;
  const digits = (value: number, length: number): string => String(value).padStart(length, '0');
  if (month === null) return day === null ? digits(year, 4) : null;
  if (!Number.isInteger(month) || month < 1 || month > 12) return null;
  if (day === null) return `${digits(year, 4)}-${digits(month, 2)}`;
  if (!Number.isInteger(day) || day < 1 || day > daysInMonth(year, month)) return null;
  return `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}`;
}

export interface DateParts {
  year: number;
  month: number | null;
  day: number | null;
}

/** The same of printed digits, whose parts may be missing. */
export function dateOfDigits(year: string | undefined, month?: string, day?: string): PartialDate | null {
  return calendarDate(Number(year), month === undefined ? null : Number(month), day === undefined ? null : Number(day));
}

export interface DateParts {
  year: number;
  month: number | null;
  day: number | null;
}

/** The parts of `1986`, `1986-04` or `1986-04-28`; null for any other text and for dates that no calendar has. */
export function dateParts(text: string): DateParts | null {
  if (!/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/.test(text)) return null;
  const [year = 0, month = null, day = null] = text.split('-').map(Number);
  return calendarDate(year, month, day) === null ? null : { year, month, day };
}

export function isPartialDate(text: string): text is PartialDate {
  return dateParts(text) !== null;
}
