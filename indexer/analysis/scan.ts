/** How does a text become tokens fast? Whole chunks and plain words are remembered; only new ones are taken apart. */
import type { Analyzer } from './analyzer.js';
import { WordCache } from './cache.js';
import * as is from './characters.js';
import { classOf } from './characters.js';
import { readChunk, type Vocabulary } from './chunk.js';
import type { Token, TokenSink } from './token.js';

/** News in one language has some 60,000 printed words in every 5 million; the bound is twice this for words, and for chunks. */
const cachedWords = 1 << 16;

/** Longer chunks and words are addresses and noise: they are taken apart each time they are met, and take no memory. */
const longestCached = 48;

/** What the hot loop asks of an ASCII unit. */
const asciiOther = 0;
const asciiLetter = 1;
const asciiSpace = 2;
/** Nothing to a word that it stands before or behind: all punctuation but `+` and `#`, which may belong to a letter. */
const asciiMark = 3;

const asciiKinds = Uint8Array.from({ length: 128 }, (_, code) => {
  const kind = classOf(code);
  if (kind === is.letter) return asciiLetter;
  if (kind === is.space) return asciiSpace;
  return kind === is.digit || kind === is.plus || kind === is.sharp ? asciiOther : asciiMark;
});

interface PlainWord {
  term: string;
  form: string;
}

export class CachingAnalyzer implements Analyzer {
  readonly #plain = new WordCache<PlainWord>(cachedWords);
  /** Offsets and positions from the start of the chunk. */
  readonly #chunks = new WordCache<readonly Token[]>(cachedWords);

  constructor(
    readonly language: string,
    private readonly vocabulary: Vocabulary,
  ) {}

  tokens(text: string): Token[] {
    const tokens: Token[] = [];
    this.scan(text, (term, form, start, end, position, places) => tokens.push({ term, form, start, end, position, places }));
    return tokens;
  }

  scan(text: string, sink: TokenSink): void {
    const { length } = text;
    let position = 0;
    let i = 0;
    while (i < length) {
      const chunk = i;
      let kind = asciiKind(text, i, length);
      if (kind === asciiSpace) {
        i++;
        continue;
      }
      while (kind === asciiMark) kind = asciiKind(text, ++i, length);
      const start = i;
      while (kind === asciiLetter) kind = asciiKind(text, ++i, length);
      const end = i;
      while (kind === asciiMark) kind = asciiKind(text, ++i, length);
      if (kind === asciiSpace) {
        if (end === start) continue;
        if (end - start <= longestCached) {
          const word = this.#plainWord(text.slice(start, end));
          sink(word.term, word.form, start, end, position++, 1);
          continue;
        }
      }
      while (i < length && !endsChunk(text.charCodeAt(i))) i++;
      position = this.#scanChunk(text, chunk, i, position, sink);
      if (i < length) i++;
    }
  }

  /** A word of ASCII letters is one token, which covers it. */
  #plainWord(word: string): PlainWord {
    return this.#plain.get(word) ?? this.#newPlainWord(detached(word));
  }

  #newPlainWord(word: string): PlainWord {
    const plain: PlainWord = { term: word, form: word };
    readChunk(word, 0, word.length, 0, this.vocabulary, (term, form) => {
      plain.term = term;
      plain.form = form;
    });
    this.#plain.set(word, plain);
    return plain;
  }

  #scanChunk(text: string, start: number, end: number, position: number, sink: TokenSink): number {
    if (end - start > longestCached) return readChunk(text, start, end, position, this.vocabulary, sink);
    const chunk = text.slice(start, end);
    const tokens = this.#chunks.get(chunk) ?? this.#newChunk(detached(chunk));
    let next = position;
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i];
      const at = position + token.position;
      sink(token.term, token.form, start + token.start, start + token.end, at, token.places);
      next = at + 1;
    }
    return next;
  }

  #newChunk(chunk: string): readonly Token[] {
    const tokens: Token[] = [];
    readChunk(chunk, 0, chunk.length, 0, this.vocabulary, (term, form, start, end, position, places) => tokens.push({ term, form, start, end, position, places }));
    this.#chunks.set(chunk, tokens);
    return tokens;
  }
}

/** The end of the text is as good as a space. */
function asciiKind(text: string, at: number, length: number): number {
  if (at >= length) return asciiSpace;
  const code = text.charCodeAt(at);
  return code < 128 ? (asciiKinds[code] ?? asciiOther) : asciiOther;
}

function endsChunk(code: number): boolean {
  return code < 128 ? asciiKinds[code] === asciiSpace : classOf(code) === is.space;
}

/** A slice of a text keeps the whole text in memory; what is cached must not. Joined anew, it is a string of its own. */
function detached(slice: string): string {
  return ` ${slice}`.slice(1);
}
