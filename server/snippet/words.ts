/** Which printed word stands at a token position? Found by analysing only the neighbourhood, from the nearest anchor. */
import { placeScannerFor, type PlaceScanner, type PlaceSink } from '../../indexer/analysis/places.js';
import type { ArticleText } from './article-text.js';

/** A word as the reader sees it: a compound with all its parts is one. */
export interface PrintedWord {
  /** UTF-16 units, end exclusive. */
  start: number;
  end: number;
  /** Token position of its last part. */
  last: number;
}

/** The printed words of a text, by token position. */
export interface PrintedWords {
  /** How many positions there are. */
  readonly length: number;
  /** UTF-16 units, end exclusive, of the word at a position. */
  startAt(position: number): number;
  endAt(position: number): number;
}

/**
 * The printed word at each token position of a stretch of text, in order. Tokens whose letters overlap belong to one word. Numbers in
 * columns: a page of snippets asks for a few thousand words, most of which are only counted.
 */
export class WordPlaces implements PrintedWords {
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  /** By place: of its word, the place of the last part. */
  private readonly lasts: number[] = [];
  /** Where the piece begins that is being added, and the place of its first word. */
  private offset = 0;
  private base = 0;

  /** `position`: of the first word. */
  constructor(private readonly position = 0) {}

  get length(): number {
    return this.starts.length;
  }

  /** The word at a place, counted from 0. */
  at(place: number): PrintedWord {
    return { start: this.starts[place], end: this.ends[place], last: this.position + this.lasts[place] };
  }

  startAt(place: number): number {
    return this.starts[place];
  }

  endAt(place: number): number {
    return this.ends[place];
  }

  /** Adds the words of a piece of text that begins at an offset: the first so many, and perhaps others behind them. */
  add(piece: string, scanner: PlaceScanner, offset: number, most = Infinity): void {
    this.offset = offset;
    this.base = this.length;
    scanner.scan(piece, this.sink, most);
  }

  private readonly sink: PlaceSink = (from, to, position) => {
    const { starts, ends, lasts } = this;
    const [start, end, place] = [from + this.offset, to + this.offset, this.base + position];
    const before = starts.length - 1;
    if (before >= this.base && start < ends[before]) {
      const first = starts[before];
      const last = Math.max(ends[before], end);
      if (place > before) {
        starts.push(first);
        ends.push(last);
        lasts.push(place);
      }
      for (let part = before; part >= this.base && starts[part] === first; part--) {
        ends[part] = last;
        lasts[part] = place;
      }
    } else {
      starts.push(start);
      ends.push(end);
      lasts.push(place);
    }
  };
}

/** The printed word at each token position of a text, or at each of the first. */
export function printedWords(text: string, language: string, positions = Infinity): PrintedWords {
  const words = new WordPlaces();
  words.add(text, placeScannerFor(language), 0, positions);
  return words;
}

/** UTF-16 units read at a time: some ten words, so that few are read behind the one that is looked for. */
const pieceLength = 64;

/** A word is not looked for further than this behind its anchor: only a text without white space is that long. */
const longestRead = 65_536;

/** The words from one anchor on, as far as they were asked for. */
interface Reading {
  position: number;
  offset: number;
  /** Where the next piece begins. */
  next: number;
  places: WordPlaces;
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
    if (last !== null && position >= last.position && position - last.position < last.places.length) return last.places.at(position - last.position);
    const reading = this.#readingFor(position);
    this.#last = reading;
    const { places, offset } = reading;
    const place = position - reading.position;
    while (places.length <= place && reading.next < this.text.length && reading.next - offset < longestRead) {
      const piece = this.#piece(reading.next);
      if (piece === null) return null;
      places.add(piece, this.#scanner, reading.next);
      reading.next += piece.length;
    }
    return places.length > place ? places.at(place) : null;
  }

  #readingFor(position: number): Reading {
    const anchor = this.text.anchor(position);
    const known = this.#readings.get(anchor.position);
    if (known !== undefined) return known;
    const reading = { position: anchor.position, offset: anchor.offset, next: anchor.offset, places: new WordPlaces(anchor.position) };
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
