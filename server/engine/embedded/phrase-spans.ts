/** Where do words stand one after the other, or close together in any order? The places of their terms, looked at together. */
import { Places } from '../../../indexer/index/places.js';
import type { TermPlaces } from './places.js';
import { ArticleSet } from './article-set.js';
import { commonOf, listing, none, type Counted, type Regions, type Span, type SpanRun, type SpanSource } from './spans.js';

/** Most articles that have the words have no match: they cost no list. */
function spansOf(places: Places, length: number): Span[] {
  if (places.length === 0) return none;
  const spans: Span[] = [];
  for (let i = 0; i < places.length; i++) spans.push({ start: places.values[i], length });
  return spans;
}

/** One object for every article: the loop over all of a phrase's articles makes nothing. */
const counted = { all: 0, below: 0 };

function countPlaces({ values, length }: Places, place: number): Counted {
  counted.all = length;
  counted.below = 0;
  while (counted.below < length && values[counted.below] < place) counted.below++;
  return counted;
}

/** Room for where spans begin in an article, one source at a time. */
const starts = new Places();

/** Spans of one length. */
abstract class EqualSpans implements SpanSource {
  abstract readonly candidates: Uint32Array;

  constructor(private readonly length: number) {}

  /** Fills in where those begin in an article that begin below a place. */
  protected abstract read(article: number, into: Places, below: number): void;

  spans(article: number, below = Infinity): Span[] {
    this.read(article, starts, below);
    return spansOf(starts, this.length);
  }

  inTitle(article: number, titlePlaces: number): Span[] {
    return this.spans(article, titlePlaces);
  }

  count(article: number, place: number): Counted {
    this.read(article, starts, Infinity);
    return countPlaces(starts, place);
  }

  abstract fill(article: number, run: SpanRun, articles: Uint32Array, row: number): void;
}

/** Where one term stands. */
export class TermSpans extends EqualSpans {
  private titledSet: ArticleSet | null = null;

  /** `titled`: the articles that have the term in their titles, ascending; null where they are not known. */
  constructor(
    private readonly term: TermPlaces,
    private readonly titled: Uint32Array | null,
  ) {
    super(1);
  }

  override inTitle(article: number, titlePlaces: number): Span[] {
    if (this.titled !== null) {
      this.titledSet ??= new ArticleSet(this.titled);
      if (!this.titledSet.has(article)) return none;
    }
    return this.spans(article, titlePlaces);
  }

  get candidates(): Uint32Array {
    return this.term.articles;
  }

  protected read(article: number, into: Places, below: number): void {
    this.term.read(article, into, below);
  }

  fill(article: number, run: SpanRun, articles: Uint32Array, row: number): void {
    run.common = 1;
    if (articles === this.term.articles) this.term.readAt(row, run.starts, Infinity);
    else this.term.read(article, run.starts, Infinity);
  }
}

/** Terms one after the other: the i-th at the first one's place + i. */
export class PhraseSpans extends EqualSpans {
  /** Rare terms first: most articles are done with after one look. */
  private readonly order: readonly number[];
  private known: Uint32Array | null = null;

  constructor(private readonly terms: readonly TermPlaces[]) {
    super(terms.length);
    this.order = terms.map((_, i) => i).sort((a, b) => terms[a].articles.length - terms[b].articles.length);
  }

  /** Made when they are first asked for. */
  get candidates(): Uint32Array {
    return (this.known ??= commonOf(this.terms));
  }

  fill(article: number, run: SpanRun): void {
    run.common = this.terms.length;
    this.read(article, run.starts, Infinity);
  }

  protected read(article: number, into: Places, below: number): void {
    const { terms, order } = this;
    terms[order[0]].read(article, into, below + order[0]);
    for (let i = 0; i < into.length; i++) into.values[i] -= order[0];
    for (let o = 1; o < order.length && into.length > 0; o++) terms[order[o]].keepFollowed(article, into, order[o]);
  }
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
