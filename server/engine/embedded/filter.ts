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
  const { days } = scored.segment.articles;
  const first = (before: (day: number) => boolean): number => {
    let [low, high] = [0, days.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (before(days[middle])) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const last = to === null ? Infinity : dayNumber(to);
  const earliest = from === null ? 1 : dayNumber(from);
  const start = first((day) => day > last);
  // No day is in a range that ends before it begins.
  return { from: start, to: Math.max(start, first((day) => day >= earliest)) };
}

export function inDates(scored: ScoredSegment, from: string | null, to: string | null): List {
  const range = dayRange(scored, from, to);
  return listed(scored, range.from, range.to);
}

export function undated(scored: ScoredSegment): List {
  return listed(scored, dayRange(scored, null, null).to, scored.segment.articles.count);
}

export function ofValue(scored: ScoredSegment, column: 'language' | 'type', value: string): List {
  return listed(scored, 0, scored.segment.articles.count, passing(scored, column, [value]));
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

/** Whether an article's column has what a filter says. */
function passing(
  scored: ScoredSegment,
  column: 'language' | 'type' | 'source' | 'author' | 'section',
  values: readonly string[],
): (article: number) => boolean {
  const { articles } = scored.segment;
  const { some, none, any, nothing } = wantedOf(values);
  // Of each value: good enough (1), or not to be had (2).
  const verdict = (value: string): number => (none.has(value) || nothing ? 2 : any || some?.has(value) === true ? 1 : 0);
  const need = some === null ? 0 : 1;
  if (column === 'type') {
    const verdicts = articleTypes.map(verdict);
    return (article) => verdicts[articles.types[article]] < 2 && verdicts[articles.types[article]] >= need;
  }
  const names = articles.values[column];
  const verdicts = new Uint8Array(names.length + 1);
  for (let i = 0; i < names.length; i++) verdicts[i + 1] = verdict(names.get(i).toLowerCase());
  if (column !== 'section') {
    const numbers = articles.numbers[column];
    return (article) => verdicts[numbers[article]] < 2 && verdicts[numbers[article]] >= need;
  }
  const { sections, sectionStarts } = articles;
  return (article) => {
    let best = 0;
    for (let at = sectionStarts[article]; at < sectionStarts[article + 1]; at++) {
      const own = verdicts[sections[at]];
      if (own === 2) return false;
      best |= own;
    }
    return best >= need;
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
    const passes = passing(scored, column, filters[column]);
    const before = mask;
    mask = new Int32Array(count);
    for (let article = from; article < to; article++) if (before?.[article] !== 0 && passes(article)) mask[article] = -1;
  }
  return { from, to, mask };
}
