/** Is every byte as it was written? Reads the whole index against the manifest, and the manifest against itself. */
import { join } from 'node:path';
import { type Disk } from './disk.js';
import { IndexDamaged } from './errors.js';
import { isLocked } from './lock.js';
import { filesOf } from './manifest.js';
import { isLockName, isOurs, manifestName } from './name.js';
import { checkFile, readManifest } from './open.js';

export interface Finding {
  readonly file: string;
  /** A `damaged` file makes the index unusable until it is rebuilt; a `stray` one lies in the folder unlisted and does no harm. */
  readonly kind: 'damaged' | 'stray';
  readonly sentence: string;
}

/** What is wrong in the folder, nothing where it is whole. Throws `IndexMissing` or `IndexFormatUnknown`. */
export async function verify(disk: Disk, folder: string): Promise<Finding[]> {
  for (;;) {
    const findings = await verifyOnce(disk, folder);
    if (findings !== null) return findings;
  }
}

/** Null where a commit came in between, so that what was read was of two generations. */
async function verifyOnce(disk: Disk, folder: string): Promise<Finding[] | null> {
  const generation = await generationNow(disk, folder);
  if (generation instanceof IndexDamaged) return [damaged(generation)];
  const entries = filesOf(generation);
  const findings: Finding[] = [];
  for (const entry of entries) {
    const damage = await checkFile(disk, folder, entry);
    if (damage !== null) findings.push(damaged(damage));
  }
  const listed = new Set([manifestName, ...entries.map(({ name }) => name)]);
  const unlisted = ((await disk.list(folder)) ?? []).filter((name) => !listed.has(name));
  // A writer at work has files that no manifest names yet, and its lock.
  const writing = await isLocked(disk, folder);
  for (const file of unlisted) {
    if (writing && isOurs(file)) continue;
    if (!(await disk.exists(join(folder, file)))) continue;
    findings.push({ file, kind: 'stray', sentence: strayIn(folder, file) });
  }
  const after = await generationNow(disk, folder);
  if (after instanceof IndexDamaged) return [damaged(after)];
  return after.generation === generation.generation ? findings : null;
}

async function generationNow(disk: Disk, folder: string) {
  try {
    return await readManifest(disk, folder);
  } catch (error) {
    if (error instanceof IndexDamaged) return error;
    throw error;
  }
}

function damaged(error: IndexDamaged): Finding {
  return { file: error.file, kind: 'damaged', sentence: error.message };
}

function strayIn(folder: string, file: string): string {
  if (isLockName(file)) return `${file} in ${folder} is the lock of a writer that is dead; the next run takes it over`;
  return isOurs(file)
    ? `${file} in ${folder} was left by a run that did not finish; the next run removes it`
    : `${file} in ${folder} does not belong to the index`;
}
