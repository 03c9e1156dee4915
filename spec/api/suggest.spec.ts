/** What do the endpoints of suggestions and related articles send, and what do the pages show of them? */
import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import request from 'supertest';
import { createApp } from '../../server/app.js';
import { openLog } from '../../server/ops/log.js';
import { smallArchive, type SmallArchive } from './archive.js';

describe('suggestions and neighbours', () => {
  let small: SmallArchive;
  before(async () => {
    small = await smallArchive();
  });
  after(async () => {
    await small.remove();
  });

  const get = async (path: string) => {
    const answer = await request(createApp(small.archive, { log: openLog('off', new PassThrough()), address: 'https://archive.example' })).get(path);
    assert.equal(answer.status, 200, answer.text);
    return answer;
  };

  it('are sent to browsers in the four lists of OpenSearch, with whole addresses', async () => {
    const answer = await get('/api/v1/suggest?q=harbour+tre&format=opensearch').then((one) => ({ type: one.headers['content-type'], body: one.text || String(one.body) }));
    assert.match(answer.type, /^application\/x-suggestions\+json/);
    const parsed: unknown = JSON.parse(answer.body);
    assert.deepEqual(parsed, ['harbour tre', ['harbour treaty'], ['2 articles'], ['https://archive.example/search?q=harbour+treaty']]);
  });

  it('are offered on the page of results as links that keep the search, with what is missing everywhere', async () => {
    const { text } = await get('/search?q=treety&sort=newest');
    assert.match(text, /No article has “treety”\./);
    assert.match(text, /Did you mean <a href="\/search\?q=treaty&amp;sort=newest">treaty<\/a> \(\d+ articles?\)/);
  });
});
