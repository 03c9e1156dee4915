/**
 * What may go? Every file of ours that the manifest does not name: of the generation before, of a run that crashed.
 *
 * Readers of an older generation are not asked: they hold its files open (see open.ts), and a removed name takes nothing
 * from them. Files that are not of our making are left alone; `verify` names them.
 */
import { join } from 'node:path';
import { type Disk } from './disk.js';
import { IndexUnwritable, isSystemError } from './errors.js';
import { type Lock } from './lock.js';
import { filesOf } from './manifest.js';
import { isAsideName, isFileName, isLockAsideName } from './name.js';
import { manifestBytes, readManifest } from './open.js';

/** Removes them and returns their names; throws `IndexDamaged`, and removes nothing, where the manifest cannot be read. */
export async function sweep(disk: Disk, lock: Lock): Promise<string[]> {
  const { folder } = lock;
  await lock.assertHeld();
  const present = (await manifestBytes(disk, folder)) === null ? null : await readManifest(disk, folder);
  const live = new Set(present === null ? [] : filesOf(present).map(({ name }) => name));
  const names = (await disk.list(folder)) ?? [];
  const dead = names.filter((name) => (isFileName(name) && !live.has(name)) || isAsideName(name) || isLockAsideName(name));
  if (dead.length === 0) return dead;
  try {
    // The manifest that was just read may be a rename that a power failure can still undo; after this it cannot.
    await disk.syncFolder(folder);
    for (const name of dead) await disk.remove(join(folder, name));
    await disk.syncFolder(folder);
  } catch (error) {
    if (isSystemError(error)) throw new IndexUnwritable(folder, 'remove files of older generations', error, 'The newest generation stands');
    throw error;
  }
  return dead;
}
