/**
 * In which articles of a segment is it said, by whom a query asks for? What one conjunction asks of quotations one quotation
 * has to meet: all that is said in it, and by each of the speakers that are named.
 */
import { nameWords } from '../../../indexer/analysis/analyzer.js';
import type { QuotationColumns, QuotedPlaces } from '../../../indexer/index/quotation-columns.js';
import { fieldGap } from '../../../indexer/index/schema.js';
import { Found, nothing } from './found.js';
import type { ScoredSegment } from './scored-segment.js';
import { inOrder } from './span-order.js';
import { anySpans, commonArticles, listing, none, type Span, type SpanSource } from './spans.js';
import type { Work } from './work.js';

/** A name in the quotations of a segment. */
export interface NamedSpeaker {
  /** The articles that quote such a speaker, ascending, deleted ones among them. */
  articles: Uint32Array;
  /** Whether a speaker of the segment, by the number, has all of the name's words. */
  is: (speaker: number) => boolean;
}

/** What is asked of a quotation: any of several names, or any of several things said. */
export type QuotationClause = { kind: 'speaker'; any: readonly NamedSpeaker[] } | { kind: 'said'; any: readonly SpanSource[] };

export function namedSpeaker(quotations: QuotationColumns, name: string, work: Work): NamedSpeaker {
  const words = nameWords(name);
  const known = new Map<number, boolean>();
  const is = (speaker: number): boolean => {
    let does = known.get(speaker);
    if (does === undefined) {
      const own = quotations.wordsOf(speaker);
      does = words.length > 0 && words.every((word) => own.includes(word));
      known.set(speaker, does);
    }
    return does;
  };
  if (words.length === 0) return { articles: new Uint32Array(0), is };
  const articles = commonArticles(words.map((word) => quotations.articlesOf(word)));
  if (words.length === 1) return { articles, is };
  // The words may be those of several speakers.
  return { articles: articles.filter((article) => work.spend(1) && quotations.of(article).some(({ speaker }) => is(speaker))), is };
}

/** Of one clause's alternative in one article: how often, and where. */
interface Spoken {
  count: number;
  spans: Span[];
}

/** Quotations of one article: their parts in order of place, and which quotation each belongs to. */
class Parts {
  private readonly parts: { from: number; to: number; quotation: number }[];

  constructor(quotations: readonly { parts: readonly QuotedPlaces[] }[], base: number) {
    this.parts = quotations.flatMap(({ parts }, quotation) => parts.map(({ from, to }) => ({ from: from + base, to: to + base, quotation })));
    this.parts.sort((a, b) => a.from - b.from || a.to - b.to);
  }

  /** Behind the last of them. */
  get behind(): number {
    return this.parts.reduce((behind, { to }) => Math.max(behind, to), 0);
  }

  /** The quotation that a span lies in, within one part; -1 where it lies in none. */
  of({ start, length }: Span): number {
    let low = 0;
    let high = this.parts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.parts[middle].from <= start) low = middle + 1;
      else high = middle;
    }
    if (low === 0) return -1;
    const { to, quotation } = this.parts[low - 1];
    return start + length <= to ? quotation : -1;
  }
}

/** The clauses of one conjunction in one segment. */
export class QuotedSearch {
  private readonly quotations: QuotationColumns;
  /** Where nothing said can be marked, the quotations are shown for their speakers. */
  private readonly showsSpeakers: boolean;
  /** Of all clauses: each is looked for in every quotation of an article. */
  private readonly alternatives: number;
  private last: { article: number; met: Spoken[][] | null } = { article: -1, met: null };

  constructor(
    private readonly scored: ScoredSegment,
    private readonly clauses: readonly QuotationClause[],
    private readonly work: Work,
  ) {
    this.quotations = scored.segment.articles.quotations;
    this.alternatives = clauses.reduce((sum, { any }) => sum + any.length, 0);
    this.showsSpeakers = clauses.every(({ kind }) => kind === 'speaker');
  }

