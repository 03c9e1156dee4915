/** One pass from files to a new generation: what is new, edited, moved or gone since the last one. */
import { access, constants } from 'node:fs/promises';
import { resolve } from 'node:path';
import { analysisFingerprint } from '../analysis/analyzer.js';
import { Refusal } from '../article/article.js';
import { identities } from '../article/identity.js';
import { walk, type Walk } from '../source/walk.js';
import { type Disk, realDisk } from '../store/disk.js';
import { IndexError, IndexMissing } from '../store/errors.js';
import { takeFolder } from '../store/folder.js';
import { decodeLedger, emptyLedger, type Ledger } from '../store/ledger.js';
import type { Lock } from '../store/lock.js';
import type { Manifest } from '../store/manifest.js';
import { openGeneration } from '../store/open.js';
import { sweep } from '../store/sweep.js';
import { beginGeneration } from '../store/transaction.js';
import { mergesFor, type MergeLimits, usualLimits } from './merge-policy.js';
import { commitMerges } from './merging.js';
import { needsHash, planRun, type FoundFile, type PlannedFile, type Reason } from './plan.js';
import { Pass, type PassResult, type Portions, usualPortions } from './pass.js';
import { hashFile } from './reading.js';

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
  /** For one PDF or HTML file. */
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
  | { kind: 'planned'; path: string; reason: Reason }
  | { kind: 'progress'; articles: number; files: number; totalFiles: number; bytes: number; totalBytes: number }
  | { kind: 'failed'; path: string; code: string; reason: string }
  | { kind: 'merging' }
  | { kind: 'committed'; generation: number };

export interface FailedSource {
  /** Below its source; for a record of a file of many with `#` and its line. */
  path: string;
  code: string;
  reason: string;
}

export interface IndexReport {
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
  failed: FailedSource[];
  needsOcr: FailedSource[];
  seconds: number;
  /** Articles read in this pass. */
  articlesPerSecond: number;
  bytes: { index: number; texts: number };
  /** Why the segments could not be merged after the pass, which is done all the same; null where they were, or need not be. */
  notMerged: string | null;
}

/** A source that is not there or cannot be looked at: nothing below it may be taken for gone. */
export class SourceUnreadable extends Error {
  override name = 'SourceUnreadable';
  readonly code = 'source-unreadable';
}

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
    const walks = await walkAll(settings);
    const before = await present(settings);
    const plan = await planFor(sources, walks, before, options.full);
    announce(plan, emit, true);
    return reportOf(ofSources(before.ledger, sources), walks.flatMap(refusalsOf), before.manifest, idle, started, options.now());
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
  const walks = await walkAll(options);
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

interface Present {
  manifest: Manifest | null;
  ledger: Ledger;
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

function unreadable(source: string, cause: unknown): SourceUnreadable {
  return new SourceUnreadable(`The source ${source} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
}

async function assertReadable(source: string): Promise<void> {
  try {
    await access(source, constants.R_OK);
  } catch (cause) {
    throw unreadable(source, cause);
  }
}

function walkAll({ sources, folder }: Settings): Promise<Walk[]> {
  return Promise.all(
    sources.map(async (source) => {
      try {
        return await walk(source, folder);
      } catch (cause) {
        throw cause instanceof Refusal ? unreadable(source, cause) : cause;
      }
    }),
  );
}

async function planFor(sources: readonly string[], walks: readonly Walk[], before: Present, full: boolean): Promise<PlannedFile[]> {
  const found = walks.flatMap(({ files }, s): FoundFile[] => {
    const ids = identities(files.map(({ path }) => path));
    return files.map(({ path, absolute, size, mtimeMs }) => ({
      source: sources[s],
      path,
      absolute,
      size,
      mtimeMs,
      id: ids.get(path) ?? path,
      sha256: null,
    }));
  });
  // What could not be looked at is not gone.
  const hidden = walks.flatMap(({ refused }, s) => refused.map(({ path }) => ({ source: sources[s], path })));
  const isHidden = (file: { source: string; path: string }): boolean =>
    hidden.some(({ source, path }) => file.source === source && (file.path === path || file.path.startsWith(`${path.replace(/\/$/, '')}/`)));
  const ledger = hidden.length === 0 ? before.ledger : { ...before.ledger, files: before.ledger.files.filter((file) => !isHidden(file)) };
  const analysisChanged = before.manifest !== null && before.manifest.analysis !== analysisFingerprint;
  const input = { found, ledger, sources, full, analysisChanged };
  for (const file of needsHash(input)) file.sha256 = await hashFile(file.absolute);
  return planRun(input);
}

function announce(plan: readonly PlannedFile[], emit: (event: IndexEvent) => void, each: boolean): void {
  const reasons: Record<string, number> = {};
  for (const { reason } of plan) reasons[reason] = (reasons[reason] ?? 0) + 1;
  emit({ kind: 'plan', total: plan.length, reasons });
  if (!each) return;
  for (const { path, reason } of plan) if (reason !== 'same') emit({ kind: 'planned', path, reason });
}

function refusalsOf({ refused }: Walk): FailedSource[] {
  return refused.map(({ path, refusal }) => ({ path, code: refusal.code, reason: refusal.message }));
}

type Counts = Pick<PassResult, 'added' | 'replaced' | 'moved' | 'removed' | 'unchanged'>;

const idle: Counts & { changed: boolean } = { changed: false, added: 0, replaced: 0, moved: 0, removed: 0, unchanged: 0 };

/** What a run reports on is what it was asked to look at; `status` tells of all that was ever read. */
function ofSources({ skipped, files }: Ledger, sources: readonly string[]): Ledger {
  return {
    skipped: Object.fromEntries(Object.entries(skipped).filter(([source]) => sources.includes(source))),
    files: files.filter(({ source }) => sources.includes(source)),
  };
}

function reportOf(
  ledger: Ledger,
  refused: readonly FailedSource[],
  manifest: Manifest | null,
  counts: Counts & { changed: boolean },
  started: number,
  now: Date,
): IndexReport {
  const seconds = (now.getTime() - started) / 1000;
  const { changed, added, replaced, moved, removed, unchanged } = counts;
  const known = ledger.files.flatMap((file) => file.refusals);
  const isNew = ({ path, reason }: FailedSource): boolean => !known.some((one) => one.path === path && one.reason === reason);
  const refusals = [...refused.filter(isNew), ...known];
  const isScan = ({ code }: FailedSource): boolean => code === ('needs-ocr' satisfies Refusal['code']);
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
    failed: refusals.filter((refusal) => !isScan(refusal)),
    needsOcr: refusals.filter(isScan),
    seconds,
    articlesPerSecond: seconds > 0 ? read / seconds : 0,
    bytes: { index: bytes(0), texts: bytes(1) },
    notMerged: null,
  };
}
