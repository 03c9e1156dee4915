/** What does a plain word find in title and text? The same in every query, and so remembered for the next. */
import type { Found } from './found.js';
import { piecesOf } from './list.js';

/** The best scores that are kept: a request for more hits goes without them. */
const mostBest = 64;

export class FoundWord {
  private best: Float32Array | null = null;

  constructor(
    /** One a segment. */
    readonly found: readonly Found[],
    readonly weight: number,
    /** What it cost to find. */
    readonly work: number,
  ) {}

  /** The k-th best of its scores in the whole archive, without the word's weight; -Infinity where it is not kept or there are fewer. */
  kth(k: number): number {
    if (k < 1 || k > mostBest) return -Infinity;
    this.best ??= this.findBest();
    return this.best[k - 1] > 0 ? this.best[k - 1] : -Infinity;
  }

  /** In descending order, 0 where there are no more. */
  private findBest(): Float32Array {
    const best = new Float32Array(mostBest);
    for (const { scores, length } of this.found.flatMap(({ list }) => piecesOf(list))) {
      for (let row = 0; row < length; row++) {
        const score = scores[row];
        if (score <= best[mostBest - 1]) continue;
        let place = mostBest - 1;
        for (; place > 0 && best[place - 1] < score; place--) best[place] = best[place - 1];
        best[place] = score;
      }
    }
    return best;
  }
}
