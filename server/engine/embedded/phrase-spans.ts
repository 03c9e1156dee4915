/** Where do words stand one after the other, or close together in any order? The places of their terms, looked at together. */
import { Places } from '../../../indexer/index/places.js';
import type { TermPlaces } from './places.js';
import { commonOf, listing, none, type Regions, type Span, type SpanSource } from './spans.js';

/** Most articles that have the words have no match: they cost no list. */
function spansOf(starts: Places, length: number): Span[] {
  if (starts.length === 0) return none;
  const spans: Span[] = [];
  for (let i = 0; i < starts.length; i++) spans.push({ start: starts.values[i], length });
  return spans;
}

/** `titled`: the articles that have the term in their titles, ascending; null where they are not known. */
export function termSpans(term: TermPlaces, titled: Uint32Array | null): SpanSource {
  const read = (article: number, below: number, starts: Places): void => {
    term.read(article, starts, below);
  };
  return spansFrom(() => term.articles, 1, read, titled === null ? null : [titled]);
}

/** Terms one after the other: the i-th at the first one's place + i. */
export function phraseSpans(terms: readonly TermPlaces[]): SpanSource {
  // Rare terms first: most articles are done with after one look.
  const order = terms.map((_, i) => i).sort((a, b) => terms[a].articles.length - terms[b].articles.length);
  return spansFrom(() => commonOf(terms), terms.length, (article, below, starts) => {
    terms[order[0]].read(article, starts, below + order[0]);
    for (let i = 0; i < starts.length; i++) starts.values[i] -= order[0];
    for (let o = 1; o < order.length && starts.length > 0; o++) terms[order[o]].keepFollowed(article, starts, order[o]);
  });
}

/** Spans of one length, by a function that fills in where those of an article begin. */
function spansFrom(candidates: () => Uint32Array, length: number, read: (article: number, below: number, starts: Places) => void, titled: SpanSource['titled'] = null): SpanSource {
  const starts = new Places();
  const counted = { all: 0, below: 0 };
  let known: Uint32Array | null = null;
  return {
    // Asked for only where every article is looked at.
    get candidates() {
      return (known ??= candidates());
    },
    spans(article, below = Infinity) {
      read(article, below, starts);
      return spansOf(starts, length);
    },
    // One object for every article: the loop over all of a phrase's articles makes nothing.
    count(article, place) {
      read(article, Infinity, starts);
      counted.all = starts.length;
      counted.below = 0;
      while (counted.below < starts.length && starts.values[counted.below] < place) counted.below++;
      return counted;
    },
    fill(article, run) {
      run.common = length;
      read(article, Infinity, run.starts);
    },
    titled,
  };
}

/**
 * All terms within a span of at most `slop` places more than there are words, in any order and in one region. A term that
 * is wanted several `times` needs as many places.
 */
export function slopSpans(terms: readonly TermPlaces[], times: readonly number[], slop: number, regions: Regions): SpanSource {
  const places = terms.map(() => new Places());
  const longest = times.reduce((sum, count) => sum + count, slop);
  const candidates = commonOf(terms);
  return listing(() => candidates, (article, below) => {
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
  });
}
