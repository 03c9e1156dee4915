/** What do the case files say? One case a line, fields between bars, `\uXXXX` for what does not print. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../root.js';

/** The fields of every case, trimmed of the spaces around the bars. */
export function caseLines(file: string): string[][] {
  return readFileSync(join(repositoryRoot, 'spec', 'analysis', 'cases', file), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('# '))
    .map((line) =>
      line
        .split(/ +\| ?/)
        .map((field) => field.replace(/^ +| +$/g, '').replace(/\\u([0-9a-f]{4})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))).replaceAll('\\t', '\t')),
    );
}
