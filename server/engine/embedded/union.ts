/** Which articles are in any of several lists? */
import { bitCounts } from './dense.js';
import { emptyList, flat, gallop, listOf, piecesOf, type List } from './list.js';
import { forEachMarked } from './marks.js';
import type { Sums } from './sums.js';

/** Articles in any list, with the sum of their scores in the order of the lists. The list of one is itself. */
export function unite(lists: readonly List[], scratch: Sums): List {
  const filled = lists.filter(({ length }) => length > 0);
  if (filled.length === 0) return emptyList;
  if (filled.length === 1) return filled[0];
  const pieces = filled.flatMap(piecesOf);
  const most = pieces.reduce((sum, { length }) => sum + length, 0);
  const articles = new Uint32Array(Math.min(most, scratch.articles));
  let length = 0;
  const { exact: sums } = scratch;
  for (const list of pieces) {
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
  return listOf(articles, scores, length);
}

/**
 * Articles in any list, with the best of their scores: the variants of one word, which all weigh 1. Mostly one list is long
 * and the others hold a handful: they lie beside it.
 */
export function uniteVariants(lists: readonly List[]): List {
  if (lists.length === 0) return emptyList;
  const longest = lists.reduce((long, list) => (list.length > long.length ? list : long));
  let besides: List | null = null;
  for (const list of lists) if (list !== longest) besides = besides === null ? flat(list) : flat(beside(besides, flat(list)));
  return besides === null ? longest : beside(flat(longest), besides);
}

/** The list with the better of both scores, and beside it the articles that only the other has. */
function beside(list: List, other: List): List {
  let at = 0;
  let shared = 0;
  for (let row = 0; row < other.length && at < list.length; row++) {
    at = gallop(list.articles, list.length, other.articles[row], at);
    if (at < list.length && list.articles[at] === other.articles[row]) shared++;
  }
  const most = Math.max(list.most, other.most);
  if (shared === 0) return list.joined(list.scores, other, most);
  const articles = new Uint32Array(other.length - shared);
  const scores = new Float32Array(other.length - shared);
  let own = list.scores;
  let length = 0;
  at = 0;
  for (let row = 0; row < other.length; row++) {
    const article = other.articles[row];
    const score = other.scores[row];
    at = gallop(list.articles, list.length, article, at);
    if (at === list.length || list.articles[at] !== article) {
      articles[length] = article;
      scores[length++] = score;
    } else if (score > own[at]) {
      // The list's own scores are the segment's.
      if (own === list.scores) own = list.scores.slice(0, list.length);
      own[at] = score;
    }
  }
  // Mostly: then it stays what is kept of the segment.
  if (own === list.scores && length === 0) return list;
  return list.joined(own, length === 0 ? null : listOf(articles, scores), most);
}

/** The same for many lists, such as those of a pattern, in a segment of so many articles. */
export function uniteMany(lists: readonly List[], articleCount: number): List {
  const best = new Float32Array(articleCount);
  const marks = new Int32Array(Math.ceil(articleCount / 32));
  for (const { articles, scores, length } of lists.map(flat)) {
    for (let row = 0; row < length; row++) {
      const article = articles[row];
      if (scores[row] <= best[article]) continue;
      best[article] = scores[row];
      marks[article >>> 5] |= 1 << (article & 31);
    }
  }
  const found = bitCounts(marks, 0, marks.length);
  const articles = new Uint32Array(found);
  const scores = new Float32Array(found);
  let [length, most] = [0, 0];
  forEachMarked(marks, 0, articleCount, (article) => {
    const score = best[article];
    if (score > most) most = score;
    articles[length] = article;
    scores[length++] = score;
  });
  return listOf(articles, scores, length, 1, most);
}
