/** Is there what the documents point at? */
import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import { repositoryRoot } from '../root.js';
import { documents, type Pointer } from './documents.js';

const all = documents();

/** Every file of ours, `indexer/store/disk.ts`. */
const files = ['corpus', 'docs', 'indexer', 'server', 'spec'].flatMap((folder) =>
  readdirSync(join(repositoryRoot, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => posix.join(folder, name.replaceAll('\\', '/')))
    .filter((path) => !path.includes('/node_modules/')),
);

function isBroken({ document, target }: Pointer): boolean {
  const [path, anchor] = target.split('#', 2) as [string, string | undefined];
  const file = path === '' ? document : posix.join(posix.dirname(document), decodeURI(path));
  if (file.startsWith('..') || !existsSync(join(repositoryRoot, file))) return true;
  return anchor !== undefined && !(all.find((one) => one.path === file)?.anchors.has(anchor) ?? true);
}

/** `indexer/store/`, `indexer/store/disk.ts`, `spec/**`, `store/disk.ts`, `disk.ts`: what names a file of ours and nothing else. */
function namesOurs(code: string): boolean {
  return /^(corpus|docs|indexer|server|spec)\/[\w./*-]*$/.test(code) || /^(?!dist\/|\.{1,2}\/)[\w./-]+\.ts$/.test(code);
}

function isMissing(code: string): boolean {
  const path = code.replace(/\/?\**$/, '').replace(/\/$/, '');
  return !files.includes(path) && !existsSync(join(repositoryRoot, path)) && !files.some((file) => file.endsWith(`/${path}`));
}

const printed = ({ place, target }: Pointer): string => `${place} ${target}`;

describe('the documents', () => {
  it('are all read, with links and paths in them', () => {
    const paths = all.map(({ path }) => path);
    for (const path of ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'docs/queries.md']) assert.ok(paths.includes(path), path);
    assert.ok(all.flatMap(({ links }) => links).length > 10);
    assert.ok(all.flatMap(({ codes }) => codes).filter(({ target }) => namesOurs(target)).length > 50);
  });

  it('have no link to a file or heading that is not there', () => {
    const relative = all.flatMap(({ links }) => links).filter(({ target }) => !/^[a-z]+:/i.test(target));
    assert.deepEqual(relative.filter(isBroken).map(printed), []);
  });

  it('name no file or folder of the repository that is not there', () => {
    const named = all.flatMap(({ codes }) => codes).filter(({ target }) => namesOurs(target));
    assert.deepEqual(named.filter(({ target }) => isMissing(target)).map(printed), []);
  });

  it('notice what is not there', () => {
    const pointer = { place: '', document: 'docs/queries.md' };
    assert.equal(isBroken({ ...pointer, target: 'no-such-page.md' }), true);
    assert.equal(isBroken({ ...pointer, target: '../README.md#no-such-heading' }), true);
    assert.equal(isBroken({ ...pointer, target: '../README.md' }), false);
    assert.deepEqual(['indexer/no-such-folder/', 'no-such-file.ts', 'indexer/store/disk.ts', 'disk.ts'].map(isMissing), [true, true, false, false]);
  });
});
