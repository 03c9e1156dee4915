/** Where does something of several words stand? Spans of places, found by looking at the places of its terms together. */
import { Places, type TermPlaces } from './places.js';
import type { Work } from './work.js';

/** Places an article's match covers: from `start`, so many. */
export interface Span {
  start: number;
  length: number;
}

/** Something that stands at places: it knows the articles that may have it, and finds its spans in one of them. */
export interface SpanSource {
  /** Every article that has it, and perhaps others; ascending. */
  readonly candidates: Uint32Array;
  /** Those that begin below a place; all, where none is named. */
  spans(article: number, below?: number): Span[];
}

/** Articles in all of several ascending lists. */
function commonArticles(lists: readonly Uint32Array[]): Uint32Array {
  const [shortest, ...others] = [...lists].sort((a, b) => a.length - b.length);
  const common = new Uint32Array(shortest.length);
  const at = new Uint32Array(others.length);
  let length = 0;
  next: for (const article of shortest) {
    for (let o = 0; o < others.length; o++) {
      const other = others[o];
      let [low, high] = [at[o], other.length];
      // A step that doubles, then the half between: articles that follow each other are near.
      let step = 1;
      while (low + step < high && other[low + step] < article) step *= 2;
      high = Math.min(low + step + 1, high);
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (other[middle] < article) low = middle + 1;
        else high = middle;
      }
      at[o] = low;
      if (low === other.length) break next;
      if (other[low] !== article) continue next;
    }
    common[length++] = article;
  }
  return common.subarray(0, length);
}

function articlesOfAny(lists: readonly Uint32Array[]): Uint32Array {
  const all = new Uint32Array(lists.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const list of lists) {
    all.set(list, at);
    at += list.length;
  }
  all.sort();
  return all.filter((article, i) => i === 0 || article !== all[i - 1]);
}

const none: Span[] = [];

/** Most articles that have the words have no match: they cost no list. */
function spansOf(starts: Places, length: number): Span[] {
  if (starts.length === 0) return none;
  const spans: Span[] = [];
  for (let i = 0; i < starts.length; i++) spans.push({ start: starts.values[i], length });
  return spans;
}

export function termSpans(term: TermPlaces): SpanSource {
  const places = new Places();
  return {
    candidates: term.articles,
    spans(article, below = Infinity) {
      term.read(article, places, below);
      return spansOf(places, 1);
    },
  };
}

/** Terms one after the other: the i-th at the first one's place + i. */
export function phraseSpans(terms: readonly TermPlaces[]): SpanSource {
  const candidates = commonArticles(terms.map(({ articles }) => articles));
  // Rare terms first: most articles are done with after one look.
  const order = terms.map((_, i) => i).sort((a, b) => terms[a].articles.length - terms[b].articles.length);
  const starts = new Places();
  const places = new Places();
  return {
    candidates,
    spans(article, below = Infinity) {
      terms[order[0]].read(article, starts, below + order[0]);
      for (let i = 0; i < starts.length; i++) starts.values[i] -= order[0];
      for (let o = 1; o < order.length && starts.length > 0; o++) {
        terms[order[o]].read(article, places, below + order[o]);
        keepCommon(starts, places, order[o]);
      }
      return spansOf(starts, terms.length);
    },
  };
}

/** Keeps the starts for which a place stands `offset` behind. */
function keepCommon(starts: Places, places: Places, offset: number): void {
  let kept = 0;
  let p = 0;
  for (let s = 0; s < starts.length; s++) {
    const wanted = starts.values[s] + offset;
    while (p < places.length && places.values[p] < wanted) p++;
    if (p < places.length && places.values[p] === wanted) starts.values[kept++] = starts.values[s];
  }
  starts.length = kept;
}

/**
 * All terms within a span of at most `slop` places more than there are words, in any order and in one region. A term that
 * is wanted several `times` needs as many places.
 */
export function slopSpans(terms: readonly TermPlaces[], times: readonly number[], slop: number, regions: Regions): SpanSource {
  const places = terms.map(() => new Places());
  const longest = times.reduce((sum, count) => sum + count, slop);
  return {
    candidates: commonArticles(terms.map(({ articles }) => articles)),
    spans(article, below = Infinity) {
      terms.forEach((term, i) => {
        term.read(article, places[i], below + longest);
      });
      const region = regions(article);
      const spans: Span[] = [];
      const at = new Int32Array(terms.length);
      while (places.every(({ length }, i) => at[i] + times[i] <= length)) {
        let [first, last, least] = [Infinity, -Infinity, 0];
        for (let i = 0; i < terms.length; i++) {
          const [start, end] = [places[i].values[at[i]], places[i].values[at[i] + times[i] - 1]];
          if (start < first) [first, least] = [start, i];
          if (end > last) last = end;
        }
        const length = last - first + 1;
        if (length <= longest && first < below && region(first) === region(last) && spans.at(-1)?.start !== first) {
          spans.push({ start: first, length });
        }
        at[least]++;
      }
      return spans;
    },
  };
}

/** What any of several sources finds. */
export function anySpans(sources: readonly SpanSource[]): SpanSource {
  if (sources.length === 1) return sources[0];
  return {
    get candidates() {
      return articlesOfAny(sources.map((source) => source.candidates));
    },
    spans(article, below) {
      const found: Span[][] = [];
      for (const source of sources) {
        const spans = source.spans(article, below);
        if (spans.length > 0) found.push(spans);
      }
      return found.length === 0 ? none : found.length === 1 ? found[0] : inOrder(found.flat());
    },
  };
}

/** Where regions that a match may not reach across begin: numbers the region of a place. */
export type Regions = (article: number) => (place: number) => number;

/** Pairs that are compared in the time that one place is read. */
const pairsPerStep = 16;

/**
 * Spans of two sources of which the nearer ends stand at most `distance` places apart, in either order and in the same
 * region. Both spans are given back.
 */
export function nearSpans(left: SpanSource, right: SpanSource, distance: number, regions: Regions, work: Work): SpanSource {
  return {
    candidates: commonArticles([left.candidates, right.candidates]),
    spans(article, below = Infinity) {
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
    },
  };
}

/** Spans of two sources that stand in a common region. Both are given back. */
export function sameSpans(left: SpanSource, right: SpanSource, regions: Regions, work: Work): SpanSource {
  return {
    candidates: commonArticles([left.candidates, right.candidates]),
    spans(article, below = Infinity) {
      const region = regions(article);
      const [as, bs] = [left.spans(article), right.spans(article)];
      if (!work.spend(as.length + bs.length)) return none;
      const [inA, inB] = [as, bs].map((spans) => new Set(spans.map(({ start }) => region(start))));
      const both = [...as, ...bs].filter(({ start }) => start < below);
      return inOrder(both.filter(({ start }) => inA.has(region(start)) && inB.has(region(start))));
    },
  };
}

const longest = (spans: readonly Span[]): number => spans.reduce((most, { length }) => Math.max(most, length), 0);

const inOrder = (spans: Iterable<Span>): Span[] => [...spans].sort((a, b) => a.start - b.start || a.length - b.length);
