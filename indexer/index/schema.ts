/** What does a segment hold? The names that building, packing, merging and opening agree on. */

/** MiniSearch's fields, in the order of their numbers. */
export const fields = ['title', 'text', 'section', 'author', 'source', 'place'] as const;
export type Field = (typeof fields)[number];

/**
 * Postings and positions are kept by space. `body` is title and text together, with one list of postings a term and
 * one count of places an article: the title's words first, then a gap, then the text's. Every other field is alone.
 */
export const spaces = ['body', 'section', 'author', 'source', 'place'] as const;
export type Space = (typeof spaces)[number];

/** Places left free between title and text, and between two headings, so that no phrase joins them. */
export const fieldGap = 1;

/** Every so many postings of a term, the place of the next article's positions is noted. */
export const skipInterval = 16;

/** A day as a number whose order is that of the days: 2023-01-20 is 20230120, a partial date its first day, no date 0. */
export type DayNumber = number;

/** `1986`, `1986-04`, `1986-04-28` or null. */
export function dayNumber(date: string | null): DayNumber {
  if (date === null) return 0;
  const [year, month = 1, day = 1] = date.split('-');
  return Number(year) * 10000 + Number(month) * 100 + Number(day);
}

/** The date of a day number, cut to as many characters as were printed (4, 7 or 10; 0 for none). */
export function printedDate(day: DayNumber, characters: number): string | null {
  if (characters === 0) return null;
  const digits = String(day).padStart(8, '0');
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`.slice(0, characters);
}

/** Days on the calendar, carried back to the year 1, counted from any one of them: what lies between two is their difference. */
export function dayCount(day: DayNumber): number {
  const month = Math.trunc(day / 100) % 100;
  // Years from March on: a leap day is the last of its year.
  const year = Math.trunc(day / 10_000) - (month <= 2 ? 1 : 0);
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  const before = Math.floor((153 * ((month + 9) % 12) + 2) / 5);
  return 365 * year + leapDays + before + (day % 100);
}

export const dateOrigins = ['none', 'given', 'front-matter', 'header', 'meta', 'dateline', 'file-name', 'pdf-info'] as const;
export const titleOrigins = ['given', 'front-matter', 'header', 'meta', 'heading', 'pdf-info', 'first-sentence', 'file-name'] as const;

/** A value that an article has one of, or none, from a list of the segment's own: 0 is none, else 1 + its place there. */
export const valueColumns = ['language', 'source', 'author'] as const;
export type ValueColumn = (typeof valueColumns)[number];
