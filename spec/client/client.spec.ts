/** Does the client say what the server says, in types, and fail by name? */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { promisify } from 'node:util';
import ts from 'typescript';
import { z } from 'zod';
import { createApp } from '../../server/app.js';
import { DatelineClient, DatelineProblem, UnexpectedAnswer } from '../../server/client/client.js';
import { answerUnread } from '../../server/guard/unread-request.js';
import { listen, type ListeningServer } from '../../server/ops/listen.js';
import { openLog } from '../../server/ops/log.js';
import { OpeningArchive } from '../../server/ops/opening-archive.js';
import { smallArchive, type SmallArchive } from '../api/archive.js';
import { sourcesIn } from '../docs/sources.js';
import { repositoryRoot } from '../root.js';

describe('the client', () => {
  let small: SmallArchive;
  let server: ListeningServer;
  let client: DatelineClient;
  before(async () => {
    small = await smallArchive();
    server = await listen(createApp(small.archive, { log: openLog('off', new PassThrough()) }), answerUnread, '127.0.0.1', 0);
    client = new DatelineClient(`${server.url}/`);
  });
  after(async () => {
    await server.close();
    await small.remove();
  });

  it('answers as the library does', async () => {
    const options = { from: '2022-05', to: '2022-05-20', source: ['Harbour Office'], perPage: 3, snippets: 1, sort: 'newest' } as const;
    const given = { ...options, source: [...options.source] };
    const answer = await client.search('ferry & "on time"', given);
    const expected = await small.archive.search('ferry & "on time"', given);
    assert.deepEqual({ ...answer, tookMs: 0 }, { ...expected, tookMs: 0 });
    assert.equal(answer.hits.length, 3);
    assert.deepEqual(await client.article('courier/2023/ties', 'treaty'), await small.archive.article('courier/2023/ties', 'treaty'));
    assert.deepEqual(await client.related('report-7'), await small.archive.related('report-7'));
    assert.deepEqual(await client.suggest('harbour tre & "'), await small.archive.suggest('harbour tre & "'));
    assert.ok((await client.suggest('harbour tre')).completions.length > 0);
    const { generation, articles } = small.archive.generation();
    assert.deepEqual(await client.ready(), { status: 'ready', generation, articles });
  });

  it('gives every hit, page by page, and asks for no page that is not wanted', async () => {
    let asked = 0;
    const counting = new DatelineClient(server.url, {
      fetch: (url, init) => {
        asked++;
        return fetch(url, init);
      },
    });
    const ranks: number[] = [];
    for await (const { rank } of counting.hits('ferry', { perPage: 7 })) ranks.push(rank);
    assert.deepEqual(ranks, Array.from({ length: 31 }, (_, index) => index + 1));
    assert.equal(asked, 5);
    for await (const { rank } of counting.hits('ferry', { perPage: 7 })) if (rank === 8) break;
    assert.equal(asked, 7);
    const pages: number[] = [];
    for await (const { page } of counting.pages('ferry', { perPage: 10, page: 3 })) pages.push(page);
    assert.deepEqual(pages, [3, 4]);
  });

  it('gives null for an article that is not there', async () => {
    assert.equal(await client.article('no/such "article"?#%'), null);
    assert.equal(await client.related('no/such "article"?#%'), null);
  });

  it('refuses an option that there is not, and asks nothing', async () => {
    const silent = new DatelineClient(server.url, { fetch: () => assert.fail('it was asked') });
    for (const option of ['per_page', 'today', 'toString']) {
      const options: object = { [option]: '2022-05-10' };
      await assert.rejects(silent.search('ferry', options), { name: 'UnknownOption', code: 'invalid-option', option, message: new RegExp(`no option ${option}; there are from, to`) });
      await assert.rejects(silent.hits('ferry', options).next(), { name: 'UnknownOption' });
    }
  });

  it('rejects with the problem of the server', async () => {
    await assert.rejects(client.search('ferry', { perPage: 1000, from: 'yesterday' }), (error) => {
      assert.ok(error instanceof DatelineProblem);
      assert.equal(error.code, 'invalid-value');
      assert.equal(error.status, 400);
      assert.deepEqual(error.errors.map(({ parameter }) => parameter), ['from', 'per_page']);
      assert.match(error.message, /per_page must be a whole number from 1 to 100, not “1000”/);
      assert.equal(error.retryAfterSeconds, null);
      return true;
    });
  });

  it('says after which time an archive that is being opened may be asked again', async () => {
    const archive = new OpeningArchive({ open: () => new Promise(() => undefined), retry: () => false });
    const opening = await listen(createApp(archive, { log: openLog('off', new PassThrough()) }), answerUnread, '127.0.0.1', 0);
    try {
      await assert.rejects(new DatelineClient(opening.url).ready(), { name: 'DatelineProblem', code: 'not-ready', status: 503, retryAfterSeconds: 1 });
    } finally {
      await opening.close();
    }
  });

  it('rejects by name what is not of this API', async () => {
    const answers: readonly (readonly [status: number, body: string])[] = [
      [200, '<h1>Welcome</h1>'],
      [200, '{"hits":7}'],
      [502, '<h1>Bad Gateway</h1>'],
      [404, '{"error":"no"}'],
      [200, 'null'],
    ];
    for (const [status, body] of answers) {
      const other = createServer((_req, res) => res.writeHead(status).end(body));
      const { url, close } = await new Promise<{ url: string; close: () => void }>((resolve) => {
        other.listen(0, '127.0.0.1', () => {
          const address = other.address();
          assert.ok(typeof address === 'object' && address !== null);
          resolve({ url: `http://127.0.0.1:${address.port}`, close: () => other.close() });
        });
      });
      await assert.rejects(new DatelineClient(url).search('ferry'), (error) => error instanceof UnexpectedAnswer && error.status === status, body);
      close();
    }
  });

  it('stops at a signal, between pages too', async () => {
    await assert.rejects(client.search('ferry', {}, { signal: AbortSignal.abort() }), { name: 'AbortError' });
    const controller = new AbortController();
    const ranks: number[] = [];
    await assert.rejects(
      async () => {
        for await (const { rank } of client.hits('ferry', { perPage: 7 }, { signal: controller.signal })) {
          ranks.push(rank);
          controller.abort();
        }
      },
      { name: 'AbortError' },
    );
    assert.equal(ranks.length, 7);
  });

  it('sends the headers that it is told to, and keeps the path of its address', async () => {
    const asked: [string, unknown][] = [];
    const proxied = new DatelineClient('https://news.example/archive/', {
      headers: { Authorization: 'Bearer key' },
      fetch: (url, init) => {
        asked.push([url, init.headers]);
        return fetch(url.replace('https://news.example/archive', server.url), init);
      },
    });
    for await (const page of proxied.pages('ferry', { perPage: 25 })) assert.ok(page.hits.length > 0);
    const first = 'https://news.example/archive/api/v1/search?q=ferry&per_page=25';
    assert.deepEqual(asked.map(([url]) => url.replace(/after=[\w-]+$/, 'after=…')), [first, `${first}&after=…`]);
    for (const [, headers] of asked) assert.deepEqual(headers, { Authorization: 'Bearer key', Accept: 'application/json' });
  });

  it('does what docs/http.md shows', async () => {
    const page = readFileSync(join(repositoryRoot, 'docs/http.md'), 'utf8');
    const code = /^```ts\n([^]*?)^```/m.exec(page)?.[1] ?? '';
    const { outputText } = ts.transpileModule(code, { compilerOptions: { module: ts.ModuleKind.ES2022, target: ts.ScriptTarget.ES2022 } });
    const asWritten = [["'dateline/client'", JSON.stringify(new URL('../../server/client/client.js', import.meta.url))], ["'http://127.0.0.1:3000'", JSON.stringify(server.url)]];
    const runnable = asWritten.reduce((text, [written, here]) => {
      assert.ok(text.includes(written), written);
      return text.replace(written, here);
    }, outputText);
    const run = promisify(execFile);
    const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', runnable]);
    assert.match(stdout, /^32 articles\n2023-03-02 Bridge inquiry opens\n(.+\n){32}invalid-value: page must be a whole number from 1 to 1000000, not “0”\.\n$/);
  });

  it('needs neither Node nor a package when it runs', () => {
    const sources = new Map(['server/client', 'server/search', 'server/api'].flatMap(sourcesIn).map((source) => [source.path, source]));
    const seen = new Set<string>();
    const visit = (path: string): void => {
      if (seen.has(path)) return;
      seen.add(path);
      for (const { target, ours, typesOnly } of sources.get(path)?.imports ?? assert.fail(path)) {
        if (typesOnly) continue;
        assert.ok(ours, `${path} imports ${target}`);
        visit(target);
      }
    };
    visit('server/client/client.ts');
    assert.deepEqual([...seen].sort(), ['server/client/client.ts', 'server/client/error.ts', 'server/search/address.ts']);
  });

  it('is published under its name, beside the library', () => {
    const entry = z.strictObject({ types: z.string(), default: z.string() });
    const { exports } = z.looseObject({ exports: z.record(z.string(), entry) }).parse(JSON.parse(readFileSync(join(repositoryRoot, 'package.json'), 'utf8')));
    assert.deepEqual(Object.keys(exports), ['.', './client']);
    for (const { types, default: module } of Object.values(exports)) {
      assert.equal(types.replace('.d.ts', '.js'), module);
      const source = module.replace('./dist/', '').replace('.js', '.ts');
      assert.ok(existsSync(join(repositoryRoot, source)), source);
    }
  });
});
