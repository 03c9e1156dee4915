/** Where do the tokens of a text stand? The analyzer's answer without its terms: most words need not be looked up. */
import { RecentCache } from './cache.js';
import * as is from './characters.js';
import { classOf } from './characters.js';
import { readChunk, type Vocabulary } from './chunk.js';
import { languages } from './language/language.js';

/** Takes the tokens' places one after another: UTF-16 units, end exclusive, and token positions. */
export type PlaceSink = (start: number, end: number, position: number) => void;

/** Offsets and position from the start of the chunk. */
interface Place {
  start: number;
  end: number;
  position: number;
}

/** Longer chunks are addresses and noise: they are taken apart each time they are met, and take no memory. */
const longestCached = 48;

/** Chunks with digits, accents, hyphens and apostrophes: some hundred stand in a page of hits, many of them again and again. */
const cachedChunks = 1 << 13;

const other = 1;
const asciiLetter = 2;
const white = 3;
/** Nothing to a word of ASCII letters that it stands before or behind: all punctuation but `+` and `#`, which may belong to a letter. */
const mark = 4;

/** By unit; 0 where nobody asked yet. */
const kinds = new Uint8Array(0x10000);

const marks: ReadonlySet<is.CharacterClass> = new Set([
  is.other,
  is.apostrophe,
  is.hyphen,
  is.point,
  is.comma,
  is.colon,
  is.ampersand,
  is.currency,
  is.percent,
]);

function learntKind(code: number): number {
  const kind = classOf(code);
  // Half of a character says nothing of the whole.
  const surrogate = code >= 0xd800 && code <= 0xdfff;
  if (kind === is.space) kinds[code] = white;
  else if (kind === is.letter && code < 0x80) kinds[code] = asciiLetter;
  else kinds[code] = marks.has(kind) && !surrogate ? mark : other;
  return kinds[code];
}

/** The end of the text is as good as a space. */
function kindAt(text: string, at: number, length: number): number {
  if (at >= length) return white;
  const code = text.charCodeAt(at);
  const known = kinds[code];
  return known === 0 ? learntKind(code) : known;
}

/** Where a word stands does not depend on its stem. */
const unchanged = (word: string): string => word;

const none: ReadonlySet<string> = new Set();

/** Finds the places of the tokens of texts in one language: those that the language's analyzer gives. */
export class PlaceScanner {
  readonly #vocabulary: Vocabulary;
  readonly #chunks = new RecentCache<readonly Place[]>(cachedChunks);

  constructor(language: string) {
    this.#vocabulary = { stem: unchanged, elisions: languages.get(language)?.elisions ?? none };
  }

  /** At least so many positions are scanned, and the rest of the last one's chunk. */
  scan(text: string, sink: PlaceSink, positions = Infinity): void {
    const { length } = text;
    let position = 0;
    let i = 0;
    while (i < length && position < positions) {
      const chunk = i;
      let kind = kindAt(text, i, length);
      while (kind === mark) kind = kindAt(text, ++i, length);
      const start = i;
      while (kind === asciiLetter) kind = kindAt(text, ++i, length);
      const end = i;
      while (kind === mark) kind = kindAt(text, ++i, length);
      if (kind === white) {
        if (end > start) sink(start, end, position++);
      } else {
        while (kind !== white) kind = kindAt(text, ++i, length);
        const before = position;
        for (const place of this.#placesIn(text.slice(chunk, i))) {
          sink(chunk + place.start, chunk + place.end, before + place.position);
          position = before + place.position + 1;
        }
      }
      i++;
    }
  }

  #placesIn(chunk: string): readonly Place[] {
    const known = this.#chunks.get(chunk);
    if (known !== undefined) return known;
    // A slice of a text keeps the whole text in memory. Joined anew, it is a string of its own.
    const own = ` ${chunk}`.slice(1);
    const places: Place[] = [];
    readChunk(own, 0, own.length, 0, this.#vocabulary, (_term, _form, start, end, position) => places.push({ start, end, position }));
    if (own.length <= longestCached) this.#chunks.set(own, places);
    return places;
  }
}

const scanners = new Map<string, PlaceScanner>();

/** One for each language, so that what it remembers serves all. */
export function placeScannerFor(language: string): PlaceScanner {
  const known = scanners.get(language);
  if (known !== undefined) return known;
  const scanner = new PlaceScanner(language);
  // ISO 639-1 has fewer than 200 codes: only those are kept, other names could be anything, and as many.
  if (/^[a-z]{2}$/.test(language)) scanners.set(language, scanner);
  return scanner;
}
