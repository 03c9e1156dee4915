/**
 * Who may write? One process at a time; readers need no lock.
 *
 * Every writer puts up a lock file of its own and then looks round. A lock is held by whoever has looked after its own
 * file was up and saw no other running writer's. Of two writers the one whose file came second must see the first, so two
 * never hold it; and because no file name is ever used twice, removing a dead writer's lock can never remove a living one's,
 * however late it comes. That is what a single `lock` file could not give: between "its owner is dead" and "remove it"
 * another process may have taken it over.
 *
 * Of several that see one another, the one whose name sorts first waits for the others to give way, and all others do:
 * one of them gets it. The name begins with the time at which the run began, so who comes later sorts behind an owner
 * and is refused at once; a clock that is wrong costs a wait, not the lock.
 *
 * A lock is written aside and renamed, so it is never seen half written by a running system: one that cannot be read was
 * torn by a power failure, and its owner is dead with it. Owners are told apart by pid, host and process start. On
 * another host (a network folder, another container) nothing can be looked up: that lock is respected until it is removed.
 */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { type Disk } from './disk.js';
import { IndexLocked, IndexLockLost, IndexUnwritable, isAbsent, isSystemError } from './errors.js';
import { isLockName, lockAsideName, lockName } from './name.js';
import { lifeOf, thisOwner } from './owner.js';

export interface Lock {
  readonly folder: string;
  /** The lock file's name. */
  readonly file: string;
  /** Throws where somebody removed the lock file: then another writer may be at work. */
  assertHeld(): Promise<void>;
  release(): Promise<void>;
}

const content = z.object({ pid: z.int().min(1), host: z.string(), started: z.string(), since: z.string() });
type Claim = z.infer<typeof content>;

// 50 × 10 ms: as long as the others need to look round and give way, even on a busy machine.
const patience = 50;
const pauseMs = 10;

/** Locks an existing folder for the one that asks; `since` is the time of the run, for others to read. */
export async function lockIndex(disk: Disk, folder: string, since: Date): Promise<Lock> {
  const owner = await thisOwner();
  const order = since.toISOString().replaceAll(/\D/g, '');
  const file = lockName(order, owner.pid, randomBytes(4).toString('hex'));
  const path = join(folder, file);
  const release = () => disk.remove(path);
  try {
    await putUp(disk, folder, file, { ...owner, since: since.toISOString() });
  } catch (error) {
    if (isSystemError(error)) throw new IndexUnwritable(folder, 'put up a lock', error);
    throw error;
  }
  try {
    for (let round = 0; ; round++) {
      const rival = await firstRival(disk, folder, file);
      if (rival === null) break;
      if (rival.file < file || round === patience) {
        throw new IndexLocked(folder, rival.claim, rival.foreign ? rival.file : null);
      }
      await wait(pauseMs);
    }
  } catch (error) {
    await release();
    throw error;
  }
  return {
    folder,
    file,
    async assertHeld() {
      if (!(await disk.exists(path))) throw new IndexLockLost(folder, file);
    },
    release,
  };
}

async function putUp(disk: Disk, folder: string, file: string, claim: Claim): Promise<void> {
  const aside = join(folder, lockAsideName(file));
  const written = await disk.create(aside);
  try {
    try {
      await written.write(Buffer.from(`${JSON.stringify(claim)}\n`));
    } finally {
      await written.close();
    }
  } catch (error) {
    await disk.remove(aside);
    throw error;
  }
  try {
    await disk.rename(aside, join(folder, file));
  } catch (error) {
    if (!isAbsent(error)) {
      await disk.remove(aside);
      throw error;
    }
    // The present owner's sweep took it for a dead writer's: put it up again.
    await putUp(disk, folder, file, claim);
  }
}

interface Rival {
  readonly file: string;
  readonly claim: Claim;
  readonly foreign: boolean;
}

/** The running writer, other than `own`, whose lock sorts first; removes the locks of dead ones on the way. */
async function firstRival(disk: Disk, folder: string, own: string | null): Promise<Rival | null> {
  for (const file of (await disk.list(folder)) ?? []) {
    if (!isLockName(file) || file === own) continue;
    const claim = await readClaim(disk, join(folder, file));
    const life = claim === null ? 'gone' : await lifeOf(claim);
    if (claim !== null && life !== 'gone') return { file, claim, foreign: life === 'unknown' };
    if (own !== null) await disk.remove(join(folder, file));
  }
  return null;
}

/** Null for a lock that is gone by now, or that nobody can have written whole. */
async function readClaim(disk: Disk, path: string): Promise<Claim | null> {
  try {
    const file = await disk.open(path);
    try {
      const bytes = new Uint8Array(file.bytes);
      await file.read(bytes, 0);
      return content.parse(JSON.parse(new TextDecoder().decode(bytes)));
    } finally {
      await file.close();
    }
  } catch (error) {
    if (isAbsent(error) || error instanceof SyntaxError || error instanceof z.ZodError) return null;
    throw error;
  }
}

/** Whether a writer is at work, as far as can be seen from here. */
export async function isLocked(disk: Disk, folder: string): Promise<boolean> {
  return (await firstRival(disk, folder, null)) !== null;
}
