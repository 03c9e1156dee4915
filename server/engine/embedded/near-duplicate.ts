/**
 * Are two texts the same in nearly all? Their shingles are compared: every run of a few words (Broder, "On the resemblance and
 * containment of documents", 1997), by its hash.
 */
import { fold } from '../../../indexer/analysis/analyzer.js';

const wordsOfShingle = 5;
/** Of the shorter text's shingles: a dispatch that a paper has cut is the same still. */
const leastShared = 0.6;

export function shinglesOf(text: string): Set<number> {
  const words = fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  const hashes = words.map(hashOf);
  const shingles = new Set<number>();
  // A text of fewer words is one shingle.
  for (let i = 0; i === 0 || i + wordsOfShingle <= hashes.length; i++) {
    let shingle = 0;
    for (const hash of hashes.slice(i, i + wordsOfShingle)) shingle = (Math.imul(shingle, 0x01000193) ^ hash) | 0;
    shingles.add(shingle);
  }
  return shingles;
}

/** FNV-1a of 32 bits (Fowler, Noll and Vo; public domain). */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return hash;
}

export function isNearDuplicate(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const shingle of few) if (many.has(shingle)) shared++;
  return shared >= leastShared * few.size && few.size * 2 >= many.size;
}
