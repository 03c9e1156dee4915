/**
 * What is a word worth in an article, about? A byte a posting, rounded up (quantized impacts: Anh and Moffat, "Pruned query evaluation
 * using pre-computed impacts", SIGIR 2006): bounds are added up from them, of many articles in the time that the exact scores of a few take.
 */
import type { Dense } from './dense.js';

/** The worth of the best. */
export const mostWorth = 255;

/** So many of the best are known by themselves. */
const bestKept = 64;

/** Ascending articles and their scores; only the first `length` count. */
interface Scored {
  readonly articles: Uint32Array;
  readonly scores: Float32Array;
  readonly length: number;
}

/** Of a list in one or two pieces, in none of which an article is that is in the other. */
export class Worths {
  /** Piece by piece, row by row: a worth of i is a score of at most i parts of `mostWorth` of the highest, and of more than i - 1; 0 for none. */
  readonly rows: readonly Uint8Array[];
  /** Article by article, 0 for those that are not in the list; null where they are few. */
  readonly ofArticles: Uint8Array | null;
  /** Some articles that are worth most, the best first. */
  readonly best: Uint32Array;
  /** And what each of them is worth. */
  readonly bestWorths: Uint8Array;
  /** The highest score. */
  readonly most: number;

  constructor(pieces: readonly Scored[], dense: Dense | null) {
    const { articles, scores } = bestOf(pieces);
    this.best = articles;
    this.most = scores[0];
    const perScore = this.most > 0 ? mostWorth / this.most : 0;
    this.bestWorths = roundedUp(scores, articles.length, perScore);
    this.rows = pieces.map((piece) => roundedUp(piece.scores, piece.length, perScore));
    this.ofArticles = dense === null ? null : new Uint8Array(dense.bits.length * 32);
    if (this.ofArticles !== null) {
      for (const [p, { articles, length }] of pieces.entries()) for (let row = 0; row < length; row++) this.ofArticles[articles[row]] = this.rows[p][row];
    }
  }
}

function roundedUp(scores: Float32Array, length: number, perScore: number): Uint8Array {
  const worths = new Uint8Array(length);
  for (let row = 0; row < length; row++) worths[row] = Math.min(mostWorth, Math.ceil(scores[row] * perScore));
  return worths;
}

function bestOf(pieces: readonly Scored[]): { articles: Uint32Array; scores: Float32Array } {
  const scores = new Float32Array(bestKept);
  const best = new Uint32Array(bestKept);
  let count = 0;
  for (const piece of pieces) {
    for (let row = 0; row < piece.length; row++) {
      const score = piece.scores[row];
      if (score <= scores[bestKept - 1]) continue;
      let place = Math.min(count, bestKept - 1);
      for (; place > 0 && scores[place - 1] < score; place--) {
        scores[place] = scores[place - 1];
        best[place] = best[place - 1];
      }
      scores[place] = score;
      best[place] = piece.articles[row];
      if (count < bestKept) count++;
    }
  }
  return { articles: best.slice(0, count), scores };
}
