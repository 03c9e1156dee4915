/** Is every byte as it was written? */
import assert from 'node:assert/strict';
import { appendFile, open, readdir, stat, truncate, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { realDisk } from '../../indexer/store/disk.js';
import { IndexDamaged, IndexMissing } from '../../indexer/store/errors.js';
import { takeFolder } from '../../indexer/store/folder.js';
import { manifestName } from '../../indexer/store/name.js';
import { openGeneration } from '../../indexer/store/open.js';
import { beginGeneration } from '../../indexer/store/transaction.js';
import { verify } from '../../indexer/store/verify.js';
import { addSegment, bytesOf, contentOf, deleteArticle, run, runTime, withFolder } from './runs.js';

async function madeIndex(folder: string): Promise<string[]> {
  for (const change of [addSegment, addSegment, deleteArticle]) await run(realDisk, folder, change);
  return (await readdir(folder)).sort();
}

async function flip(path: string, at: number, bits: number): Promise<void> {
  const file = await open(path, 'r+');
  const byte = new Uint8Array(1);
  await file.read(byte, 0, 1, at);
  byte[0] ^= bits;
  await file.write(byte, 0, 1, at);
  await file.close();
}

describe('verify', () => {
  it('finds nothing in a whole index', () =>
    withFolder(async (folder) => {
      await madeIndex(folder);
      assert.deepEqual(await verify(realDisk, folder), []);
    }));

  it('finds a changed byte anywhere and names the file, and no reader takes the file', () =>
    withFolder(async (folder) => {
      const names = await madeIndex(folder);
      assert.equal(names.length, 7);
      const sizes = new Map<string, number>();
      for (const name of names) sizes.set(name, (await stat(join(folder, name))).size);
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...names), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), fc.integer({ min: 1, max: 255 }), async (name, share, bits) => {
          const at = Math.floor(share * sizes.get(name)!);
          await flip(join(folder, name), at, bits);
          try {
            const findings = await verify(realDisk, folder);
            assert.deepEqual(findings.map(({ file, kind }) => [file, kind]), [[name, 'damaged']]);
            assert.ok(findings[0].sentence.includes(name) && findings[0].sentence.includes('--full'));
            await assert.rejects(contentOf(realDisk, folder), (error) => error instanceof IndexDamaged && error.file === name);
          } finally {
            await flip(join(folder, name), at, bits);
          }
        }),
        { numRuns: 300 },
      );
      assert.deepEqual(await verify(realDisk, folder), []);
    }));

  it('names every file that is missing, too short or too long, and opening refuses each', () =>
    withFolder(async (folder) => {
      const [one, two, three] = (await madeIndex(folder)).filter((name) => name !== manifestName);
      await unlink(join(folder, one));
      await assert.rejects(openGeneration(realDisk, folder), (error) => error instanceof IndexDamaged && error.file === one && error.message.includes('is missing'));
      await truncate(join(folder, two), 1);
      await appendFile(join(folder, three), 'x');
      const findings = await verify(realDisk, folder);
      assert.deepEqual(findings.map(({ file }) => file).sort(), [one, two, three]);
      assert.ok(findings.every(({ kind }) => kind === 'damaged'));
    }));

  it('names what does not belong, without calling it damage', () =>
    withFolder(async (folder) => {
      const names = await madeIndex(folder);
      await writeFile(join(folder, 'notes.txt'), 'mine');
      await writeFile(join(folder, '00000001-0001-00000000.postings'), 'left by a crash');
      assert.deepEqual(
        (await verify(realDisk, folder)).map(({ file, kind }) => [file, kind]),
        [
          ['00000001-0001-00000000.postings', 'stray'],
          ['notes.txt', 'stray'],
        ],
      );
      await run(realDisk, folder, addSegment);
      assert.deepEqual((await verify(realDisk, folder)).map(({ file }) => file), ['notes.txt']);
      assert.ok((await readdir(folder)).length > names.length);
    }));

  it('does not mistake the files of a writer at work for strays', () =>
    withFolder(async (folder) => {
      await madeIndex(folder);
      const lock = await takeFolder(realDisk, folder, runTime);
      const transaction = await beginGeneration(realDisk, lock, 'previous');
      await transaction.write('postings', bytesOf(1, 10));
      assert.deepEqual(await verify(realDisk, folder), []);
      await transaction.abort();
      await lock.release();
    }));

  it('throws where there is no index', () => withFolder((folder) => assert.rejects(verify(realDisk, folder), IndexMissing)));
});
