/** Killed at any moment, is the index the old or the new generation? Every disk operation of every kind of run is made to fail. */
import assert from 'node:assert/strict';
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { realDisk } from '../../indexer/store/disk.js';
import { IndexMissing, IndexUnwritable } from '../../indexer/store/errors.js';
import { verify } from '../../indexer/store/verify.js';
import { DiskDied, type Fault, FaultyDisk } from '../store/faulty-disk.js';
import { addSegment, buryOwners, type Change, contentOf, deleteArticle, mergeSegments, namesOf, run } from '../store/runs.js';

/** What a reader finds, with names and dates of generations left out where the next run gives others; null for no index. */
async function seen(folder: string): Promise<string | null> {
  try {
    const { manifest, contents } = await contentOf(realDisk, folder);
    return JSON.stringify([manifest.generation, manifest.articles, manifest.segments.map(({ name }) => name), Object.values(contents)]);
  } catch (error) {
    if (error instanceof IndexMissing) return null;
    throw error;
  }
}

/** What is left when the disk has died: all that was done, or what a power failure leaves of it. */
const aftermaths: { readonly name: string; readonly way: 'dies' | 'diesHalfWay'; readonly leave: (disk: FaultyDisk) => Promise<void> }[] = [
  { name: 'the process is killed', way: 'dies', leave: () => Promise.resolve() },
  { name: 'the process is killed in the middle of a write', way: 'diesHalfWay', leave: () => Promise.resolve() },
  { name: 'power is lost, with all that was not fsynced', way: 'dies', leave: (disk) => disk.losePower(() => false, 0) },
  { name: 'power is lost, names survive and contents do not', way: 'dies', leave: (disk) => disk.losePower(() => true, 0) },
  { name: 'power is lost, names survive and contents are torn', way: 'dies', leave: (disk) => disk.losePower(() => true, 0.6) },
  { name: 'power is lost, early names are lost and late ones survive', way: 'dies', leave: (disk) => disk.losePower((at) => at >= 2, 0.3) },
  { name: 'power is lost, every second name survives', way: 'dies', leave: (disk) => disk.losePower((at) => at % 2 === 1, 1) },
  { name: 'power is lost, the other names survive', way: 'dies', leave: (disk) => disk.losePower((at) => at % 2 === 0, 1) },
];

const histories: { readonly name: string; readonly before: Change[]; readonly change: Change }[] = [
  { name: 'the first commit', before: [], change: addSegment },
  { name: 'a second commit', before: [addSegment], change: addSegment },
  { name: 'a commit of deletions', before: [addSegment, addSegment], change: deleteArticle },
  { name: 'a merge', before: [addSegment, addSegment, deleteArticle], change: mergeSegments },
];