  /** What each alternative of each clause finds. */
  found(): Found[][] {
    const met: { article: number; spoken: Spoken[][] }[] = [];
    for (const article of this.candidates()) {
      const spoken = this.at(article);
      if (spoken !== null) met.push({ article, spoken });
      if (!this.work.spend(1)) break;
    }
    return this.clauses.map(({ any }, c) =>
      any.map((_, a) => {
        const rows = met.filter(({ spoken }) => spoken[c][a].count > 0);
        return rows.length === 0 ? nothing : this.foundIn(rows.map(({ article, spoken }) => ({ article, count: spoken[c][a].count })), c, a);
      }),
    );
  }

  private foundIn(rows: readonly { article: number; count: number }[], c: number, a: number): Found {
    const articles = Uint32Array.from(rows, ({ article }) => article);
    const list = this.scored.scored({ articles, inText: Uint32Array.from(rows, ({ count }) => count), inTitle: new Uint32Array(rows.length) });
    const spans = listing(
      () => articles,
      (article, below) => {
        const all = this.at(article)?.[c][a].spans ?? none;
        return all.filter(({ start }) => start < below);
      },
    );
    const live = rows.filter((_, row) => list.scores[row] > 0);
    return new Found(list, live.length, live.reduce((sum, { count }) => sum + count, 0), () => spans);
  }

  private candidates(): Uint32Array {
    const lists = this.clauses.map((clause) => {
      const sources = clause.kind === 'said' ? clause.any : clause.any.map(({ articles }) => listing(() => articles, () => none));
      return anySpans(sources).candidates;
    });
    return commonArticles(lists).filter((article) => this.quotations.has(article));
  }

  /** null where no quotation of the article meets all clauses. */
  private at(article: number): Spoken[][] | null {
    if (this.last.article !== article) this.last = { article, met: this.meet(article) };
    return this.last.met;
  }

  private meet(article: number): Spoken[][] | null {
    const { segment } = this.scored;
    const quotations = this.quotations.of(article);
    this.work.spend(this.alternatives * (1 + quotations.length));
    const base = segment.articles.titlePlaces[article] + fieldGap;
    const parts = new Parts(quotations, base);
    /** By clause, alternative and quotation. */
    const spoken = this.clauses.map((clause) =>
      clause.kind === 'said'
        ? clause.any.map((source) => this.saidIn(source.spans(article, parts.behind), parts, quotations.length))
        : clause.any.map(({ is }) => quotations.map((quotation): Spoken => (is(quotation.speaker) ? { count: 1, spans: this.beginning(quotation.parts, base) } : silence))),
    );
    const meets = (clause: readonly Spoken[][], quotation: number): boolean => clause.some((alternative) => alternative[quotation].count > 0);
    const [said, speakers] = (['said', 'speaker'] as const).map((kind) => spoken.filter((_, c) => this.clauses[c].kind === kind));
    const telling = [...quotations.keys()].filter((quotation) => said.every((clause) => meets(clause, quotation)));
    if (telling.length === 0 || !speakers.every((clause) => telling.some((quotation) => meets(clause, quotation)))) return null;
    const kept = speakers.length === 0 ? telling : telling.filter((quotation) => speakers.some((clause) => meets(clause, quotation)));
    return spoken.map((clause) =>
      clause.map((alternative) => ({
        count: kept.reduce((sum, quotation) => sum + alternative[quotation].count, 0),
        spans: inOrder(kept.flatMap((quotation) => alternative[quotation].spans)),
      })),
    );
  }

  /** The spans that lie in quotations, by quotation; of those that begin at one place the first counts. */
  private saidIn(spans: readonly Span[], parts: Parts, quotations: number): Spoken[] {
    this.work.spend(spans.length);
    const spoken = Array.from({ length: quotations }, (): Spoken => ({ count: 0, spans: [] }));
    for (const span of spans) {
      const quotation = parts.of(span);
      if (quotation < 0) continue;
      const own = spoken[quotation];
      if (own.spans.at(-1)?.start !== span.start) own.count++;
      own.spans.push(span);
    }
    return spoken;
  }

  /** A quotation is shown from its first word on. */
  private beginning(parts: readonly QuotedPlaces[], base: number): Span[] {
    const first = this.showsSpeakers ? parts.find(({ from, to }) => to > from) : undefined;
    return first === undefined ? none : [{ start: first.from + base, length: 1 }];
  }
}

const silence: Spoken = { count: 0, spans: none };
