/** Killed at any moment, or with a disk that fails, does a pass leave exactly the old or the new articles? */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { realDisk } from '../../indexer/store/disk.js';
import { IndexMissing, IndexUnwritable } from '../../indexer/store/errors.js';
import { readManifest } from '../../indexer/store/open.js';
import { verify } from '../../indexer/store/verify.js';
import { openArchive } from '../../server/search/archive.js';
import { type Desk, ndjson, story, withDesk } from '../run/desk.js';
import { DiskDied, type Fault, FaultyDisk } from '../store/faulty-disk.js';
import { buryOwners, namesOf } from '../store/runs.js';

const runner = join(import.meta.dirname, 'pass-runner.js');
const killsEach = 5;

const trees = ['ash', 'birch', 'cedar', 'elm', 'fir'];
const record = (i: number, words: string): object => ({ id: `r${i}`, title: `Record ${i}`, date: '2020-02-03', text: `The paper wrote about ${words}, ${i} words of it. `.repeat(12) });

/** What happens to the source, from one history to the next. */
const histories: { name: string; change: (desk: Desk) => Promise<void> }[] = [
  {
    name: 'a first index',
    change: async (desk) => {
      for (let i = 0; i < 60; i++) await desk.write(`${i}.txt`, story(trees[i % 5]));
      await desk.write('all.ndjson', ndjson(...Array.from({ length: 400 }, (_, i) => record(i, trees[i % 5]))));
    },
  },
  {
    name: 'an update',
    change: async (desk) => {
      for (let i = 0; i < 20; i++) await desk.write(`${i * 4}.txt`, story('a walnut'));
      await desk.write('all.ndjson', ndjson(...Array.from({ length: 500 }, (_, i) => record(i, i % 3 === 0 ? 'a walnut' : trees[i % 5]))));
    },
  },
  {
    name: 'a deletion',
    change: async (desk) => {
      for (let i = 0; i < 30; i++) await rm(join(desk.source(), `${i}.txt`));
      await desk.write('all.ndjson', ndjson(...Array.from({ length: 150 }, (_, i) => record(i, i % 3 === 0 ? 'a walnut' : trees[i % 5]))));
    },
  },
];

/** The articles and what they say, of every segment that is there; null where there is no index. Throws where it is damaged. */
async function seen(folder: string): Promise<string | null> {
  try {
    const damaged = (await verify(realDisk, folder)).filter(({ kind }) => kind === 'damaged');
    assert.deepEqual(damaged, []);
    const archive = await openArchive(folder);
    try {
      const pages: string[] = [];
      for (let page = 1; ; page++) {
        const { total, hits } = await archive.search('', { page, perPage: 100, snippets: 1 });
        pages.push(...hits.map(({ id, title, snippets }) => `${id}: ${title}: ${snippets.map(({ text }) => text).join()}`));
        if (pages.length >= total) break;
      }
      const walnuts = (await archive.search('walnut')).total;
      return `${walnuts} walnuts\n${pages.sort().join('\n')}`;
    } finally {
      await archive.close();
    }
  } catch (error) {
    if (error instanceof IndexMissing) return null;
    throw error;
  }
}

/** After the next pass the index is the new one, and nothing else lies in its folder. */
async function assertMended(desk: Desk, folder: string, fresh: string | null): Promise<void> {
  await desk.index({ folder });
  assert.deepEqual(await verify(realDisk, folder), []);
  assert.equal(await seen(folder), fresh);
  assert.deepEqual(await realDisk.list(folder), namesOf(await readManifest(realDisk, folder)));
}

