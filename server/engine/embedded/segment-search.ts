/**
 * Which articles of one segment have a word, a phrase, words near each other, and where in them? Longer than most: every way of
 * asking one segment stands here, and shares its regions and its work.
 */
import type { Postings } from '../../../indexer/index/postings.js';
import { fieldGap, type Space } from '../../../indexer/index/schema.js';
import type { WordField } from '../../query/tree.js';
import { countForms } from './form-counts.js';
import type { MatchedForms } from './forms.js';
import { Found, nothing } from './found.js';
import { emptyList, flat, gallop, type List } from './list.js';
import { TermPlaces } from './places.js';
import { namedSpeaker, QuotedSearch, type NamedSpeaker, type QuotationClause } from './quoted.js';
import { uniteMany, uniteVariants } from './union.js';
import { isDeleted, type ScoredSegment } from './scored-segment.js';
import { nearSpans, sameSpans } from './pair-spans.js';
import { PhraseSpans, slopSpans, TermSpans } from './phrase-spans.js';
import { anySpans, listing, none, nowhere, type Regions, type Span, type SpanSource } from './spans.js';
import { occurrencesOf } from './similarity.js';
import type { TermSequence } from './words.js';
import type { Work } from './work.js';

/** More than so many lists are not copied into one another one by one. */
const fewVariants = 8;

/** Where the words of a field stand. */
export const spaceOf = (field: WordField): Space => (field === 'text' || field === 'title' ? 'body' : field);

export class SegmentSearch {
  constructor(
    readonly scored: ScoredSegment,
    private readonly work: Work,
  ) {}

  term(term: string, field: WordField): Found {
    const number = this.scored.segment.termNumber(term);
    return number < 0 ? nothing : this.numbered(number, field, null);
  }

  /** A term by its number; with some of its printed forms only, where they are given. */
  private numbered(term: number, field: WordField, forms: ReadonlySet<number> | null): Found {
    const { segment } = this.scored;
    const space = spaceOf(field);
    const reader = segment.spaces[space];
    const row = reader.row(term);
    if (row < 0) return nothing;
    if (field === 'text' && forms === null) {
      const { list, live, occurrences, titled } = this.scored.scoredRow(row);
      return new Found(list, live, occurrences, () => new TermSpans(new TermPlaces(reader, row, list.articles, segment.formCount(term), null, list.dense), titled));
    }
    if (field === 'text' && forms !== null) {
      const { articles, dense } = this.scored.list(row);
      const formCount = segment.formCount(term);
      const counted = countForms(reader, row, articles, forms, formCount, segment.articles.titlePlaces, this.work);
      return this.found(counted, new TermSpans(new TermPlaces(reader, row, articles, formCount, forms, dense), null), field);
    }
    const postings = reader.decode(row);
    const source = new TermSpans(new TermPlaces(reader, row, postings.articles, segment.formCount(term), forms), null);
    const counted = forms === null ? inField(postings, field) : this.count(source, field);
    return this.found(counted, this.within(source, field), field);
  }

  /** Terms at successive places; a sequence of one is a term. Not listed for the articles of `except`, though found there. */
  sequence(terms: TermSequence, field: WordField, except: List = emptyList): Found {
    if (terms.length === 1) return this.term(terms[0], field);
    const places = this.termPlaces(terms, field);
    return places === null ? nothing : this.fromSpans(new PhraseSpans(places), field, except);
  }

  /** Where any of several sequences stands in title and text: no article is looked at yet. */
  standing(sequences: readonly TermSequence[]): SpanSource {
    const sources = sequences.map((terms) => this.termPlaces(terms, 'text')).filter((places) => places !== null);
    return sources.length === 0 ? nowhere : anySpans(sources.map((places) => new PhraseSpans(places)));
  }

  /** The articles that have terms one after the other in the title, deleted ones among them. */
  titled(terms: TermSequence): Uint32Array {
    const { segment } = this.scored;
    const { body } = segment.spaces;
    const rows = terms.map((term) => this.scored.row(term));
    if (rows.length === 0 || rows.includes(-1)) return new Uint32Array(0);
    const rarest = rows.reduce((rare, row) => (body.count(row) < body.count(rare) ? row : rare));
    const articles = this.scored.titled(rarest);
    if (rows.length === 1 || articles.length === 0) return articles;
    const source = this.standing([terms]);
    return articles.filter((article) => source.spans(article, segment.articles.titlePlaces[article]).length > 0);
  }

