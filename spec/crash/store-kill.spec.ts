/** Killed by the system at any moment, does a real process leave a whole index? */
import assert from 'node:assert/strict';
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { realDisk } from '../../indexer/store/disk.js';
import { readManifest } from '../../indexer/store/open.js';
import { verify } from '../../indexer/store/verify.js';
import { addSegment, namesOf, run, withFolder } from '../store/runs.js';

const writer = join(import.meta.dirname, 'store-writer.js');
const kills = 12;

/** Waits for the writer's first commit, then kills it in the middle of a later one; returns the last that it said was durable. */
async function killedAfter(folder: string, delayMs: number): Promise<number> {
  const child: ChildProcessByStdio<null, Readable, Readable> = spawn(process.execPath, [writer, folder], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  let complaint = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  const ended = once(child, 'close');
  await Promise.race([once(child.stdout, 'data'), ended]);
  await wait(delayMs);
  child.kill('SIGKILL');
  await ended;
  assert.equal(complaint, '');
  return Number(said.split('\n').at(-2));
}

describe('a writer that is killed', function () {
  this.timeout(300_000);

  it(`leaves a whole index that holds all it had committed, ${kills} times in a row, and the next one takes over`, () =>
    withFolder(async (folder) => {
      for (let kill = 0; kill < kills; kill++) {
        const durable = await killedAfter(folder, Math.random() * 60);
        const { generation } = await readManifest(realDisk, folder);
        assert.ok(generation === durable || generation === durable + 1, `generation ${generation} after ${durable} was committed`);
        assert.deepEqual((await verify(realDisk, folder)).filter(({ kind }) => kind === 'damaged'), []);
      }
      const manifest = await run(realDisk, folder, addSegment);
      assert.deepEqual((await readdir(folder)).sort(), namesOf(manifest));
      assert.deepEqual(await verify(realDisk, folder), []);
    }));
});
