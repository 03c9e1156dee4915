/** One pass from files to a new generation: what is new, edited, moved or gone since the last one. */
import { resolve } from 'node:path';
import { analysisFingerprint } from '../analysis/analyzer.js';
import type { SkippedFile, Walk } from '../source/walk.js';
import { type Disk, realDisk } from '../store/disk.js';
import { IndexError, IndexMissing } from '../store/errors.js';
import { takeFolder } from '../store/folder.js';
import { decodeLedger, emptyLedger, type Ledger, ledgerKey } from '../store/ledger.js';
import type { Lock } from '../store/lock.js';
import type { Manifest } from '../store/manifest.js';
import { openGeneration } from '../store/open.js';
import { sweep } from '../store/sweep.js';
import { beginGeneration } from '../store/transaction.js';
import { mergesFor, type MergeLimits, usualLimits } from './merge-policy.js';
import { commitMerges } from './merging.js';
import type { PlannedFile, Reason } from './plan.js';
import { Pass, type Portions, usualPortions } from './pass.js';
import { idle, type IndexReport, ofSources, reportOf } from './index-report.js';
import { assertReadable, planFor, type Present, refusalsOf, walkAll } from './sources.js';

export type { IndexReport } from './index-report.js';
export { SourceUnreadable } from './sources.js';

export interface IndexRunOptions {
  /** Folders or files. */
  sources: string[];
  /** The index. */
  folder: string;
  /** Read everything anew, whatever stands there. */
  full: boolean;
  /** Say what would be done, and do nothing. */
  dryRun: boolean;
  /** Threads that analyse, and processes that read PDF and HTML, at least 1. */
  workers: number;
  maxFileBytes: number;
  /** For one PDF, HTML or long Markdown file. */
  timeLimitMs: number;
  memoryLimitMib: number;
  /** Lower-case ISO 639-1, for articles that declare none: nothing is guessed then. */
  language?: string;
  now: () => Date;
  /** Where the index lies; the system's own unless said otherwise. */
  disk?: Disk;
  /** How the work is shared out; by measured sizes unless said otherwise. */
  portions?: Portions;
  /** How large a segment may get by merging; as the policy has it unless said otherwise. */
  mergeLimits?: MergeLimits;
  onEvent?: (event: IndexEvent) => void;
}

export type IndexEvent =
  | { kind: 'plan'; total: number; reasons: Record<string, number> }
  | { kind: 'planned'; source: string; path: string; reason: Reason }
  | ({ kind: 'skipped'; source: string } & SkippedFile)
  | { kind: 'progress'; articles: number; files: number; totalFiles: number; bytes: number; totalBytes: number }
  | { kind: 'failed'; source: string; path: string; code: string; reason: string }
  | { kind: 'merging' }
  | { kind: 'committed'; generation: number };

/**
 * Brings an index up to date with its sources. Throws `SourceUnreadable`, and what the store throws (`IndexLocked`,
 * `NotAnIndex`, `IndexDamaged`, `IndexFormatUnknown`, `IndexUnwritable`); then the generation before stands.
 */
export async function runIndex(options: IndexRunOptions): Promise<IndexReport> {
  const started = options.now().getTime();
  const emit = options.onEvent ?? (() => undefined);
  const sources = [...new Set(options.sources.map((source) => resolve(source)))];
  const settings = { disk: realDisk, portions: usualPortions, mergeLimits: usualLimits, ...options, sources };
  if (options.dryRun) {
    const walks = await walkAll(sources, options.folder);
    const before = await present(settings);
    const plan = await planFor(sources, walks, before, options.full);
    announce(plan, emit, true);
    walks.forEach(({ skipped }, s) => {
      for (const file of skipped) emit({ kind: 'skipped', source: sources[s], ...file });
    });
    return reportOf(asFound(before.ledger, plan, walks, sources), walks.flatMap((walked, s) => refusalsOf(sources[s], walked)), before.manifest, idle, started, options.now());
  }
  // Before the folder is made: a source that is not there changes nothing.
  for (const source of sources) await assertReadable(source);
  const lock = await takeFolder(settings.disk, options.folder, options.now());
  try {
    return await underLock(lock, settings, started, emit);
  } finally {
    await lock.release();
  }
}

type Settings = IndexRunOptions & Required<Pick<IndexRunOptions, 'disk' | 'portions' | 'mergeLimits'>>;

