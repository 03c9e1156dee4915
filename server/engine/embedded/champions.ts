/**
 * Which articles is a word worth most in? Of a long list the few best by its scores alone: with them one begins, so that soon little
 * else comes up to what was found (Brown, "Fast Evaluation of Structured Queries for Information Retrieval", 1995: candidates
 * by their best words).
 */
const most = 32;

export class Champions {
  private known: Uint32Array | null = null;

  constructor(
    private readonly articles: Uint32Array,
    private readonly scores: Float32Array,
  ) {}

  /** Looked for when they are first asked for. In no order. */
  get best(): Uint32Array {
    this.known ??= this.find();
    return this.known;
  }

  private find(): Uint32Array {
    const { articles, scores } = this;
    if (articles.length <= most) return articles;
    const worths = new Float32Array(most);
    const best = new Uint32Array(most);
    for (let row = 0; row < articles.length; row++) {
      const score = scores[row];
      if (score <= worths[most - 1]) continue;
      let place = most - 1;
      for (; place > 0 && worths[place - 1] < score; place--) {
        worths[place] = worths[place - 1];
        best[place] = best[place - 1];
      }
      worths[place] = score;
      best[place] = articles[row];
    }
    // Fewer are worth something where others are deleted.
    return best.subarray(0, worths.findLastIndex((worth) => worth > 0) + 1);
  }
}
