/** How does a text become words fast? Whole chunks and plain words are remembered; only new ones are taken apart. */
import { AsciiWords, emptyHash, hashWith } from './ascii-words.js';
import { WordCache } from './cache.js';
import * as is from './characters.js';
import { classOf } from './characters.js';
import { readChunk, type Vocabulary } from './chunk.js';

/** News in one language has some 60,000 printed words in every 5 million; the bound is twice this for words, and for chunks. */
const cachedWords = 1 << 17;

/** Longer chunks and words are addresses and noise: they are taken apart each time they are met, and take no memory. */
const longestCached = 48;

/** What the hot loop asks of a unit. */
const otherKind = 0;
const asciiLetter = 1;
const spaceKind = 2;
/** Nothing to a word of ASCII letters that it stands before or behind: all punctuation but `+` and `#`, which may belong to a letter. */
const markKind = 3;

function kindOf(code: number): number {
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

/** By unit, 1 + its kind; 0 where nobody asked yet. */
const kinds = new Uint8Array(0x10000);

function learntKind(code: number): number {
  const kind = kindOf(code);
  kinds[code] = kind + 1;
  return kind;
}

/** The end of the text is as good as a space. */
function kindAt(text: string, at: number, length: number): number {
  if (at >= length) return spaceKind;
  const code = text.charCodeAt(at);
  const known = kinds[code];
  return known === 0 ? learntKind(code) : known - 1;
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
  readonly #plain = new AsciiWords<Word>(cachedWords);
  readonly #chunks = new WordCache<readonly ChunkWord<Word>[]>(cachedWords / 2);

  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly wordOf: (term: string, form: string) => Word,
  ) {}

  scan(text: string, sink: WordSink<Word>): void {
    const { length } = text;
    let position = 0;
    let i = 0;
    while (i < length) {
      const chunk = i;
      let kind = kindAt(text, i, length);
      if (kind === spaceKind) {
        i++;
        continue;
      }
      while (kind === markKind) kind = kindAt(text, ++i, length);
      const start = i;
      let hash = emptyHash;
      while (kind === asciiLetter) {
        hash = hashWith(hash, text.charCodeAt(i));
        kind = kindAt(text, ++i, length);
      }
      const end = i;
      while (kind === markKind) kind = kindAt(text, ++i, length);
      if (kind === spaceKind) {
        if (end === start) continue;
        if (end - start <= longestCached) {
          const word = this.#plain.get(text, start, end, hash) ?? this.#newPlain(text.slice(start, end), hash);
          sink(word, start, end, position++, 1);
          continue;
        }
      }
      while (kind !== spaceKind) kind = kindAt(text, ++i, length);
      position = this.#scanChunk(text, chunk, i, position, sink);
      i++;
    }
  }

  /** A word of ASCII letters is one token, which covers it. */
  #newPlain(printed: string, hash: number): Word {
    const words: Word[] = [];
    readChunk(printed, 0, printed.length, 0, this.vocabulary, (term, form) => words.push(this.wordOf(detached(term), detached(form))));
    const [word] = words;
    this.#plain.set(printed, hash, word);
    return word;
  }

  #scanChunk(text: string, start: number, end: number, position: number, sink: WordSink<Word>): number {
    if (end - start > longestCached) {
      return readChunk(text, start, end, position, this.vocabulary, (term, form, from, to, at, places) => {
        sink(this.wordOf(term, form), from, to, at, places);
      });
    }
    const chunk = text.slice(start, end);
    const words = this.#chunks.get(chunk) ?? this.#newChunk(detached(chunk));
    let next = position;
    for (let i = 0; i < words.length; i++) {
      const { word, start: from, end: to, position: place, places } = words[i];
      sink(word, start + from, start + to, position + place, places);
      next = position + place + 1;
    }
    return next;
  }

  #newChunk(chunk: string): readonly ChunkWord<Word>[] {
    const words: ChunkWord<Word>[] = [];
    readChunk(chunk, 0, chunk.length, 0, this.vocabulary, (term, form, start, end, position, places) => {
      words.push({ word: this.wordOf(term, form), start, end, position, places });
    });
    this.#chunks.set(chunk, words);
    return words;
  }
}

/** A slice of a text keeps the whole text in memory; what is remembered must not. Joined anew, it is a string of its own. */
function detached(slice: string): string {
  return ` ${slice}`.slice(1);
}
