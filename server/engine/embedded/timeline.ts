/** How are the hits spread over time? Days, months, years or decades, those without a hit too. */
import { dayCount, dayNumber, printedDate } from '../../../indexer/index/schema.js';
import { daysInMonth } from '../../query/dates.js';
import type { Timeline, TimelineInterval } from '../../search/answer.js';
import type { EngineRequest } from '../engine.js';
import type { OpenGeneration } from './generation.js';
import { countMarked, firstMarked, lastMarked } from './marks.js';
import { dayCountsOf, type DayCounts, type Marked, type Matches } from './matches.js';

type Interval = Timeline['interval'];

/** From the finest. */
const intervals: readonly Interval[] = ['day', 'month', 'year', 'decade'];

/** No timeline has more buckets: three years of days, eighty of months, and every decade that can be written. */
export const mostBuckets = 1000;
/** `auto` takes the finest interval with no more than these: what can be looked at as one picture. */
const mostAutoBuckets = 120;

const printed = (day: number): string => printedDate(day, 10) ?? '';

/** The first day of the interval that holds a day. */
function beginning(interval: Interval, day: number): number {
  if (interval === 'day') return day;
  if (interval === 'month') return Math.trunc(day / 100) * 100 + 1;
  // The first decade begins with the year 1.
  const year = Math.trunc(day / 10_000);
  return Math.max(1, interval === 'year' ? year : year - (year % 10)) * 10_000 + 101;
}

/** The last day of the interval that holds a day. */
function end(interval: Interval, day: number): number {
  if (interval === 'day') return day;
  const [year, month] = [Math.trunc(day / 10_000), Math.trunc(day / 100) % 100];
  if (interval === 'month') return Math.trunc(day / 100) * 100 + daysInMonth(year, month);
  return (interval === 'year' ? year : year - (year % 10) + 9) * 10_000 + 1231;
}

/** How many intervals have a day in a span. */
function bucketCount(interval: Interval, first: number, last: number): number {
  if (interval === 'day') return dayCount(last) - dayCount(first) + 1;
  const [from, to] = [Math.trunc(first / 10_000), Math.trunc(last / 10_000)];
  if (interval === 'year') return to - from + 1;
  if (interval === 'decade') return Math.trunc(to / 10) - Math.trunc(from / 10) + 1;
  return (to - from) * 12 + (Math.trunc(last / 100) % 100) - (Math.trunc(first / 100) % 100) + 1;
}

function chosen(asked: TimelineInterval, first: number, last: number): Interval {
  const most = asked === 'auto' ? mostAutoBuckets : mostBuckets;
  const finest = asked === 'auto' ? 0 : intervals.indexOf(asked);
  return intervals.slice(finest).find((interval) => bucketCount(interval, first, last) <= most) ?? 'decade';
}

/** Live articles from one day to another, both inclusive. */
function between({ days, before }: DayCounts, first: number, last: number): number {
  const place = (day: number): number => {
    let [low, high] = [0, days.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (days[middle] < day) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return before[place(last + 1)] - before[place(first)];
}

/**
 * The days that are shown: where one end is asked for, from there; else from the first hit, to the last. Where an asked
 * range goes further than the archive, it ends with the archive. null where nothing is left.
 */
function spanOf(generation: OpenGeneration, articles: readonly Marked[], { from, to }: EngineRequest['filters']): { first: number; last: number } | null {
  const { days } = dayCountsOf(generation);
  if (days.length === 0) return null;
  let [first, last] = [Infinity, 0];
  articles.forEach(({ marks }, s) => {
    // The newest article of a segment is its first.
    const { days: own, dated } = generation.files[s].segment.articles;
    const oldest = lastMarked(marks, dated);
    if (oldest < 0) return;
    last = Math.max(last, own[firstMarked(marks)]);
    first = Math.min(first, own[oldest]);
  });
  if (from !== null) first = Math.max(dayNumber(from), days[0]);
  if (to !== null) last = Math.min(dayNumber(to), days[days.length - 1]);
  // With one end asked for and no hit, the other end is the archive's.
  if (from !== null && last === 0) last = days[days.length - 1];
  if (to !== null && first === Infinity) first = days[0];
  return first <= last ? { first, last } : null;
}

function undatedOf(generation: OpenGeneration, articles: readonly Marked[]): number {
  return articles.reduce((sum, { marks }, s) => {
    const { count, dated } = generation.files[s].segment.articles;
    return sum + countMarked(marks, dated, count);
  }, 0);
}

/** What was asked for, counted; `coarser` where a finer interval would have had too many buckets. */
export function timelineOf(matches: Matches, generation: OpenGeneration, request: EngineRequest, asked: TimelineInterval): { timeline: Timeline; coarser: boolean } {
  const articles = matches.under(request.filters);
  const span = spanOf(generation, articles, request.filters);
  if (span === null) {
    const undated = undatedOf(generation, articles);
    return { timeline: { interval: asked === 'auto' ? 'year' : asked, buckets: [], undated }, coarser: false };
  }
  const interval = chosen(asked, span.first, span.last);
  const starts: number[] = [];
  for (let start = beginning(interval, span.first); start <= span.last; start = following(interval, start)) starts.push(start);
  const counts = new Uint32Array(starts.length);
  articles.forEach(({ marks }, s) => {
    const { articles } = generation.files[s].segment;
    // The days of a segment descend: a bucket's articles lie together.
    let from = 0;
    for (let bucket = starts.length - 1; bucket >= 0; bucket--) {
      const to = articles.firstBefore(starts[bucket]);
      counts[bucket] += countMarked(marks, from, to);
      from = to;
    }
  });
  const { from, to } = request.filters;
  const total = dayCountsOf(generation);
  const buckets = starts.map((start, i) => {
    // An asked range may begin or end within a bucket.
    const first = from === null ? start : Math.max(start, dayNumber(from));
    const last = to === null ? end(interval, start) : Math.min(end(interval, start), dayNumber(to));
    return { from: printed(first), to: printed(last), count: counts[i], articles: between(total, first, last) };
  });
  return { timeline: { interval, buckets, undated: undatedOf(generation, articles) }, coarser: asked !== 'auto' && interval !== asked };
}

/** The first day of the next interval; one that is beyond the calendar is behind every day of an article. */
function following(interval: Interval, start: number): number {
  const last = end(interval, start);
  const [year, month, day] = [Math.trunc(last / 10_000), Math.trunc(last / 100) % 100, last % 100];
  if (day < daysInMonth(year, month)) return last + 1;
  return month < 12 ? year * 10_000 + (month + 1) * 100 + 1 : (year + 1) * 10_000 + 101;
}
