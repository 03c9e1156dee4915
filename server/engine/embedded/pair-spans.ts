/** Where do two things stand near each other, or in one paragraph? NEAR and SAME, of whatever their sides are. */
import { merged } from './span-order.js';
import { commonArticles, costOf, listing, none, type Regions, type Span, type SpanSource } from './spans.js';
import type { Work } from './work.js';

/** Pairs that are compared in the time that one place is read. */
const pairsPerStep = 16;

/**
 * Spans of two sources of which the nearer ends stand at most `distance` places apart, in either order and in the same
 * region. Both spans are given back.
 */
export function nearSpans(left: SpanSource, right: SpanSource, distance: number, regions: Regions, work: Work): SpanSource {
  const candidates = commonArticles([left.candidates, right.candidates]);
  return listing(() => candidates, (article, below) => {
    const region = regions(article);
    const [as, bs] = [left.spans(article), right.spans(article)];
    const reach = distance + longest(as) + longest(bs);
    if (!work.spend(as.length * costOf(left) + bs.length * costOf(right) + (as.length * Math.min(bs.length, reach)) / pairsPerStep)) return none;
    const [keptAs, keptBs] = [new Uint32Array(as.length), new Uint32Array(bs.length)];
    let turn = 0;
    let first = 0;
    for (const [n, a] of as.entries()) {
      while (first < bs.length && bs[first].start < a.start - reach) first++;
      for (let i = first; i < bs.length && bs[i].start <= a.start + reach; i++) {
        const b = bs[i];
        const gap = a.start < b.start ? b.start - (a.start + a.length - 1) : a.start - (b.start + b.length - 1);
        const same = a.start === b.start && a.length === b.length;
        if (same || gap > distance || region(a.start) !== region(b.start)) continue;
        keptAs[n] = ++turn;
        keptBs[i] = ++turn;
      }
    }
    return keptOf(as, keptAs, bs, keptBs, below);
  });
}

/** The spans of both that were kept and begin below a place, in order; of those that begin at one place the one that was kept last. */
function keptOf(as: readonly Span[], keptAs: Uint32Array, bs: readonly Span[], keptBs: Uint32Array, below: number): Span[] {
  const kept: Span[] = [];
  let last = 0;
  for (let [a, b] = [0, 0]; a < as.length || b < bs.length; ) {
    const isA = b === bs.length || (a < as.length && as[a].start <= bs[b].start);
    const [span, turn] = isA ? [as[a], keptAs[a++]] : [bs[b], keptBs[b++]];
    if (span.start >= below) break;
    if (turn === 0) continue;
    if (kept.at(-1)?.start !== span.start) kept.push(span);
    else if (turn > last) kept[kept.length - 1] = span;
    else continue;
    last = turn;
  }
  return kept;
}

/** Spans of two sources that stand in a common region. Both are given back. */
export function sameSpans(left: SpanSource, right: SpanSource, regions: Regions, work: Work): SpanSource {
  const candidates = commonArticles([left.candidates, right.candidates]);
  return listing(() => candidates, (article, below) => {
    const region = regions(article);
    const [as, bs] = [left.spans(article), right.spans(article)];
    if (!work.spend(as.length * costOf(left) + bs.length * costOf(right))) return none;
    const [inA, inB] = [as, bs].map((spans) => new Set(spans.map(({ start }) => region(start))));
    const isInBoth = ({ start }: Span): boolean => start < below && inA.has(region(start)) && inB.has(region(start));
    return merged([as.filter(isInBoth), bs.filter(isInBoth)]);
  });
}

const longest = (spans: readonly Span[]): number => spans.reduce((most, { length }) => Math.max(most, length), 0);
