/** Which words and stops stand beside a quotation? Read from a bounded piece of its paragraph. */

export interface Word {
  text: string;
  lower: string;
  /** UTF-16 units in the paragraph, end exclusive. */
  start: number;
  end: number;
  kind: 'word' | 'number' | 'stop';
  /** A word that begins with a capital letter, or is a name that has none: `18F`, `usability.gov`. */
  capital: boolean;
}

/** Titles that are printed with a point and precede a name; lower case; from usage. */
const shortened = new Set('mr mrs ms dr prof st sr jr gen col lt maj capt cmdr sgt cpl adm gov sen rep pres rev hon supt insp sir m mm mme mlle sra dra dott'.split(' '));

/** English words before the ’s, ’ve, ’ll, ’d, ’re and ’m of a verb, which is then a word of its own: they’ve said. */
const contracting = new Set('i he she it we you they who that there what'.split(' '));

/** Signs of Markdown: emphasis, headings, quoted blocks. They are nobody's words. */
const markdown = /[*_`>#]/;
const letter = /[\p{L}\p{M}]/u;
const digit = /\p{N}/u;
const joiner = /[’'‑-]/;
const lowerPair = /^\p{Ll}{2}/u;
/** Signs of which several are one stop: `...`, `--`. */
const repeated = /[.-]/;

/** Before whom the words are of. */
export const dash = /^(?:[–—―~]|-+)$/;

const point = 46;
const space = 1;
const wordSign = 2;
const numberSign = 3;
const otherSign = 4;

function classOf(sign: string): number {
  if (/\s/.test(sign) || markdown.test(sign)) return space;
  if (letter.test(sign)) return wordSign;
  return digit.test(sign) ? numberSign : otherSign;
}

const asciiClasses = Uint8Array.from({ length: 128 }, (_, code) => classOf(String.fromCharCode(code)));

/** Of the signs that were met so far; 0 where none was. */
const furtherClasses = new Uint8Array(65_536);

function signClass(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code < 128) return asciiClasses[code] ?? otherSign;
  const known = furtherClasses[code] ?? 0;
  return known === 0 ? (furtherClasses[code] = classOf(text.charAt(at))) : known;
}

/** Behind the word that begins at `at`; letters beyond the basic plane are stops. */
function wordEnd(text: string, at: number, end: number): number {
  let behind = at + 1;
  for (; behind < end; behind++) {
    const sign = signClass(text, behind);
    if (sign === wordSign || sign === numberSign) continue;
    if (sign !== otherSign) break;
    if (text.charCodeAt(behind) === point) {
      // usability.gov
      if (behind - at > 2 && lowerPair.test(text.slice(behind + 1, behind + 3))) continue;
      break;
    }
    // O’Neill, vice-president
    if (!(joiner.test(text.charAt(behind)) && behind + 1 < end)) break;
    const next = signClass(text, behind + 1);
    if (next !== wordSign && next !== numberSign) break;
  }
  return behind;
}

/** Acronyms, initials and the titles above keep their points. */
function pointedEnd(text: string, start: number, behind: number, end: number): number {
  if (text.charAt(behind) !== '.' || behind >= end) return behind;
  if (behind - start === 1) {
    let at = behind + 1;
    while (at + 1 < end && signClass(text, at) === wordSign && text.charAt(at + 1) === '.') at += 2;
    if (at > behind + 1) return at;
  }
  if (behind + 1 >= end) return behind;
  const printed = text.slice(start, behind);
  const initial = printed.length === 1 && printed !== printed.toLowerCase();
  return initial || (printed.length <= 5 && shortened.has(printed.toLowerCase())) ? behind + 1 : behind;
}

/** Where the verb of `they’ve` begins, or the word's end. */
function contractionStart(text: string, start: number, behind: number): number {
  for (let at = behind - 2; at >= behind - 3 && at > start; at--) {
    const sign = text.charAt(at);
    if (sign === '’' || sign === "'") return contracting.has(text.slice(start, at).toLowerCase()) ? at : behind;
  }
  return behind;
}

function repeatedEnd(text: string, at: number, end: number): number {
  const code = text.charCodeAt(at);
  let behind = at + 1;
  while (behind < end && text.charCodeAt(behind) === code) behind += 1;
  return behind;
}

/** 18F, usability.gov, deLevie */
function isNameWithoutCapital(printed: string, lower: string): boolean {
  if (printed !== lower && /^\p{Ll}{1,3}\p{Lu}/u.test(printed)) return true;
  const first = printed.charCodeAt(0);
  const inner = printed.lastIndexOf('.');
  return (first >= 48 && first < 58) || (inner > 2 && inner < printed.length - 2);
}

function wordOf(text: string, start: number, end: number, kind: Word['kind']): Word {
  const printed = text.slice(start, end);
  const lower = printed.toLowerCase();
  return { text: printed, lower, start, end, kind, capital: kind === 'word' && (printed.charCodeAt(0) !== lower.charCodeAt(0) || isNameWithoutCapital(printed, lower)) };
}

export function wordsOf(text: string, start: number, end: number): Word[] {
  const words: Word[] = [];
  for (let at = start; at < end; ) {
    const sign = signClass(text, at);
    if (sign === space) {
      at += 1;
      continue;
    }
    let behind = at + 1;
    if (sign === wordSign) {
      behind = pointedEnd(text, at, wordEnd(text, at, end), end);
      const verb = contractionStart(text, at, behind);
      words.push(wordOf(text, at, verb, 'word'));
      if (verb < behind) words.push(wordOf(text, verb, behind, 'word'));
    } else if (sign === numberSign) {
      // 1,240 and 7:12 and 21st; 18F is a name
      while (behind < end && (/[\p{L}\p{N}%]/u.test(text.charAt(behind)) || /^[.,:]\p{N}/u.test(text.slice(behind, behind + 2)))) behind += 1;
      words.push(wordOf(text, at, behind, /\p{Lu}$/u.test(text.slice(at, behind)) ? 'word' : 'number'));
    } else {
      if (repeated.test(text.charAt(at))) behind = repeatedEnd(text, at, end);
      words.push(wordOf(text, at, behind, 'stop'));
    }
    at = behind;
  }
  return words;
}

/** A full stop, or another stop that no small letter follows. */
export function endsSentence(words: readonly Word[], index: number): boolean {
  const word = words.at(index);
  if (word?.kind !== 'stop' || index < 0) return false;
  if (word.text === '.') return true;
  // Behind a semicolon another sentence begins, but for the one that announces a quotation.
  if (word.text === ';') return index + 1 < words.length;
  if (!/^(?:[!?…]|\.{2,})$/.test(word.text)) return false;
  const next = words.at(index + 1);
  return next === undefined || next.capital;
}
