/** Where is the repository? The specs run compiled, so they climb from where they stand. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

function climb(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error(`no package.json above ${import.meta.dirname}`);
  return climb(parent);
}

export const repositoryRoot = climb(import.meta.dirname);
