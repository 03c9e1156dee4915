/** Where does something stand that has several words or readings? Spans of places, asked article by article. */
import { gallop } from './list.js';

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
  /** How many there are, and how many of them begin below a place. */
  count(article: number, place: number): Counted;
}

export interface Counted {
  all: number;
  below: number;
}

/** Where regions that a match may not reach across begin: numbers the region of a place. */
export type Regions = (article: number) => (place: number) => number;

/** A source that counts what it lists. */
export function listing(candidates: () => Uint32Array, spans: (article: number, below: number) => Span[]): SpanSource {
  return {
    get candidates() {
      return candidates();
    },
    spans: (article, below = Infinity) => spans(article, below),
    count(article, place) {
      const all = spans(article, Infinity);
      let below = 0;
      for (const { start } of all) if (start < place) below++;
      return { all: all.length, below };
    },
  };
}

/** Articles in all of several ascending lists. */
export function commonArticles(lists: readonly Uint32Array[]): Uint32Array {
  const [shortest, ...others] = [...lists].sort((a, b) => a.length - b.length);
  const common = new Uint32Array(shortest.length);
  const at = new Uint32Array(others.length);
  let length = 0;
  next: for (const article of shortest) {
    for (let o = 0; o < others.length; o++) {
      const other = others[o];
      const found = gallop(other, other.length, article, at[o]);
      at[o] = found;
      if (found === other.length) break next;
      if (other[found] !== article) continue next;
    }
    common[length++] = article;
  }
  return common.subarray(0, length);
}

/** What any of several sources finds. */
export function anySpans(sources: readonly SpanSource[]): SpanSource {
  if (sources.length === 1) return sources[0];
  return listing(
    () => articlesOfAny(sources.map((source) => source.candidates)),
    (article, below) => {
      const found: Span[][] = [];
      for (const source of sources) {
        const spans = source.spans(article, below);
        if (spans.length > 0) found.push(spans);
      }
      return found.length === 0 ? none : found.length === 1 ? found[0] : inOrder(found.flat());
    },
  );
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

export const none: Span[] = [];

export const nowhere: SpanSource = listing(() => new Uint32Array(0), () => none);

export const inOrder = (spans: Iterable<Span>): Span[] => [...spans].sort((a, b) => a.start - b.start || a.length - b.length);
