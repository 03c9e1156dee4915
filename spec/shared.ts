/** Where is the reference data? Beside the repository, where there is any; without it the specs that need it are skipped, loudly. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from './root.js';

/** The folder of reference data, or null. In CI it has to be there: a skip would hide a failure. */
export function sharedFolder(): string | null {
  const folder = join(repositoryRoot, '..', 'shared');
  if (existsSync(join(folder, 'data'))) return folder;
  if (process.env.CI) throw new Error(`the reference data is missing: ${folder}`);
  console.warn(`SKIPPED: no reference data at ${folder}; the specs that need it do not run`);
  return null;
}
