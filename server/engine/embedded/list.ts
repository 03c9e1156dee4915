/**
 * How are lists of articles combined? Conjunction, union and difference over ascending article numbers with scores.
 */

/** Articles of one segment, ascending, and what each is worth. Only the first `length` rows count. */
export interface List {
  articles: Uint32Array;
  /** 0 marks a deleted article, which is in no result. */
  scores: Float32Array;
  length: number;
  /** Every score counts times this. */
  weight: number;
}

export const emptyList: List = { articles: new Uint32Array(0), scores: new Float32Array(0), length: 0, weight: 1 };

/** The first row whose article is not below a number, from a row on. */
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
  return row < list.length && list.articles[row] === article ? list.scores[row] : 0;
}

/**
 * What sums are made in: room for one number an article of the segment, all zero between uses. One query at a time uses it.
 */
export class Sums {
  readonly sums: Float32Array;
  /** In how many of the lists so far an article was. */
  readonly stages: Uint8Array;

  constructor(readonly articles: number) {
    this.sums = new Float32Array(articles);
    this.stages = new Uint8Array(articles);
  }

  add({ articles, scores, weight }: List, from: number, to: number): void {
    const sums = this.sums;
    for (let row = from; row < to; row++) sums[articles[row]] += scores[row] * weight;
  }
}

/** A step through a list costs about an eighth of a search in it for one article (measured on lists of 1,000 to 20,000). */
const searchSteps = 8;

/** Articles in all lists, with the sum of their scores. The list of one is itself. */
export function intersect(lists: readonly List[], scratch: Sums): List {
  if (lists.length === 1) return lists[0];
  if (lists.length === 0) return emptyList;
  const byLength = [...lists].sort((a, b) => a.length - b.length);
  const steps = lists.reduce((sum, { length }) => sum + length, 0);
  const searches = byLength[0].length * (lists.length - 1) * searchSteps;
  return steps < searches && lists.length < 256 ? intersectInSteps(byLength, scratch) : intersectBySearch(byLength);
}

/** Looks every article of the shortest list up in the others. */
function intersectBySearch([base, ...others]: readonly List[]): List {
  const articles = new Uint32Array(base.length);
  const scores = new Float32Array(base.length);
  const at = new Uint32Array(others.length);
  let length = 0;
  next: for (let row = 0; row < base.length; row++) {
    const article = base.articles[row];
    let score = base.scores[row] * base.weight;
    if (score === 0) continue;
    for (let o = 0; o < others.length; o++) {
      const other = others[o];
      const found = gallop(other.articles, other.length, article, at[o]);
      at[o] = found;
      if (found === other.length) break next;
      if (other.articles[found] !== article) continue next;
      score += other.scores[found] * other.weight;
    }
    articles[length] = article;
    scores[length++] = score;
  }
  return { articles, scores, length, weight: 1 };
}

/** Walks all lists, the shortest first: an article goes on to the next stage where it was in every list so far. */
function intersectInSteps(byLength: readonly List[], { sums, stages }: Sums): List {
  const [first, ...others] = byLength;
  for (let row = 0; row < first.length; row++) {
    const score = first.scores[row] * first.weight;
    if (score === 0) continue;
    sums[first.articles[row]] = score;
    stages[first.articles[row]] = 1;
  }
  const articles = new Uint32Array(first.length);
  const scores = new Float32Array(first.length);
  let length = 0;
  others.forEach((list, o) => {
    const { articles: listed, scores: worth, weight } = list;
    const stage = o + 1;
    const last = stage === others.length;
    for (let row = 0; row < list.length; row++) {
      const article = listed[row];
      if (stages[article] !== stage) continue;
      if (last) {
        articles[length] = article;
        scores[length++] = sums[article] + worth[row] * weight;
      } else {
        stages[article] = stage + 1;
        sums[article] += worth[row] * weight;
      }
    }
  });
  for (let row = 0; row < first.length; row++) {
    sums[first.articles[row]] = 0;
    stages[first.articles[row]] = 0;
  }
  return { articles, scores, length, weight: 1 };
}

