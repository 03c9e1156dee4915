/**
 * How near in time is an article to the days that are asked about? A Gaussian of the days between, as a factor on its score:
 * 1 on those days, exp(-½) where `scaleDays` lie between, exp(-2) where twice as many do. It never falls below a hundredth, and
 * that is also the factor of an article without a date: what is far off still has its place and order.
 */
import { dayCount, dayNumber, type DayNumber } from '../../../indexer/index/schema.js';
import type { Nearby } from '../engine.js';
import type { OpenGeneration } from './generation.js';

const leastNearness = 0.01;

export class Nearness {
  private readonly first: DayNumber;
  private readonly last: DayNumber;
  /** The same as days on the calendar. */
  private readonly from: number;
  private readonly to: number;
  private readonly scaleDays: number;
  /** Of each segment's articles, newest first, the undated behind all. */
  private readonly days: readonly Int32Array[];
  // Articles are asked for newest first: those of one day after each other.
  private known = 0;
  private factor = leastNearness;

  constructor({ first, last, scaleDays }: Nearby, generation: OpenGeneration) {
    this.first = dayNumber(first);
    this.last = dayNumber(last);
    this.from = dayCount(this.first);
    this.to = dayCount(this.last);
    this.scaleDays = scaleDays;
    this.days = generation.files.map(({ segment }) => segment.articles.days);
  }

  of(segment: number, article: number): number {
    const day = this.days[segment][article];
    if (day === this.known) return this.factor;
    this.known = day;
    this.factor = leastNearness;
    if (day !== 0) {
      const count = dayCount(day);
      const between = Math.max(0, this.from - count, count - this.to);
      this.factor = Math.max(leastNearness, Math.exp(-0.5 * (between / this.scaleDays) ** 2));
    }
    return this.factor;
  }

  /** No article from one on and below another has more: they come nearer, and then go away. */
  most(segment: number, first: number, end: number): number {
    const ends = Math.max(this.of(segment, first), this.of(segment, end - 1));
    // Between them may be one of those days.
    return this.days[segment][first] > this.last && this.days[segment][end - 1] < this.first ? 1 : ends;
  }
}
