/** What may each of several words be worth, in whole numbers that are added up? Sums of these bound what the articles are worth. */
import type { Word } from './any-words.js';
import type { Range } from './marks.js';
import { mostWorth, type Worths } from './worths.js';

/** What one part of a worth counts at most: 15 bits, as many as `assembly/add-up.ts` multiplies. */
const mostPart = 2 ** 15 - 1;

/** Sums have 31 bits. */
const mostSum = 2 ** 31 - 1;

export interface RatedWord {
  pieces: readonly Range[];
  worths: Worths;
  /** What one part of its worths counts in whole numbers, at least 1. */
  part: number;
}

/** `scale`: of the whole numbers, to the worth of one. `off`: by how much a sum of all of them may be too high. */
export interface Rated {
  words: RatedWord[];
  scale: number;
  off: number;
}

export function rate(words: readonly Word[]): Rated {
  const mosts = words.map(({ list: { worths, weight } }) => worths.most * weight);
  const highest = mosts.reduce((high, most) => Math.max(high, most), 0);
  const scale = highest > 0 ? (Math.min(mostPart, Math.floor(mostSum / (mostWorth * words.length)) - 1) * mostWorth) / highest : 1;
  let off = 0;
  const rated = words.map(({ list: { worths }, pieces }, w) => {
    const part = Math.max(1, Math.min(mostPart, Math.ceil((mosts[w] / mostWorth) * scale)));
    // A worth is rounded up by less than one, and what one part counts by no more than one.
    off += part + mostWorth;
    return { pieces, worths, part };
  });
  return { words: rated, scale, off };
}
