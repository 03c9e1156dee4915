/**
 * Where does a sentence end? At a stop with its closing quotes before a capital, also where the space was lost
 * (`said.The`), at the full stops of scripts without capitals, and at a blank line. Not after `Mr.`, `U.S.`, `J. K.`, `Jan. 5`.
 */
import { beforeNames, beforeNumbers, mayEnd, ordinalStops, sentenceOpeners } from './abbreviations.js';

/** Between two sentences. UTF-16 units. */
export interface SentenceBreak {
  /** Behind the last letter, stop or quote of the one. */
  end: number;
  /** The first of the other. */
  next: number;
}

/** Western stops; the full stops of other scripts, which end a sentence wherever they stand; a blank line. */
const stop = /[.!?…؟۔]+|[。！？．｡।॥።።။។։]+|\n[ \t\r]*\n\s*/y;

/** By unit: whether a stop may begin there. The pattern is run only where one may. */
const beginsStop = new Uint8Array(0x10000);
for (const sign of '.!?…؟۔。！？．｡।॥።။។։\n') beginsStop[sign.charCodeAt(0)] = 1;

/** The first stop at or behind a place; null where none is. */
function nextStop(text: string, from: number): RegExpExecArray | null {
  for (let at = from; at < text.length; at++) {
    if (beginsStop[text.charCodeAt(at)] === 0) continue;
    stop.lastIndex = at;
    const found = stop.exec(text);
    if (found !== null) return found;
  }
  return null;
}

const closing = /["'”’“‘»«›‹)\]}」』）】》〉]/;
const opening = /["'“‘„‚”»«›‹([{「『（【《〈¿¡–—•*-]/;
/** Closes in one language and opens in another. */
const ambiguous = /["'“‘«»‹›]/;
const letterOrDigit = /[\p{L}\p{N}]/u;
const ofAbbreviation = /[\p{L}\p{M}\p{N}.§№]/u;
const lower = /\p{Ll}/u;
const upper = /\p{Lu}/u;
/** A character that only completes the one before it. */
const completing = /[\p{M}\u200d]/u;

/** No abbreviation is longer. */
const longestAbbreviation = 24;

function character(text: string, at: number): string {
  const code = text.codePointAt(at);
  return code === undefined ? '' : String.fromCodePoint(code);
}

function characterBefore(text: string, at: number): string {
  const low = text.charCodeAt(at - 1);
  return low >= 0xdc00 && low < 0xe000 ? text.slice(Math.max(at - 2, 0), at) : text.slice(Math.max(at - 1, 0), at);
}

/** As `\s`: nearly always asked of ASCII, where no pattern need be run. */
export function isSpace(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 0x80) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  return /\s/.test(text.charAt(at));
}

/** Where the white space from `at` on ends. A space that carries an accent is no white space. */
export function afterSpace(text: string, at: number): number {
  let end = at;
  while (end < text.length && isSpace(text, end) && !completing.test(character(text, end + 1))) end++;
  return end;
}

/** Where the white space before `at` begins. */
export function beforeSpace(text: string, at: number): number {
  let start = at;
  while (start > 0 && isSpace(text, start - 1)) start--;
  return start;
}

/** Quotes and brackets that close behind a stop. An ambiguous quote with a letter right behind it opens. */
function afterClosing(text: string, at: number): number {
  let end = at;
  while (end < text.length && closing.test(text.charAt(end))) {
    if (ambiguous.test(text.charAt(end)) && letterOrDigit.test(character(text, end + 1))) break;
    end++;
  }
  // French puts a space before the quote that closes.
  const french = end === at ? /^\s[»›](?=\s|$)/.exec(text.slice(at, at + 3)) : null;
  return french === null ? end : at + french[0].length;
}

/** The letters, digits and inner stops right before `at`. */
function wordBefore(text: string, at: number): string {
  const least = Math.max(at - longestAbbreviation, 0);
  let start = at;
  while (start > least && ofAbbreviation.test(text.charAt(start - 1))) start--;
  return text.slice(start, at);
}

function wordAfter(text: string, at: number): string {
  return /^\p{L}*/u.exec(text.slice(at, at + longestAbbreviation))?.[0] ?? '';
}

/** Does one full stop behind `word` only shorten it? `follows`: where the next word begins; `quoted`: behind an opening quote. */
function onlyShortens(word: string, text: string, follows: number, quoted: boolean, language: string): boolean {
  const small = word.toLowerCase();
  if (beforeNames.has(small)) return true;
  if (beforeNumbers.has(small)) return /\p{N}/u.test(character(text, follows));
  const doubtful =
    mayEnd.has(small) ||
    /^\p{L}$/u.test(word) ||
    /^(?:\p{L}{1,3}\.)+\p{L}{1,3}$/u.test(word) ||
    (ordinalStops.has(language) && /^\d{1,2}$/.test(word));
  return doubtful && !quoted && !sentenceOpeners(language).has(wordAfter(text, follows));
}

/** Is there a break behind the western stops [start, end) whose quotes close at `closed`? */
function breaks(text: string, start: number, end: number, closed: number, language: string): boolean {
  const spaced = afterSpace(text, closed);
  let follows = spaced;
  while (follows < text.length && opening.test(text.charAt(follows))) follows++;
  follows = afterSpace(text, follows);
  const first = character(text, follows);
  if (first === '' || lower.test(first)) return false;
  const before = characterBefore(text, start);
  if (before === '' || /\s/.test(before)) return false;
  if (spaced === closed) return upper.test(first) && (closed > end || /\p{L}\p{Ll}$/u.test(wordBefore(text, start)));
  const onlyStop = end - start === 1 && text.charAt(start) === '.' && closed === end;
  return !(onlyStop && onlyShortens(wordBefore(text, start), text, follows, follows > spaced, language));
}

/** The breaks inside the text, in order. Neither its beginning nor its end is one. */
export function sentenceBreaks(text: string, language: string): SentenceBreak[] {
  const found: SentenceBreak[] = [];
  for (let match = nextStop(text, 0); match !== null; match = nextStop(text, match.index + match[0].length)) {
    const [sign] = match;
    const end = match.index + sign.length;
    if (found.length > 0 && match.index < (found.at(-1)?.next ?? 0)) continue;
    let closed: number;
    if (sign.startsWith('\n')) closed = beforeSpace(text, match.index);
    else {
      closed = afterClosing(text, end);
      const western = /^[.!?…؟۔]/.test(sign);
      if (western && !breaks(text, match.index, end, closed, language)) continue;
      // 「…。」と: the quotation is over, the sentence is not.
      if (!western && closed > end && text.charAt(closed) === 'と') continue;
    }
    const next = afterSpace(text, closed);
    if (next < text.length && closed > 0 && !/[\s\p{M}\u200d]/u.test(character(text, next))) found.push({ end: closed, next });
  }
  return found;
}
