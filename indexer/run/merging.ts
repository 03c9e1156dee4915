/**
 * How do segments on disk become one? Their columns are read whole and merged without the deleted articles; their texts are
 * copied from file to file in pieces. What comes of it is a generation of its own: until it is committed, readers see the
 * one before, which holds the same articles.
 */
import { Worker } from 'node:worker_threads';
import { ArticleColumns } from '../index/article-columns.js';
import { Columns } from '../index/columns.js';
import type { Disk } from '../store/disk.js';
import { IndexDamaged } from '../store/errors.js';
import type { Lock } from '../store/lock.js';
import type { FileEntry, Manifest, SegmentEntry } from '../store/manifest.js';
import { checkFile, openGeneration, type Generation } from '../store/open.js';
import { sweep } from '../store/sweep.js';
import { beginGeneration, type Transaction } from '../store/transaction.js';
import type { MergedColumns, MergePart } from './merge-thread.js';
import type { Merge, SegmentSize } from './merge-policy.js';

/** Bytes of texts that are read and written at once. */
const pieceBytes = 4 * 1024 * 1024;

/** Bytes of a file of texts that are copied together, `end` exclusive. */
interface Run {
  start: number;
  end: number;
}

/**
 * Merges what `choose` says of the index's segments and makes that visible. Null, and nothing is written, where it says
 * nothing; `begins` is called before the first merge. Throws what the store throws; then the generation before stands.
 */
export async function commitMerges(
  disk: Disk,
  lock: Lock,
  choose: (segments: readonly SegmentSize[]) => Merge[],
  now: () => Date,
  begins: () => void = () => undefined,
): Promise<Manifest | null> {
  const transaction = await beginGeneration(disk, lock, 'previous');
  const { previous } = transaction;
  if (previous === null) return null;
  const merges = choose(previous.segments.map((entry) => sizeOf(lock.folder, entry)));
  if (merges.length === 0) return null;
  begins();
  const held = await openGeneration(disk, lock.folder);
  try {
    // A merger takes the place of the first of its parts.
    const places: (SegmentEntry | null)[] = [...previous.segments];
    for (const merge of merges) {
      const merged = await mergeStored(disk, held, transaction, merge.map((place) => previous.segments[place]));
      for (const place of merge) places[place] = null;
      places[merge[0]] = merged;
    }
    const segments = places.filter((entry) => entry !== null);
    const { analysis, ledger } = previous;
    const manifest = await transaction.commit({ analysis, segments, ledger, committedAt: now() });
    await sweep(disk, lock);
    return manifest;
  } catch (error) {
    await transaction.abort();
    throw error;
  } finally {
    await held.close();
  }
}

/** Writes one segment of the live articles of several; null where there are none. */
export async function mergeStored(disk: Disk, held: Generation, transaction: Transaction, segments: readonly SegmentEntry[]): Promise<SegmentEntry | null> {
  const live = segments.filter(({ articles, deleted }) => deleted < articles);
  if (live.length === 0) return null;
  const parts: MergePart[] = [];
  const copies: { texts: FileEntry; runs: Run[] }[] = [];
  let at = 0;
  for (const entry of live) {
    const [columnsFile, texts] = segmentFiles(held.folder, entry);
    const columns = await held.columns(columnsFile);
    const deletions = entry.deletions === null ? null : new Uint8Array(await held.columns(entry.deletions));
    const { recordShift, runs, end } = placesOfRecords(new ArticleColumns(Columns.decode(columns)), deletions, at);
    parts.push({ columns, deletions, recordShift });
    copies.push({ texts, runs });
    at = end;
  }
  const { pieces, articles } = await mergeInThread(parts);
  const columns = await transaction.write('columns', pieces);
  const texts = await transaction.write('texts', copiedTexts(disk, held, copies));
  return { name: columns.name, articles, files: [columns, texts], deletions: null, deleted: 0 };
}

/** Where the records of a segment come to lie in the merged file, from `from` on: in the order they have, without those deleted. */
function placesOfRecords(articles: ArticleColumns, deletions: Uint8Array | null, from: number): { recordShift: Float64Array<ArrayBuffer>; runs: Run[]; end: number } {
  const recordShift = new Float64Array(articles.count);
  const runs: Run[] = [];
  const inFile = Array.from({ length: articles.count }, (_, i) => i).sort((a, b) => articles.record(a).start - articles.record(b).start);
  let end = from;
  for (const article of inFile) {
    if (deletions !== null && (deletions[article >>> 3] & (1 << (article & 7))) !== 0) continue;
    const { start, bytes } = articles.record(article);
    recordShift[article] = end - start;
    end += bytes;
    const last = runs.at(-1);
    if (last?.end === start) last.end += bytes;
    else runs.push({ start, end: start + bytes });
  }
  return { recordShift, runs, end };
}

async function* copiedTexts(disk: Disk, held: Generation, copies: readonly { texts: FileEntry; runs: readonly Run[] }[]): AsyncGenerator<Uint8Array> {
  for (const { texts, runs } of copies) {
    // A copy gets a checksum of its own: damage must be found before it is copied, or no checksum would tell of it.
    const damage = await checkFile(disk, held.folder, texts);
    if (damage !== null) throw damage;
    for (const { start, end } of runs) {
      for (let at = start; at < end; at += pieceBytes) yield await held.read(texts, at, Math.min(pieceBytes, end - at));
    }
  }
}

function mergeInThread(parts: MergePart[]): Promise<MergedColumns> {
  return new Promise((resolve, reject) => {
    const transferList = parts.flatMap(({ columns, deletions, recordShift }) => [columns, recordShift.buffer, ...(deletions === null ? [] : [deletions.buffer])]);
    const thread = new Worker(new URL('./merge-thread.js', import.meta.url), { workerData: parts, transferList });
    thread.on('message', (merged: MergedColumns) => {
      resolve(merged);
    });
    thread.on('error', reject);
    thread.on('exit', (code) => {
      reject(new Error(`the thread that merges ended with ${code} before it was through`));
    });
  });
}

/** A segment's columns and its texts. */
function segmentFiles(folder: string, { name, files }: SegmentEntry): [columns: FileEntry, texts: FileEntry] {
  const [columns, texts] = files;
  if (files.length !== 2) throw new IndexDamaged(folder, name, `has ${files.length} files instead of 2`);
  return [columns, texts];
}

function sizeOf(folder: string, entry: SegmentEntry): SegmentSize {
  const [{ bytes }] = segmentFiles(folder, entry);
  return { articles: entry.articles, deleted: entry.deleted, bytes };
}
