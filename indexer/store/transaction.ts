/**
 * How does a generation become visible at once, or not at all?
 *
 * New files are written under names that no file ever had, beside those of the generation that readers see, and one rename
 * makes them an index. In order, with what a reader finds after a crash there (process killed, or power lost):
 *
 * | crash                                     | the reader sees | what is left for the next sweep                     |
 * |-------------------------------------------|-----------------|-----------------------------------------------------|
 * | while files are written, or fsynced       | old generation  | some new files, whole, cut or empty                 |
 * | before the folder is fsynced              | old generation  | the same; after a power failure perhaps no names    |
 * | while `manifest-….new` is written, fsynced| old generation  | all new files, and the manifest aside               |
 * | before the rename                         | old generation  | the same                                            |
 * | after the rename, folder not yet fsynced  | killed: new; power lost: old or new, each whole, as both have all their files | the other one's files |
 * | after the folder is fsynced               | new generation  | the old one's files                                 |
 *
 * The last row but one is why a sweep fsyncs the folder before it removes anything: a rename that could still be undone
 * must not cost the old generation its files.
 */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { type Disk } from './disk.js';
import { IndexUnwritable, isSystemError } from './errors.js';
import { type Lock } from './lock.js';
import { type FileEntry, filesOf, type Manifest, manifestFormat, type SegmentEntry, writeManifest } from './manifest.js';
import { asideName, fileName, generationOf, manifestName } from './name.js';
import { readManifest, manifestBytes } from './open.js';

export type Chunks = Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

/** What a commit has to say; the rest of the manifest follows from it. */
export interface ManifestParts {
  readonly analysis: string;
  readonly segments: readonly SegmentEntry[];
  readonly ledger: FileEntry | null;
  readonly committedAt: Date;
}

export interface Transaction {
  /** The generation that stands now; null in a new index, and where this one starts from nothing. */
  readonly previous: Manifest | null;
  /** The number of the generation in the making. */
  readonly next: number;
  /**
   * Writes a file durably; `kind` ends its name and says what it holds (`postings`). Several may be written at a time.
   */
  write(kind: string, chunks: Chunks): Promise<FileEntry>;
  /**
   * Makes the generation visible. Every file named must have been written here or belong to the previous generation.
   * Files of the previous generation that are not named again stay until the sweep.
   */
  commit(parts: ManifestParts): Promise<Manifest>;
  /** Removes what was written. After a commit, also one that failed half-way, it does nothing: the sweep knows what lives. */
  abort(): Promise<void>;
}

/**
 * Begins the next generation of the locked folder. `from: 'nothing'` is a rebuild: it asks nothing of the present
 * manifest, which may be missing, damaged or of another format.
 */
export async function beginGeneration(disk: Disk, lock: Lock, from: 'previous' | 'nothing'): Promise<Transaction> {
  const { folder } = lock;
  const hasManifest = (await manifestBytes(disk, folder)) !== null;
  const previous = from === 'previous' && hasManifest ? await readManifest(disk, folder) : null;
  // A number is not given twice even where the manifest cannot tell: a run writes at least its ledger, under the run's number.
  const numbers = ((await disk.list(folder)) ?? []).map(generationOf);
  const next = 1 + numbers.reduce((most, number) => Math.max(most, number), previous?.generation ?? 0);
  const salt = randomBytes(4).toString('hex');
  const known = new Map((previous === null ? [] : filesOf(previous)).map((entry) => [entry.name, entry]));
  const written: string[] = [];
  let state: 'open' | 'renaming' | 'over' = 'open';

  function assertOpen(): void {
    if (state !== 'open') throw new Error(`Generation ${next} of ${folder} is committed or given up already`);
  }

  /** Writes and fsyncs a new file; its name is durable once the folder is fsynced. */
  async function put(name: string, chunks: Chunks): Promise<FileEntry> {
    written.push(name);
    const file = await disk.create(join(folder, name));
    let bytes = 0;
    let crc = 0;
    try {
      for await (const chunk of chunks) {
        // zlib's checksum begins anew at an empty piece.
        if (chunk.length === 0) continue;
        await file.write(chunk);
        bytes += chunk.length;
        crc = crc32(chunk, crc);
      }
      await file.sync();
    } finally {
      await file.close();
    }
    return { name, bytes, crc32: crc };
  }

  return {
    previous,
    next,

    async write(kind, chunks) {
      assertOpen();
      const name = fileName(next, written.length + 1, salt, kind);
      const entry = await explain(folder, `write the file ${name}`, undefined, () => put(name, chunks));
      known.set(name, entry);
      return entry;
    },

    async commit({ analysis, segments, ledger, committedAt }) {
      assertOpen();
      for (const { name, bytes, crc32 } of filesOf({ segments: [...segments], ledger })) {
        const entry = known.get(name);
        if (entry?.bytes !== bytes || entry.crc32 !== crc32) {
          throw new RangeError(`${name} was neither written for generation ${next} nor belongs to the one before`);
        }
      }
      const manifest: Manifest = {
        format: manifestFormat,
        generation: next,
        analysis,
        segments: [...segments],
        ledger,
        committedAt: committedAt.toISOString(),
        articles: segments.reduce((sum, { articles, deleted }) => sum + articles - deleted, 0),
      };
      const text = Buffer.from(writeManifest(manifest));
      const aside = asideName(next, salt);
      await lock.assertHeld();
      await explain(folder, `write the manifest of generation ${next}`, undefined, async () => {
        await disk.syncFolder(folder);
        await put(aside, [text]);
      });
      await lock.assertHeld();
      state = 'renaming';
      await explain(folder, `put generation ${next} in place`, 'Its files stay until the next run has seen which generation stands', async () => {
        await disk.rename(join(folder, aside), join(folder, manifestName));
        await disk.syncFolder(folder);
      });
      state = 'over';
      return manifest;
    },

    async abort() {
      if (state !== 'open') return;
      state = 'over';
      try {
        for (const name of written) await disk.remove(join(folder, name));
      } catch (error) {
        // The error that led here is the one to be told; what could not be removed is the next sweep's.
        if (!isSystemError(error)) throw error;
      }
    },
  };
}

async function explain<T>(folder: string, doing: string, visible: string | undefined, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isSystemError(error)) throw new IndexUnwritable(folder, doing, error, visible);
    throw error;
  }
}
