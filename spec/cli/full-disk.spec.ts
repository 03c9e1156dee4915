/** What does a command do when what it prints goes to a full disk? */
import assert from 'node:assert/strict';
import { spawn, type StdioOptions } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeSource } from '../api/archive.js';
import { dateline, program } from './program.js';

const fullDisk = '/dev/full';

describe('on a full disk', () => {
  let folder: string;
  let full: number;
  before(async function () {
    // Linux alone has it.
    if (!existsSync(fullDisk)) this.skip();
    full = openSync(fullDisk, 'w');
    folder = await mkdtemp(join(tmpdir(), 'dateline-full-disk-'));
    await writeSource(join(folder, 'articles'));
    const made = await dateline(['index', 'articles', '--index', 'made'], folder);
    assert.equal(made.code, 0, made.err);
  });
  after(async () => {
    if (!existsSync(fullDisk)) return;
    closeSync(full);
    await rm(folder, { recursive: true, force: true });
  });
  const begin = (words: readonly string[], stdio: StdioOptions) => spawn(process.execPath, [program, ...words], { cwd: folder, stdio });

  for (const words of [['search', 'harbour'], ['search', 'harbour', '--format', 'csv'], ['export'], ['status'], ['verify']]) {
    it(`dateline ${words.join(' ')} fails in one line with its code`, async () => {
      const child = begin([...words, '--index', 'made'], ['ignore', full, 'pipe']);
      let err = '';
      child.stderr?.setEncoding('utf8').on('data', (text: string) => (err += text));
      await once(child, 'close');
      assert.equal(child.exitCode, 1);
      assert.match(err, /^dateline: .*no space left.* \(ENOSPC\)\n$/);
    });
  }

  for (const words of [['export'], ['export', '--minisearch']]) {
    it(`dateline ${words.join(' ')} names the file that it could not write`, async () => {
      const { code, err } = await dateline([...words, '--index', 'made', '--output', fullDisk], folder);
      assert.deepEqual([code, err], [1, `dateline: ENOSPC: no space left on device, write '${fullDisk}' (ENOSPC)\n`]);
    });
  }

  it('an index is made to its end without its report', async () => {
    const child = begin(['index', 'articles', '--index', 'unreported'], ['ignore', full, full]);
    await once(child, 'close');
    assert.equal(child.exitCode, 0);
    assert.equal((await dateline(['verify', '--index', 'unreported'], folder)).code, 0);
  });

  for (const processes of ['1', '2']) {
    it(`a server goes on without its log: ${processes === '1' ? 'one process' : 'several processes'}`, async () => {
      const child = begin(['serve', '--index', 'made', '--port', '0', '--processes', processes], ['ignore', 'pipe', full]);
      try {
        assert.ok(child.stdout);
        const said: unknown = await once(child.stdout.setEncoding('utf8'), 'data');
        const address = /http:\/\/\S+/.exec(String(said))?.[0];
        // The second request is the first after a line of the log has failed.
        for (let asked = 0; asked < 4; asked++) assert.equal((await fetch(`${address}/healthz`)).status, 200);
        assert.equal(child.exitCode, null);
      } finally {
        child.kill('SIGKILL');
      }
    });
  }
});
