/** How is the article cited? Author, title, publication, date: what is known, in that order. */
import type { ArticleAnswer } from '../search/answer.js';
import { printDate } from './print-date.js';

export function citation(article: ArticleAnswer): string {
  const { author, title, source, date } = article;
  const quoted = `“${title.replace(/[.…\s]+$/, '')}”`;
  const head = author === null ? quoted : `${author}, ${quoted}`;
  return `${[head, source, date === null ? 'undated' : printDate(date)].filter((part) => part !== null).join(', ')}.`;
}
