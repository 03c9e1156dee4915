/**
 * Which files does a source hold? Those of the types that are read, below a folder or the one file that is named.
 *
 * Files named `README*`, dot files and files of other types are skipped and told; dot folders are not entered. Links
 * are followed, but not into a folder that they stand in. What the file system refuses, and what has an article's name and
 * is no file (a pipe, a socket, a device), is reported and the rest goes on.
 * (Glob libraries pass over folders that they may not open, and over links to nothing, without a word.)
 */
import type { Dirent, Stats } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { type ArticleType, Refusal } from '../article/article.js';
import { typeOfName } from './file-type.js';

export interface WalkedFile {
  /** Below the source, with `/` between folders; of a single file its name. */
  path: string;
  absolute: string;
  type: ArticleType;
  /** Bytes. */
  size: number;
  /** To tell whether a file was touched, never an article's date. */
  mtimeMs: number;
}

/** By its name no article. */
export interface SkippedFile {
  /** Below the source. */
  path: string;
  why: 'README' | 'dot file' | 'other type';
}

export interface Walk {
  /** By path, in the order of UTF-16 units: the same on every machine. */
  files: WalkedFile[];
  skipped: SkippedFile[];
  /** Folders and files that could not be looked at, and what is no file. */
  refused: { path: string; refusal: Refusal }[];
}

interface Folder {
  /** Below the source, with a `/` at its end; the source itself is the empty path. */
  path: string;
  absolute: string;
  /** The real paths of the folder and of those it was reached through. */
  way: ReadonlySet<string>;
}

/** Entries of a folder that are looked at together: enough to keep a disk busy. */
const statsAtOnce = 64;

function unreadable(path: string, cause: unknown): Refusal {
  if (cause instanceof Refusal) return cause;
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new Refusal('unreadable', `${path} cannot be looked at: ${reason}`, { cause });
}

/** Throws for what no article can be read from: it may keep its reader waiting, or never end. */
function assertFile(path: string, stats: Stats): void {
  if (stats.isFile()) return;
  const kind = stats.isFIFO() ? 'named pipe' : stats.isSocket() ? 'socket' : 'device';
  throw new Refusal('unreadable', `${path} is a ${kind}, not a file`);
}

class Walker {
  /** `except`: the real path of a folder that is not entered. */
  constructor(private readonly except: string | null) {}

  readonly result: Walk = { files: [], skipped: [], refused: [] };
  private readonly folders: Folder[] = [];

  async below(root: string): Promise<void> {
    this.folders.push({ path: '', absolute: root, way: new Set([await realpath(root)]) });
    for (let folder = this.folders.pop(); folder !== undefined; folder = this.folders.pop()) {
      try {
        await this.enter(folder);
      } catch (error) {
        if (folder.path === '') throw error;
        this.refuse(folder.path.slice(0, -1), error);
      }
    }
  }

  /** Throws a refusal where its name is an article's and it is no file. */
  file(path: string, absolute: string, stats: Stats): void {
    const type = typeOfName(path);
    if (type === null) {
      this.skip(path, 'other type');
      return;
    }
    assertFile(path, stats);
    this.result.files.push({ path, absolute, type, size: stats.size, mtimeMs: stats.mtimeMs });
  }

  private skip(path: string, why: SkippedFile['why']): void {
    this.result.skipped.push({ path, why });
  }

  private refuse(path: string, error: unknown): void {
    this.result.refused.push({ path, refusal: unreadable(path, error) });
  }

  private async enter(folder: Folder): Promise<void> {
    const entries = await readdir(folder.absolute, { withFileTypes: true });
    const shown = entries.filter((entry) => !this.isHidden(folder, entry));
    for (let start = 0; start < shown.length; start += statsAtOnce) {
      await Promise.all(shown.slice(start, start + statsAtOnce).map((entry) => this.look(folder, entry)));
    }
  }

  private isHidden(folder: Folder, entry: Dirent): boolean {
    if (!entry.name.startsWith('.')) return false;
    if (!entry.isDirectory()) this.skip(folder.path + entry.name, 'dot file');
    return true;
  }

  private async look(folder: Folder, entry: Dirent): Promise<void> {
    const path = folder.path + entry.name;
    const absolute = join(folder.absolute, entry.name);
    if (entry.isFile() && this.isSkippedByName(path, entry.name)) return;
    try {
      const stats = await stat(absolute);
      if (stats.isDirectory()) {
        const real = await realpath(absolute);
        if (real !== this.except && !folder.way.has(real)) this.folders.push({ path: `${path}/`, absolute, way: new Set([...folder.way, real]) });
      } else if (entry.isFile() || !this.isSkippedByName(path, entry.name)) {
        this.file(path, absolute, stats);
      }
    } catch (error) {
      this.refuse(path, error);
    }
  }

  private isSkippedByName(path: string, name: string): boolean {
    if (/^readme/i.test(name)) this.skip(path, 'README');
    else if (typeOfName(name) === null) this.skip(path, 'other type');
    else return false;
    return true;
  }
}

function byPath(one: { path: string }, other: { path: string }): number {
  if (one.path === other.path) return 0;
  return one.path < other.path ? -1 : 1;
}

/**
 * Who names a single file means it, whatever it is called. `except` is a folder that is passed over: an index may lie among
 * what it is made of. Throws an `unreadable` refusal where the source cannot be read.
 */
export async function walk(source: string, except: string | null = null): Promise<Walk> {
  const root = resolve(source);
  const walker = new Walker(except === null ? null : await realpath(except).catch(() => null));
  try {
    const stats = await stat(root);
    if (stats.isDirectory()) await walker.below(root);
    else walker.file(basename(root), root, stats);
  } catch (error) {
    throw unreadable(source, error);
  }
  walker.result.files.sort(byPath);
  walker.result.skipped.sort(byPath);
  walker.result.refused.sort(byPath);
  return walker.result;
}
