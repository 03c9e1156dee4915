/** Where does a printed word end, and what letters does it have? One word, or one part of a hyphenated one. */
import * as is from './characters.js';
import { behindInvisible, joinsWord, kindAt, widthAt } from './characters.js';
import { fold } from './fold.js';
import { behindPossessive } from './possessive.js';

export interface PrintedWord {
  /** UTF-16 units in the text, end exclusive: without a final *'s*, without an elision, with an acronym's last point. */
  start: number;
  end: number;
  /** Where reading goes on: behind a final *'s*. */
  next: number;
  /** As printed, without apostrophes, grouping commas, an acronym's points and invisible characters. */
  spelling: string;
  /** `$`, `€`, `£` or `¥` of an amount, as printed; else empty. */
  currency: string;
  percent: boolean;
  /** Printed with points: `U.S.` */
  dotted: boolean;
  beginsWithDigit: boolean;
}

/**
 * A word is read no further than this many units into its spelling, so that ten megabytes without a space are no ten
 * megabytes of term. More than four times the longest term, because folding can shorten.
 */
const longestSpelling = 600;

/** Elisions are no longer than this (*quoiqu*), so none is looked for behind more letters. */
const longestElision = 6;

/** `AT&T` and `R&D` are words; `salt&pepper` is two. */
const longestSide = 2;

export function startsWord(text: string, at: number, limit: number): boolean {
  const kind = kindAt(text, at, limit);
  return kind === is.letter || kind === is.digit || (kind === is.currency && kindAt(text, at + 1, limit) === is.digit);
}

/** Reads the word that starts at `at`, where `startsWord` holds. `limit` is the end of the chunk. */
export function readWord(text: string, at: number, limit: number, elisions: ReadonlySet<string>): PrintedWord {
  const start = elisions.size === 0 ? at : behindElisions(text, at, limit, elisions);
  const word = readAcronym(text, start, limit) ?? readPlain(text, start, limit);
  if (kindAt(text, word.end, limit) === is.apostrophe) {
    const next = behindPossessive(text, word.end, limit);
    if (next > 0) word.next = next;
  }
  return word;
}

function behindElisions(text: string, at: number, limit: number, elisions: ReadonlySet<string>): number {
  let start = at;
  for (;;) {
    let i = start;
    while (i < limit && i - start <= longestElision && kindAt(text, i, limit) === is.letter) i++;
    if (kindAt(text, i, limit) !== is.apostrophe || !joinsWord(text, i + 1, limit)) return start;
    if (!elisions.has(fold(text.slice(start, i)))) return start;
    start = i + 1;
  }
}

/** `U.S.`, `N.A.T.O`, `p.m.`: single letters with points between, two of them at least. `said.The` has none. */
function readAcronym(text: string, start: number, limit: number): PrintedWord | null {
  let letters = 0;
  let spelling = '';
  let end = start;
  let i = start;
  while (kindAt(text, i, limit) === is.letter) {
    const after = behindInvisible(text, i + widthAt(text, i), limit, true);
    const kind = kindAt(text, after, limit);
    if (kind === is.letter || kind === is.digit) break;
    if (kind === is.apostrophe && behindPossessive(text, after, limit) < 0 && joinsWord(text, behindInvisible(text, after + 1, limit, false), limit)) break;
    letters++;
    if (spelling.length < longestSpelling) spelling += text.slice(i, after);
    end = kind === is.point ? after + 1 : after;
    if (kind !== is.point) break;
    i = end;
  }
  if (letters < 2) return null;
  return { start, end, next: end, spelling, currency: '', percent: false, dotted: true, beginsWithDigit: false };
}

function readPlain(text: string, start: number, limit: number): PrintedWord {
  const word: PrintedWord = { start, end: start, next: start, spelling: '', currency: '', percent: false, dotted: false, beginsWithDigit: false };
  let i = start;
  if (kindAt(text, i, limit) === is.currency) {
    word.currency = text.charAt(i);
    i++;
  }
  word.beginsWithDigit = kindAt(text, i, limit) === is.digit;
  /** Only digits and their grouping so far: how many since the last comma; -1 once anything else stood there. */
  let group = word.beginsWithDigit ? 0 : -1;
  let grouped = false;
  let last: is.CharacterClass = is.other;
  /** No possessive begins before this: each stretch of `'s's's` is looked through once. */
  let joinedUntil = start;
  let from = i; // what is collected next
  const collect = (to: number): void => {
    if (word.spelling.length < longestSpelling) word.spelling += text.slice(from, Math.min(to, from + longestSpelling));
  };
  reading: while (i < limit) {
    const kind = kindAt(text, i, limit);
    switch (kind) {
      case is.letter:
        group = -1;
        last = kind;
        break;
      case is.digit:
        if (group >= 0) group++;
        last = kind;
        break;
      case is.mark:
        break;
      case is.ignorable:
        collect(i);
        i++;
        from = i;
        continue;
      case is.apostrophe: {
        const next = behindInvisible(text, i + 1, limit, false);
        if (!joinsWord(text, next, limit)) break reading;
        if (i >= joinedUntil) {
          const possessive = behindPossessive(text, i, limit);
          if (possessive > 0) break reading;
          joinedUntil = -possessive;
        }
        group = -1;
        collect(i);
        i = from = next;
        continue;
      }
      case is.comma:
        if (!(group === 3 || (!grouped && group > 0 && group < 3)) || !threeDigits(text, i + 1, limit)) break reading;
        grouped = true;
        group = 0;
        collect(i);
        i++;
        from = i;
        continue;
      case is.point:
      case is.colon:
        if (last !== is.digit || kindAt(text, i + 1, limit) !== is.digit) break reading;
        group = -1;
        break;
      case is.ampersand:
        if (i - start > longestSide || !endsShort(text, i + 1, limit)) break reading;
        break;
      default:
        break reading;
    }
    i += widthAt(text, i);
    word.end = i;
  }
  collect(word.end > from ? word.end : from);
  readSign(text, word, limit, last);
  word.next = word.end;
  return word;
}

/** The sign behind the letters that belongs to the word: `3.5%`, `5€`, `C++`, `C#`. */
function readSign(text: string, word: PrintedWord, limit: number, last: is.CharacterClass): void {
  const kind = kindAt(text, word.end, limit);
  if (kind === is.percent && word.beginsWithDigit && last === is.digit) {
    word.percent = true;
    word.end++;
  } else if (kind === is.currency && word.beginsWithDigit && word.currency === '' && !joinsWord(text, word.end + 1, limit)) {
    word.currency = text.charAt(word.end);
    word.end++;
  } else if (word.end - word.start === 1 && !word.beginsWithDigit) {
    const width = kind === is.sharp ? 1 : kind === is.plus && kindAt(text, word.end + 1, limit) === is.plus ? 2 : 0;
    if (width === 0 || joinsWord(text, word.end + width, limit)) return;
    word.spelling += text.slice(word.end, word.end + width);
    word.end += width;
  }
}

function threeDigits(text: string, at: number, limit: number): boolean {
  for (let i = at; i < at + 3; i++) if (kindAt(text, i, limit) !== is.digit) return false;
  return kindAt(text, at + 3, limit) !== is.digit;
}

/** One or two letters, then the end of the word. */
function endsShort(text: string, at: number, limit: number): boolean {
  let i = at;
  while (i - at < longestSide && kindAt(text, i, limit) === is.letter) i++;
  return i > at && !joinsWord(text, i, limit) && kindAt(text, i, limit) !== is.mark;
}
