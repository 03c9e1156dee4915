/** What does the store ask of a disk? The few operations whose order decides what survives, so that specs can fail each of them. */
import { constants, readSync } from 'node:fs';
import { mkdir, open, readdir, rename, stat, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isSystemError } from './errors.js';

/** A file being written, that did not exist before. */
export interface NewFile {
  /** Appends all of `bytes`. */
  write(bytes: Uint8Array): Promise<void>;
  /** Returns when the content is on the disk. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** A file held open for reading: it stays readable when its name is removed. */
export interface OpenFile {
  /** The length when it was opened. */
  readonly bytes: number;
  /** Reads at `offset` until `target` is full or the file ends; returns how many bytes were read. */
  read(target: Uint8Array, offset: number): Promise<number>;
  /** The same at once: for the few kilobytes of one article, which come faster than a turn of the event loop. */
  readNow(target: Uint8Array, offset: number): number;
  close(): Promise<void>;
}

export interface Disk {
  /** The names in a folder; null where there is no such folder. */
  list(folder: string): Promise<string[] | null>;
  /** Makes a folder with its parents, each durably. */
  makeFolder(folder: string): Promise<void>;
  /** Makes a file; fails with EEXIST where the name is taken. */
  create(path: string): Promise<NewFile>;
  /** Fails with ENOENT where there is no such file. */
  open(path: string): Promise<OpenFile>;
  exists(path: string): Promise<boolean>;
  rename(from: string, to: string): Promise<void>;
  /** Removes a file; no error where it is gone already. */
  remove(path: string): Promise<void>;
  /** Returns when the names in the folder are on the disk. */
  syncFolder(folder: string): Promise<void>;
}

/**
 * One call of the system moves at most 2^31 - 1 bytes (Node refuses more, Linux stops at 2^31 - 4096), so long reads and
 * writes go in parts of this size.
 */
const partBytes = 64 * 1024 * 1024;

function hasCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && codes.includes(error.code);
}

/** The system names a file that it opens, and none that is open already: then it is named here, in the same form. */
function named(path: string, error: unknown): unknown {
  if (isSystemError(error) && error.path === undefined) {
    error.path = path;
    error.message += ` '${path}'`;
  }
  return error;
}

/** What is done with the file at `path`: its errors name it. */
export async function naming<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw named(path, error);
  }
}

async function syncFolder(folder: string): Promise<void> {
  // Windows opens no folder as a file: there the file system's own journal has to do.
  if (process.platform === 'win32') return;
  const handle = await open(folder, constants.O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export const realDisk: Disk = {
  async list(folder) {
    try {
      return (await readdir(folder)).sort();
    } catch (error) {
      if (hasCode(error, 'ENOENT')) return null;
      throw error;
    }
  },

  async makeFolder(folder) {
    const first = await mkdir(folder, { recursive: true });
    if (first === undefined) return;
    // Every new folder is a name in its parent: sync from the innermost parent out to that of the first one made.
    for (let made = folder; ; made = dirname(made)) {
      await syncFolder(dirname(made));
      if (made === first || made === dirname(made)) return;
    }
  },

  async create(path) {
    const handle = await open(path, 'wx');
    return {
      write: (bytes) =>
        naming(path, async () => {
          for (let done = 0; done < bytes.length; ) {
            const { bytesWritten } = await handle.write(bytes, done, Math.min(partBytes, bytes.length - done));
            done += bytesWritten;
          }
        }),
      sync: () => naming(path, () => handle.sync()),
      close: () => handle.close(),
    };
  },

  async open(path) {
    const handle = await open(path, 'r');
    try {
      const bytes = (await handle.stat()).size;
      return {
        bytes,
        read: (target, offset) =>
          naming(path, async () => {
            let done = 0;
            while (done < target.length) {
              const { bytesRead } = await handle.read(target, done, Math.min(partBytes, target.length - done), offset + done);
              if (bytesRead === 0) break;
              done += bytesRead;
            }
            return done;
          }),
        readNow(target, offset) {
          let done = 0;
          try {
            while (done < target.length) {
              const bytesRead = readSync(handle.fd, target, done, Math.min(partBytes, target.length - done), offset + done);
              if (bytesRead === 0) break;
              done += bytesRead;
            }
          } catch (error) {
            throw named(path, error);
          }
          return done;
        },
        close: () => handle.close(),
      };
    } catch (error) {
      await handle.close();
      throw error;
    }
  },

  async exists(path) {
    try {
      await stat(path);
      return true;
    } catch (error) {
      if (hasCode(error, 'ENOENT')) return false;
      throw error;
    }
  },

  rename,

  async remove(path) {
    try {
      await unlink(path);
    } catch (error) {
      if (!hasCode(error, 'ENOENT')) throw error;
    }
  },

  syncFolder,
};
