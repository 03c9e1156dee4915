/** How does a text become words fast? Whole chunks and plain words are remembered; only new ones are taken apart. */
import * as is from './characters.js';
import { classOf } from './characters.js';
import { readChunk, termOfLetters, type Vocabulary } from './chunk.js';
import { LetterWords, mostLetters } from './letter-words.js';
import { emptyHash, hashWith, SeenWords } from './seen-words.js';

/** News in one language has some 60,000 printed words in every 5 million; the bound is twice this for words, and for chunks. */
const seenWords = 1 << 17;

/** Longer chunks are addresses and noise: they are taken apart each time they are met, and take no memory. */
const longestSeen = 48;

/** What the hot loop asks of a unit: 0 where nobody asked yet. */
const asciiLetter = 1;
const spaceKind = 2;
/** Nothing to a word of ASCII letters that it stands before or behind: all punctuation but `+` and `#`, which may belong to a letter. */
const markKind = 3;
const otherKind = 4;

function classify(code: number): number {
  // Half of a character says nothing of the whole.
  if (code >= 0xd800 && code <= 0xdfff) return otherKind;
  switch (classOf(code)) {
    case is.letter:
      return code < 128 ? asciiLetter : otherKind;
    case is.space:
      return spaceKind;
    case is.other:
    case is.apostrophe:
    case is.hyphen:
    case is.point:
    case is.comma:
    case is.colon:
    case is.ampersand:
    case is.currency:
    case is.percent:
      return markKind;
    default:
      return otherKind;
  }
}

/** One kind for each unit of the basic plane; ASCII's are known, so that the hottest loop need not ask whether they are. */
const kinds = Uint8Array.from({ length: 0x10000 }, (_, code) => (code < 128 ? classify(code) : 0));

function kindOf(unit: number): number {
  const known = kinds[unit];
  if (known !== 0) return known;
  const kind = classify(unit);
  kinds[unit] = kind;
  return kind;
}

/** Texts up to so many units are copied unit by unit: quicker than the call that copies more at once. */
const shortText = 48;
/** The array for texts is kept for the next one as long as it has not more units than this. */
const longestKept = 1 << 20;

/** For the text that is scanned next; null during a scan, for a scan may begin within another. */
let spare: Uint16Array | null = null;

/** The units of a text, with a space behind them: an array is read quicker than a string. */
function unitsOf(text: string, kept: Uint16Array | null): Uint16Array {
  const { length } = text;
  const units = kept !== null && kept.length > length ? kept : new Uint16Array(Math.max(length + 1, 1 << 12));
  if (length <= shortText) for (let i = 0; i < length; i++) units[i] = text.charCodeAt(i);
  else Buffer.from(units.buffer).write(text, 0, length * 2, 'utf16le');
  units[length] = 0x20;
  return units;
}

/** Takes words one after another as `TokenSink` does, each as whatever the scanner makes of its term and form. */
export type WordSink<Word> = (word: Word, start: number, end: number, position: number, places: number) => void;

/** A word of a chunk; offsets and position from the start of the chunk. */
interface ChunkWord<Word> {
  word: Word;
  start: number;
  end: number;
  position: number;
  places: number;
}

/**
 * Finds the words of texts in one language. What `wordOf` makes of a term and its form is remembered: it is asked once for
 * a word as it is printed, as long as that is remembered, and must give the same again.
 */
export class WordScanner<Word> {
  readonly #plain = new LetterWords<Word>(seenWords);
  readonly #chunks = new SeenWords<readonly ChunkWord<Word>[]>(seenWords);

  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly wordOf: (term: string, form: string) => Word,
  ) {}

  scan(text: string, sink: WordSink<Word>): void {
    const { length } = text;
    const units = unitsOf(text, spare);
    spare = null;
    let position = 0;
    let i = 0;
    // The space behind the text ends every loop.
    while (i < length) {
      const chunk = i;
      let kind = kindOf(units[i]);
      if (kind === spaceKind) {
        i++;
        continue;
      }
      while (kind === markKind) kind = kindOf(units[++i]);
      const start = i;
      // The last letters as three numbers, five in each.
      let low = 0;
      let middle = 0;
      let high = 0;
      for (let unit = units[i]; kinds[unit] === asciiLetter; unit = units[++i]) {
        high = (high << 6) | (middle >>> 24);
        middle = ((middle << 6) | (low >>> 24)) & 0x3fffffff;
        low = ((low << 6) | (unit & 0x3f)) & 0x3fffffff;
      }
      kind = kindOf(units[i]);
      const end = i;
      while (kind === markKind) kind = kindOf(units[++i]);
      if (kind === spaceKind) {
        if (end === start) continue;
        if (end - start <= mostLetters) {
          sink(this.#plain.get(low, middle, high) ?? this.#newPlain(text, start, end, low, middle, high), start, end, position++, 1);
          continue;
        }
      }
      while (kind !== spaceKind) kind = kindOf(units[++i]);
      position = this.#scanChunk(text, units, chunk, i, position, sink);
    }
    if (units.length <= longestKept) spare = units;
  }

  /** A word of ASCII letters is one token, which covers it. */
  #newPlain(text: string, start: number, end: number, low: number, middle: number, high: number): Word {
    const printed = detached(text.slice(start, end));
    const form = printed.toLowerCase();
    const word = this.wordOf(termOfLetters(printed, form, this.vocabulary), form);
    this.#plain.set(low, middle, high, word);
    return word;
  }

  #scanChunk(text: string, units: Uint16Array, start: number, end: number, position: number, sink: WordSink<Word>): number {
    if (end - start > longestSeen) {
      const chunk = detached(text.slice(start, end));
      return position + readChunk(chunk, 0, chunk.length, 0, this.vocabulary, (term, form, from, to, place, places) => {
        sink(this.wordOf(term, form), start + from, start + to, position + place, places);
      });
    }
    let hash = emptyHash;
    for (let i = start; i < end; i++) hash = hashWith(hash, units[i]);
    const words = this.#chunks.get(units, start, end, hash) ?? this.#newChunk(text, units, start, end, hash);
    let next = position;
    for (let i = 0; i < words.length; i++) {
      const { word, start: from, end: to, position: place, places } = words[i];
      sink(word, start + from, start + to, position + place, places);
      next = position + place + 1;
    }
    return next;
  }

  #newChunk(text: string, units: Uint16Array, from: number, to: number, hash: number): readonly ChunkWord<Word>[] {
    const chunk = detached(text.slice(from, to));
    const words: ChunkWord<Word>[] = [];
    readChunk(chunk, 0, chunk.length, 0, this.vocabulary, (term, form, start, end, position, places) => {
      words.push({ word: this.wordOf(term, form), start, end, position, places });
    });
    this.#chunks.set(units, from, to, hash, words);
    return words;
  }
}

/** A slice of a text keeps the whole text in memory; what is remembered, here or by `wordOf`, must not. Joined anew, it is a string of its own. */
function detached(slice: string): string {
  return ` ${slice}`.slice(1);
}
