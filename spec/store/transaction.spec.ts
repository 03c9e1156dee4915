/** How does a generation become visible at once, or not at all? What can be seen without a crash; spec/crash has the rest. */
import assert from 'node:assert/strict';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { realDisk } from '../../indexer/store/disk.js';
import { IndexLockLost, NotAnIndex } from '../../indexer/store/errors.js';
import { takeFolder } from '../../indexer/store/folder.js';
import { readManifest } from '../../indexer/store/open.js';
import { sweep } from '../../indexer/store/sweep.js';
import { beginGeneration } from '../../indexer/store/transaction.js';
import { addSegment, bytesOf, namesOf, run, runTime, withFolder } from './runs.js';

describe('a transaction', () => {
  it('shows nothing to readers before it commits, and all at once then', () =>
    withFolder(async (folder) => {
      await run(realDisk, folder, addSegment);
      const lock = await takeFolder(realDisk, folder, runTime);
      const transaction = await beginGeneration(realDisk, lock, 'previous');
      const parts = await addSegment(transaction);
      assert.equal((await readManifest(realDisk, folder)).generation, 1);
      const committed = await transaction.commit({ ...parts, committedAt: runTime });
      assert.deepEqual(await readManifest(realDisk, folder), committed);
      assert.deepEqual([committed.generation, committed.articles, committed.committedAt], [2, 20, '2023-01-20T12:00:00.000Z']);
      await lock.release();
    }));

  it('that is given up leaves the folder as it was', () =>
    withFolder(async (folder) => {
      const manifest = await run(realDisk, folder, addSegment);
      const lock = await takeFolder(realDisk, folder, runTime);
      const transaction = await beginGeneration(realDisk, lock, 'previous');
      await addSegment(transaction);
      await transaction.abort();
      await lock.release();
      assert.deepEqual((await readdir(folder)).sort(), namesOf(manifest));
      await assert.rejects(transaction.write('late', bytesOf(1, 1)), /given up already/);
    }));

  it('never gives a name twice, not even after it was given up', () =>
    withFolder(async (folder) => {
      const lock = await takeFolder(realDisk, folder, runTime);
      const names = new Set<string>();
      for (let attempt = 0; attempt < 5; attempt++) {
        const transaction = await beginGeneration(realDisk, lock, 'previous');
        const entries = await Promise.all([1, 2, 3].map((seed) => transaction.write('postings', bytesOf(seed, 9))));
        for (const { name } of entries) names.add(name);
        await transaction.abort();
      }
      assert.equal(names.size, 15);
      await lock.release();
    }));

  it('refuses files that it did not write and that the generation before does not have', () =>
    withFolder(async (folder) => {
      const lock = await takeFolder(realDisk, folder, runTime);
      const transaction = await beginGeneration(realDisk, lock, 'previous');
      const ledger = await transaction.write('ledger', bytesOf(1, 9));
      const rest = { analysis: 'a', segments: [], committedAt: runTime };
      await assert.rejects(transaction.commit({ ...rest, ledger: { ...ledger, crc32: ledger.crc32 ^ 1 } }), RangeError);
      await assert.rejects(transaction.commit({ ...rest, ledger: { ...ledger, name: ledger.name.replace('-0001-', '-0002-') } }), RangeError);
      assert.equal((await transaction.commit({ ...rest, ledger })).generation, 1);
      await lock.release();
    }));

  it('commits nothing once its lock was removed', () =>
    withFolder(async (folder) => {
      const manifest = await run(realDisk, folder, addSegment);
      const lock = await takeFolder(realDisk, folder, runTime);
      const transaction = await beginGeneration(realDisk, lock, 'previous');
      const parts = await addSegment(transaction);
      await lock.release();
      await assert.rejects(transaction.commit({ ...parts, committedAt: runTime }), IndexLockLost);
      assert.deepEqual(await readManifest(realDisk, folder), manifest);
    }));
});

describe('a sweep', () => {
  it('removes what no generation names, and nothing that is not ours', () =>
    withFolder(async (folder) => {
      const manifest = await run(realDisk, folder, addSegment);
      const left = ['00000009-0001-00000000.text', 'manifest-00000009-00000000.new', 'writer-20230120120000000-1-00000000.lock.new'];
      const foreign = ['manifest.json.bak', 'notes.txt', '00000009-0001-00000000', 'x00000009-0001-00000000.text'];
      for (const name of [...left, ...foreign]) await writeFile(join(folder, name), 'x');
      const lock = await takeFolder(realDisk, folder, runTime);
      assert.deepEqual((await sweep(realDisk, lock)).sort(), left);
      await lock.release();
      assert.deepEqual((await readdir(folder)).sort(), [...namesOf(manifest), ...foreign].sort());
    }));
});

describe('a folder that is not an index', () => {
  const strangers: Record<string, Record<string, string>> = {
    'of articles': { 'a.txt': 'KYIV', 'b.txt': 'MOSCOW' },
    'of a web site': { 'index.html': '<p>', 'manifest.json': '{"name":"site"}' },
    'with nothing but a manifest.json of something else': { 'manifest.json': '{"name":"site"}' },
    'with files of ours and one that is not': { '00000001-0001-00000000.text': 'x', 'thesis.doc': 'x' },
  };
  for (const [name, files] of Object.entries(strangers)) {
    it(`${name} is refused and left as it was`, () =>
      withFolder(async (folder) => {
        for (const [file, text] of Object.entries(files)) await writeFile(join(folder, file), text);
        await assert.rejects(run(realDisk, folder, addSegment, 'nothing'), (error) => error instanceof NotAnIndex && error.message.includes(folder));
        assert.deepEqual((await readdir(folder)).sort(), Object.keys(files).sort());
      }));
  }

  it('is made where there is none, with its parents, and an empty one is taken', () =>
    withFolder(async (folder) => {
      const deep = join(folder, 'archive', '.dateline');
      assert.equal((await run(realDisk, deep, addSegment)).generation, 1);
      const empty = join(folder, 'empty');
      await mkdir(empty);
      assert.equal((await run(realDisk, empty, addSegment)).generation, 1);
    }));
});