async function underLock(lock: Lock, options: Settings, started: number, emit: (event: IndexEvent) => void): Promise<IndexReport> {
  const { disk } = options;
  // A rebuild asks nothing of what stands there, and a manifest that cannot be read does not say what may go.
  if (!options.full) await sweep(disk, lock);
  // The lock is held: what another run has indexed since is found here too, and not taken for gone.
  const walks = await walkAll(options.sources, options.folder);
  const before = await present(options);
  const plan = await planFor(options.sources, walks, before, options.full);
  announce(plan, emit, false);
  const pass = new Pass(options, walks, before.ledger, plan, emit);
  const asBefore = ({ manifest, ledger }: Present): IndexReport =>
    reportOf(ofSources(ledger, options.sources), [], manifest, { ...idle, unchanged: manifest?.articles ?? 0 }, started, options.now());
  if (before.manifest !== null && pass.nothingToDo) return asBefore(before);
  const transaction = await beginGeneration(disk, lock, options.full ? 'nothing' : 'previous');
  try {
    const result = await pass.run(transaction);
    if (result === null) {
      await transaction.abort();
      return asBefore(before);
    }
    const manifest = await transaction.commit({
      // What was not read now keeps the analysis it had; as long as there is such an article the index asks to be read anew.
      analysis: result.allAnew ? analysisFingerprint : (before.manifest?.analysis ?? analysisFingerprint),
      segments: result.segments,
      ledger: result.ledgerEntry,
      committedAt: options.now(),
    });
    await sweep(disk, lock);
    emit({ kind: 'committed', generation: manifest.generation });
    const { merged, notMerged } = await mergeAfter(lock, options, emit);
    return { ...reportOf(ofSources(result.ledger, options.sources), [], merged ?? manifest, { ...result, changed: true }, started, options.now()), notMerged };
  } catch (error) {
    await transaction.abort();
    throw error;
  }
}

/** What is new is searched already, in a generation that stands whatever becomes of this one. */
async function mergeAfter(lock: Lock, { disk, now, mergeLimits }: Settings, emit: (event: IndexEvent) => void): Promise<{ merged: Manifest | null; notMerged: string | null }> {
  try {
    const merged = await commitMerges(disk, lock, (segments) => mergesFor(segments, mergeLimits), now, () => {
      emit({ kind: 'merging' });
    });
    if (merged !== null) emit({ kind: 'committed', generation: merged.generation });
    return { merged, notMerged: null };
  } catch (error) {
    if (error instanceof IndexError) return { merged: null, notMerged: error.message };
    throw error;
  }
}

/** What stands in the folder; nothing where it shall be made anew. */
async function present({ disk, folder, full }: Settings): Promise<Present> {
  if (full) return { manifest: null, ledger: emptyLedger };
  try {
    // Held open, for a dry run has no lock.
    const held = await openGeneration(disk, folder);
    try {
      const { manifest } = held;
      const ledger = manifest.ledger === null ? emptyLedger : decodeLedger(new Uint8Array(await held.columns(manifest.ledger)));
      return { manifest, ledger };
    } finally {
      await held.close();
    }
  } catch (error) {
    if (error instanceof IndexMissing) return { manifest: null, ledger: emptyLedger };
    throw error;
  }
}

/** What a dry run reports on: the files that stay as they are. Of those to be read nothing is known yet, and what is gone is no failure any more. */
function asFound(ledger: Ledger, plan: readonly PlannedFile[], walks: readonly Walk[], sources: readonly string[]): Ledger {
  const left = new Set(plan.flatMap(({ reason, before }) => (reason !== 'same' && before !== null ? [ledgerKey(before)] : [])));
  return {
    skipped: Object.fromEntries(walks.map(({ skipped }, s) => [sources[s], skipped.length])),
    files: ofSources(ledger, sources).files.filter((file) => !left.has(ledgerKey(file))),
  };
}

function announce(plan: readonly PlannedFile[], emit: (event: IndexEvent) => void, each: boolean): void {
  const reasons: Record<string, number> = {};
  for (const { reason } of plan) reasons[reason] = (reasons[reason] ?? 0) + 1;
  emit({ kind: 'plan', total: plan.length, reasons });
  if (!each) return;
  for (const { source, path, reason } of plan) if (reason !== 'same') emit({ kind: 'planned', source, path, reason });
}
