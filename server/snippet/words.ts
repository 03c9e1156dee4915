/** Which printed word stands at a token position? Found by analysing only the neighbourhood, from the nearest anchor. */
import { placeScannerFor, type PlaceScanner } from '../../indexer/analysis/places.js';
import type { ArticleText } from './article-text.js';

/** A word as the reader sees it: a compound with all its parts is one. */
export interface PrintedWord {
  /** UTF-16 units, end exclusive. */
  start: number;
  end: number;
  /** Token position of its last part. */
  last: number;
}

/**
 * Adds the printed words of a piece of text to `places`: at each token position the word that covers it. Tokens whose
 * letters overlap belong to one word. `offset`: where the piece begins; `base`: the position of the first of `places`.
 */
function addPlaces(places: PrintedWord[], piece: string, scanner: PlaceScanner, offset: number, base: number): void {
  const before = places.length;
  let word: PrintedWord | undefined;
  scanner.scan(piece, (start, end, position) => {
    const place = before + position;
    if (word !== undefined && start + offset < word.end) {
      word.end = Math.max(word.end, end + offset);
      word.last = base + place;
    } else word = { start: start + offset, end: end + offset, last: base + place };
    places[place] = word;
  });
}

/** The printed word at each token position of a whole text. */
export function printedWords(text: string, language: string): PrintedWord[] {
  const places: PrintedWord[] = [];
  addPlaces(places, text, placeScannerFor(language), 0, 0);
  return places;
}

/** UTF-16 units read at a time: little against what lies between two anchors, so that little is read in vain. */
const pieceLength = 160;

/** A word is not looked for further than this behind its anchor: only a text without white space is that long. */
const longestRead = 65_536;

/** The words from one anchor on, as far as they were asked for. */
interface Reading {
  position: number;
  offset: number;
  /** Where the next piece begins. */
  next: number;
  places: PrintedWord[];
}

/** The words of one article, each neighbourhood analysed once. */
export class WordFinder {
  readonly #scanner: PlaceScanner;
  readonly #readings = new Map<number, Reading>();
  /** The reading that answered last: places follow each other. */
  #last: Reading | null = null;

  constructor(readonly text: ArticleText) {
    this.#scanner = placeScannerFor(text.language);
  }

  /** The printed word that covers the position; null where there is none, or none within reach. */
  at(position: number): PrintedWord | null {
    const last = this.#last;
    if (last !== null && position >= last.position && position - last.position < last.places.length) return last.places[position - last.position];
    const reading = this.#readingFor(position);
    this.#last = reading;
    const { places, offset } = reading;
    const place = position - reading.position;
    while (places.length <= place && reading.next < this.text.length && reading.next - offset < longestRead) {
      const piece = this.#piece(reading.next);
      if (piece === null) return null;
      addPlaces(places, piece, this.#scanner, reading.next, reading.position);
      reading.next += piece.length;
    }
    return places.length > place ? places[place] : null;
  }

  #readingFor(position: number): Reading {
    const anchor = this.text.anchor(position);
    const known = this.#readings.get(anchor.position);
    if (known !== undefined) return known;
    const reading = { ...anchor, next: anchor.offset, places: [] };
    this.#readings.set(anchor.position, reading);
    return reading;
  }

  /** Some text from `offset` that ends with white space or with the text; null where there is neither within reach. */
  #piece(offset: number): string | null {
    for (let length = pieceLength; length <= longestRead; length *= 2) {
      const piece = this.text.slice(offset, Math.min(offset + length, this.text.length));
      if (offset + piece.length >= this.text.length) return piece;
      for (let end = piece.length; end > 0; end--) {
        const code = piece.charCodeAt(end - 1);
        // Only the white space that no analyzer could take for anything else.
        if (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09) return piece.slice(0, end);
      }
    }
    return null;
  }
}
