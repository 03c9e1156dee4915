/** Does the server begin, answer and end as it should? */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { processesThatFit } from '../../server/commands/serve.js';
import { writeSource } from '../api/archive.js';
import { addressOf, start } from './program.js';

describe('the processes that answer', () => {
  const gibibyte = 2 ** 30;
  const cases: [processors: number, memory: number, residentBytes: number, expected: number][] = [
    [1, 64 * gibibyte, gibibyte, 1],
    [8, 64 * gibibyte, gibibyte, 8],
    [8, 16 * gibibyte, gibibyte, 4],
    [8, 16 * gibibyte, 2.1 * gibibyte, 1],
    [2, gibibyte, 4 * gibibyte, 1],
  ];
  for (const [processors, memory, residentBytes, expected] of cases) {
    it(`are ${expected} of ${residentBytes / gibibyte} GiB each, with ${processors} processors and ${memory / gibibyte} GiB`, () => {
      assert.equal(processesThatFit(processors, memory, residentBytes), expected);
    });
  }
});

describe('a server of the command dateline', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dateline-serve-'));
    await writeSource(join(folder, 'corpus'));
  });
  after(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  const running: ReturnType<typeof start>[] = [];
  const begin = (words: readonly string[], environment: Record<string, string>) => {
    const child = start(words, folder, environment);
    running.push(child);
    return child;
  };
  afterEach(() => {
    for (const child of running.splice(0)) child.kill('SIGKILL');
  });

  /** `/readyz` answers 503 until the archive does. */
  async function ready(address: string): Promise<void> {
    for (;;) {
      const { status } = await fetch(`${address}/readyz`);
      if (status === 200) return;
      assert.equal(status, 503);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** The processes that a process has begun. */
  async function childrenOf(pid: number | undefined): Promise<number[]> {
    const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8');
    return children.trim().split(' ').filter((text) => text !== '').map(Number);
  }

  async function until(holds: () => Promise<boolean>): Promise<void> {
    while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20));
  }

  /** As the kernel has it: one that is gone has no name. */
  async function isLiving(pid: number): Promise<boolean> {
    const state = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '(gone) Z');
    return !/\) [ZX]/.test(state);
  }

  it('start makes the index and serves it, the second time too, and ends with 0 at SIGTERM', async () => {
    for (const round of ['first', 'second']) {
      const child = begin(['start'], { PORT: '0' });
      const ended = once(child, 'exit');
      const address = await addressOf(child);
      assert.match(address, /^http:\/\/127\.0\.0\.1:\d+$/);
      await ready(address);
      const answer = await fetch(`${address}/search?q=ferry`);
      assert.equal(answer.status, 200, round);
      assert.match(await answer.text(), /31 articles/);
      child.kill('SIGTERM');
      assert.deepEqual(await ended, [0, null], round);
    }
  });

  for (const processes of ['1', '2']) it(`ends at SIGINT although a reader keeps a connection open (--processes ${processes})`, async () => {
    const child = begin(['serve', '--processes', processes], { PORT: '0', DATELINE_LOG: 'off' });
    const ended = once(child, 'exit');
    const address = new URL(await addressOf(child));
    const socket = connect(Number(address.port), address.hostname);
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    socket.write('GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: keep-alive\r\n\r\n');
    await once(socket, 'data');
    const begun = performance.now();
    child.kill('SIGINT');
    assert.deepEqual(await ended, [0, null]);
    assert.ok(performance.now() - begun < 5000);
    socket.destroy();
  });

  for (const processes of ['1', '2']) it(`says in one line that its port is taken, and ends with 1 (--processes ${processes})`, async () => {
    const first = begin(['serve'], { PORT: '0', DATELINE_LOG: 'off' });
    const firstEnded = once(first, 'exit');
    const { port } = new URL(await addressOf(first));
    const second = begin(['serve', '--processes', processes], { PORT: port, DATELINE_LOG: 'off' });
    let err = '';
    second.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    assert.deepEqual(await once(second, 'close'), [1, null]);
    assert.match(err, /^dateline: cannot listen on [^\n]*the port is taken[^\n]*\n$/);
    first.kill('SIGTERM');
    await firstEnded;
  });

  it('answers with several processes at one address, says so once, and replaces one that was killed', async () => {
    const child = begin(['serve', '--processes', '2'], { PORT: '0', DATELINE_LOG: 'off' });
    let out = '';
    let err = '';
    child.stdout.on('data', (text: string) => (out += text));
    child.stderr.on('data', (text: string) => (err += text));
    const ended = once(child, 'exit');
    const address = await addressOf(child);
    await until(async () => (await childrenOf(child.pid)).length === 2);
    const [killed] = await childrenOf(child.pid);
    process.kill(killed, 'SIGKILL');
    await until(async () => {
      const children = await childrenOf(child.pid);
      return children.length === 2 && !children.includes(killed);
    });
    // Where the other one was not there yet, nobody listens for a moment.
    await until(() => fetch(`${address}/readyz`).then(({ ok }) => ok, () => false));
    for (let question = 0; question < 8; question++) {
      const answer = await fetch(`${address}/api/v1/search?q=ferry`, { headers: { Connection: 'close' } });
      assert.equal(answer.status, 200);
    }
    child.kill('SIGTERM');
    assert.deepEqual(await ended, [0, null]);
    assert.deepEqual(out.match(/answers on/g)?.length, 1);
    assert.equal(err, 'dateline: a process that answers has ended (SIGKILL) and is replaced (process-ended)\n');
  });

  it('ends with 1 and says so when the first of several is killed before it has opened the archive', async () => {
    const child = begin(['serve', '--processes', '2'], { PORT: '0', DATELINE_LOG: 'off' });
    let err = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    const ended = once(child, 'close');
    await until(async () => (await childrenOf(child.pid)).length === 1);
    process.kill((await childrenOf(child.pid))[0], 'SIGKILL');
    assert.deepEqual(await ended, [1, null]);
    assert.equal(err, 'dateline: a process that answers has ended (SIGKILL) (process-ended)\n');
  });

  it('leaves no process behind when it is killed itself', async () => {
    const child = begin(['serve', '--processes', '2'], { PORT: '0', DATELINE_LOG: 'off' });
    await addressOf(child);
    await until(async () => (await childrenOf(child.pid)).length === 2);
    const children = await childrenOf(child.pid);
    child.kill('SIGKILL');
    for (const pid of children) await until(async () => !(await isLiving(pid)));
  });
});
