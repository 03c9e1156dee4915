/** Which articles may answer at all? Dates, sources, languages and types, asked of a segment's columns. */
import { articleTypes } from '../../../indexer/article/article.js';
import { dayNumber } from '../../../indexer/index/schema.js';
import type { Filters } from '../engine.js';
import { listOf, type List } from './list.js';
import { isDeleted, type ScoredSegment } from './scored-segment.js';

/** What a condition adds to a score: nothing that shows, but not 0, which marks the deleted. */
const mere = 1e-30;

/** Scores below this are those of articles that only met conditions. */
export const leastScore = 1e-20;

function listed(scored: ScoredSegment, from: number, to: number, passes: (article: number) => boolean = () => true): List {
  const articles = new Uint32Array(Math.max(0, to - from));
  let length = 0;
  for (let article = from; article < to; article++) {
    if (!isDeleted(scored.deletions, article) && passes(article)) articles[length++] = article;
  }
  return listOf(articles, new Float32Array(length).fill(mere), length);
}

export const allArticles = (scored: ScoredSegment): List => listed(scored, 0, scored.segment.articles.count);

/** The numbers of the articles of some days: they lie together, newest first, the undated behind all. */
function dayRange(scored: ScoredSegment, from: string | null, to: string | null): { from: number; to: number } {
  const { articles } = scored.segment;
  const last = to === null ? Infinity : dayNumber(to);
  const earliest = from === null ? 1 : dayNumber(from);
  const start = articles.firstBefore(last + 1);
  // No day is in a range that ends before it begins.
  return { from: start, to: Math.max(start, articles.firstBefore(earliest)) };
}

export function inDates(scored: ScoredSegment, from: string | null, to: string | null): List {
  const range = dayRange(scored, from, to);
  return listed(scored, range.from, range.to);
}

export function undated(scored: ScoredSegment): List {
  return listed(scored, dayRange(scored, null, null).to, scored.segment.articles.count);
}

export function ofValue(scored: ScoredSegment, column: 'language' | 'type', value: string): List {
  const { numbers, passing } = singleValued(scored, column, [value]);
  return listed(scored, 0, scored.segment.articles.count, (article) => passing[numbers[article]] !== 0);
}

/** What a filter says of one column: compared without regard to case. */
interface Wanted {
  /** Values of which the article has to have one; null where it need not. */
  some: ReadonlySet<string> | null;
  none: ReadonlySet<string>;
  /** Whether a value at all is enough, and whether none is asked for. */
  any: boolean;
  nothing: boolean;
}

/** `-` excludes, `*` is any value, a backslash takes what follows as it is. */
function wantedOf(values: readonly string[]): Wanted {
  const [some, none] = [new Set<string>(), new Set<string>()];
  let [any, nothing, positive] = [false, false, false];
  for (const written of values) {
    const excluded = written.startsWith('-');
    const rest = excluded ? written.slice(1) : written;
    const value = rest.startsWith('\\') ? rest.slice(1) : rest;
    positive ||= !excluded;
    if (rest === '*') [any, nothing] = [any || !excluded, nothing || excluded];
    else (excluded ? none : some).add(value.toLowerCase());
  }
  return { some: positive ? some : null, none, any, nothing };
}

type Verdict = 'good' | 'neutral' | 'excluded';

function verdictOf({ some, none, any, nothing }: Wanted, value: string): Verdict {
  const folded = value.toLowerCase();
  if (nothing || none.has(folded)) return 'excluded';
  return any || some?.has(folded) === true ? 'good' : 'neutral';
}

/** All bits set for each number of a column's values that passes, none for the others. */
function admitted(wanted: Wanted, values: Iterable<string>): Int32Array {
  const passes = (verdict: Verdict): number => (verdict === 'good' || (verdict === 'neutral' && wanted.some === null) ? -1 : 0);
  return Int32Array.from(values, (value) => passes(verdictOf(wanted, value)));
}

/** A column's numbers, and which of them pass. Columns of values begin with the number of none. */
function singleValued(scored: ScoredSegment, column: 'language' | 'type' | 'source' | 'author', values: readonly string[]): { numbers: Uint8Array | Uint32Array; passing: Int32Array } {
  const { articles } = scored.segment;
  const wanted = wantedOf(values);
  if (column === 'type') return { numbers: articles.types, passing: admitted(wanted, articleTypes) };
  const known = admitted(wanted, articles.values[column]);
  const passing = new Int32Array(known.length + 1);
  passing[0] = wanted.some === null ? -1 : 0;
  passing.set(known, 1);
  return { numbers: articles.numbers[column], passing };
}

/** Whether an article's headings have what a filter says: none of the excluded, and one of the wanted where there are any. */
function sectionsPass(scored: ScoredSegment, values: readonly string[]): (article: number) => boolean {
  const { values: { section }, sections, sectionStarts } = scored.segment.articles;
  const wanted = wantedOf(values);
  const verdicts = Array.from(section, (heading) => verdictOf(wanted, heading));
  return (article) => {
    let good = wanted.some === null;
    for (let at = sectionStarts[article]; at < sectionStarts[article + 1]; at++) {
      const verdict = verdicts[sections[at] - 1];
      if (verdict === 'excluded') return false;
      good ||= verdict === 'good';
    }
    return good;
  };
}

/** The filters of a request, in one segment. */
export interface SegmentFilter {
  /** Only articles from this number up to the other, exclusive. */
  from: number;
  to: number;
  /** All bits set for each article that passes, none for the others; null where every one of them passes. */
  mask: Int32Array | null;
}

export function filterOf(scored: ScoredSegment, filters: Filters): SegmentFilter {
  const { count } = scored.segment.articles;
  const dated = filters.from !== null || filters.to !== null;
  const { from, to } = dated ? dayRange(scored, filters.from, filters.to) : { from: 0, to: count };
  let mask: Int32Array | null = null;
  for (const column of ['source', 'author', 'language', 'type', 'section'] as const) {
    if (filters[column].length === 0) continue;
    mask ??= new Int32Array(count).fill(-1, from, to);
    if (column === 'section') {
      const passes = sectionsPass(scored, filters.section);
      for (let article = from; article < to; article++) if (!passes(article)) mask[article] = 0;
    } else {
      const { numbers, passing } = singleValued(scored, column, filters[column]);
      for (let article = from; article < to; article++) mask[article] &= passing[numbers[article]];
    }
  }
  return { from, to, mask };
}
