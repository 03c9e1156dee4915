/** What does the last of the best of some sums come to, about? They are counted by levels, not sorted. */

/** Sums are told apart by so many of their upper bits, of the highest. */
const levelBits = 11;

/** How many sums there are of each level: all 0 between uses. */
const levels = new Uint32Array(2 ** levelBits);

/** As many of the first `count` sums as are wanted, of which there are no fewer, are not below this. */
export function lastOfBest(sums: Int32Array, count: number, wanted: number): number {
  let high = 0;
  for (let i = 0; i < count; i++) if (sums[i] > high) high = sums[i];
  const lower = Math.max(0, 32 - Math.clz32(high) - levelBits);
  for (let i = 0; i < count; i++) levels[sums[i] >>> lower]++;
  const highest = high >>> lower;
  let last = highest;
  for (let left = wanted - levels[highest]; left > 0; left -= levels[last]) last--;
  levels.fill(0, 0, highest + 1);
  return last * 2 ** lower;
}
