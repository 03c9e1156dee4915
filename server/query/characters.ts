/** Which characters have a meaning of their own in a query? All tests are on one code point. */

const space = /^[\s\p{Cc}\p{Cf}]$/u;
const letter = /^[\p{L}\p{N}]$/u;
const wordStart = /^[\p{L}\p{N}\p{Sc}]$/u;
const wordEnd = /^[\p{L}\p{N}\p{M}\p{Sc}%+#]$/u;
const hebrew = /^\p{Script=Hebrew}$/u;

/** Control and format characters are white space: they come with pasted text and are not seen. */
export const isSpace = (character: string): boolean => space.test(character);
/** Only what has a letter or digit can be looked for. */
export const hasLetter = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);
export const isLetter = (character: string): boolean => letter.test(character);
export const isWordStart = (character: string): boolean => wordStart.test(character);
/** `C++`, `C#`, `3.5%` and `5€` keep their last character; other punctuation around a word falls away. */
export const isWordEnd = (character: string): boolean => wordEnd.test(character);

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

/** A quotation mark between Hebrew letters is the gershayim of an acronym and belongs to the word. */
export function isQuote(text: string, at: number): boolean {
  const character = text.charAt(at);
  if (!closers.has(character)) return false;
  return !(character === '"' && hebrew.test(text.charAt(at - 1)) && hebrew.test(text.charAt(at + 1)));
}

export const isOpening = (character: string): boolean => character === '(' || character === '（';
export const isClosing = (character: string): boolean => character === ')' || character === '）';
export const isBracket = (character: string): boolean => '[]{}'.includes(character) && character !== '';
/** `−` and the short dashes are what a word processor makes of a minus; a long dash is punctuation. */
export const isMinus = (character: string): boolean => '-!\u2010\u2011\u2013\u2212\uff0d\uff01'.includes(character) && character !== '';

/** The whole code point at `at`; empty at the end. */
export function codePoint(text: string, at: number): string {
  const code = text.codePointAt(at);
  return code === undefined ? '' : String.fromCodePoint(code);
}
