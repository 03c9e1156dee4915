/** What is told at the end of a run? What it did, and what of its sources is not in the index, and why. */
import type { Ledger } from '../store/ledger.js';
import { toldBy, type ToldFile, type ToldFiles } from '../store/ledger-told.js';
import type { Manifest } from '../store/manifest.js';
import type { PassResult } from './pass.js';

export interface IndexReport extends ToldFiles {
  /** Whether a new generation was committed. */
  changed: boolean;
  generation: number;
  /** Articles in the index now. */
  articles: number;
  added: number;
  replaced: number;
  moved: number;
  removed: number;
  unchanged: number;
  /** Files that are no articles by their names. */
  skipped: number;
  seconds: number;
  /** Articles read in this pass. */
  articlesPerSecond: number;
  bytes: { index: number; texts: number };
  /** Why the segments could not be merged after the pass, which is done all the same; null where they were, or need not be. */
  notMerged: string | null;
}

export type Counts = Pick<PassResult, 'added' | 'replaced' | 'moved' | 'removed' | 'unchanged'>;

export const idle: Counts & { changed: boolean } = { changed: false, added: 0, replaced: 0, moved: 0, removed: 0, unchanged: 0 };

/** What a run reports on is what it was asked to look at; `status` tells of all that was ever read. */
export function ofSources({ skipped, files }: Ledger, sources: readonly string[]): Ledger {
  return {
    skipped: Object.fromEntries(Object.entries(skipped).filter(([source]) => sources.includes(source))),
    files: files.filter(({ source }) => sources.includes(source)),
  };
}

export function reportOf(
  ledger: Ledger,
  refused: readonly ToldFile[],
  manifest: Manifest | null,
  counts: Counts & { changed: boolean },
  started: number,
  now: Date,
): IndexReport {
  const seconds = (now.getTime() - started) / 1000;
  const { changed, added, replaced, moved, removed, unchanged } = counts;
  const files = manifest?.segments.map((segment) => segment.files) ?? [];
  const bytes = (which: number): number => files.reduce((sum, list) => sum + (list[which]?.bytes ?? 0), 0);
  const read = added + replaced + moved;
  return {
    changed,
    generation: manifest?.generation ?? 0,
    articles: manifest?.articles ?? 0,
    added,
    replaced,
    moved,
    removed,
    unchanged,
    skipped: Object.values(ledger.skipped).reduce((sum, count) => sum + count, 0),
    ...toldBy(ledger, refused),
    seconds,
    articlesPerSecond: seconds > 0 ? read / seconds : 0,
    bytes: { index: bytes(0), texts: bytes(1) },
    notMerged: null,
  };
}
