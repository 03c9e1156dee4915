/** What does the last of the best candidates come to, about? Their sums are counted by levels, not sorted. */
import { whole } from './rated-words.js';
import type { Sums } from './sums.js';

/** Sums are told apart by all but so many of their lower bits. */
const levelBits = 20;

/** How many sums there are of each level: all 0 between uses. No sum comes up to twice what all words may be worth, whatever is rounded up. */
const levels = new Uint32Array((2 * whole) / 2 ** levelBits);

/** As many of the candidates as are wanted, of which there are no fewer, have sums that are not below this. `share`: which part of a sum counts, null for all. */
export function lastOfBest({ candidates, candidateSums }: Sums, count: number, wanted: number, share: ((article: number) => number) | null): number {
  let high = 0;
  for (let i = 0; i < count; i++) {
    const level = (share === null ? candidateSums[i] : (candidateSums[i] * share(candidates[i])) | 0) >>> levelBits;
    levels[level]++;
    if (level > high) high = level;
  }
  let last = high;
  for (let left = wanted - levels[high]; left > 0; left -= levels[last]) last--;
  levels.fill(0, 0, high + 1);
  return last << levelBits;
}
