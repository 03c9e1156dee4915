/** Does the server keep to the rules of HTTP that clients count on? Validators, links between pages, compression, origins. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import request from 'supertest';
import { z } from 'zod';
import { problemBody, searchBody } from '../../server/api/v1/bodies.js';
import { createApp } from '../../server/app.js';
import { cors } from '../../server/commands/options.js';
import type { Origins } from '../../server/guard/cors.js';
import { answerUnread } from '../../server/guard/unread-request.js';
import { listen } from '../../server/ops/listen.js';
import { openLog } from '../../server/ops/log.js';
import { repositoryRoot } from '../root.js';
import { smallArchive, type SmallArchive } from './archive.js';

const validators = z
  .array(z.strictObject({ header: z.string(), status: z.number(), comment: z.string().optional() }))
  .parse(JSON.parse(readFileSync(join(repositoryRoot, 'spec/api/cases/validators.json'), 'utf8')));

let small: SmallArchive;
const app = (origins: Origins = []) => createApp(small.archive, { log: openLog('off', new PassThrough()), origins });

before(async () => {
  small = await smallArchive();
});
after(async () => {
  await small.remove();
});

describe('If-None-Match', () => {
  for (const { header, status } of validators) {
    it(`${header} is answered ${status}`, async () => {
      for (const address of ['/api/v1/search?q=ferry', '/api/v1/articles/report-7', '/search?q=ferry', '/articles/report-7', '/']) {
        const tag = (await request(app()).get(address)).headers.etag;
        const opaque = tag.replace('W/', '');
        const value = header.replace('{tag}', tag).replace('{opaque}', opaque).replace('{unquoted}', opaque.replaceAll('"', ''));
        for (const answer of [await request(app()).get(address).set('If-None-Match', value), await request(app()).head(address).set('If-None-Match', value)]) {
          assert.equal(answer.status, status, address);
          // RFC 9110, 15.4.5: what a 200 would have said of caching.
          assert.equal(answer.headers.etag, tag);
          assert.equal(answer.headers['cache-control'], 'no-cache');
          assert.match(answer.headers.vary, /Accept-Encoding/);
        }
      }
    });
  }
});

/** The addresses of a Link header by their relation. */
function links(answer: request.Response): Partial<Record<string, string>> {
  const header = answer.get('link') ?? '';
  return Object.fromEntries([...header.matchAll(/<([^>]*)>; rel="(\w+)"/g)].map(([, address, rel]) => [rel, address]));
}

describe('Link', () => {
  it('leads through all pages, and back', async () => {
    const forward: string[] = ['/api/v1/search?q=ferry&source=Harbour+Office&per_page=7'];
    for (;;) {
      const answer = await request(app()).get(forward.at(-1) ?? '').expect(200);
      const { next, prev, first } = links(answer);
      assert.equal(next ?? null, searchBody.parse(answer.body).next);
      assert.equal(prev === undefined, forward.length === 1);
      assert.equal(first, forward[0]);
      if (next === undefined) break;
      forward.push(next);
    }
    assert.equal(forward.length, 5);
    const hits = async (address: string) => searchBody.parse((await request(app()).get(address)).body).hits;
    const back = links(await request(app()).get(forward[2])).prev ?? '';
    assert.deepEqual(await hits(back), await hits(forward[1]));
  });

  it('leads from beyond the last page to the last', async () => {
    const { prev, next } = links(await request(app()).get('/api/v1/search?q=ferry&page=99'));
    assert.equal(next, undefined);
    const { hits, page } = searchBody.parse((await request(app()).get(prev ?? '')).body);
    assert.equal(page, 2);
    assert.ok(hits.length > 0);
  });

  it('is left out where it would be longer than clients take', async () => {
    const answer = await request(app()).get(`/api/v1/search?q=${'ferry+'.repeat(1000)}&per_page=7`).expect(200);
    assert.equal(answer.get('link'), undefined);
    assert.notEqual(searchBody.parse(answer.body).next, null);
  });
});

describe('a problem', () => {
  const detail = async (address: string) => problemBody.parse(JSON.parse((await request(app()).get(address).expect(400)).text)).detail;

  it('of an unknown parameter names those that there are', async () => {
    assert.match(await detail('/api/v1/search?colour=red'), /^There is no parameter “colour”\. This address takes q, from, to, .*, format\.$/);
    assert.match(await detail('/api/v1/articles/report-7?page=2'), /This address takes q\.$/);
  });

  it('of a value names the parameter, the value and what it may be', async () => {
    assert.equal(await detail('/api/v1/search?type=pdf&type=doc'), 'type must be txt, md, html, pdf, or ndjson, not “doc”.');
    assert.equal(await detail('/api/v1/search?q=a+b+c%25%zz'), 'The value of q, “a+b+c%25%zz”, is not well-formed percent-encoding.');
  });
});

