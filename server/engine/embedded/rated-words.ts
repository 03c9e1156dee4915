/** What may each of several words be worth, in whole numbers that are added up? Sums of these bound what the articles are worth. */
import type { Word } from './any-words.js';
import type { Range } from './marks.js';
import { mostWorth, type Worths } from './worths.js';

/** What all words may be worth together. */
export const whole = 2 ** 28;

export interface RatedWord {
  pieces: readonly Range[];
  postings: number;
  worths: Worths;
  /** Nowhere is it worth more. */
  most: number;
  /** What one part of its worths counts in whole numbers. */
  part: number;
  /** Whether it has been added up. */
  isRead: boolean;
}

/** The words by what they may be worth, the most first; `scale`: of the whole numbers, to the worth of one. */
export function rate(words: readonly Word[]): { words: RatedWord[]; scale: number } {
  const rated = words.map(({ list: { worths, weight }, pieces }) => ({ pieces, postings: postingsOf(pieces), worths, most: worths.most * weight, part: 0, isRead: false }));
  rated.sort((a, b) => b.most - a.most);
  let most = 0;
  for (const word of rated) most += word.most;
  const scale = whole / most;
  for (const word of rated) word.part = Math.ceil((word.most / mostWorth) * scale) | 0;
  return { words: rated, scale };
}

const postingsOf = (pieces: readonly Range[]): number => pieces.reduce((sum, { first, end }) => sum + end - first, 0);

/** By how much a sum may be too high for a word's sake: its worth is rounded up, and so is what one part of that counts. */
export const mostOver = (part: number): number => part + mostWorth;

/** What an article is worth at least in those of some words that can be looked up; `but`: not in this one. */
export function leastOf(words: readonly RatedWord[], article: number, but: RatedWord | null = null): number {
  let sum = 0;
  for (const word of words) {
    const { worths: { ofArticles }, part } = word;
    if (ofArticles !== null && word !== but) sum += Math.max(0, ofArticles[article] - 1) * part;
  }
  return sum;
}
