/**
 * What is a word worth in an article, about? A byte an article, rounded up (quantized impacts: Anh and Moffat, "Pruned query evaluation
 * using pre-computed impacts", SIGIR 2006): bounds are added up from them, of many articles in the time that the exact scores of a few take.
 */

/** The worth of the best. */
export const mostWorth = 255;

/** Ascending articles and their scores; only the first `length` count. */
interface Scored {
  readonly articles: Uint32Array;
  readonly scores: Float32Array;
  readonly length: number;
}

/**
 * Of a list in one or two pieces, in none of which an article is that is in the other: a worth of i is a score of at most i parts of `mostWorth` of
 * the highest, and of more than i - 1; 0 for none.
 */
export class Worths {
  /** The highest score. */
  readonly most: number;
  /** The slot of `WorthColumns` that they were written into last, or -1, and the number of that writing. */
  slot = -1;
  writing = 0;
  private readonly perScore: number;
  private known: readonly Uint8Array[] | null = null;

  /** `isCommon`: so many articles have the word that they are best written down article by article. */
  constructor(
    private readonly pieces: readonly Scored[],
    readonly isCommon: boolean,
  ) {
    let most = 0;
    for (const { scores, length } of pieces) for (let row = 0; row < length; row++) if (scores[row] > most) most = scores[row];
    this.most = most;
    this.perScore = most > 0 ? mostWorth / most : 0;
  }

  /** Piece by piece, row by row. Made when they are first asked for. */
  get rows(): readonly Uint8Array[] {
    this.known ??= this.pieces.map(({ scores, length }) => {
      const worths = new Uint8Array(length);
      for (let row = 0; row < length; row++) worths[row] = this.of(scores[row]);
      return worths;
    });
    return this.known;
  }

  /** Writes them down article by article, 0 for those that do not have the word. */
  write(column: Uint8Array): void {
    column.fill(0);
    for (const { articles, scores, length } of this.pieces) for (let row = 0; row < length; row++) column[articles[row]] = this.of(scores[row]);
  }

  private of(score: number): number {
    return Math.min(mostWorth, Math.ceil(score * this.perScore));
  }
}
