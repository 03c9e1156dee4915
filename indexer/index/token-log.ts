/**
 * What words stood where? The tokens of the articles that are collected, in the order of their coming, a number for nearly
 * every one: `form·2`, and its place is the one behind the token before; or `form·2 + 1`, and how many places it is on
 * stands behind it. The first place of a stretch is 0.
 */
import { NumberWriter } from './bytes.js';

export class TokenLog {
  private readonly numbers = new NumberWriter(1 << 16);
  private lastPlace = -1;
  /** Tokens so far. */
  tokens = 0;

  /** Numbers so far: where the next stretch begins. */
  get length(): number {
    return this.numbers.length;
  }

  /** From here on places begin anew. */
  beginStretch(): void {
    this.lastPlace = -1;
  }

  /** Places never decrease in a stretch. */
  push(form: number, place: number): void {
    const gap = place - this.lastPlace;
    this.lastPlace = place;
    this.tokens++;
    if (gap === 1) {
      this.numbers.push(form * 2);
    } else {
      this.numbers.push(form * 2 + 1);
      this.numbers.push(gap);
    }
  }

  view(): Uint32Array {
    return this.numbers.view();
  }
}
