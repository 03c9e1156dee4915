/**
 * Does the path of a file name its day? Read are `2023-01-20-foo`, `2023_01_20`, `20230120_foo`, `2023-01-foo` and the
 * folders `2023/01/20`, `2023/01` and `2023`. The name nearest to the file decides, a day before a month before a year.
 * Numbers that run on into letters or more digits (`000_ea5d00322f8ea332`) are no dates.
 */
import type { PartialDate } from './article.js';
import { dateOfDigits } from './calendar.js';

/** Newspapers are younger, and a name's four digits are more often a number than a later year. */
const firstYear = 1600;
const lastYear = 2099;

const patterns = [
  /(?<![\p{L}\d])(\d{4})([-_.])(\d{2})\2(\d{2})(?!\d)/gu,
  /(?<![\p{L}\d])(\d{4})()(\d{2})(\d{2})(?![\p{L}\d])/gu,
  /(?<=^|\/)(\d{4})(\/)(\d{2})[-/_.](\d{2})(?!\d)/gu,
  /(?<![\p{L}\d])(\d{4})([-_.])(\d{2})(?![-_.]?\d)/gu,
  /(?<=^|\/)(\d{4})(\/)(\d{2})(?=[-/_.])(?![-_.]?\d)/gu,
  /(?<=^|\/)(\d{4})(?=\/)/gu,
];

/** `path` has `/` between its folders. */
export function dateInFileName(path: string): PartialDate | null {
  const name = path.replace(/(?:\.[a-z]{2,8}){1,2}$/i, '');
  for (const pattern of patterns) {
    let last: PartialDate | null = null;
    for (const [, year, , month, day] of name.matchAll(pattern)) {
      if (Number(year) < firstYear || Number(year) > lastYear) continue;
      last = dateOfDigits(year, month, day) ?? last;
    }
    if (last !== null) return last;
  }
  return null;
}
