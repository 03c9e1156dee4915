/** What is this character to a word? Classes of code points, asked for once each and then read from a table. */

export const other = 1;
/** What `\s` of JavaScript matches: the only thing that ends a chunk. */
export const space = 2;
export const letter = 3;
export const mark = 4;
export const digit = 5;
/** Vanishes inside a word: soft hyphen, zero-width characters, directions. */
export const ignorable = 6;
export const apostrophe = 7;
export const hyphen = 8;
export const point = 9;
export const comma = 10;
export const colon = 11;
export const ampersand = 12;
export const currency = 13;
export const percent = 14;
export const plus = 15;
export const sharp = 16;
/** A letter of a script that is written without spaces between words. */
export const unspaced = 17;

export type CharacterClass = number;

/** Characters that Unicode's categories would put elsewhere. The full-width ones are those that NFKC folds to ASCII. */
const named: readonly (readonly [CharacterClass, string])[] = [
  // U+02BB and U+02BC are letters to Unicode (the okina, the Ukrainian apostrophe); U+2018 is a common misprint.
  [apostrophe, "'\u2018\u2019\u201b\u02bb\u02bc\uff07"],
  // The en dash is not here: it joins two words (ranges, pairs) and never spells one.
  [hyphen, '-\u2010\u2011\uff0d\ufe63'],
  [point, '.\uff0e'],
  [comma, ',\uff0c'],
  [colon, ':\uff1a'],
  [ampersand, '&\uff06'],
  [currency, '$\u20ac\u00a3\u00a5\uff04\uffe1\uffe5'],
  [percent, '%\uff05'],
  [plus, '+\uff0b'],
  [sharp, '#\uff03'],
  [digit, '\u2080\u2081\u2082\u2083\u2084\u2085\u2086\u2087\u2088\u2089'], // CO₂; superscripts are notes and stay outside
  [ignorable, '\u034f\u180e'],
  [unspaced, '\u30fc\uff70\u3005\u303b'], // the prolonged sound mark and iteration marks belong to no script
];

const unspacedScript =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const whiteSpace = /\s/;
const letters = /\p{L}|\p{Nl}/u;
const marks = /\p{M}/u;
const digits = /\p{Nd}/u;
const formats = /\p{Cf}/u;

function classify(character: string): CharacterClass {
  for (const [kind, members] of named) if (members.includes(character)) return kind;
  if (whiteSpace.test(character)) return space;
  if (unspacedScript.test(character) && (letters.test(character) || marks.test(character))) return unspaced;
  if (letters.test(character)) return letter;
  if (marks.test(character)) return mark;
  if (digits.test(character)) return digit;
  if (formats.test(character)) return ignorable;
  return other;
}

/** One class for each unit of the basic plane, 0 where nobody asked yet. */
const table = new Uint8Array(0x10000);

export function classOf(codePoint: number): CharacterClass {
  // Beyond the basic plane lie rare scripts, and emoji: not worth a megabyte of table.
  if (codePoint > 0xffff) return classify(String.fromCodePoint(codePoint));
  const known = table[codePoint];
  if (known !== 0) return known;
  const kind = classify(String.fromCharCode(codePoint));
  table[codePoint] = kind;
  return kind;
}

/** The class at `at`; `other` at and behind `limit`, so that the end of a chunk reads like the end of the text. */
export function kindAt(text: string, at: number, limit: number): CharacterClass {
  return at < limit ? classOf(text.codePointAt(at) ?? 0) : other;
}

/** UTF-16 units of the character at `at`. */
export function widthAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

/** Behind the invisible characters that begin at `at`, and behind accents too if `andMarks`. */
export function behindInvisible(text: string, at: number, limit: number, andMarks: boolean): number {
  let i = at;
  while (i < limit) {
    const kind = kindAt(text, i, limit);
    if (kind !== ignorable && !(andMarks && kind === mark)) break;
    i += widthAt(text, i);
  }
  return i;
}

/** Does a letter or digit stand at `at`: something that a hyphen or an apostrophe before it joins? */
export function joinsWord(text: string, at: number, limit: number): boolean {
  const kind = kindAt(text, at, limit);
  return kind === letter || kind === digit;
}