/** Articles in any list, with the sum of their scores. The list of one is itself. */
export function unite(lists: readonly List[], scratch: Sums): List {
  const filled = lists.filter(({ length }) => length > 0);
  if (filled.length === 0) return emptyList;
  if (filled.length === 1) return filled[0];
  const most = filled.reduce((sum, { length }) => sum + length, 0);
  const articles = new Uint32Array(Math.min(most, scratch.articles));
  let length = 0;
  const { sums } = scratch;
  for (const list of filled) {
    for (let row = 0; row < list.length; row++) {
      const article = list.articles[row];
      const score = list.scores[row] * list.weight;
      if (score === 0) continue;
      if (sums[article] === 0) articles[length++] = article;
      sums[article] += score;
    }
  }
  articles.subarray(0, length).sort();
  const scores = new Float32Array(length);
  for (let row = 0; row < length; row++) {
    scores[row] = sums[articles[row]];
    sums[articles[row]] = 0;
  }
  return { articles, scores, length, weight: 1 };
}

/**
 * Articles in any list, with the best of their scores: the variants of one word, which all weigh 1. Mostly one list is
 * long and the others hold a handful, so what lies between those is copied in one piece.
 */
export function uniteVariants(lists: readonly List[]): List {
  if (lists.length === 0) return emptyList;
  return [...lists].sort((a, b) => b.length - a.length).reduce((long, short) => {
    const articles = new Uint32Array(long.length + short.length);
    const scores = new Float32Array(long.length + short.length);
    let [from, length] = [0, 0];
    const copyUpTo = (to: number): void => {
      articles.set(long.articles.subarray(from, to), length);
      scores.set(long.scores.subarray(from, to), length);
      length += to - from;
      from = to;
    };
    for (let row = 0; row < short.length; row++) {
      const article = short.articles[row];
      copyUpTo(gallop(long.articles, long.length, article, from));
      const both = from < long.length && long.articles[from] === article;
      articles[length] = article;
      scores[length++] = both ? Math.max(long.scores[from++], short.scores[row]) : short.scores[row];
    }
    copyUpTo(long.length);
    return { articles, scores, length, weight: 1 };
  });
}

/** The same for many lists, such as those of a pattern, in a segment of so many articles. */
export function uniteMany(lists: readonly List[], articleCount: number): List {
  const best = new Float32Array(articleCount);
  for (const { articles, scores, length } of lists) {
    for (let row = 0; row < length; row++) if (scores[row] > best[articles[row]]) best[articles[row]] = scores[row];
  }
  const articles = new Uint32Array(articleCount);
  const scores = new Float32Array(articleCount);
  let length = 0;
  for (let article = 0; article < articleCount; article++) {
    if (best[article] === 0) continue;
    articles[length] = article;
    scores[length++] = best[article];
  }
  return { articles, scores, length, weight: 1 };
}

/** The articles of a list that pass, with their scores. */
export function keep(list: List, passes: (article: number, row: number) => boolean): List {
  const articles = new Uint32Array(list.length);
  const scores = new Float32Array(list.length);
  let length = 0;
  for (let row = 0; row < list.length; row++) {
    if (!passes(list.articles[row], row)) continue;
    articles[length] = list.articles[row];
    scores[length++] = list.scores[row];
  }
  return { articles, scores, length, weight: list.weight };
}

/** The articles of a list that are in none of the others. */
export function subtract(list: List, others: readonly List[]): List {
  if (others.length === 0) return list;
  const at = new Uint32Array(others.length);
  return keep(list, (article) =>
    others.every((other, o) => {
      at[o] = gallop(other.articles, other.length, article, at[o]);
      return at[o] === other.length || other.articles[at[o]] !== article || other.scores[at[o]] === 0;
    }),
  );
}
