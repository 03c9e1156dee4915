/**
 * What does a reader see? One generation, whole, for as long as it holds it.
 *
 * A reader needs no lock and leaves no trace. It opens every file of its generation at once; an open file stays readable
 * when a later commit's sweep removes its name, and its room on the disk is given back when the reader lets go. Only
 * between reading the manifest and opening the files can a sweep come in between: then a file is missing *and* the manifest
 * is a newer one, and the reader begins again with that. A file that is missing while the manifest stays is damage.
 *
 * This is how POSIX file systems, and Windows since 10, treat open files. A network folder whose server forgets open files
 * between machines does not: index and readers belong on one machine.
 */
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { type Disk, type OpenFile } from './disk.js';
import { IndexDamaged, IndexMissing, isAbsent, isSystemError } from './errors.js';
import { type FileEntry, filesOf, type Manifest, parseManifest } from './manifest.js';
import { manifestName } from './name.js';

/** A generation held open. */
export interface Generation {
  readonly folder: string;
  readonly manifest: Manifest;
  /** A whole file in memory of its own; throws `IndexDamaged` where length or checksum differ. */
  columns(entry: FileEntry, memory?: 'own'): Promise<ArrayBuffer>;
  /** The same in memory that threads can share. */
  columns(entry: FileEntry, memory: 'shared'): Promise<SharedArrayBuffer>;
  /** `length` bytes of a file from `offset`; not checked against its checksum, which is of the whole file. */
  read(entry: FileEntry, offset: number, length: number): Promise<Uint8Array<ArrayBuffer>>;
  /** Fills a target at once: for a few kilobytes. */
  readNow(entry: FileEntry, offset: number, target: Uint8Array): void;
  /** Lets go; waits for reads under way. */
  close(): Promise<void>;
}

/** The manifest as it is now; throws `IndexMissing`, `IndexDamaged` or `IndexFormatUnknown`. */
export async function readManifest(disk: Disk, folder: string): Promise<Manifest> {
  const bytes = await manifestBytes(disk, folder);
  if (bytes === null) throw new IndexMissing(folder);
  return parseManifest(folder, bytes);
}

/** Null where there is no manifest. */
export async function manifestBytes(disk: Disk, folder: string): Promise<Uint8Array | null> {
  let file: OpenFile;
  try {
    file = await disk.open(join(folder, manifestName));
  } catch (error) {
    if (isAbsent(error) || (isSystemError(error) && error.code === 'ENOTDIR')) return null;
    throw error;
  }
  try {
    const bytes = new Uint8Array(file.bytes);
    const got = await file.read(bytes, 0);
    return bytes.subarray(0, got);
  } finally {
    await file.close();
  }
}

/** Opens the newest generation, and checks that every file is there and as long as it should be. */
export async function openGeneration(disk: Disk, folder: string): Promise<Generation> {
  for (let before: Manifest | null = null; ; ) {
    const manifest = await readManifest(disk, folder);
    const { files, missing } = await openFiles(disk, folder, filesOf(manifest));
    if (missing === null) return generation(folder, manifest, files);
    await closeAll(files.values());
    if (before?.generation === manifest.generation) throw new IndexDamaged(folder, missing, 'is missing');
    before = manifest;
  }
}

/** Opens what is there; `missing` names the first file that is not. Throws where one has another length. */
async function openFiles(disk: Disk, folder: string, entries: readonly FileEntry[]) {
  const files = new Map<string, OpenFile>();
  try {
    for (const { name, bytes } of entries) {
      let file: OpenFile;
      try {
        file = await disk.open(join(folder, name));
      } catch (error) {
        if (isAbsent(error)) return { files, missing: name };
        throw error;
      }
      files.set(name, file);
      if (file.bytes !== bytes) throw new IndexDamaged(folder, name, `is ${file.bytes} bytes long instead of ${bytes}`);
    }
    return { files, missing: null };
  } catch (error) {
    await closeAll(files.values());
    throw error;
  }
}

async function closeAll(files: Iterable<OpenFile>): Promise<void> {
  for (const file of files) await file.close();
}

