/** Which articles are in all of several lists? By searching or by walking, whichever costs less. */
import { emptyList, flat, gallop, listOf, piecesOf, type List, type Sums } from './list.js';

/** A step through a list costs about an eighth of a search in it for one article (measured on lists of 1,000 to 20,000). */
const searchSteps = 8;

/** Articles in all lists, with the sum of their scores. The list of one is itself. */
export function intersect(lists: readonly List[], scratch: Sums): List {
  if (lists.length === 1) return lists[0];
  if (lists.length === 0) return emptyList;
  const byLength = [...lists].sort((a, b) => a.length - b.length);
  const steps = lists.reduce((sum, { length }) => sum + length, 0);
  const searches = byLength[0].length * (lists.length - 1) * searchSteps;
  return steps < searches && lists.length < 256 ? intersectInSteps(byLength.map(flat), scratch) : intersectBySearch(byLength);
}

/** Looks every article of the shortest list up in the others. */
function intersectBySearch([shortest, ...others]: readonly List[]): List {
  const base = flat(shortest);
  const articles = new Uint32Array(base.length);
  const scores = new Float32Array(base.length);
  const pieces = others.map(piecesOf);
  const at = pieces.map((some) => some.map(() => 0));
  let length = 0;
  next: for (let row = 0; row < base.length; row++) {
    const article = base.articles[row];
    let score = base.scores[row] * base.weight;
    if (score === 0) continue;
    for (let o = 0; o < others.length; o++) {
      let [worth, ended] = [0, true];
      for (let p = 0; p < pieces[o].length; p++) {
        const piece = pieces[o][p];
        const found = gallop(piece.articles, piece.length, article, at[o][p]);
        at[o][p] = found;
        if (found === piece.length) continue;
        ended = false;
        if (piece.articles[found] === article) worth = piece.scores[found];
      }
      if (ended) break next;
      if (worth === 0) continue next;
      score += worth * others[o].weight;
    }
    articles[length] = article;
    scores[length++] = score;
  }
  return listOf(articles, scores, length);
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
  return listOf(articles, scores, length);
}
