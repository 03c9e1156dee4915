/**
 * How near in time is an article to the days that are asked about? A Gaussian of the days between, as a factor on its score:
 * 1 on those days, exp(-½) where `scaleDays` lie between, exp(-2) where twice as many do. It never falls below a hundredth, and
 * that is also the factor of an article without a date: what is far off still has its place and order.
 */
import { dayCount, dayNumber } from '../../../indexer/index/schema.js';
import type { Nearby } from '../engine.js';
import type { OpenGeneration } from './generation.js';

export type Nearness = (segment: number, article: number) => number;

export const leastNearness = 0.01;

export function nearnessTo({ first, last, scaleDays }: Nearby, generation: OpenGeneration): Nearness {
  const [from, to] = [dayCount(dayNumber(first)), dayCount(dayNumber(last))];
  const days = generation.files.map(({ segment }) => segment.articles.days);
  // Articles are asked for newest first: those of one day after each other.
  let [known, factor] = [0, leastNearness];
  return (segment, article) => {
    const day = days[segment][article];
    if (day === known) return factor;
    known = day;
    factor = leastNearness;
    if (day !== 0) {
      const count = dayCount(day);
      const between = Math.max(0, from - count, count - to);
      factor = Math.max(leastNearness, Math.exp(-0.5 * (between / scaleDays) ** 2));
    }
    return factor;
  };
}
