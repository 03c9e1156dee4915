/** The archive fails: what is said to whom? */
import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import request from 'supertest';
import { IndexDamaged } from '../../indexer/store/errors.js';
import { problemBody } from '../../server/api/v1/bodies.js';
import { createApp } from '../../server/app.js';
import type { LogKind } from '../../server/ops/log-kinds.js';
import { openLog } from '../../server/ops/log.js';
import { OpeningArchive } from '../../server/ops/opening-archive.js';

/** An archive that is never opened: `open` rejects with the error, or for null never settles. */
function appThatFails(error: Error | null, kind: LogKind = 'errors') {
  const lines: string[] = [];
  const destination = new PassThrough();
  destination.on('data', (chunk: Buffer) => lines.push(chunk.toString()));
  const archive = new OpeningArchive({
    open: () => (error === null ? new Promise(() => undefined) : Promise.reject(error)),
    retry: () => false,
  });
  archive.opened.catch(() => undefined);
  return { app: createApp(archive, { log: openLog(kind, destination) }), archive, lines };
}

describe('a server whose archive does not answer', () => {
  it('is alive, but not ready, while the index is being opened', async () => {
    const { app } = appThatFails(null);
    assert.equal((await request(app).get('/healthz')).status, 200);
    const ready = await request(app).get('/readyz');
    assert.equal(ready.status, 503);
    assert.equal(ready.headers['retry-after'], '1');
    assert.equal(problemBody.parse(JSON.parse(ready.text)).code, 'not-ready');
  });

  it('answers 503 for a damaged index, with the cause in its log and not in its answer', async () => {
    const { app, archive, lines } = appThatFails(new IndexDamaged('/secret/folder', 'segment-7', 'ends too early'));
    await archive.opened.catch(() => undefined);
    for (const path of ['/api/v1/search?q=a', '/api/v1/articles/a', '/readyz']) {
      const answer = await request(app).get(path);
      assert.equal(answer.status, 503);
      assert.equal(problemBody.parse(JSON.parse(answer.text)).code, 'damaged-index');
      assert.doesNotMatch(answer.text, /secret|segment-7/);
    }
    assert.match(lines.join(''), /segment-7 ends too early/);
  });

  it('shows a page to a browser and a problem to a program', async () => {
    const { app, archive } = appThatFails(new IndexDamaged('/secret/folder', 'segment-7', 'ends too early'));
    await archive.opened.catch(() => undefined);
    const page = await request(app).get('/search?q=a').set('Accept', 'text/html,application/xhtml+xml,*/*;q=0.8');
    assert.equal(page.status, 503);
    assert.match(page.headers['content-type'] ?? '', /^text\/html/);
    assert.match(page.text, /The index cannot be read/);
    assert.doesNotMatch(page.text, /secret/);
    const program = await request(app).get('/search?q=a').set('Accept', 'application/json');
    assert.match(program.headers['content-type'] ?? '', /^application\/problem\+json/);
  });

  it('tries again, and answers when the index is mended', async () => {
    let attempts = 0;
    const archive = new OpeningArchive({
      open: () => Promise.reject(new IndexDamaged('/folder', 'manifest.json', `is cut, attempt ${++attempts}`)),
      retry: () => attempts < 2,
      retryMs: 5,
    });
    await assert.rejects(archive.opened, /attempt 2/);
  });
});

describe('the request log', () => {
  it('has one line of JSON a request, with neither headers nor addresses', async () => {
    const { app, lines } = appThatFails(null, 'requests');
    await request(app).get('/healthz').set('Cookie', 'secret=1').set('User-Agent', 'an agent');
    const text = lines.join('').trim();
    assert.equal(text.split('\n').length, 1, text);
    assert.match(text, /"method":"GET","url":"\/healthz","status":200,"ms":\d/);
    assert.doesNotMatch(text, /secret|an agent|127\.0\.0\.1/);
  });

  it('is silent where it is off', async () => {
    const { app, lines } = appThatFails(null, 'off');
    await request(app).get('/nothing');
    assert.deepEqual(lines, []);
  });
});