describe('an id with its slashes as they are', () => {
  it('is sent on to the address of its article, with all parameters', async () => {
    for (const [written, address] of [
      ['/articles/gazette/flood?q=river+bank&page=2', '/articles/gazette%2Fflood?q=river+bank&page=2'],
      ['/api/v1/articles/courier/2023/ties', '/api/v1/articles/courier%2F2023%2Fties'],
      ['/api/v1/articles/gazette/undated%20note?q=%2F', '/api/v1/articles/gazette%2Fundated%20note?q=%2F'],
      ['/api/v1/articles/courier/2023%2Fties/related', '/api/v1/articles/courier%2F2023%2Fties/related'],
    ]) {
      const answer = await request(app()).get(written).expect(308);
      assert.equal(answer.get('location'), address);
      await request(app()).get(address).expect(200);
    }
    await request(app()).head('/articles/gazette/flood').expect(308);
    await request(app()).post('/articles/gazette/flood').expect(404);
  });

  it('is told how it is written, where there is no such article', async () => {
    for (const address of ['/articles/gazette/nothing', '/api/v1/articles/gazette/flood/related/more', '/articles/gazette/flood/related']) {
      const answer = await request(app()).get(address).set('Accept', 'application/json').expect(404);
      const { code, detail } = problemBody.parse(JSON.parse(answer.text));
      assert.equal(code, 'unknown-route');
      assert.match(detail, /each \/ of its id is written %2F\.$/);
    }
    const page = await request(app()).get('/articles/gazette/nothing').set('Accept', 'text/html').expect(404);
    assert.match(page.text, /is written %2F/);
    await request(app()).get('/articles/gazette/%zz').expect(400);
  });
});

describe('compression', () => {
  it('is offered as br and gzip for what is long, and not for what is short', async () => {
    const server = await listen(app(), answerUnread, '127.0.0.1', 0);
    try {
      for (const address of ['/api/v1/search?q=ferry', '/search?q=ferry', '/openapi.json']) {
        const plain = await fetch(`${server.url}${address}`, { headers: { 'Accept-Encoding': 'identity' } });
        assert.equal(plain.headers.get('content-encoding'), null);
        const text = await plain.text();
        for (const encoding of ['br', 'gzip']) {
          const packed = await fetch(`${server.url}${address}`, { headers: { 'Accept-Encoding': encoding } });
          assert.equal(packed.headers.get('content-encoding'), encoding, address);
          assert.match(packed.headers.get('vary') ?? '', /Accept-Encoding/);
          const without = (body: string) => body.replace(/"tookMs":[\d.]+/, '');
          assert.equal(without(await packed.text()), without(text));
        }
      }
      const short = await fetch(`${server.url}/healthz`, { headers: { 'Accept-Encoding': 'br, gzip' } });
      assert.equal(short.headers.get('content-encoding'), null);
    } finally {
      await server.close();
    }
  });
});

describe('pages of other origins', () => {
  it('are named by the option as browsers name them', () => {
    assert.deepEqual(cors.parse(undefined), []);
    assert.equal(cors.parse(' * '), '*');
    assert.deepEqual(cors.parse('https://a.example, http://localhost:8080'), ['https://a.example', 'http://localhost:8080']);
    for (const wrong of ['a.example', 'https://a.example/', 'https://A.example', 'https://a.example/path', '*, https://a.example', 'null']) {
      assert.equal(cors.safeParse(wrong).success, false, wrong);
    }
  });

  const allowed = 'https://news.example';
  const get = (origins: Origins, origin: string) => request(app(origins)).get('/api/v1/search?q=ferry').set('Origin', origin);
  const preflight = (origins: Origins, origin: string) => request(app(origins)).options('/api/v1/search').set('Origin', origin).set('Access-Control-Request-Method', 'GET');

  it('may read nothing where nothing is said', async () => {
    const answer = await get([], allowed).expect(200);
    assert.equal(answer.get('access-control-allow-origin'), undefined);
    assert.doesNotMatch(answer.get('vary') ?? '', /Origin/);
    assert.equal((await preflight([], allowed)).status, 405);
  });

  it('may read where their origin is on the list, and no other may', async () => {
    const answer = await get([allowed], allowed).expect(200);
    assert.equal(answer.get('access-control-allow-origin'), allowed);
    assert.match(answer.get('access-control-expose-headers') ?? '', /Link/);
    assert.match(answer.get('vary') ?? '', /Origin/);
    const other = await get([allowed], 'https://news.example.org').expect(200);
    assert.equal(other.get('access-control-allow-origin'), undefined);
    assert.match(other.get('vary') ?? '', /Origin/);
    assert.equal((await preflight([allowed], 'https://news.example.org')).get('access-control-allow-origin'), undefined);
  });

  it('may all read where all are let in', async () => {
    assert.equal((await get('*', 'https://a.example').expect(200)).get('access-control-allow-origin'), '*');
  });

  it('have their preflight answered, before there is an answer to give', async () => {
    const answer = await preflight([allowed], allowed).expect(204);
    assert.equal(answer.get('access-control-allow-origin'), allowed);
    assert.match(answer.get('access-control-allow-methods') ?? '', /GET/);
    assert.match(answer.get('access-control-allow-headers') ?? '', /If-None-Match/);
    assert.equal(answer.text, '');
  });

  it('are told of problems as well', async () => {
    const answer = await request(app([allowed])).get('/api/v1/search?page=0').set('Origin', allowed).expect(400);
    assert.equal(answer.get('access-control-allow-origin'), allowed);
  });
});
