/**
 * Where does a written word end, and how are its letters to be taken?
 *
 * - Punctuation around a word falls away; inside it stays, for the analysis to judge (`10:30`, `km/h`, `AT&T`).
 * - White space, parentheses, brackets, quotation marks, `|`, `&&` and a comma or semicolon not between digits end it.
 * - `=word` is exact, `word~` (and `word~2`) similar, `*` makes a pattern. A `?` makes a pattern only where a letter or
 *   digit follows in the word (`organi?ation`), so the `?` at the end of a question is punctuation.
 * - A pattern stays a pattern under `=` and `~`: all three work on the printed words.
 * - `word^2` is a boost and means nothing here.
 * - An address (`https://…`, `www.…`) is one plain word up to white space, a quotation mark or parenthesis.
 */
import { codePoint, hasLetter, isBracket, isClosing, isFormat, isLetter, isOpening, isQuote, isSpace, isWordEnd, isWordStart } from './characters.js';
import type { WordForm } from './tree.js';

export interface WrittenWord {
  /** The reader's spelling, without what dresses it; empty where nothing is left to look for. */
  text: string;
  form: WordForm;
  /** A lone `*`. */
  everything: boolean;
  boosted: boolean;
  /** The run goes on beyond the units that were allowed it. */
  cut: boolean;
  /** Where the run of characters ends in the query. */
  end: number;
}

const address = /(?:[a-z][a-z0-9+.-]{0,30}:\/\/|www\.)/iy;
const suffix = /(?:~\d{0,6}(?:\.\d{1,6})?|\^\d{0,6}(?:\.\d{1,6})?)$/;
const acronym = /^(?:\p{L}\.){2,12}$/u;
const pattern = /\*|\?(?=[?*]*[\p{L}\p{N}])/u;
/** Without one of these a word is as it is written. */
const dressing = /[~^*?]/;

export function isAddress(query: string, at: number): boolean {
  address.lastIndex = at;
  return address.test(query);
}

function joinsDigits(query: string, at: number): boolean {
  return /\d/.test(query.charAt(at - 1)) && /\d/.test(query.charAt(at + 1));
}

function endsWord(query: string, at: number, inAddress: boolean): boolean {
  const character = query.charAt(at);
  if (isWordEnd(character)) return false;
  if (isSpace(character)) return !isFormat(character);
  if (isOpening(character) || isClosing(character) || isQuote(query, at) || character === '\\') return true;
  if (inAddress) return false;
  if (isBracket(character) || character === '|') return true;
  if (character === '&') return query.charAt(at + 1) === '&';
  return (character === ',' || character === ';') && !joinsDigits(query, at);
}

/** At most `most` units, and no half of a pair. */
function runEnd(query: string, start: number, most: number, inAddress: boolean): number {
  const limit = Math.min(query.length, start + most);
  let end = start;
  while (end < limit && !endsWord(query, end, inAddress)) end++;
  const half = end > start + 1 && end < query.length && codePoint(query, end - 1).length === 2;
  return half ? end - 1 : end;
}

function lastCodePoint(text: string): string {
  const pair = text.length > 1 ? codePoint(text, text.length - 2) : '';
  return pair.length === 2 ? pair : text.slice(-1);
}

/** Without the punctuation behind it; a dotted acronym keeps its last full stop. */
export function trimmedEnd(text: string, keep = ''): string {
  let rest = text;
  while (rest !== '') {
    const last = lastCodePoint(rest);
    if (isWordEnd(last) || keep.includes(last) || acronym.test(rest.slice(-24))) break;
    rest = rest.slice(0, -last.length);
  }
  return rest;
}

/** Reads the word that begins at `start`: at a letter, digit, currency sign, `*`, `?` or `=`. `inAddress`: whether `isAddress` holds of it. */
export function writtenWord(query: string, start: number, mostUnits: number, inAddress: boolean): WrittenWord {
  const exact = query.charAt(start) === '=';
  const textStart = exact ? start + 1 : start;
  const end = runEnd(query, textStart, mostUnits, inAddress);
  let text = query.slice(textStart, end);
  let similar = false;
  let boosted = false;
  const dressed = !inAddress && dressing.test(text);
  if (!dressed) {
    text = trimmedEnd(text);
  } else {
    for (;;) {
      const found = suffix.exec(text.slice(-16))?.[0] ?? '';
      if (found === '') {
        const shorter = trimmedEnd(text, '*~^');
        if (shorter.length === text.length) break;
        text = shorter;
      } else {
        if (found.startsWith('~')) similar = true;
        else boosted = true;
        text = text.slice(0, -found.length);
      }
    }
  }
  const cut = end < query.length && end > textStart && !endsWord(query, end, inAddress);
  const letters = hasLetter(text);
  const wild = dressed && pattern.test(text);
  if (wild) text = text.replace(/\*{2,}/g, '*');
  const form = wild ? 'pattern' : similar ? 'similar' : exact ? 'exact' : 'plain';
  return { text: letters ? text : '', form, everything: !letters && text.includes('*'), boosted, cut, end };
}

/** Can a word begin here? A `?` only as a pattern's first letter. */
export function beginsWord(query: string, at: number): boolean {
  const character = codePoint(query, at);
  if (character === '?') return isLetter(codePoint(query, at + 1));
  return character === '*' || isWordStart(character);
}

/** What a phrase looks for: single spaces, nothing of the query language, no stars. */
export function phraseText(written: string): { text: string; starred: boolean } {
  let text = '';
  for (let at = 0; at < written.length; at++) {
    const character = written.charAt(at);
    const blank = character === '\\' || character === '*' || isQuote(written, at) || /[\s\p{Cc}]/u.test(character);
    text += blank ? ' ' : character;
  }
  text = text.replace(/ +/g, ' ').trim();
  return { text: hasLetter(text) ? text : '', starred: written.includes('*') };
}
