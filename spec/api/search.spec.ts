/** What does the search endpoint answer, beside its status? */
import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import request from 'supertest';
import type { z } from 'zod';
import { searchBody } from '../../server/api/v1/bodies.js';
import { createApp } from '../../server/app.js';
import { answerUnread } from '../../server/guard/unread-request.js';
import { listen } from '../../server/ops/listen.js';
import { openLog } from '../../server/ops/log.js';
import { assertAnswer } from '../contract/document.js';
import { smallArchive, type SmallArchive } from './archive.js';

describe('GET /api/v1/search', () => {
  let small: SmallArchive;
  before(async () => {
    small = await smallArchive();
  });
  after(async () => {
    await small.remove();
  });

  const app = () => createApp(small.archive, { log: openLog('off', new PassThrough()) });
  const ask = async (path: string) => {
    const answer = await request(app()).get(path);
    assert.equal(answer.status, 200, answer.text);
    assertAnswer('/api/v1/search', 200, answer.get('content-type') ?? '', answer.text);
    return searchBody.parse(JSON.parse(answer.text));
  };

  it('has the members of the contract and no others', async () => {
    const body = await ask('/api/v1/search?q=harbour+treaty');
    assert.equal(body.query, 'harbour treaty');
    assert.ok(body.hits.length > 0);
    assert.equal(body.hits[0].id, 'courier/2023/ties');
  });

  it('marks in html what it marks in text', async () => {
    const body = await ask('/api/v1/search?q=treaty+nobody');
    const [snippet] = body.hits[0].snippets;
    assert.ok(snippet.html.includes('&lt;script&gt;alert(1)&lt;/script&gt;'), snippet.html);
    const marked = [...snippet.html.matchAll(/<mark>(.*?)<\/mark>/g)].map((match) => match[1]);
    assert.deepEqual(marked, snippet.marks.map(({ start, end }) => snippet.text.slice(start, end)));
    assert.ok(marked.includes('treaty'));
  });

  it('leads through all pages by `next`, without losing or repeating an article', async () => {
    const ids: string[] = [];
    let next: string | null = '/api/v1/search?q=ferry&per_page=7';
    let total = 0;
    while (next !== null) {
      const body: z.infer<typeof searchBody> = await ask(next);
      assert.deepEqual(body.hits.map((hit) => hit.rank), body.hits.map((_, index) => ids.length + index + 1));
      ids.push(...body.hits.map((hit) => hit.id));
      next = body.next;
      total = body.total;
    }
    assert.equal(ids.length, total);
    assert.equal(new Set(ids).size, total);
    assert.ok(total >= 30);
  });

  it('takes a date range as inclusive', async () => {
    const body = await ask('/api/v1/search?from=2022-05-03&to=2022-05-05&sort=oldest');
    assert.deepEqual(body.hits.map((hit) => hit.date), ['2022-05-03', '2022-05-04', '2022-05-05']);
    assert.equal((await ask('/api/v1/search?from=2022-05&to=2022-05')).total, 30);
  });

  it('puts what is near some days first, however far the list is followed, and narrows nothing', async () => {
    const near = (await ask('/api/v1/search?q=ferry+report&near=2022-05-10&scale=2d&per_page=5')).hits.map((hit) => hit.date);
    assert.deepEqual(near, ['2022-05-10', '2022-05-11', '2022-05-09', '2022-05-12', '2022-05-08']);
    const [plain, wide] = [await ask('/api/v1/search?q=ferry'), await ask('/api/v1/search?q=ferry&near=2022-05&scale=100y')];
    assert.equal(wide.total, plain.total);
    const dates: (string | null)[] = [];
    for (let next: string | null = '/api/v1/search?q=ferry+report&near=2022-05-30&scale=6w&per_page=7'; next !== null; ) {
      const body: z.infer<typeof searchBody> = await ask(next);
      dates.push(...body.hits.slice(0, 30 - dates.length).map((hit) => hit.date));
      next = dates.length < 30 ? body.next : null;
    }
    assert.deepEqual(dates, Array.from({ length: 30 }, (_, i) => `2022-05-${String(30 - i).padStart(2, '0')}`));
  });

  it('narrows by source and type', async () => {
    assert.equal((await ask('/api/v1/search?source=Harbour+Office')).total, 30);
    assert.equal((await ask('/api/v1/search?type=md')).total, 1);
    assert.equal((await ask('/api/v1/search?type=md&type=ndjson')).total, 31);
  });

  it('answers an empty query with all articles, newest first', async () => {
    const body = await ask('/api/v1/search?q=&per_page=3');
    assert.equal(body.total, body.index.articles);
    assert.equal(body.hits[0].date, '2023-03-02');
  });

  it('answers HEAD with the headers of GET and no body', async () => {
    const [head, get] = [await request(app()).head('/api/v1/search?q=ferry'), await request(app()).get('/api/v1/search?q=ferry')];
    assert.equal(head.status, 200);
    assert.equal(head.headers.etag, get.headers.etag);
    assert.equal(head.headers['content-type'], get.headers['content-type']);
    assert.equal(head.text, undefined);
  });

  it('names the generation in its ETag, and answers 304 while the answer would be the same', async () => {
    const first = await request(app()).get('/api/v1/search?q=ferry');
    const tag = first.headers.etag;
    const { generation } = await small.archive.status();
    assert.match(tag, new RegExp(`^W/"${generation}-`));
    const again = await request(app()).get('/api/v1/search?q=ferry').set('If-None-Match', tag);
    assert.equal(again.status, 304);
    assert.equal(again.text, '');
    const other = await request(app()).get('/api/v1/search?q=bridge').set('If-None-Match', tag);
    assert.equal(other.status, 200);
    assert.notEqual(other.headers.etag, tag);
  });

  it('answers a query of 10,000 characters of any script', async () => {
    const server = await listen(app(), answerUnread, '127.0.0.1', 0);
    try {
      for (const character of ['a', 'ж', '語', '(', '\u0001']) {
        const answer = await fetch(`${server.url}/api/v1/search?q=${encodeURIComponent(character.repeat(10_000))}`);
        assert.equal(answer.status, 200, character);
        searchBody.parse(await answer.json());
      }
    } finally {
      await server.close();
    }
  });

  it('sets no cookie, and lets no page run a script', async () => {
    const answer = await request(app()).get('/search?q=ferry');
    assert.equal(answer.headers['set-cookie'], undefined);
    const policy = answer.headers['content-security-policy'];
    assert.match(policy, /default-src 'none'/);
    assert.doesNotMatch(policy, /unsafe-inline|script-src/);
    assert.doesNotMatch(answer.text, /<script|<style|\sstyle=|\son[a-z]+=/);
  });
});
