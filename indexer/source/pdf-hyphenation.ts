/**
 * How do two printed lines become one text again?
 *
 * A hyphen at the end of a line goes when a small letter stands on both sides of the break, unless the word is a true
 * compound: the document has it with a hyphen inside a line and never without; a part before or behind the break holds a
 * hyphen already (`state-of-the-` + `art`); or it begins with one of the few words below that always take one. Before a capital
 * or a figure the hyphen stays (`Russian-` + `American`). Nothing is joined across the end of a page.
 */
import type { PdfLine } from './pdf-document.js';

/** Beginnings after which English keeps the hyphen before small letters; from common usage, not complete. */
const alwaysHyphenated = new Set(['self', 'ex', 'well', 'half', 'vice', 'quasi', 'so', 'then', 'long', 'short', 'high', 'low']);

/** The words that the document prints within its lines, in lower case: with and without hyphens. */
export type PrintedWords = ReadonlySet<string>;

/** Scripts that part no words by spaces, and their full-width punctuation. */
const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\u3000-\u303f\uff00-\uffef]/u;
const word = /\p{L}+(?:[-\u2010]\p{L}+)*/gu;
const brokenWord = /(\p{L}+(?:[-\u2010]\p{L}+)*)[-\u2010]$/u;
const continued = /^\p{Ll}+(?:[-\u2010]\p{L}+)*/u;

function plainHyphens(text: string): string {
  return text.toLowerCase().replaceAll('\u2010', '-');
}

export function printedWords(lines: Iterable<PdfLine>): PrintedWords {
  const words = new Set<string>();
  for (const { text } of lines) for (const [each] of text.matchAll(word)) words.add(plainHyphens(each));
  return words;
}

function keepsHyphen(before: string, after: string, words: PrintedWords): boolean {
  const closed = words.has(`${before}${after}`);
  if (words.has(`${before}-${after}`) && !closed) return true;
  if (closed) return false;
  return before.includes('-') || after.includes('-') || alwaysHyphenated.has(before);
}

/** `text` and the line after it. */
export function joinLines(text: string, next: string, words: PrintedWords): string {
  if (text.endsWith('\u00ad')) return text.slice(0, -1) + next;
  if (unspaced.test(text.slice(-1)) && unspaced.test(next.slice(0, 1))) return text + next;
  const before = brokenWord.exec(text.slice(-80))?.at(1);
  if (before === undefined) return /[\p{L}\p{N}]–$/u.test(text) ? text + next : `${text} ${next}`;
  const after = continued.exec(next)?.at(0);
  if (after === undefined || !/\p{Ll}$/u.test(before)) return /^[\p{L}\p{N}]/u.test(next) ? text + next : `${text} ${next}`;
  const keeps = keepsHyphen(plainHyphens(before), plainHyphens(after), words);
  return (keeps ? text : text.slice(0, -1)) + next;
}
