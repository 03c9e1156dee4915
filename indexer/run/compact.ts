/** How does an index get as few segments as can be, and no deleted article in them? */
import { type Disk, realDisk } from '../store/disk.js';
import { takeFolder } from '../store/folder.js';
import type { Manifest } from '../store/manifest.js';
import { readManifest } from '../store/open.js';
import { sweep } from '../store/sweep.js';
import { mergesToCompact, type MergeLimits, usualLimits } from './merge-policy.js';
import { commitMerges } from './merging.js';

export interface CompactOptions {
  /** The index. */
  folder: string;
  now: () => Date;
  /** Where the index lies; the system's own unless said otherwise. */
  disk?: Disk;
  /** How large a segment may get. */
  limits?: MergeLimits;
}

/** What an index takes up. */
export interface IndexExtent {
  segments: number;
  /** Articles that are still stored, and no more in the archive. */
  deleted: number;
  bytes: { index: number; texts: number };
}

export interface CompactReport {
  /** Whether there was anything to do. */
  changed: boolean;
  generation: number;
  articles: number;
  before: IndexExtent;
  after: IndexExtent;
  seconds: number;
}

/** Throws `IndexMissing` and what else the store throws; then the last generation that was committed stands. */
export async function compactIndex({ folder, now, disk = realDisk, limits = usualLimits }: CompactOptions): Promise<CompactReport> {
  const started = now();
  // Before the lock: where there is no index, no folder is made.
  await readManifest(disk, folder);
  const lock = await takeFolder(disk, folder, started);
  try {
    await sweep(disk, lock);
    const first = await readManifest(disk, folder);
    let last = first;
    // Mergers are a little smaller than their parts together: there may be room for one more.
    for (let next: Manifest | null = first; next !== null; ) {
      last = next;
      next = await commitMerges(disk, lock, (segments) => mergesToCompact(segments, limits), now);
    }
    return {
      changed: last.generation !== first.generation,
      generation: last.generation,
      articles: last.articles,
      before: extentOf(first),
      after: extentOf(last),
      seconds: (now().getTime() - started.getTime()) / 1000,
    };
  } finally {
    await lock.release();
  }
}

function extentOf({ segments }: Manifest): IndexExtent {
  const bytes = (which: number): number => segments.reduce((sum, { files }) => sum + (files[which]?.bytes ?? 0), 0);
  return {
    segments: segments.length,
    deleted: segments.reduce((sum, { deleted }) => sum + deleted, 0),
    bytes: { index: bytes(0), texts: bytes(1) },
  };
}
