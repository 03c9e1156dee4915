/** Which characters have a meaning of their own in a query? All tests are on one code point. */

/** Which marks close a phrase that this one opened; where none follows, any mark does. */
const closers: ReadonlyMap<string, string> = new Map([
  ['"', '"＂'],
  ['＂', '"＂'],
  ['“', '”'],
  ['”', '”'],
  ['„', '“”'],
  ['‟', '”'],
  ['«', '»'],
  ['»', '«»'],
  ['‹', '›'],
  ['›', '‹›'],
  ['「', '」'],
  ['」', '」'],
  ['『', '』'],
  ['』', '』'],
]);
export const quoteMarks = [...closers.keys()].join('');
export const closersOf = (mark: string): string => closers.get(mark) ?? '';

/** What a character may be, several at once. */
const space = 1;
const format = 2;
const letter = 4;
const wordStart = 8;
const wordEnd = 16;
const quote = 32;
const bracket = 64;
const minus = 128;

const patterns: readonly (readonly [kind: number, pattern: RegExp])[] = [
  [space, /^[\s\p{Cc}\p{Cf}]$/u],
  [format, /^\p{Cf}$/u],
  [letter, /^[\p{L}\p{N}]$/u],
  [wordStart, /^[\p{L}\p{N}\p{Sc}]$/u],
  [wordEnd, /^[\p{L}\p{N}\p{M}\p{Sc}%+#]$/u],
  [quote, new RegExp(`^[${quoteMarks}]$`, 'u')],
  [bracket, /^[[\]{}]$/],
  [minus, /^[-!\u2010\u2011\u2013\u2212\uff0d\uff01]$/],
];
const hebrew = /^\p{Script=Hebrew}$/u;

const kindsOf = (character: string): number => patterns.reduce((kinds, [kind, pattern]) => (pattern.test(character) ? kinds | kind : kinds), 0);

const read = 1 << 15;
/** What each UTF-16 unit is as a character, and `read`; 0 where nobody asked yet. Every character of a query is asked about. */
const known = new Uint16Array(0x10000);

function is(character: string, kind: number): boolean {
  if (character.length !== 1) return character !== '' && (kindsOf(character) & kind) !== 0;
  const code = character.charCodeAt(0);
  if (known[code] === 0) known[code] = read | kindsOf(character);
  return (known[code] & kind) !== 0;
}

/** Control and format characters are white space: they come with pasted text and are not seen. */
export const isSpace = (character: string): boolean => is(character, space);
export const isFormat = (character: string): boolean => is(character, format);
export const isLetter = (character: string): boolean => is(character, letter);
export const isWordStart = (character: string): boolean => is(character, wordStart);
/** `C++`, `C#`, `3.5%` and `5€` keep their last character; other punctuation around a word falls away. */
export const isWordEnd = (character: string): boolean => is(character, wordEnd);
export const isOpening = (character: string): boolean => character === '(' || character === '（';
export const isClosing = (character: string): boolean => character === ')' || character === '）';
export const isBracket = (character: string): boolean => is(character, bracket);
/** `−` and the short dashes are what a word processor makes of a minus; a long dash is punctuation. */
export const isMinus = (character: string): boolean => is(character, minus);

/** Only what has a letter or digit can be looked for: most words begin with one. */
export const hasLetter = (text: string): boolean => isLetter(text.charAt(0)) || /[\p{L}\p{N}]/u.test(text);

/** A quotation mark between Hebrew letters is the gershayim of an acronym and belongs to the word. */
export function isQuote(text: string, at: number): boolean {
  const character = text.charAt(at);
  if (!is(character, quote)) return false;
  return !(character === '"' && hebrew.test(text.charAt(at - 1)) && hebrew.test(text.charAt(at + 1)));
}

/** The whole code point at `at`; empty at the end. */
export function codePoint(text: string, at: number): string {
  const code = text.codePointAt(at);
  return code === undefined ? '' : code < 0x10000 ? text.charAt(at) : String.fromCodePoint(code);
}
