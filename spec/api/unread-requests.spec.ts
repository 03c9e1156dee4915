/** What cannot be read as a request: is its sender told, as of every other problem, and is nobody else harmed? */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { PassThrough } from 'node:stream';
import { problemBody } from '../../server/api/v1/bodies.js';
import { createApp } from '../../server/app.js';
import { answerUnread } from '../../server/guard/unread-request.js';
import { listen, type ListeningServer } from '../../server/ops/listen.js';
import { openLog } from '../../server/ops/log.js';
import { smallArchive, type SmallArchive } from './archive.js';

const named = 'Host: archive.example\r\n';

const cases: [what: string, sent: string, status: number, code: string][] = [
  ['what is not HTTP', 'What is new today?\r\n\r\n', 400, 'malformed-request'],
  ['a header without a name', `GET / HTTP/1.1\r\n${named}: nameless\r\n\r\n`, 400, 'malformed-request'],
  ['a request without a host', 'GET /api/v1/search?q=ferry HTTP/1.1\r\n\r\n', 400, 'malformed-request'],
  ['a head that is too large', `GET / HTTP/1.1\r\n${named}X-Large: ${'x'.repeat(140_000)}\r\n\r\n`, 431, 'too-large-head'],
  ['a head of many megabytes', `GET /search?q=${'x'.repeat(20_000_000)} HTTP/1.1\r\n${named}\r\n`, 431, 'too-large-head'],
];

describe('a request that cannot be read', () => {
  let small: SmallArchive;
  let server: ListeningServer;
  before(async () => {
    small = await smallArchive();
    server = await listen(createApp(small.archive, { log: openLog('off', new PassThrough()) }), answerUnread, '127.0.0.1', 0);
  });
  after(async () => {
    await server.close();
    await small.remove();
  });

  const begin = (sent: string, port = Number(new URL(server.url).port)): Socket => {
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    socket.write(sent);
    return socket;
  };

  /** All that comes until the server closes the connection. */
  async function answerTo(socket: Socket): Promise<string> {
    let answer = '';
    socket.setEncoding('utf8').on('data', (text: string) => (answer += text));
    await once(socket, 'end');
    socket.destroy();
    return answer;
  }

  function assertProblem(answer: string, status: number, code: string): void {
    const [head, body] = answer.split('\r\n\r\n');
    assert.match(head, new RegExp(`^HTTP/1\\.1 ${status} `));
    for (const header of [/^content-type: application\/problem\+json/im, /^cache-control: no-store$/im, /^x-content-type-options: nosniff$/im, /^content-security-policy: default-src 'none'/im, /^connection: close$/im]) {
      assert.match(head, header);
    }
    const problem = problemBody.parse(JSON.parse(body));
    assert.deepEqual([problem.status, problem.code], [status, code]);
  }

  for (const [what, sent, status, code] of cases) {
    it(`is told so: ${what}`, async () => {
      assertProblem(await answerTo(begin(sent)), status, code);
    });
  }

  it('is told so: one that does not come to its end', async () => {
    // The time that Node gives it is a minute.
    const hasty: Server = createServer({ headersTimeout: 50, connectionsCheckingInterval: 10 }).on('clientError', answerUnread).listen(0, '127.0.0.1');
    await once(hasty, 'listening');
    try {
      assertProblem(await answerTo(begin('GET / HTTP/1.1\r\n', (hasty.address() as AddressInfo).port)), 408, 'too-slow-request');
    } finally {
      hasty.close();
    }
  });

  it('leaves the answer to the one before it whole', async () => {
    const answer = await answerTo(begin(`GET /search?q=ferry HTTP/1.1\r\n${named}\r\nNonsense\r\n\r\n`));
    assert.match(answer, /^HTTP\/1\.1 200 /);
    assert.match(answer, /<\/html>\s*$/);
  });

  it('harms nobody when its sender is gone', async () => {
    for (let sent = 0; sent < 50; sent++) {
      const socket = begin('Nonsense\r\n\r\nNonsense\r\n\r\n');
      await once(socket, 'connect');
      if (sent % 2 === 0) socket.resetAndDestroy();
      else socket.destroy();
    }
    assert.equal((await fetch(`${server.url}/healthz`)).status, 200);
  });
});
