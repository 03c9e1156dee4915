/** Which articles, and what is each worth? Ascending article numbers with scores, and how one is looked up in them. */
import { mostWords } from '../../query/budget.js';
import type { Dense } from './dense.js';
import { Worths } from './worths.js';

/**
 * Articles of one segment, ascending, and what each is worth. Only the first `length` rows count. A class, so that all lists are of
 * one shape: the loops over them are several times as slow where they are not.
 */
export class List {
  constructor(
    readonly articles: Uint32Array,
    /** 0 marks a deleted article, which is in no result. */
    readonly scores: Float32Array,
    readonly length: number,
    /** Every score counts times this. */
    readonly weight: number,
    /**
     * Further articles, none of which is in the list itself, under its weight. A word with a rare second reading is not copied
     * for it. Flat.
     */
    readonly besides: List | null,
    /** No score is above this, those besides included. */
    readonly most: number,
    /** The short way to an article's row; null where there is none. */
    readonly dense: Dense | null,
    /** Of all lists that differ in nothing but their weight. */
    private readonly known: { worths: Worths | null } = { worths: null },
  ) {}

  under(weight: number): List {
    return new List(this.articles, this.scores, this.length, weight, this.besides, this.most, this.dense, this.known);
  }

  /** Without its weight, those besides included. Made when they are first asked for. */
  get worths(): Worths {
    this.known.worths ??= new Worths(piecesOf(this), this.dense !== null);
    return this.known.worths;
  }

  /** With other scores of its own articles, and others besides; `most`: none of all of them is above. */
  joined(scores: Float32Array, besides: List | null, most: number): List {
    return new List(this.articles, scores, this.length, this.weight, besides, most, this.dense);
  }
}

export const listOf = (articles: Uint32Array, scores: Float32Array, length = articles.length, weight = 1, most = Infinity): List =>
  new List(articles, scores, length, weight, null, most, null);

export const emptyList: List = listOf(new Uint32Array(0), new Float32Array(0));

/** The flat lists that a list is made of, each under its weight: no article is in two of them. */
export const piecesOf = (list: List): readonly List[] => (list.besides === null ? [list] : [list, list.besides.under(list.weight)]);

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
  return listOf(articles, scores, length, list.weight, list.most);
}

/** The first row of a flat list whose article is not below a number. */
export const lowerBound = ({ articles, length }: List, article: number): number => firstRow(articles, length, article, 0);

/** The first of ascending rows, from one on and below another, whose article is not below a number. No jump goes either way but the last. */
export function firstRow(articles: Uint32Array, end: number, article: number, from: number): number {
  let low = from;
  let rows = end - from;
  if (rows <= 0) return from;
  for (let half = rows >>> 1; half > 0; half = rows >>> 1) {
    // All bits set where the last row of the half is below.
    low += half & ((articles[low + half - 1] - article) >> 31);
    rows -= half;
  }
  return articles[low] < article ? low + 1 : low;
}

/** The same in steps that double: short for a target nearby. */
export function gallop(articles: Uint32Array, length: number, article: number, from: number): number {
  if (from >= length || articles[from] >= article) return from;
  let step = 1;
  let low = from;
  while (low + step < length && articles[low + step] < article) {
    low += step;
    step *= 2;
  }
  return firstRow(articles, Math.min(low + step, length), article, low + 1);
}

/** The score of an article in a list without its weight, 0 where it is not in it. */
export const scoreOf = (list: List, article: number): number => scoreAt(list, rowOf(list, article), article);

/** The same where its row is known, as `rowOf` gives it. */
export function scoreAt(list: List, row: number, article: number): number {
  if (row >= 0) return list.scores[row];
  return list.besides === null ? 0 : scoreOf(list.besides, article);
}

/** Whether a list has an article, which is known not to be deleted. */
export function holds(list: List, article: number): boolean {
  const own = list.dense === null ? rowOf(list, article) >= 0 : list.dense.has(article);
  return own || (list.besides !== null && holds(list.besides, article));
}

/** What an article is worth in some lists together. */
export function sumOf(lists: readonly List[], article: number): number {
  let sum = 0;
  for (const list of lists) sum += scoreOf(list, article) * list.weight;
  return sum;
}

/** Adds to the sums of some articles, as `sumOf` would. */
export function addScores(list: List, articles: Uint32Array, sums: Float64Array, count: number): void {
  const { dense, besides, scores, weight } = list;
  if (dense !== null && besides === null) dense.addScores(articles, scores, weight, sums, count);
  else for (let i = 0; i < count; i++) sums[i] += scoreOf(list, articles[i]) * weight;
}

/** The row of an article in a list without what lies besides, or -1. */
export function rowOf(list: List, article: number): number {
  if (list.dense !== null) return list.dense.row(article);
  const row = lowerBound(list, article);
  return row < list.length && list.articles[row] === article ? row : -1;
}

/** The rows of some articles in a list without what lies besides, or -1, and the scores without the list's weight, 0 where it does not have them. */
export function readRows(list: List, articles: Uint32Array, count: number, rows: Int32Array, scores: Float32Array): void {
  if (list.dense !== null) list.dense.rows(articles, count, rows);
  else for (let i = 0; i < count; i++) rows[i] = rowOf(list, articles[i]);
  for (let i = 0; i < count; i++) scores[i] = scoreAt(list, rows[i], articles[i]);
}

/** Sums have 24 bits: one of so many words, added up in any order, is off by no more than this part of itself. */
export const mostOff = mostWords * 2 ** -24;

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
  return listOf(articles, scores, length, list.weight, list.most);
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
