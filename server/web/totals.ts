/** How many articles answer, and how many pages are they, as a reader is told? */
import type { SearchAnswer } from '../search/answer.js';
import { counted } from './print-date.js';

/** `27 articles`; where few have all the words: `0 articles with all the words; 27 with some`. */
export function totalOf({ total, totalAll, relaxed }: Pick<SearchAnswer, 'total' | 'totalAll' | 'relaxed'>): string {
  if (!relaxed || totalAll === null) return counted(total, 'article');
  return `${counted(totalAll, 'article')} with all the words; ${(total - totalAll).toLocaleString('en-GB')} with some`;
}

/** For who asks for a page behind the last. */
export function noMorePages(last: number): string {
  return `There ${last === 1 ? 'is' : 'are'} only ${counted(last, 'page')}.`;
}