describe('a crash', function () {
  this.timeout(300_000);
  let home = '';
  before(async () => {
    home = await mkdtemp(join(tmpdir(), 'dateline-crash-'));
  });
  after(() => rm(home, { recursive: true }));

  for (const { name, before: earlier, change } of histories) {
    describe(`in ${name}`, () => {
      let serial = 0;
      let base = '';
      let old: string | null = null;
      let fresh: string | null = null;

      /** A fresh copy of the index as it stood before the run. */
      async function copy(): Promise<string> {
        const folder = join(home, `${name} ${(serial += 1)}`);
        await cp(base, folder, { recursive: true });
        return folder;
      }

      before(async () => {
        base = await mkdtemp(join(home, 'base-'));
        for (const made of earlier) await run(realDisk, base, made);
        old = await seen(base);
        const done = await copy();
        await run(realDisk, done, change);
        fresh = await seen(done);
        assert.notEqual(old, fresh);
      });

      /** Runs once for every n until the run gets through; says how often it failed. */
      async function forEveryOperation(fault: (n: number) => Fault, check: (folder: string, disk: FaultyDisk, error: unknown) => Promise<void>): Promise<number> {
        for (let n = 1; ; n++) {
          const folder = await copy();
          const disk = await FaultyDisk.over(folder, fault(n));
          try {
            await run(disk, folder, change);
            return n - 1;
          } catch (error) {
            await check(folder, disk, error).catch((cause: unknown) => {
              throw new Error(`after a failure at operation ${n}: ${cause instanceof Error ? cause.message : ''}`, { cause });
            });
          }
          await rm(folder, { recursive: true });
        }
      }

      /** The next run must work, and leave nothing that does not belong. */
      async function runsOn(folder: string): Promise<void> {
        await buryOwners(folder);
        // Without a fault, and without the real disk's slow fsync.
        const manifest = await run(await FaultyDisk.over(folder), folder, addSegment);
        assert.deepEqual((await readdir(folder)).sort(), namesOf(manifest));
        assert.deepEqual(await verify(realDisk, folder), []);
      }

      for (const { name: aftermath, way, leave } of aftermaths) {
        it(`leaves the old or the new generation and a working index, whenever ${aftermath}`, async () => {
          const outcomes = new Set<string | null>();
          const failures = await forEveryOperation(
            (n) => (way === 'dies' ? { dies: n } : { diesHalfWay: n }),
            async (folder, disk, error) => {
              assert.ok(error instanceof DiskDied, String(error));
              await leave(disk);
              const found = await seen(folder);
              assert.ok(found === old || found === fresh, `neither the old nor the new generation: ${found ?? 'none'}`);
              outcomes.add(found);
              await runsOn(folder);
            },
          );
          assert.ok(failures > 15, `the run has only ${failures} operations`);
          assert.deepEqual(outcomes, new Set([old, fresh]));
        });
      }

      it('that comes when the run is over costs nothing of it', async () => {
        const folder = await copy();
        const disk = await FaultyDisk.over(folder);
        await run(disk, folder, change);
        await disk.losePower(() => false, 0);
        assert.equal(await seen(folder), fresh);
        await runsOn(folder);
      });

      it('followed by a power failure in the next run costs no file, even where the rename is undone', async () => {
        let afterRename = 0;
        await forEveryOperation(
          (n) => ({ dies: n }),
          async (folder, first) => {
            // Once the new generation is seen, and its rename may still be lost.
            if (afterRename > 0 || (await seen(folder)) !== fresh) return;
            afterRename = first.operations;
          },
        );
        assert.notEqual(afterRename, 0);
        for (let n = 1, through = false; !through; n++) {
          const folder = await copy();
          const first = await FaultyDisk.over(folder, { dies: afterRename });
          await assert.rejects(run(first, folder, change), DiskDied);
          await buryOwners(folder);
          const second = first.again({ dies: n });
          through = await run(second, folder, addSegment).then(
            () => true,
            () => false,
          );
          // Of the names in doubt the first two are the manifest aside and its rename.
          await second.losePower((at) => at >= 2, 0);
          const found = await seen(folder);
          assert.ok(through || found === old || found === fresh || (found?.startsWith(`[${earlier.length + 2},`) ?? false), `at operation ${n}: ${found ?? 'none'}`);
          await runsOn(folder);
          await rm(folder, { recursive: true });
        }
      });

      it('does not happen on a full disk: the old generation stands, and nothing is left behind', async () => {
        const failures = await forEveryOperation(
          (n) => ({ full: n }),
          async (folder, _disk, error) => {
            assert.ok(error instanceof IndexUnwritable, String(error));
            assert.match(error.message, /the disk is full/);
            assert.equal(await seen(folder), old);
            assert.deepEqual((await readdir(folder)).sort(), (await readdir(base)).sort());
            await runsOn(folder);
          },
        );
        assert.ok(failures > 10, `the run was stopped only ${failures} times`);
      });

      it('does not happen on a read-only disk: the old generation stands, and the error says why', async () => {
        const folder = await copy();
        const disk = await FaultyDisk.over(folder, { readOnly: true });
        await assert.rejects(run(disk, folder, change), (error) => error instanceof IndexUnwritable && error.message.includes('read-only'));
        assert.equal(await seen(folder), old);
        assert.deepEqual((await readdir(folder)).sort(), (await readdir(base)).sort());
      });
    });
  }
});
