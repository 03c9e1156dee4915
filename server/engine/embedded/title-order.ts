/** In what order do titles stand? By their folded letters, then as every tie: a rank an article, made when first asked for. */
import { fold } from '../../../indexer/analysis/fold.js';
import type { Segment } from '../../../indexer/index/segment.js';

/** What titles are compared by: letters and digits, folded. A title of signs alone comes first. */
export const titleKey = (title: string): string => fold(title).replace(/^[^\p{L}\p{N}]+/u, '');

const ranks = new WeakMap<Segment, Uint32Array>();

/** Ranks of a segment's articles by title; equal titles keep the articles' own order. */
export function titleRanks(segment: Segment): Uint32Array {
  let rank = ranks.get(segment);
  if (rank === undefined) {
    const keys = Array.from(segment.articles.titles, titleKey);
    const order = Uint32Array.from(keys.keys()).sort((a, b) => (keys[a] < keys[b] ? -1 : keys[a] > keys[b] ? 1 : a - b));
    rank = new Uint32Array(keys.length);
    for (let place = 0; place < order.length; place++) rank[order[place]] = place;
    ranks.set(segment, rank);
  }
  return rank;
}
