/** Which are the k best? A heap bounded at k, with a total order: score, then newest, then id. */

import type { Behind } from './place.js';

/** Orders two articles of equal score: negative where the first comes first. */
export type TieBreak = (segmentA: number, articleA: number, segmentB: number, articleB: number) => number;

export interface Ranked {
  segment: number;
  article: number;
  score: number;
}

/** Where hits are offered and the best of them kept. */
export interface Ranking {
  /** How many are kept. */
  readonly wanted: number;
  /** A score below this has no place any more. */
  readonly threshold: number;
  /** How many were offered that do not come behind the place where the hits begin. Only they are sure to be counted. */
  readonly passed: number;
  /** As many as are wanted of those that will be offered are known to have this score. */
  raise(score: number): void;
  offer(segment: number, article: number, score: number): void;
  /** The best first. Asked once: they may be taken out for it. */
  ranked(): Ranked[];
}

export class Best implements Ranking {
  // Plain arrays: typed ones are dear to make, and most queries want ten.
  private readonly scores: number[] = [];
  private readonly segments: number[] = [];
  private readonly articles: number[] = [];
  private length = 0;
  threshold: number;
  passed = 0;

  constructor(
    readonly wanted: number,
    private readonly tieBreak: TieBreak,
    /** Whether an article comes behind the place where the hits begin; null where they begin with the first. */
    private readonly behind: Behind | null = null,
  ) {
    // Nothing has a place among none, unless what comes before them is counted.
    this.threshold = wanted === 0 && behind === null ? Infinity : -Infinity;
  }

  raise(score: number): void {
    if (this.behind === null && score > this.threshold) this.threshold = score;
  }

  offer(segment: number, article: number, score: number): void {
    if (this.behind !== null && !this.behind(segment, article, score)) {
      this.passed++;
      return;
    }
    if (this.length < this.wanted) {
      let at = this.length++;
      while (at > 0) {
        const parent = (at - 1) >>> 1;
        if (!this.worse(segment, article, score, parent)) break;
        this.move(parent, at);
        at = parent;
      }
      this.put(at, segment, article, score);
      if (this.length === this.wanted) this.threshold = Math.max(this.threshold, this.scores[0]);
    } else if (score >= this.threshold && this.wanted > 0 && !this.worse(segment, article, score, 0)) {
      this.sink(0, segment, article, score);
      this.threshold = Math.max(this.threshold, this.scores[0]);
    }
  }

  /** Whether an article comes behind the one in a place of the heap. */
  private worse(segment: number, article: number, score: number, place: number): boolean {
    if (score !== this.scores[place]) return score < this.scores[place];
    return this.tieBreak(segment, article, this.segments[place], this.articles[place]) > 0;
  }

  /** Puts an article at a place and below it, where the worst stays on top. */
  private sink(at: number, segment: number, article: number, score: number): void {
    for (;;) {
      let child = 2 * at + 1;
      if (child >= this.length) break;
      if (child + 1 < this.length && this.worse(this.segments[child + 1], this.articles[child + 1], this.scores[child + 1], child)) child++;
      if (this.worse(segment, article, score, child)) break;
      this.move(child, at);
      at = child;
    }
    this.put(at, segment, article, score);
  }

  private move(from: number, to: number): void {
    this.put(to, this.segments[from], this.articles[from], this.scores[from]);
  }

  private put(at: number, segment: number, article: number, score: number): void {
    this.scores[at] = score;
    this.segments[at] = segment;
    this.articles[at] = article;
  }

  ranked(): Ranked[] {
    const { segments, articles, scores, length } = this;
    const all = new Array<Ranked>(length);
    // The worst of what is left is always on top.
    while (this.length > 0) {
      const last = --this.length;
      all[last] = { segment: segments[0], article: articles[0], score: scores[0] };
      this.sink(0, segments[last], articles[last], scores[last]);
    }
    return all;
  }
}
