/** Whose file is this? The names that the store gives, and the only ones that it ever removes. */

export const manifestName = 'manifest.json';

/**
 * A write-once file: generation, running number, salt of the run, and what it holds, as in `00000041-0003-9f3a2b1c.postings`.
 * The salt keeps a name from being given twice, even where a crash, a restored backup or a rebuild gives a generation's
 * number again: whoever has a name has the one content that it ever had.
 */
export function fileName(generation: number, number: number, salt: string, kind: string): string {
  const name = `${String(generation).padStart(8, '0')}-${String(number).padStart(4, '0')}-${salt}.${kind}`;
  if (!isFileName(name)) throw new RangeError(`not a name of an index file: ${name}`);
  return name;
}

const fileForm = /^(\d{8,15})-\d{4,}-[0-9a-f]{8}\.[a-z][a-z0-9-]*$/;

export function isFileName(name: string): boolean {
  return fileForm.test(name);
}

/** The generation for which a file was written; 0 for any other name. */
export function generationOf(name: string): number {
  return Number(fileForm.exec(name)?.[1] ?? 0);
}

/** The manifest while it is written aside. */
export function asideName(generation: number, salt: string): string {
  return `manifest-${String(generation).padStart(8, '0')}-${salt}.new`;
}

export function isAsideName(name: string): boolean {
  return /^manifest-\d{8,15}-[0-9a-f]{8}\.new$/.test(name);
}

/** `order` sorts later attempts behind earlier ones: see lock.ts. */
export function lockName(order: string, pid: number, salt: string): string {
  const name = `writer-${order}-${pid}-${salt}.lock`;
  if (!isLockName(name)) throw new RangeError(`not a name of a lock file: ${name}`);
  return name;
}

export function isLockName(name: string): boolean {
  return /^writer-\d{17}-\d+-[0-9a-f]{8}\.lock$/.test(name);
}

/** A lock while it is written aside. */
export function lockAsideName(name: string): string {
  return `${name}.new`;
}

export function isLockAsideName(name: string): boolean {
  return name.endsWith('.lock.new') && isLockName(name.slice(0, -'.new'.length));
}

/** Whether a name is of a form that only the store gives, the manifest's left aside. */
export function isOurs(name: string): boolean {
  return isFileName(name) || isAsideName(name) || isLockName(name) || isLockAsideName(name);
}
