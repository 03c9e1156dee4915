/** Which articles, and what is each worth? Ascending article numbers with scores, and how one is looked up in them. */

/** Articles of one segment, ascending, and what each is worth. Only the first `length` rows count. */
export interface List {
  articles: Uint32Array;
  /** 0 marks a deleted article, which is in no result. */
  scores: Float32Array;
  length: number;
  /** Every score counts times this. */
  weight: number;
  /**
   * Further articles, none of which is in the list itself, under its weight. A word with a rare second reading is not copied
   * for it. Flat.
   */
  besides: List | null;
}

export const listOf = (articles: Uint32Array, scores: Float32Array, length = articles.length, weight = 1): List => ({
  articles,
  scores,
  length,
  weight,
  besides: null,
});

export const emptyList: List = listOf(new Uint32Array(0), new Float32Array(0));

/** The flat lists that a list is made of, each under its weight: no article is in two of them. */
export const piecesOf = (list: List): readonly List[] => (list.besides === null ? [list] : [list, { ...list.besides, weight: list.weight }]);

/** The same list in one piece. Most are what lies between the few articles beside them: that is copied at once. */
export function flat(list: List): List {
  const { besides } = list;
  if (besides === null) return list;
  const articles = new Uint32Array(list.length + besides.length);
  const scores = new Float32Array(list.length + besides.length);
  let [from, length] = [0, 0];
  for (let row = 0; row <= besides.length; row++) {
    const to = row === besides.length ? list.length : gallop(list.articles, list.length, besides.articles[row], from);
    articles.set(list.articles.subarray(from, to), length);
    scores.set(list.scores.subarray(from, to), length);
    length += to - from;
    from = to;
    if (row === besides.length) break;
    articles[length] = besides.articles[row];
    scores[length++] = besides.scores[row];
  }
  return listOf(articles, scores, length, list.weight);
}

/** The first row of a flat list whose article is not below a number, from a row on. */
export function lowerBound(list: List, article: number, from = 0): number {
  const articles = list.articles;
  let low = from;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (articles[middle] < article) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** As `lowerBound`, in steps that double: short for a target nearby. */
export function gallop(articles: Uint32Array, length: number, article: number, from: number): number {
  if (from >= length || articles[from] >= article) return from;
  let step = 1;
  let low = from;
  while (low + step < length && articles[low + step] < article) {
    low += step;
    step *= 2;
  }
  let high = Math.min(low + step, length);
  low++;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (articles[middle] < article) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The score of an article in a list without its weight, 0 where it is not in it. */
export function scoreOf(list: List, article: number): number {
  const row = lowerBound(list, article);
  if (row < list.length && list.articles[row] === article) return list.scores[row];
  return list.besides === null ? 0 : scoreOf(list.besides, article);
}

/**
 * What sums are made in: room for one number an article of the segment, all zero between uses. One query at a time uses it.
 */
export class Sums {
  readonly sums: Float32Array;
  /** The same numbers as they lie in memory: those of sums that are not negative have the sums' order. */
  readonly bits: Int32Array;
  /** In how many of the lists so far an article was. */
  readonly stages: Uint8Array;

  constructor(readonly articles: number) {
    this.sums = new Float32Array(articles);
    this.bits = new Int32Array(this.sums.buffer);
    this.stages = new Uint8Array(articles);
  }
}

/** The articles of a list that pass, with their scores. */
export function keep(own: List, passes: (article: number, row: number) => boolean): List {
  const list = flat(own);
  const articles = new Uint32Array(list.length);
  const scores = new Float32Array(list.length);
  let length = 0;
  for (let row = 0; row < list.length; row++) {
    if (!passes(list.articles[row], row)) continue;
    articles[length] = list.articles[row];
    scores[length++] = list.scores[row];
  }
  return listOf(articles, scores, length, list.weight);
}

/** The articles of a list that are in none of the others. */
export function subtract(list: List, others: readonly List[]): List {
  if (others.length === 0) return list;
  const at = new Uint32Array(others.length);
  const flatOthers = others.map(flat);
  return keep(list, (article) =>
    flatOthers.every((other, o) => {
      at[o] = gallop(other.articles, other.length, article, at[o]);
      return at[o] === other.length || other.articles[at[o]] !== article || other.scores[at[o]] === 0;
    }),
  );
}
