/** What is to be known of a text beside its terms? Where its tokens begin, and how many of its words are no stop words. */
import { NumberWriter } from './bytes.js';
import type { TextTokens } from './text-record-writer.js';

/** A printed word as a number: `form·2`, and 1 more for a stop word of its article's language. */
export type WordNumber = number;

/** Sees the tokens of one text after the other go by. */
export class ScannedText {
  /** The place of the text's first position. */
  base = 0;
  /** Words so far that are no stop words: a compound's parts, not the whole. */
  words = 0;
  private lastCounted = -1;
  private lastPosition = -1;
  private readonly starts = new NumberWriter(4096);
  private readonly positions = new NumberWriter(4096);

  begin(base: number): void {
    this.base = base;
    this.words = 0;
    this.lastCounted = -1;
    this.lastPosition = -1;
    this.starts.length = 0;
    this.positions.length = 0;
  }

  token(word: WordNumber, start: number, position: number, places: number): void {
    this.starts.push(start);
    this.positions.push(position);
    this.lastPosition = position;
    if (places > 1 || position === this.lastCounted) return;
    this.lastCounted = position;
    this.words += 1 - (word & 1);
  }

  /** The first place behind the text. */
  get behind(): number {
    return this.base + this.lastPosition + 1;
  }

  /** Of the text that was scanned last; to be used before the next begins. */
  tokens(): TextTokens {
    return { starts: this.starts.view(), positions: this.positions.view(), count: this.starts.length };
  }
}
