/**
 * Which articles may be worth enough, by sums in whole numbers? The loops that most of a search's time goes to; so they are written for the
 * compiler: whole numbers of 32 bits, few jumps that go either way, and no two that wait for one another.
 */
import type { Range } from './marks.js';
import type { Sums } from './sums.js';

/**
 * The sums of a list's articles, where none had one before: less is asked than where they are added to. Notes those down that are as high as
 * they have to be, behind so many others; how many they are then.
 */
export function begin({ piece: { articles }, first, end }: Range, worths: Uint8Array, part: number, least: number, scratch: Sums, others: number): number {
  const { sums, candidates } = scratch;
  const [times, need] = [part | 0, least | 0];
  let count = others | 0;
  let row = first;
  for (; row + 4 <= end; row += 4) {
    const a = Math.imul(worths[row], times);
    const b = Math.imul(worths[row + 1], times);
    const c = Math.imul(worths[row + 2], times);
    const d = Math.imul(worths[row + 3], times);
    sums[articles[row]] = a;
    sums[articles[row + 1]] = b;
    sums[articles[row + 2]] = c;
    sums[articles[row + 3]] = d;
    // Negative where all are below: nearly always.
    if (((a - need) & (b - need) & (c - need) & (d - need)) < 0) continue;
    for (let high = row; high < row + 4; high++) if (sums[articles[high]] >= need) candidates[count++] = articles[high];
  }
  for (; row < end; row++) {
    const article = articles[row];
    sums[article] = Math.imul(worths[row], times);
    if (sums[article] >= need) candidates[count++] = article;
  }
  scratch.met += end - first;
  return count;
}

/**
 * Adds to the sums of a list's articles, and notes those down that come to be as high as they have to: behind so many others; how
 * many they are then. Those that had no sum before are counted. Four at a time: what waits for one does not wait for the next.
 */
export function addUp({ piece: { articles }, first, end }: Range, worths: Uint8Array, part: number, least: number, scratch: Sums, others: number): number {
  const { sums, candidates } = scratch;
  // Whole numbers of 32 bits, whatever form they come in: with others the loop takes several times as long.
  const [times, need] = [part | 0, least | 0];
  let count = others | 0;
  let met = 0;
  let row = first;
  for (; row + 4 <= end; row += 4) {
    const a = articles[row];
    const b = articles[row + 1];
    const c = articles[row + 2];
    const d = articles[row + 3];
    const beforeA = sums[a];
    const beforeB = sums[b];
    const beforeC = sums[c];
    const beforeD = sums[d];
    const nowA = (beforeA + Math.imul(worths[row], times)) | 0;
    const nowB = (beforeB + Math.imul(worths[row + 1], times)) | 0;
    const nowC = (beforeC + Math.imul(worths[row + 2], times)) | 0;
    const nowD = (beforeD + Math.imul(worths[row + 3], times)) | 0;
    sums[a] = nowA;
    sums[b] = nowB;
    sums[c] = nowC;
    sums[d] = nowD;
    // One less than nothing is negative.
    met = (met - ((beforeA - 1) >> 31) - ((beforeB - 1) >> 31) - ((beforeC - 1) >> 31) - ((beforeD - 1) >> 31)) | 0;
    // Negative where all are below: nearly always.
    if (((nowA - need) & (nowB - need) & (nowC - need) & (nowD - need)) < 0) continue;
    if (beforeA < need && nowA >= need) candidates[count++] = a;
    if (beforeB < need && nowB >= need) candidates[count++] = b;
    if (beforeC < need && nowC >= need) candidates[count++] = c;
    if (beforeD < need && nowD >= need) candidates[count++] = d;
  }
  for (; row < end; row++) {
    const article = articles[row];
    const before = sums[article];
    const now = (before + Math.imul(worths[row], times)) | 0;
    sums[article] = now;
    if (before === 0) met++;
    if (before < need && now >= need) candidates[count++] = article;
  }
  scratch.met += met;
  return count;
}

/** Drops the candidates whose sums are below what is needed; where more is read, they are noted down again when they come up to it. Says how many are left. */
export function keepHigh({ sums, candidates }: Sums, least: number, count: number): number {
  let kept = 0;
  for (let i = 0; i < count; i++) if (sums[candidates[i]] >= least) candidates[kept++] = candidates[i];
  return kept;
}

/** Takes the sums of the candidates out. */
export function take({ sums, candidates, candidateSums }: Sums, count: number): void {
  for (let i = 0; i < count; i++) candidateSums[i] = sums[candidates[i]];
}

/**
 * Adds what the candidates are worth in a list. Those whose sums are not as high before or after as they have to be are dropped; says how
 * many are left.
 */
export function lookUp(worths: Uint8Array, part: number, leastBefore: number, leastAfter: number, { candidates, candidateSums }: Sums, count: number): number {
  const [times, needed, need] = [part | 0, leastBefore | 0, leastAfter | 0];
  let kept = 0;
  for (let i = 0; i < count; i++) {
    const before = candidateSums[i];
    if (before < needed) continue;
    const article = candidates[i];
    const sum = (before + Math.imul(worths[article], times)) | 0;
    candidates[kept] = article;
    candidateSums[kept] = sum;
    // 1 where it is high enough, without a jump that goes either way.
    kept = (kept + 1 - ((sum - need) >>> 31)) | 0;
  }
  return kept;
}