/** Runs a pass in a process of its own; kills it after a while, or lets it end. Returns how long it ran. */
async function runFor(desk: Desk, folder: string, killAfterMs: number | null): Promise<number> {
  const child = spawn(process.execPath, [runner, desk.source(), folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'close');
  await Promise.race([once(child.stdout, 'data'), ended]);
  const began = performance.now();
  if (killAfterMs !== null) {
    await Promise.race([wait(killAfterMs), ended]);
    child.kill('SIGKILL');
  }
  await ended;
  return performance.now() - began;
}

describe('a pass that is killed', function () {
  this.timeout(300_000);

  it(`leaves the old or the new articles, ${killsEach * histories.length} times, and the next pass mends the rest`, () =>
    withDesk(async (desk) => {
      const base = join(desk.root, 'base');
      await mkdir(base);
      let outcomes = '';
      for (const [h, { name, change }] of histories.entries()) {
        await change(desk);
        const old = await seen(base);
        const done = join(desk.root, `done ${h}`);
        await cp(base, done, { recursive: true });
        const duration = await runFor(desk, done, null);
        const fresh = await seen(done);
        assert.notEqual(old, fresh);
        for (let kill = 0; kill < killsEach; kill++) {
          const folder = join(desk.root, `killed ${h} ${kill}`);
          await cp(base, folder, { recursive: true });
          // One kill in each part of the time that the pass takes, the first and the last moments included.
          await runFor(desk, folder, ((kill + Math.random()) / killsEach) * duration * 1.1);
          const left = await seen(folder);
          assert.ok(left === old || left === fresh, `${name}, kill ${kill}: neither the old nor the new articles`);
          outcomes += left === old ? 'o' : 'n';
          await assertMended(desk, folder, fresh);
          await rm(folder, { recursive: true });
        }
        await rm(base, { recursive: true });
        await cp(done, base, { recursive: true });
      }
      assert.match(outcomes, /o/, 'no pass was killed before its end');
    }));
});

describe('a pass on a disk that fails', function () {
  this.timeout(300_000);

  /** A small index, and a change to its source that makes a new segment, marks and a ledger. */
  async function prepare(desk: Desk): Promise<{ base: string; old: string | null; fresh: string | null; operations: number }> {
    await desk.write('ash.txt', story('ash'));
    await desk.write('birch.txt', story('birch'));
    await desk.write('cedar.txt', story('cedar'));
    const base = join(desk.root, 'base');
    await desk.index({ folder: base });
    const old = await seen(base);
    await desk.write('ash.txt', story('a walnut'));
    await rm(join(desk.source(), 'cedar.txt'));
    const done = join(desk.root, 'done');
    await cp(base, done, { recursive: true });
    const disk = await FaultyDisk.over(done);
    await desk.index({ folder: done, disk });
    return { base, old, fresh: await seen(done), operations: disk.operations };
  }

  async function failing(desk: Desk, base: string, fault: Fault): Promise<{ folder: string; disk: FaultyDisk; error: unknown }> {
    const folder = join(desk.root, JSON.stringify(fault));
    await cp(base, folder, { recursive: true });
    const disk = await FaultyDisk.over(folder, fault);
    const error: unknown = await desk.index({ folder, disk }).then(
      () => null,
      (reason: unknown) => reason,
    );
    return { folder, disk, error };
  }

  it('leaves the old or the new articles, at whichever operation it dies, and though power is lost too', () =>
    withDesk(async (desk) => {
      const { base, old, fresh, operations } = await prepare(desk);
      assert.ok(operations > 10, `${operations} operations`);
      const outcomes = new Set<string>();
      for (let n = 1; n <= operations; n++) {
        const { folder, disk, error } = await failing(desk, base, { dies: n });
        assert.ok(error instanceof DiskDied, `it did not die at operation ${n}`);
        if (n % 2 === 0) await disk.losePower((change) => change % 3 === 0, 0.5);
        await buryOwners(folder);
        const left = await seen(folder);
        assert.ok(left === old || left === fresh, `neither the old nor the new articles after operation ${n}`);
        outcomes.add(left === old ? 'old' : 'new');
        if (n % 3 === 0 || n === operations) await assertMended(desk, folder, fresh);
      }
      assert.deepEqual([...outcomes], ['old', 'new']);
    }));

  it('says that the disk is full and leaves the old articles, and nothing beside them', () =>
    withDesk(async (desk) => {
      const { base, old, operations } = await prepare(desk);
      let failed = 0;
      for (let n = 1; n <= operations; n += 3) {
        const { folder, error } = await failing(desk, base, { full: n });
        if (error === null) continue;
        failed++;
        assert.ok(error instanceof IndexUnwritable);
        assert.match(error.message, /the disk is full/);
        assert.deepEqual(await realDisk.list(folder), await realDisk.list(base));
        assert.equal(await seen(folder), old);
      }
      assert.ok(failed > 2, `${failed} failures`);
    }));

  it('says that the file system is read-only', () =>
    withDesk(async (desk) => {
      const { base, old } = await prepare(desk);
      const { folder, error } = await failing(desk, base, { readOnly: true });
      assert.ok(error instanceof IndexUnwritable);
      assert.match(error.message, /read-only/);
      assert.equal(await seen(folder), old);
    }));
});
