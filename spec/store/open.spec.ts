/** What does a reader see? One generation, whole, for as long as it holds it. */
import assert from 'node:assert/strict';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Disk, realDisk } from '../../indexer/store/disk.js';
import { filesOf } from '../../indexer/store/manifest.js';
import { openGeneration, readColumnsFile } from '../../indexer/store/open.js';
import { addSegment, bytesOf, contentOf, hex, mergeSegments, namesOf, run, withFolder } from './runs.js';

describe('a reader', () => {
  it('goes on answering from its generation after the next one is committed and its own files are swept', () =>
    withFolder(async (folder) => {
      await run(realDisk, folder, addSegment);
      const held = await openGeneration(realDisk, folder);
      const { contents } = await contentOf(realDisk, folder);
      const merged = await run(realDisk, folder, mergeSegments);
      assert.deepEqual((await readdir(folder)).sort(), namesOf(merged), 'the old files are gone from the folder');
      for (const entry of filesOf(held.manifest)) {
        assert.equal(hex(await held.columns(entry)), contents[entry.name]);
        assert.equal(Buffer.from(await held.read(entry, 5, 7)).toString('hex'), contents[entry.name].slice(10, 24));
      }
      await held.close();
    }));

  it('takes the next generation where a sweep comes between the manifest and the files', () =>
    withFolder(async (folder) => {
      await run(realDisk, folder, addSegment);
      let commits = 0;
      const slow: Disk = {
        ...realDisk,
        // Three commits overtake the reader, each as it opens its first file.
        async open(path) {
          if (path !== join(folder, 'manifest.json') && commits < 3) {
            commits += 1;
            await run(realDisk, folder, mergeSegments);
          }
          return realDisk.open(path);
        },
      };
      const held = await openGeneration(slow, folder);
      assert.equal(held.manifest.generation, 4);
      await held.close();
    }));

  it('is told which file is none but a folder', () =>
    withFolder(async (folder) => {
      await mkdir(join(folder, 'manifest.json'));
      await assert.rejects(openGeneration(realDisk, folder), { code: 'EISDIR', path: join(folder, 'manifest.json'), message: /, read '.*manifest\.json'$/ });
    }));

  it('gets a file in memory of its own or in shared memory, the same bytes as were written', () =>
    withFolder(async (folder) => {
      const { ledger } = await run(realDisk, folder, addSegment);
      const expected = Buffer.concat(bytesOf(201, 64)).toString('hex');
      const held = await openGeneration(realDisk, folder);
      const shared = await held.columns(ledger!, 'shared');
      assert.ok(shared instanceof SharedArrayBuffer);
      assert.equal(hex(shared), expected);
      assert.ok((await held.columns(ledger!)) instanceof ArrayBuffer);
      assert.equal(hex(await readColumnsFile(realDisk, folder, ledger!)), expected);
      await held.close();
    }));

  it('gets an empty file, and a file of several parts, in the order they were written', () =>
    withFolder(async (folder) => {
      const big = bytesOf(3, 3 * 1024 * 1024 + 17);
      const { segments } = await run(realDisk, folder, async (transaction) => {
        const files = [await transaction.write('empty', []), await transaction.write('big', big)];
        return { analysis: 'a', segments: [{ name: 's', articles: 0, files, deletions: null, deleted: 0 }], ledger: null };
      });
      const held = await openGeneration(realDisk, folder);
      const [empty, whole] = segments[0].files;
      assert.equal((await held.columns(empty)).byteLength, 0);
      assert.ok(Buffer.concat(big).equals(Buffer.from(await held.columns(whole))));
      await held.close();
    }));

  it('is told when it reads beyond the end', () =>
    withFolder(async (folder) => {
      const { ledger } = await run(realDisk, folder, addSegment);
      const held = await openGeneration(realDisk, folder);
      await assert.rejects(held.read(ledger!, 60, 10), /ends after 64 bytes/);
      await held.close();
    }));
});
