/** What does a run do to an index? The smallest runs that do everything a real one does, for the specs of the store. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Disk } from '../../indexer/store/disk.js';
import { takeFolder } from '../../indexer/store/folder.js';
import { filesOf, type FileEntry, type Manifest } from '../../indexer/store/manifest.js';
import { isLockName, manifestName } from '../../indexer/store/name.js';
import { openGeneration } from '../../indexer/store/open.js';
import { sweep } from '../../indexer/store/sweep.js';
import { beginGeneration, type ManifestParts, type Transaction } from '../../indexer/store/transaction.js';

export const runTime = new Date('2023-01-20T12:00:00Z');

/** Some bytes in two chunks, told from others by `seed`. */
export function bytesOf(seed: number, length: number): Uint8Array[] {
  const bytes = Uint8Array.from({ length }, (_, at) => (at * 31 + seed * 97) & 0xff);
  return [bytes.subarray(0, length >> 1), bytes.subarray(length >> 1)];
}

export type Change = (transaction: Transaction) => Promise<Omit<ManifestParts, 'committedAt'>>;

/** Ten new articles in a segment of two files beside the segments that are there, and a new ledger. */
export const addSegment: Change = async (transaction) => {
  const { next, previous } = transaction;
  const files = [await transaction.write('postings', bytesOf(next, 200)), await transaction.write('text', bytesOf(next + 100, 330))];
  const segment = { name: `s${next}`, articles: 10, files, deletions: null, deleted: 0 };
  const ledger = await transaction.write('ledger', bytesOf(next + 200, 64));
  return { analysis: 'a', segments: [...(previous?.segments ?? []), segment], ledger };
};

/** One article of the first segment marked as deleted, and a new ledger. */
export const deleteArticle: Change = async (transaction) => {
  const { next, previous } = transaction;
  const first = previous?.segments.at(0);
  const others = previous?.segments.slice(1) ?? [];
  if (first === undefined) throw new Error('nothing to delete from');
  const deletions = await transaction.write('deletions', bytesOf(next, 2));
  const ledger = await transaction.write('ledger', bytesOf(next + 200, 60));
  return { analysis: 'a', segments: [{ ...first, deletions, deleted: first.deleted + 1 }, ...others], ledger };
};

/** All segments merged into one. */
export const mergeSegments: Change = async (transaction) => {
  const { next, previous } = transaction;
  const segments = previous?.segments ?? [];
  const articles = segments.reduce((sum, segment) => sum + segment.articles - segment.deleted, 0);
  const files = [await transaction.write('postings', bytesOf(next, 300))];
  const ledger = await transaction.write('ledger', bytesOf(next + 200, 64));
  return { analysis: 'a', segments: [{ name: `m${next}`, articles, files, deletions: null, deleted: 0 }], ledger };
};

/** Lock, sweep what a crash left, write, commit, sweep the old generation, unlock. */
export async function run(disk: Disk, folder: string, change: Change, from: 'previous' | 'nothing' = 'previous'): Promise<Manifest> {
  const lock = await takeFolder(disk, folder, runTime);
  try {
    if (from === 'previous') await sweep(disk, lock);
    const transaction = await beginGeneration(disk, lock, from);
    try {
      const manifest = await transaction.commit({ ...(await change(transaction)), committedAt: runTime });
      await sweep(disk, lock);
      return manifest;
    } catch (error) {
      await transaction.abort();
      throw error;
    }
  } finally {
    await lock.release();
  }
}

/** Everything a reader can learn: the manifest and each file's content. */
export async function contentOf(disk: Disk, folder: string): Promise<{ manifest: Manifest; contents: Record<string, string> }> {
  const generation = await openGeneration(disk, folder);
  try {
    const contents: Record<string, string> = {};
    for (const entry of filesOf(generation.manifest)) contents[entry.name] = hex(await generation.columns(entry));
    return { manifest: generation.manifest, contents };
  } finally {
    await generation.close();
  }
}

export function hex(buffer: ArrayBufferLike): string {
  return Buffer.from(buffer).toString('hex');
}

/** The names that an index with this manifest consists of. */
export function namesOf(manifest: Manifest): string[] {
  return [manifestName, ...filesOf(manifest).map(({ name }: FileEntry) => name)].sort();
}

export async function withFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-store-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/**
 * Makes the locks in the folder those of processes that ended: where a spec only pretends that the writer died, its
 * process goes on and its lock would hold.
 */
export async function buryOwners(folder: string): Promise<void> {
  for (const name of (await readdir(folder)).filter(isLockName)) {
    const path = join(folder, name);
    const text = await readFile(path, 'utf8');
    if (text.endsWith('}\n')) await writeFile(path, text.replace(/"started":"[^"]*"/, '"started":"another boot/1"'));
  }
}
