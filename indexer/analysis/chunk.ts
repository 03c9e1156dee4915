/** Which words stand between two spaces? Everything the analyzer knows, one chunk at a time; the analyzer makes it fast. */
import { capitalNames } from './acronym.js';
import * as is from './characters.js';
import { joinsWord, kindAt, widthAt } from './characters.js';
import { compose, fold } from './fold.js';
import { unspacedWords } from './segment.js';
import type { TokenSink } from './token.js';
import { readWord, startsWord, type PrintedWord } from './word.js';

/** What a language adds to the rules that all share. */
export interface Vocabulary {
  /** Takes a composed lower-case word, gives its stem, folded. */
  stem(word: string): string;
  /** Folded, without the apostrophe. */
  elisions: ReadonlySet<string>;
}

/** Terms and forms end here, in UTF-16 units; offsets go on to the end of the word. The longest chemical names stay whole. */
export const longestTerm = 120;

/** Words beyond this many units are OCR's or a machine's and are not stemmed. */
export const longestStemmed = 60;

/** `state-of-the-art` has a closed form; a chain of more parts than this is a line, not a word. */
const mostParts = 6;

/** What a word with digits or signs in it has, and no stemmer knows. */
const unstemmed = /[^\p{L}\p{M}]/u;

/** What NFKC may bring into a word and no rule here puts there: spaces, above all. */
const intruding = /[^\p{L}\p{M}\p{N}.:&+#]/gu;

const wordly = /[\p{L}\p{N}]/u;

interface SpelledWord {
  word: PrintedWord;
  /** Composed. */
  spelling: string;
  form: string;
}

/** Sends the tokens of `text.slice(start, end)`, which holds no white space, and returns the position behind the last. */
export function readChunk(text: string, start: number, end: number, position: number, vocabulary: Vocabulary, sink: TokenSink): number {
  let place = position;
  let i = start;
  while (i < end) {
    const kind = kindAt(text, i, end);
    if (startsWord(text, i, end)) {
      let word = readWord(text, i, end, vocabulary.elisions);
      let parts: SpelledWord[] = spell(word);
      let printed = 1;
      while (kindAt(text, word.next, end) === is.hyphen && joinsWord(text, word.next + 1, end)) {
        word = readWord(text, word.next + 1, end, vocabulary.elisions);
        parts = parts.concat(spell(word));
        printed++;
        if (printed > mostParts) {
          for (const part of parts) place = send(part, place, vocabulary, sink);
          parts = [];
        }
      }
      if (parts.length > 1 && printed <= mostParts) sendClosed(parts, place, vocabulary, sink);
      for (const part of parts) place = send(part, place, vocabulary, sink);
      i = word.next;
    } else if (kind === is.unspaced) {
      const to = behindUnspaced(text, i, end);
      unspacedWords(text, i, to, (from, until) => {
        const form = capped(fold(text.slice(from, until)));
        if (wordly.test(form)) sink(form, form, from, until, place++, 1);
      });
      i = to;
    } else i += widthAt(text, i);
  }
  return place;
}

/** The term of a chunk of ASCII letters, `longestTerm` at most, which is one word, of that form: what `readChunk` sends. */
export function termOfLetters(printed: string, form: string, vocabulary: Vocabulary): string {
  return capitalNames.has(printed) ? printed : termOf(form, form, vocabulary);
}

/** Empty where nothing is left of the word: a tatweel alone. */
function spell(word: PrintedWord): SpelledWord[] {
  const spelling = compose(word.spelling).replace(intruding, '');
  const form = capped(fold(spelling));
  return form === '' ? [] : [{ word, spelling, form }];
}

function send({ word, spelling, form }: SpelledWord, place: number, vocabulary: Vocabulary, sink: TokenSink): number {
  if (word.currency !== '' || word.percent) {
    const amount = `${word.currency.normalize('NFKC')}${form}${word.percent ? '%' : ''}`;
    sink(amount, amount, word.start, word.end, place, 1);
    sink(form, form, word.start, word.end, place, 1);
  } else sink(capitalTerm(word, form) ?? termOf(spelling, form, vocabulary), form, word.start, word.end, place, 1);
  return place + 1;
}

/**
 * The compound as one word, so that `counter-offensives` meets `counteroffensive`; its form keeps the hyphens, so that the
 * index knows which closed words are printed in parts too. Digits alone are no word: `2021-22`.
 */
function sendClosed(parts: SpelledWord[], place: number, vocabulary: Vocabulary, sink: TokenSink): void {
  const first = parts[0];
  const last = parts[parts.length - 1];
  if (parts.every((part) => part.word.beginsWithDigit)) return;
  const spelling = parts.map((part) => part.spelling).join('');
  const closed = capped(fold(spelling));
  const printed = capped(parts.map((part) => part.form).join('-'));
  sink(termOf(spelling, closed, vocabulary), printed, first.word.start, last.word.end, place, parts.length);
}

function termOf(spelling: string, form: string, vocabulary: Vocabulary): string {
  if (spelling.length > longestStemmed || unstemmed.test(spelling)) return form;
  const stem = vocabulary.stem(spelling);
  return stem === '' ? form : stem;
}

function capitalTerm(word: PrintedWord, form: string): string | null {
  const name = form.toUpperCase();
  if (!capitalNames.has(name)) return null;
  return word.dotted || word.spelling.normalize('NFKC') === name ? name : null;
}

function behindUnspaced(text: string, at: number, end: number): number {
  let i = at;
  while (i < end) {
    const kind = kindAt(text, i, end);
    if (kind !== is.unspaced && kind !== is.mark && kind !== is.ignorable) break;
    i += widthAt(text, i);
  }
  return i;
}

function capped(form: string): string {
  if (form.length <= longestTerm) return form;
  // Not between the halves of a character beyond the basic plane.
  const last = form.charCodeAt(longestTerm - 1);
  return form.slice(0, last >= 0xd800 && last <= 0xdbff ? longestTerm - 1 : longestTerm);
}
