/** May we write here? Only into a new or empty folder, or into one that holds an index of ours. */
import { type Disk } from './disk.js';
import { IndexUnwritable, isSystemError, NotAnIndex } from './errors.js';
import { lockIndex, type Lock } from './lock.js';
import { looksLikeManifest } from './manifest.js';
import { isOurs, manifestName } from './name.js';
import { manifestBytes } from './open.js';

/** Makes the folder where there is none, and locks it. Throws `NotAnIndex` or `IndexLocked`, having changed nothing. */
export async function takeFolder(disk: Disk, folder: string, since: Date): Promise<Lock> {
  const names = await disk.list(folder);
  if (names === null) {
    try {
      await disk.makeFolder(folder);
    } catch (error) {
      if (isSystemError(error)) throw new IndexUnwritable(folder, 'make the folder', error, 'There is no index yet');
      throw error;
    }
  } else {
    const found = await foreignName(disk, folder, names);
    if (found !== null) throw new NotAnIndex(folder, found);
  }
  return lockIndex(disk, folder, since);
}

/**
 * A name that shows that the folder is not an index; null where it is one. With a manifest of ours, be it damaged, it is,
 * whatever else lies there. Without, all names must be of our making: what a first run leaves that crashed, or an index
 * whose manifest is lost. A `manifest.json` alone proves nothing, as web sites and packages have one too.
 */
async function foreignName(disk: Disk, folder: string, names: readonly string[]): Promise<string | null> {
  if (names.includes(manifestName)) {
    const bytes = await manifestBytes(disk, folder);
    if (bytes !== null && looksLikeManifest(bytes)) return null;
  }
  const others = names.filter((name) => name !== manifestName);
  const foreign = others.find((name) => !isOurs(name));
  if (foreign !== undefined) return foreign;
  return names.includes(manifestName) && others.length === 0 ? manifestName : null;
}