  /** Terms within `slop` places more than they need, in any order. */
  loose(terms: TermSequence, slop: number, field: WordField): Found {
    const different = [...new Set(terms)];
    const times = different.map((term) => terms.filter((other) => other === term).length);
    const places = this.termPlaces(different, field);
    return places === null ? nothing : this.fromSpans(slopSpans(places, times, slop, this.stretches(field)), field);
  }

  /** Any of several variants of one word: worth the best of them. */
  any(variants: readonly Found[]): Found {
    const filled = variants.filter((variant) => variant !== nothing);
    if (filled.length === 0) return nothing;
    if (filled.length === 1) return filled[0];
    const lists = filled.map((variant) => variant.list).filter(({ length }) => length > 0);
    const list = lists.length <= fewVariants ? uniteVariants(lists) : uniteMany(lists, this.scored.segment.articles.count);
    const marked = (): SpanSource | null => {
      const sources = filled.map(({ source }) => source).filter((source) => source !== null);
      return sources.length === 0 ? null : anySpans(sources);
    };
    const elsewhere = filled.some((variant) => variant.marked !== null);
    const occurrences = filled.reduce((sum, variant) => sum + variant.occurrences, 0);
    return new Found(list, this.live(list), occurrences, () => anySpans(filled.map(({ own }) => own)), elsewhere ? marked : null);
  }

  /** Printed words, whatever their terms. */
  printed({ forms }: MatchedForms, field: WordField): Found {
    const byTerm = new Map<number, Set<number>>();
    for (const { term, form } of forms) {
      const known = byTerm.get(term);
      if (known === undefined) byTerm.set(term, new Set([form]));
      else known.add(form);
    }
    const { segment } = this.scored;
    return this.any(
      [...byTerm].map(([term, some]) => this.numbered(term, field, some.size === segment.formCount(term) ? null : some)),
    );
  }

  near(left: Found, right: Found, distance: number, field: WordField): Found {
    if (left === nothing || right === nothing) return nothing;
    return this.fromSpans(nearSpans(left.own, right.own, distance, this.stretches(field), this.work), field);
  }

  same(left: Found, right: Found): Found {
    if (left.source === null || right.source === null) return nothing;
    return this.fromSpans(sameSpans(left.source, right.source, this.paragraphs, this.work), 'text');
  }

  /** A name among the speakers of its quotations. */
  named(name: string): NamedSpeaker {
    return namedSpeaker(this.scored.segment.articles.quotations, name, this.work);
  }

  quoted(clauses: readonly QuotationClause[]): Found[][] {
    return new QuotedSearch(this.scored, clauses, this.work).found();
  }

  /** How many of some articles are live. */
  liveOf(articles: Uint32Array): number {
    const { deletions } = this.scored;
    return articles.reduce((live, article) => live + (isDeleted(deletions, article) ? 0 : 1), 0);
  }

  /** What nothing reaches across in the places of a field. */
  private stretches(field: WordField): Regions {
    if (spaceOf(field) === 'body') return this.titleOrText;
    return field === 'section' ? this.headings : () => () => 0;
  }

  /** The headings of an article, in the places of their own field. */
  private readonly headings: Regions = (article) => {
    const ends: number[] = [];
    let behind = 0;
    for (const { from, to, heading } of this.scored.segment.articles.paragraphsOf(article)) {
      if (!heading) continue;
      behind += to - from + fieldGap;
      ends.push(behind);
    }
    return (place) => ends.findIndex((end) => place < end);
  };

  private readonly titleOrText: Regions = (article) => {
    const titlePlaces = this.scored.segment.articles.titlePlaces[article];
    return (place) => (place < titlePlaces ? 0 : 1);
  };

