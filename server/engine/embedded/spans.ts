/** Where does something stand that has several words or readings? Spans of places, asked article by article. */
import { Places } from '../../../indexer/index/places.js';
import type { Dense } from './dense.js';
import { ArticleSet } from './article-set.js';
import { gallop } from './list.js';
import { merged } from './span-order.js';

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
  /**
   * Fills in all of them, in room that is used again: for what looks at many articles. `row`: where the article stands in a list of
   * articles, or -1; what has the same list need not look for it.
   */
  fill(article: number, run: SpanRun, articles: Uint32Array, row: number): void;
  /** Those in the title of an article, which has so many places: most of what an article has does not stand there, and that is soon said. */
  inTitle(article: number, titlePlaces: number): Span[];
}

const noLengths = new Int32Array(0);

/** The spans of one article, in order of place. */
export class SpanRun {
  readonly starts = new Places();
  /** How long each is; of `common` where that is not 0. */
  private lengths = noLengths;
  common = 1;

  lengthOf(i: number): number {
    return this.common === 0 ? this.lengths[i] : this.common;
  }

  take(spans: readonly Span[]): void {
    if (spans.length > this.lengths.length) this.lengths = new Int32Array(spans.length * 2);
    this.common = 0;
    this.starts.length = 0;
    spans.forEach(({ start, length }, i) => {
      this.starts.push(start);
      this.lengths[i] = length;
    });
  }
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
    count: (article, place) => countSpans(spans(article, Infinity), place),
    fill(article, run) {
      run.take(spans(article, Infinity));
    },
    inTitle: spans,
  };
}

function countSpans(spans: readonly Span[], place: number): Counted {
  let below = 0;
  for (const { start } of spans) if (start < place) below++;
  return { all: spans.length, below };
}

/** Ascending, with the short way to each where there is one. */
export interface Articles {
  readonly articles: Uint32Array;
  readonly dense: Dense | null;
}

/** Articles in all of several lists: those of the shortest are looked up in the others. */
export function commonOf(lists: readonly Articles[]): Uint32Array {
  const [shortest, ...others] = [...lists].sort((a, b) => a.articles.length - b.articles.length);
  let common = shortest.articles;
  for (const { articles, dense } of others) common = dense === null ? commonWith(common, articles) : dense.common(common);
  return common;
}

export const commonArticles = (lists: readonly Uint32Array[]): Uint32Array => commonOf(lists.map((articles) => ({ articles, dense: null })));

function commonWith(some: Uint32Array, others: Uint32Array): Uint32Array {
  const common = new Uint32Array(some.length);
  let [length, at] = [0, 0];
  for (const article of some) {
    at = gallop(others, others.length, article, at);
    if (at === others.length) break;
    if (others[at] === article) common[length++] = article;
  }
  return common.subarray(0, length);
}

/** What any of several sources finds. */
export function anySpans(sources: readonly SpanSource[]): SpanSource {
  if (sources.length === 1) return sources[0];
  return new AnySpans(sources.flatMap((source) => (source instanceof AnySpans ? source.sources : [source])));
}

/** What a source's spans in an article cost more than those of one word, which are read in order: how often each is looked at to bring those of many in order. */
export const costOf = (source: SpanSource): number => (source instanceof AnySpans ? 1 + Math.log2(Math.max(1, source.sources.length)) / looksPerStep : 1);

/** Spans that are looked at in the time that one place is read; measured. */
const looksPerStep = 2;

class AnySpans implements SpanSource {
  private known: Uint32Array | null = null;
  /** The source that most articles may have, and the articles that may have others: mostly a handful. */
  private usual: SpanSource | null = null;
  private unusual = new ArticleSet(noArticles);

  constructor(readonly sources: readonly SpanSource[]) {}

  /** Asked for only where every article is looked at. */
  get candidates(): Uint32Array {
    return (this.known ??= articlesOfAny(this.sources.map((source) => source.candidates)));
  }

  spans(article: number, below?: number): Span[] {
    return this.together((source) => source.spans(article, below));
  }

  inTitle(article: number, titlePlaces: number): Span[] {
    return this.together((source) => source.inTitle(article, titlePlaces));
  }

  /** In order. Mostly all sources but one have none. */
  private together(spansOf: (source: SpanSource) => Span[]): Span[] {
    const found: Span[][] = [];
    for (const source of this.sources) {
      const some = spansOf(source);
      if (some.length > 0) found.push(some);
    }
    return found.length === 0 ? none : merged(found);
  }

  count(article: number, place: number): Counted {
    return countSpans(this.spans(article), place);
  }

  fill(article: number, run: SpanRun, articles: Uint32Array, row: number): void {
    const usual = this.usual ?? this.findUsual();
    if (this.unusual.has(article)) run.take(this.spans(article));
    else usual.fill(article, run, articles, row);
  }

  private findUsual(): SpanSource {
    this.usual = this.sources.reduce((most, source) => (source.candidates.length > most.candidates.length ? source : most));
    this.unusual = new ArticleSet(articlesOfAny(this.sources.filter((source) => source !== this.usual).map((source) => source.candidates)));
    return this.usual;
  }
}

/** Articles in any of several ascending lists, each once. */
export function articlesOfAny(lists: readonly Uint32Array[]): Uint32Array {
  if (lists.length === 1) return lists[0];
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

export const noArticles = new Uint32Array(0);

export const nowhere: SpanSource = listing(() => noArticles, () => none);
