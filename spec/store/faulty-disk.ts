/**
 * What if the disk fails, at this very operation? A `Disk` over a real folder that dies at the n-th operation, is full, or
 * is read-only; and that knows what a power failure would have left of it.
 */
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type Disk, type NewFile, realDisk } from '../../indexer/store/disk.js';

/** Thrown by the operation at which the disk dies and by all later ones; as if the process were killed there. */
export class DiskDied extends Error {}

export type Fault =
  /** Nothing of the n-th operation that changes something (from 1) happens, nor of any later one. */
  | { readonly dies: number }
  /** The same, but where the n-th operation is a write, its first half is written. */
  | { readonly diesHalfWay: number }
  /** From the n-th operation on there is no room for anything new; renames and removals still work. */
  | { readonly full: number }
  /** Every operation that would change anything fails. */
  | { readonly readOnly: true }
  | null;

/** A file's content, apart from its names: what a rename moves and an fsync saves. */
interface Content {
  bytes: Uint8Array;
  synced: Uint8Array | null;
}

type NameChange = { readonly make: string; readonly content: Content } | { readonly unmake: string };

export class FaultyDisk implements Disk {
  /** How many operations have changed something. */
  operations = 0;
  private readonly now = new Map<string, Content>();
  private readonly durable = new Map<string, Content>();
  /** Changes of names since the folder was synced last. Those of one rename stand or fall together. */
  private pending: NameChange[][] = [];

  private constructor(
    readonly folder: string,
    private readonly fault: Fault,
  ) {}

  /** Over a folder whose present content is durable. */
  static async over(folder: string, fault: Fault = null): Promise<FaultyDisk> {
    const disk = new FaultyDisk(folder, fault);
    for (const name of await readdir(folder)) {
      const bytes = new Uint8Array(await readFile(join(folder, name)));
      disk.now.set(name, { bytes, synced: bytes });
      disk.durable.set(name, { bytes, synced: bytes });
    }
    return disk;
  }

  /** The same disk, met by the next process: nothing is more durable than it was. */
  again(fault: Fault): FaultyDisk {
    const disk = new FaultyDisk(this.folder, fault);
    for (const [name, content] of this.now) disk.now.set(name, content);
    for (const [name, content] of this.durable) disk.durable.set(name, content);
    disk.pending = [...this.pending];
    return disk;
  }

  private get died(): boolean {
    if (this.fault === null) return false;
    if ('dies' in this.fault) return this.operations >= this.fault.dies;
    return 'diesHalfWay' in this.fault && this.operations >= this.fault.diesHalfWay;
  }

  /**
   * Leaves in the folder what a power failure might: of the names changed since the folder's last fsync those that
   * `keeps` says, and of what was written since a file's last fsync as large a share as `share` (0 to 1) says.
   */
  async losePower(keeps: (change: number) => boolean, share: number): Promise<void> {
    const left = new Map(this.durable);
    this.pending.forEach((changes, at) => {
      if (keeps(at)) apply(left, changes);
    });
    for (const name of await readdir(this.folder)) await rm(join(this.folder, name));
    for (const [name, { bytes, synced }] of left) {
      await writeFile(join(this.folder, name), synced ?? bytes.subarray(0, Math.floor(bytes.length * share)));
    }
  }

  async list(folder: string): Promise<string[] | null> {
    this.step();
    return realDisk.list(folder);
  }

  async makeFolder(folder: string): Promise<void> {
    this.step('makes');
    return realDisk.makeFolder(folder);
  }

  async create(path: string): Promise<NewFile> {
    this.step('makes');
    const real = await realDisk.create(path);
    const content: Content = { bytes: new Uint8Array(0), synced: null };
    this.change([{ make: this.nameOf(path), content }]);
    return {
      write: async (bytes) => {
        const cut = this.half();
        if (!cut) this.step('makes');
        const part = cut ? bytes.subarray(0, bytes.length >> 1) : bytes;
        await real.write(part);
        content.bytes = new Uint8Array(Buffer.concat([content.bytes, part]));
        if (cut) this.step('makes');
      },
      sync: async () => {
        this.step('makes');
        content.synced = content.bytes;
        return Promise.resolve();
      },
      // A dead process's files are closed for it: closing is no operation that can fail us.
      close: () => real.close(),
    };
  }

  async open(path: string) {
    this.step();
    return realDisk.open(path);
  }

  async exists(path: string): Promise<boolean> {
    this.step();
    return realDisk.exists(path);
  }

  async rename(from: string, to: string): Promise<void> {
    this.step('changes');
    await realDisk.rename(from, to);
    const content = this.now.get(this.nameOf(from));
    if (content === undefined) throw new Error(`${from} was renamed without having been made`);
    this.change([{ unmake: this.nameOf(from) }, { make: this.nameOf(to), content }]);
  }

  async remove(path: string): Promise<void> {
    this.step('changes');
    await realDisk.remove(path);
    this.change([{ unmake: this.nameOf(path) }]);
  }

  async syncFolder(): Promise<void> {
    this.step('changes');
    for (const changes of this.pending) apply(this.durable, changes);
    this.pending = [];
    return Promise.resolve();
  }

  private nameOf(path: string): string {
    if (dirname(path) !== this.folder) throw new Error(`${path} is not in ${this.folder}`);
    return basename(path);
  }

  private change(changes: NameChange[]): void {
    apply(this.now, changes);
    this.pending.push(changes);
  }

  private half(): boolean {
    return this.fault !== null && 'diesHalfWay' in this.fault && this.operations + 1 === this.fault.diesHalfWay;
  }

  private step(what: 'reads' | 'changes' | 'makes' = 'reads'): void {
    // Reads are not counted: to die at one leaves the same as to die at the next change. Nor does a dead disk count on,
    // so `operations` says where it died.
    if (what !== 'reads' && !this.died) this.operations += 1;
    if (this.died) throw new DiskDied(`the disk died at operation ${this.operations}`);
    if (this.fault === null) return;
    if ('full' in this.fault && what === 'makes' && this.operations >= this.fault.full) throw systemError('ENOSPC', 'write');
    if ('readOnly' in this.fault && what !== 'reads') throw systemError('EROFS', 'open');
  }
}

function apply(names: Map<string, Content>, changes: readonly NameChange[]): void {
  for (const change of changes) {
    if ('make' in change) names.set(change.make, change.content);
    else names.delete(change.unmake);
  }
}

function systemError(code: string, syscall: string): Error {
  return Object.assign(new Error(`${code}: ${syscall}`), { code, syscall });
}
