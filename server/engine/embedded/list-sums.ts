/** What do articles come to in words that few have? Their sums, in whole numbers, are made going through the lists. */
import type { Range } from './marks.js';
import type { WorthColumns } from './worth-columns.js';

/** Adds what a list's articles are worth to their sums. */
export function addUp({ piece: { articles }, first, end }: Range, worths: Uint8Array, part: number, sums: Int32Array): void {
  // A whole number of 32 bits, whatever form it comes in: with others the loop takes several times as long.
  const times = part | 0;
  let row = first;
  // Four at a time: what waits for one does not wait for the next.
  for (; row + 4 <= end; row += 4) {
    const a = articles[row];
    const b = articles[row + 1];
    const c = articles[row + 2];
    const d = articles[row + 3];
    const ofA = (sums[a] + Math.imul(worths[row], times)) | 0;
    const ofB = (sums[b] + Math.imul(worths[row + 1], times)) | 0;
    const ofC = (sums[c] + Math.imul(worths[row + 2], times)) | 0;
    const ofD = (sums[d] + Math.imul(worths[row + 3], times)) | 0;
    sums[a] = ofA;
    sums[b] = ofB;
    sums[c] = ofC;
    sums[d] = ofD;
  }
  for (; row < end; row++) {
    const article = articles[row];
    sums[article] = (sums[article] + Math.imul(worths[row], times)) | 0;
  }
}

/** Takes the sums of a list's articles out, behind so many others; says how many there are then. Each is met once: it is nothing from then on. */
export function gather({ piece: { articles }, first, end }: Range, { sums, candidates, candidateSums }: WorthColumns, others: number): number {
  let count = others | 0;
  for (let row = first; row < end; row++) {
    const article = articles[row];
    const sum = sums[article];
    sums[article] = 0;
    candidates[count] = article;
    candidateSums[count] = sum;
    // One less than nothing is negative: no jump that goes either way.
    count = (count + 1 - ((sum - 1) >>> 31)) | 0;
  }
  return count;
}
