/**
 * Which written words are operators? Only capitals: `and`, `or`, `not` and `near` are words.
 *
 * Beside the web's and Lucene's, those of the news databases: `W/5`, `NEAR/5`, `/5`, `AROUND(5)` in any case, `W/P` and
 * `/P` (same paragraph), `W/S` and `/S` (same sentence, which is taken as the same paragraph), `PRE/5` (in this order,
 * which is taken as NEAR/5). NEAR without a number is NEAR/10, as in SQLite's FTS5.
 */
import type { Mending } from './mending.js';
import type { Token } from './token.js';

export const defaultDistance = 10;
/** About a long article's column: beyond it, `AND` is meant. */
export const greatestDistance = 1000;

const proximity = /(?:(near|within|w|pre|onear)?\/(\d{1,9}|p|s)|(around)\((\d{1,9})\))(?![^\s\p{Cc}()[\]{}"“”„«»])/iuy;

/** Bounds a written number to 1–1,000. */
export function distanceOf(digits: string, start: number, end: number, mending: Mending): number {
  const wanted = Number(digits);
  const distance = Math.min(Math.max(wanted, 1), greatestDistance);
  if (distance !== wanted) mending.note('distance-changed', start, end, `the distance ${digits} is taken as ${distance}`);
  return distance;
}

/** `W/5`, `/p`, `AROUND(3)` at this place of the query; null where no such operator stands. */
export function proximityAt(query: string, at: number, mending: Mending): Token | null {
  proximity.lastIndex = at;
  const match: (string | undefined)[] | null = proximity.exec(query);
  if (match === null) return null;
  const start = at;
  const end = proximity.lastIndex;
  const written = query.slice(start, end);
  const measure = (match[2] ?? match[4] ?? '').toLowerCase();
  const name = match[1]?.toLowerCase();
  if (measure === 's') {
    mending.note('sentence-as-paragraph', start, end, `${written} is taken as SAME: in the same paragraph`);
  }
  if (measure === 's' || measure === 'p') return { kind: 'same', start, end };
  if (name === 'pre' || name === 'onear') {
    mending.note('order-ignored', start, end, `${written} is taken as NEAR/${measure}: in either order`);
  }
  return { kind: 'near', distance: distanceOf(measure, start, end, mending), start, end };
}

/** Of those that are a run of letters: `NEAR/`. */
export const longestOperator = 5;

/** The operator that a whole run of letters is, or null. */
export function operatorWord(run: string, start: number): Token | null {
  const end = start + run.length;
  if (run === 'AND') return { kind: 'and', start, end };
  if (run === 'OR') return { kind: 'or', start, end };
  if (run === 'NOT') return { kind: 'not', start, end };
  if (run === 'SAME') return { kind: 'same', start, end };
  if (run === 'NEAR' || run === 'NEAR/') return { kind: 'near', distance: defaultDistance, start, end };
  return null;
}

/** Would this text, written bare, be read as an operator? */
export function isOperatorText(text: string): boolean {
  if (operatorWord(text, 0) !== null) return true;
  proximity.lastIndex = 0;
  return proximity.exec(text)?.[0].length === text.length;
}
