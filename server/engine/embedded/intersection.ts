/** Which articles are in all of several lists? Every article of the shortest is looked up in the others. */
import { emptyList, flat, gallop, listOf, piecesOf, type List } from './list.js';

/**
 * Articles in all lists, with the sum of their scores in the order of the lists, so that it is the same however they are found.
 * The list of one is itself.
 */
export function intersect(lists: readonly List[]): List {
  if (lists.length === 1) return lists[0];
  if (lists.length === 0) return emptyList;
  const shortest = lists.reduce((short, list) => (list.length < short.length ? list : short));
  const base = flat(shortest);
  const others = lists.filter((list) => list !== shortest).sort((a, b) => a.length - b.length).map((list) => new Lookup(list));
  const inOrder = lists.map((list) => others.find((other) => other.list === list) ?? null);
  const articles = new Uint32Array(base.length);
  const scores = new Float32Array(base.length);
  let length = 0;
  next: for (let row = 0; row < base.length; row++) {
    const own = base.scores[row] * base.weight;
    if (own === 0) continue;
    const article = base.articles[row];
    for (const other of others) if (!other.find(article)) continue next;
    let sum = 0;
    for (const other of inOrder) sum += other === null ? own : other.worth;
    articles[length] = article;
    scores[length++] = sum;
  }
  return listOf(articles, scores, length);
}

/** Looks ascending articles up in one list. */
class Lookup {
  /** What the article that was found last is worth. */
  worth = 0;
  private readonly pieces: readonly List[];
  private readonly at: number[];

  constructor(readonly list: List) {
    this.pieces = piecesOf(list);
    this.at = this.pieces.map(() => 0);
  }

  find(article: number): boolean {
    for (let p = 0; p < this.pieces.length; p++) {
      const piece = this.pieces[p];
      let row: number;
      if (piece.dense !== null) row = piece.dense.row(article);
      else {
        row = this.at[p] = gallop(piece.articles, piece.length, article, this.at[p]);
        if (row === piece.length || piece.articles[row] !== article) row = -1;
      }
      if (row < 0 || piece.scores[row] === 0) continue;
      this.worth = piece.scores[row] * piece.weight;
      return true;
    }
    return false;
  }
}
