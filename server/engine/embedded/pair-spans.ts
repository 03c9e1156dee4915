/** Where do two things stand near each other, or in one paragraph? NEAR and SAME, of whatever their sides are. */
import { commonArticles, inOrder, listing, none, type Regions, type Span, type SpanSource } from './spans.js';
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
    const kept = new Map<number, Span>();
    const reach = distance + longest(as) + longest(bs);
    if (!work.spend(as.length + bs.length + (as.length * Math.min(bs.length, reach)) / pairsPerStep)) return none;
    let first = 0;
    for (const a of as) {
      while (first < bs.length && bs[first].start < a.start - reach) first++;
      for (let i = first; i < bs.length && bs[i].start <= a.start + reach; i++) {
        const b = bs[i];
        const gap = a.start < b.start ? b.start - (a.start + a.length - 1) : a.start - (b.start + b.length - 1);
        const same = a.start === b.start && a.length === b.length;
        if (same || gap > distance || region(a.start) !== region(b.start)) continue;
        for (const span of [a, b]) kept.set(span.start, span);
      }
    }
    return inOrder(kept.values()).filter(({ start }) => start < below);
  });
}

/** Spans of two sources that stand in a common region. Both are given back. */
export function sameSpans(left: SpanSource, right: SpanSource, regions: Regions, work: Work): SpanSource {
  const candidates = commonArticles([left.candidates, right.candidates]);
  return listing(() => candidates, (article, below) => {
    const region = regions(article);
    const [as, bs] = [left.spans(article), right.spans(article)];
    if (!work.spend(as.length + bs.length)) return none;
    const [inA, inB] = [as, bs].map((spans) => new Set(spans.map(({ start }) => region(start))));
    const both = [...as, ...bs].filter(({ start }) => start < below);
    return inOrder(both.filter(({ start }) => inA.has(region(start)) && inB.has(region(start))));
  });
}

const longest = (spans: readonly Span[]): number => spans.reduce((most, { length }) => Math.max(most, length), 0);
