/** Who may write? One process at a time, whatever became of the others. */
import assert from 'node:assert/strict';
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Readable, type Writable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import fc from 'fast-check';
import { type Disk, realDisk } from '../../indexer/store/disk.js';
import { IndexLocked } from '../../indexer/store/errors.js';
import { isLocked, lockIndex } from '../../indexer/store/lock.js';
import { lockName } from '../../indexer/store/name.js';
import { thisOwner } from '../../indexer/store/owner.js';
import { runTime, withFolder } from './runs.js';

interface Contender {
  readonly pid: number;
  /** Tries for the lock; the line it says then. */
  go(): Promise<string>;
  kill(): Promise<void>;
}

async function contender(folder: string, since: string): Promise<Contender> {
  const script = join(import.meta.dirname, 'lock-holder.js');
  const child: ChildProcessByStdio<Writable, Readable, null> = spawn(process.execPath, [script, folder, since], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const line = async () => String((await lines.next()).value);
  const ended = once(child, 'exit');
  assert.equal(await line(), 'ready');
  return {
    pid: child.pid!,
    go() {
      child.stdin.write('go\n');
      return line();
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

const isRefusal = (error: unknown): error is IndexLocked => error instanceof IndexLocked;
const earlier = '2023-01-20T11:00:00.000Z';
const later = '2023-01-20T13:00:00.000Z';

/** A disk that takes its time before each of its first operations: so many turns of the event loop. */
function hesitantDisk(pauses: readonly number[]): Disk {
  let operations = 0;
  async function hesitate(): Promise<void> {
    for (let turns = (pauses[operations++] ?? 0) * 3; turns > 0; turns--) await nextTurn();
  }
  return {
    ...realDisk,
    list: (folder) => hesitate().then(() => realDisk.list(folder)),
    create: (path) => hesitate().then(() => realDisk.create(path)),
    open: (path) => hesitate().then(() => realDisk.open(path)),
    rename: (from, to) => hesitate().then(() => realDisk.rename(from, to)),
    remove: (path) => hesitate().then(() => realDisk.remove(path)),
  };
}

/** The lock that a writer would have put up. */
async function putLock(folder: string, text: string, order = '20230120110000000'): Promise<void> {
  await writeFile(join(folder, lockName(order, 4321, 'abcdef01')), text);
}

describe('the lock', function () {
  this.timeout(180_000);

  for (const since of [earlier, later]) {
    it(`of a running process, ${since === earlier ? 'begun before' : 'begun after, by its clock'}, refuses another, and names the owner and the time`, () =>
      withFolder(async (folder) => {
        const owner = await contender(folder, since);
        try {
          assert.equal(await owner.go(), 'held');
          await assert.rejects(lockIndex(realDisk, folder, runTime), (error) => {
            assert.ok(isRefusal(error));
            assert.ok(error.message.includes(`process ${owner.pid} on ${hostname()} since ${since}`), error.message);
            return true;
          });
          assert.equal((await readdir(folder)).length, 1, 'the one refused leaves nothing');
        } finally {
          await owner.kill();
        }
      }));
  }

  it('cannot be had, and the name is told, where a folder has the name of one', () =>
    withFolder(async (folder) => {
      const name = lockName('20230120110000000', 1, '0123abcd');
      await mkdir(join(folder, name));
      await assert.rejects(lockIndex(realDisk, folder, runTime), { code: 'EISDIR', message: new RegExp(`'.*${name}'$`) });
      assert.deepEqual(await readdir(folder), [name]);
    }));

  it('of a process that was killed is taken over at once', () =>
    withFolder(async (folder) => {
      const owner = await contender(folder, earlier);
      assert.equal(await owner.go(), 'held');
      assert.equal(await isLocked(realDisk, folder), true);
      await owner.kill();
      assert.equal(await isLocked(realDisk, folder), false);
      const lock = await lockIndex(realDisk, folder, runTime);
      assert.deepEqual(await readdir(folder), [lock.file]);
      await lock.release();
      assert.deepEqual(await readdir(folder), []);
    }));

  it('is refused to a second writer in the same process, until the first lets go', () =>
    withFolder(async (folder) => {
      const first = await lockIndex(realDisk, folder, runTime);
      await assert.rejects(lockIndex(realDisk, folder, runTime), isRefusal);
      await first.release();
      await (await lockIndex(realDisk, folder, runTime)).release();
    }));

  it('of several processes that take over a dead one at once is got by exactly one, every time', () =>
    withFolder(async (folder) => {
      for (let round = 0; round < 4; round++) {
        // The same time for all, or a different one for each: neither may matter.
        const rivals = await Promise.all([0, 1, 2].map((at) => contender(folder, round % 2 === 0 ? later : `2023-01-20T1${4 - at}:00:00.000Z`)));
        try {
          const answers = await Promise.all(rivals.map((rival) => rival.go()));
          assert.equal(answers.filter((answer) => answer === 'held').length, 1, answers.join('\n'));
        } finally {
          // Killed with the lock in hand: the next round begins with a dead owner.
          await Promise.all(rivals.map((rival) => rival.kill()));
        }
      }
    }));

  it('of several writers whose steps fall between each other is got by exactly one, however they fall', () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.record({ minute: fc.nat(2), pauses: fc.array(fc.nat(4), { minLength: 6, maxLength: 6 }) }), { minLength: 2, maxLength: 5 }), (writers) =>
        withFolder(async (folder) => {
          await putLock(folder, JSON.stringify({ pid: process.pid, host: hostname(), started: 'another boot/1', since: earlier }));
          const tries = await Promise.allSettled(
            writers.map(({ minute, pauses }) => lockIndex(hesitantDisk(pauses), folder, new Date(runTime.getTime() + minute * 60_000))),
          );
          const held = tries.filter((tried) => tried.status === 'fulfilled').map(({ value }) => value);
          for (const tried of tries) assert.ok(tried.status === 'fulfilled' || isRefusal(tried.reason), String(tried.status === 'rejected' && tried.reason));
          assert.deepEqual(await readdir(folder), held.map(({ file }) => file));
          assert.equal(held.length, 1);
        }),
      ),
      { numRuns: 40 },
    ));

  const torn = { 'that is empty': '', 'that is not JSON': '\u0000\u0000', 'that was cut short': '{"pid":43', 'that says something else': '{"name":"x"}' };
  for (const [name, text] of Object.entries(torn)) {
    it(`${name} was torn by a power failure and is taken over`, () =>
      withFolder(async (folder) => {
        await putLock(folder, text);
        const lock = await lockIndex(realDisk, folder, runTime);
        assert.deepEqual(await readdir(folder), [lock.file]);
        await lock.release();
      }));
  }

  it('of a process whose number another one has now is taken over', () =>
    withFolder(async (folder) => {
      const { pid, host, started } = await thisOwner();
      assert.notEqual(started, '');
      await putLock(folder, JSON.stringify({ pid, host, started: `${started}0`, since: earlier }));
      await (await lockIndex(realDisk, folder, runTime)).release();
      await putLock(folder, JSON.stringify({ pid, host, started, since: earlier }));
      await assert.rejects(lockIndex(realDisk, folder, runTime), isRefusal);
    }));

  for (const order of ['20230120110000000', '20230120130000000']) {
    it(`of a process on another machine is respected (${order}), and the error names the file to remove`, () =>
      withFolder(async (folder) => {
        await putLock(folder, JSON.stringify({ pid: 1, host: 'elsewhere.example', started: 'x', since: earlier }), order);
        await assert.rejects(lockIndex(realDisk, folder, runTime), (error) => isRefusal(error) && error.message.includes(`remove the file ${lockName(order, 4321, 'abcdef01')}`));
      }));
  }

  it('says whose it is in a form that people can read', () =>
    withFolder(async (folder) => {
      const lock = await lockIndex(realDisk, folder, runTime);
      const { pid, host, since } = JSON.parse(await readFile(join(folder, lock.file), 'utf8')) as Record<string, unknown>;
      assert.deepEqual({ pid, host, since }, { pid: process.pid, host: hostname(), since: runTime.toISOString() });
      await lock.release();
    }));
});