function generation(folder: string, manifest: Manifest, files: ReadonlyMap<string, OpenFile>): Generation {
  function fileOf(entry: FileEntry): OpenFile {
    const file = files.get(entry.name);
    if (file === undefined) throw new RangeError(`${entry.name} is not a file of generation ${manifest.generation}`);
    return file;
  }
  function columns(entry: FileEntry, memory?: 'own'): Promise<ArrayBuffer>;
  function columns(entry: FileEntry, memory: 'shared'): Promise<SharedArrayBuffer>;
  async function columns(entry: FileEntry, memory: 'own' | 'shared' = 'own'): Promise<ArrayBuffer | SharedArrayBuffer> {
    const buffer = memory === 'shared' ? new SharedArrayBuffer(entry.bytes) : new ArrayBuffer(entry.bytes);
    await fill(folder, entry, fileOf(entry), buffer);
    return buffer;
  }
  return {
    folder,
    manifest,
    columns,
    async read(entry, offset, length) {
      const bytes = new Uint8Array(length);
      const got = await readPart(folder, entry, fileOf(entry), bytes, offset);
      if (got !== length) throw new IndexDamaged(folder, entry.name, `ends after ${offset + got} bytes, before byte ${offset + length}`);
      return bytes;
    },
    readNow(entry, offset, target) {
      const got = fileOf(entry).readNow(target, offset);
      if (got !== target.length) throw new IndexDamaged(folder, entry.name, `ends after ${offset + got} bytes, before byte ${offset + target.length}`);
    },
    close: () => closeAll(files.values()),
  };
}

/** One file by its name, for the writer, whose files nobody removes; readers hold a generation. */
export async function readColumnsFile(disk: Disk, folder: string, entry: FileEntry): Promise<ArrayBuffer> {
  return withFile(disk, folder, entry, async (file) => {
    const buffer = new ArrayBuffer(entry.bytes);
    await fill(folder, entry, file, buffer);
    return buffer;
  });
}

/** Null where a file is there and as it was written, else the damage. Needs no more memory than a part. */
export async function checkFile(disk: Disk, folder: string, entry: FileEntry): Promise<IndexDamaged | null> {
  const part = new Uint8Array(Math.min(partBytes, entry.bytes));
  try {
    await withFile(disk, folder, entry, (file) => scan(folder, entry, file, (_at, length) => part.subarray(0, length)));
    return null;
  } catch (error) {
    if (error instanceof IndexDamaged) return error;
    throw error;
  }
}

async function withFile<T>(disk: Disk, folder: string, entry: FileEntry, use: (file: OpenFile) => Promise<T>): Promise<T> {
  const { files, missing } = await openFiles(disk, folder, [entry]);
  const file = files.get(entry.name);
  if (missing !== null || file === undefined) throw new IndexDamaged(folder, entry.name, 'is missing');
  try {
    return await use(file);
  } finally {
    await file.close();
  }
}

async function fill(folder: string, entry: FileEntry, file: OpenFile, buffer: ArrayBuffer | SharedArrayBuffer): Promise<void> {
  await scan(folder, entry, file, (at, length) => new Uint8Array(buffer, at, length));
}

/** Small enough to be in the processor's cache still when its checksum is made. */
const partBytes = 1024 * 1024;

/** Reads a file part by part into the places that `room` gives, and checks length and checksum. */
async function scan(folder: string, entry: FileEntry, file: OpenFile, room: (at: number, length: number) => Uint8Array): Promise<void> {
  let crc = 0;
  for (let at = 0; at < entry.bytes; at += partBytes) {
    const part = room(at, Math.min(partBytes, entry.bytes - at));
    const got = await readPart(folder, entry, file, part, at);
    if (got !== part.length) throw new IndexDamaged(folder, entry.name, `ends after ${at + got} bytes instead of ${entry.bytes}`);
    crc = crc32(part, crc);
  }
  if (crc !== entry.crc32) throw new IndexDamaged(folder, entry.name, 'does not match its checksum');
}

async function readPart(folder: string, entry: FileEntry, file: OpenFile, part: Uint8Array, at: number): Promise<number> {
  try {
    return await file.read(part, at);
  } catch (cause) {
    if (isSystemError(cause) && cause.code === 'EIO') throw new IndexDamaged(folder, entry.name, 'cannot be read from the disk', { cause });
    throw cause;
  }
}
