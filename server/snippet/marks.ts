/** Which letters are marked? The whole printed words at the occurrences; a phrase from its first word to its last, as one. */
import type { Mark } from '../search/answer.js';
import type { ArticleText, Occurrence } from './article-text.js';
import { paragraphAt } from './windows.js';
import { printedWords, type PrintedWords } from './words.js';

/** In order; overlapping marks become one, neighbours stay apart. */
export function joined(marks: readonly Mark[]): Mark[] {
  const out: Mark[] = [];
  // Those of one text mostly come in order.
  for (const mark of isInOrder(marks) ? marks : [...marks].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = out.at(-1);
    if (last !== undefined && mark.start < last.end) last.end = Math.max(last.end, mark.end);
    else out.push({ start: mark.start, end: mark.end });
  }
  return out;
}

const isInOrder = (marks: readonly Mark[]): boolean => marks.every(({ start }, i) => i === 0 || marks[i - 1].start <= start);

/** The marks of a title whose words are known. */
export const titleMarks = (title: { readonly titleWords: PrintedWords }, occurrences: readonly Occurrence[]): Mark[] =>
  occurrences.length === 0 ? [] : marksAmong(title.titleWords, occurrences, 0);

/**
 * The marks of a text shown as a whole, such as a paragraph, whose first token has the position `firstPosition`. A phrase
 * that begins before the text or ends behind it is marked as far as the text goes.
 */
export function markRanges(text: string, language: string, occurrences: readonly Occurrence[], firstPosition = 0): Mark[] {
  if (occurrences.length === 0) return [];
  const end = occurrences.reduce((last, { position, length }) => Math.max(last, position + length), 0);
  return marksAmong(printedWords(text, language, end - firstPosition), occurrences, firstPosition);
}

function marksAmong(words: PrintedWords, occurrences: readonly Occurrence[], firstPosition: number): Mark[] {
  const marks: Mark[] = [];
  for (const { position, length, unmarked } of occurrences) {
    if (unmarked) continue;
    const first = Math.max(position - firstPosition, 0);
    const last = Math.min(position + length - firstPosition, words.length) - 1;
    if (first <= last) marks.push({ start: words.startAt(first), end: words.endAt(last) });
  }
  return joined(marks);
}

/** The marks of every paragraph, each in its paragraph's own text. */
export function paragraphMarks(text: ArticleText, occurrences: readonly Occurrence[]): Mark[][] {
  const own = text.paragraphs.map((): Occurrence[] => []);
  for (const occurrence of text.paragraphs.length > 0 ? occurrences : []) {
    if (occurrence.unmarked) continue;
    const first = paragraphAt(text.paragraphs, 'position', occurrence.position);
    const last = paragraphAt(text.paragraphs, 'position', occurrence.position + occurrence.length - 1);
    for (let paragraph = first; paragraph <= last; paragraph++) own[paragraph].push(occurrence);
  }
  return text.paragraphs.map((paragraph, i) =>
    own[i].length === 0 ? [] : markRanges(text.slice(paragraph.start, paragraph.end), text.language, own[i], paragraph.position),
  );
}
