/**
 * Which days does a written date mean? The calendar is the Gregorian one carried back, years 0001–9999. A partial date
 * is all of its year or month. Serves `date:`, `before:`, `after:` and the parameters `from` and `to`.
 */

/** Both `YYYY-MM-DD`, inclusive. */
export interface DayRange {
  first: string;
  last: string;
}

const dashes = /[\u2010-\u2015\u2212]/g;
const parts = /^(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?$/;
const compact = /^(\d{4})(\d{2})(\d{2})$/;

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function written(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function monthRange(year: number, month: number): DayRange {
  return { first: written(year, month, 1), last: written(year, month, daysInMonth(year, month)) };
}

/** Year, month and day as far as they are written; null where that is no date, though the day may be one its month lacks. */
function numbers(text: string): { year: number; month: number | null; day: number | null } | null {
  const plain = text.trim().normalize('NFKC').replace(dashes, '-');
  const match: (string | undefined)[] | null = compact.exec(plain) ?? parts.exec(plain);
  const [year, month, day] = match?.slice(1) ?? [];
  if (year === undefined || Number(year) < 1) return null;
  if (month !== undefined && (Number(month) < 1 || Number(month) > 12)) return null;
  return {
    year: Number(year),
    month: month === undefined ? null : Number(month),
    day: day === undefined ? null : Number(day),
  };
}

/** `2022`, `2022-11`, `2022-11-05`, also with `/` and as `20221105`; null where the calendar has no such date. */
export function dayRange(text: string): DayRange | null {
  const date = numbers(text);
  if (date === null) return null;
  const { year, month, day } = date;
  if (month === null) return { first: written(year, 1, 1), last: written(year, 12, 31) };
  if (day === null) return monthRange(year, month);
  if (day < 1 || day > daysInMonth(year, month)) return null;
  return { first: written(year, month, day), last: written(year, month, day) };
}

/** A day that its month does not have (2023-02-30) means the month: the reader knew that much. */
export function lenientDayRange(text: string): { range: DayRange; impossibleDay: boolean } | null {
  const range = dayRange(text);
  if (range !== null) return { range, impossibleDay: false };
  const date = numbers(text);
  if (date?.month == null) return null;
  return { range: monthRange(date.year, date.month), impossibleDay: true };
}

/** null after 9999-12-31. */
export function dayAfter(day: string): string | null {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7));
  const date = Number(day.slice(8, 10));
  if (date < daysInMonth(year, month)) return written(year, month, date + 1);
  if (month < 12) return written(year, month + 1, 1);
  return year < 9999 ? written(year + 1, 1, 1) : null;
}

/** null before 0001-01-01. */
export function dayBefore(day: string): string | null {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7));
  const date = Number(day.slice(8, 10));
  if (date > 1) return written(year, month, date - 1);
  if (month > 1) return monthRange(year, month - 1).last;
  return year > 1 ? written(year - 1, 12, 31) : null;
}
