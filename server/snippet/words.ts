/** Which printed word stands at a token position? Found by analysing only the neighbourhood, from the nearest anchor. */
import { analyzerFor, type Analyzer } from '../../indexer/analysis/analyzer.js';
import type { ArticleText } from './article-text.js';

/** A word as the reader sees it: a compound with all its parts is one. */
export interface PrintedWord {
  /** UTF-16 units, end exclusive. */
  start: number;
  end: number;
  /** Token positions of its first and last part. */
  first: number;
  last: number;
}

/** The printed words of a text: tokens whose letters overlap belong to one. */
export function printedWords(text: string, analyzer: Analyzer): PrintedWord[] {
  const words: PrintedWord[] = [];
  let word: PrintedWord | undefined;
  analyzer.scan(text, (_term, _form, start, end, position) => {
    if (word !== undefined && start < word.end) {
      word.start = Math.min(word.start, start);
      word.end = Math.max(word.end, end);
      word.last = Math.max(word.last, position);
    } else {
      word = { start, end, first: position, last: position };
      words.push(word);
    }
  });
  return words;
}

/** UTF-16 units read at a time: little against what lies between two anchors, so that little is read in vain. */
const pieceLength = 160;

/** A word is not looked for further than this behind its anchor: only a text without white space is that long. */
const longestRead = 65_536;

/** The words of one article, each neighbourhood analysed once. */
export class WordFinder {
  readonly #analyzer: Analyzer;
  readonly #words = new Map<number, PrintedWord>();
  /** Where the last reading stopped: the next one often goes on there. */
  #next = { position: 0, offset: 0 };

  constructor(readonly text: ArticleText) {
    this.#analyzer = analyzerFor(text.language);
  }

  /** The printed word that covers the position; null where there is none, or none within reach. */
  at(position: number): PrintedWord | null {
    const known = this.#words.get(position);
    if (known !== undefined) return known;
    const anchor = this.text.anchor(position);
    const goesOn = this.#next.position > anchor.position && this.#next.position <= position;
    const start = goesOn ? this.#next : anchor;
    let { position: next, offset } = start;
    while (next <= position && offset < this.text.length && offset - start.offset < longestRead) {
      const piece = this.#piece(offset);
      if (piece === null) return null;
      const base = next;
      for (const word of printedWords(piece, this.#analyzer)) {
        const found = { start: word.start + offset, end: word.end + offset, first: word.first + base, last: word.last + base };
        for (let place = found.first; place <= found.last; place++) this.#words.set(place, found);
        next = found.last + 1;
      }
      offset += piece.length;
    }
    this.#next = { position: next, offset };
    return this.#words.get(position) ?? null;
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