  private readonly paragraphs: Regions = (article) => {
    const paragraphs = this.scored.segment.articles.paragraphsOf(article);
    return (place) => {
      // The title is a paragraph of its own: -1.
      let [low, high] = [-1, paragraphs.length - 1];
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (paragraphs[middle].from <= place) low = middle;
        else high = middle - 1;
      }
      return low;
    };
  };

  private found(counted: Postings, own: SpanSource, field: WordField): Found {
    const list = this.scored.scored(counted);
    let [live, occurrences] = [0, 0];
    for (let row = 0; row < list.length; row++) {
      if (list.scores[row] === 0) continue;
      live++;
      occurrences += occurrencesOf(counted.inText[row]);
    }
    return new Found(list, live, occurrences, () => own, spaceOf(field) === 'body' ? null : () => null);
  }

  private live({ scores, length, besides }: List): number {
    let live = 0;
    if (this.scored.deletions === null) live = length;
    else for (let row = 0; row < length; row++) if (scores[row] > 0) live++;
    return besides === null ? live : live + this.live(besides);
  }

  private termPlaces(terms: TermSequence, field: WordField): TermPlaces[] | null {
    const { segment } = this.scored;
    const space = spaceOf(field);
    const reader = segment.spaces[space];
    const places: TermPlaces[] = [];
    for (const term of terms) {
      const number = segment.termNumber(term);
      const row = number < 0 ? -1 : reader.row(number);
      if (row < 0) return null;
      const { articles, dense } = space === 'body' ? this.scored.list(row) : { articles: reader.decode(row).articles, dense: null };
      places.push(new TermPlaces(reader, row, articles, segment.formCount(number), null, dense));
    }
    return places;
  }

  private fromSpans(source: SpanSource, field: WordField, except: List = emptyList): Found {
    return this.found(this.count(source, field, except), this.within(source, field), field);
  }

  /** How often a source is found in each article, in title and text. */
  private count(source: SpanSource, field: WordField, known: List = emptyList): Postings {
    const except = flat(known);
    const { titlePlaces } = this.scored.segment.articles;
    const body = spaceOf(field) === 'body';
    const size = source.candidates.length;
    const counted = { articles: new Uint32Array(size), inText: new Uint32Array(size), inTitle: new Uint32Array(size) };
    let length = 0;
    let passed = 0;
    for (const article of source.candidates) {
      passed = gallop(except.articles, except.length, article, passed);
      if (passed < except.length && except.articles[passed] === article) continue;
      const { all, below } = source.count(article, body ? titlePlaces[article] : 0);
      if (!this.work.spend(1 + all)) break;
      const [inTitle, inText] = [below, field === 'title' ? 0 : all - below];
      if (inText + inTitle === 0) continue;
      counted.articles[length] = article;
      counted.inText[length] = inText;
      counted.inTitle[length++] = inTitle;
    }
    return {
      articles: counted.articles.subarray(0, length),
      inText: counted.inText.subarray(0, length),
      inTitle: counted.inTitle.subarray(0, length),
    };
  }

  /** A source's spans in the title only, where that is the field. */
  private within(source: SpanSource, field: WordField): SpanSource {
    if (field !== 'title') return source;
    const { titlePlaces } = this.scored.segment.articles;
    return listing(
      () => source.candidates,
      (article, below) => source.spans(article, Math.min(below, titlePlaces[article])),
    );
  }

  /** Where a word of a heading stands in the text: the body's spans that lie in headings. */
  inHeadings(body: Found): SpanSource | null {
    const { source } = body;
    if (source === null) return null;
    const { articles } = this.scored.segment;
    return listing(
      () => source.candidates,
      (article, below) => {
        const headings = articles.paragraphsOf(article).filter(({ heading }) => heading);
        return source.spans(article, below).filter(({ start }) => headings.some(({ from, to }) => start >= from && start < to));
      },
    );
  }

  /** A source's spans in an article's title, or in its text, counted from the first place there. */
  spansIn(where: 'title' | 'text', source: SpanSource, article: number): Span[] {
    const titlePlaces = this.scored.segment.articles.titlePlaces[article];
    if (where === 'title') return titlePlaces > 0 ? source.inTitle(article, titlePlaces) : none;
    const base = titlePlaces + fieldGap;
    const inText: Span[] = [];
    for (const { start, length } of source.spans(article)) if (start >= base) inText.push({ start: start - base, length });
    return inText;
  }
}

function inField({ articles, inText, inTitle }: Postings, field: WordField): Postings {
  if (field !== 'title') return { articles, inText, inTitle };
  const rows = Array.from(articles.keys()).filter((i) => inTitle[i] > 0);
  return {
    articles: Uint32Array.from(rows, (i) => articles[i]),
    inText: new Uint32Array(rows.length),
    inTitle: Uint32Array.from(rows, (i) => inTitle[i]),
  };
}
