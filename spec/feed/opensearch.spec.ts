/** Does the description lead a browser and a program to what it says? */
import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import request from 'supertest';
import { createApp } from '../../server/app.js';
import { openLog } from '../../server/ops/log.js';
import { smallArchive, type SmallArchive } from '../api/archive.js';
import { broken, namespaces, rulesOf, withDocument } from './document-rules.js';

const rules = rulesOf('opensearch-rules.json');

describe('the OpenSearch description', () => {
  let small: SmallArchive;
  let text: string;
  const address = 'https://archive.example';
  const app = () => createApp(small.archive, { log: openLog('off', new PassThrough()), address });
  before(async () => {
    small = await smallArchive();
    const answer = await request(app()).get('/opensearch.xml').buffer(true).expect(200);
    assert.match(answer.headers['content-type'], /^application\/opensearchdescription\+xml/);
    text = Buffer.isBuffer(answer.body) ? answer.body.toString() : answer.text;
  });
  after(async () => {
    await small.remove();
  });

  it('keeps the rules of its format', () => {
    assert.deepEqual(broken(text, rules), []);
  });

  for (const { rule, break: [pattern, replacement] } of rules) {
    it(`is seen to break a rule: ${rule}`, () => {
      const wrong = text.replace(new RegExp(pattern, 'g'), replacement);
      assert.notEqual(wrong, text);
      assert.ok(broken(wrong, rules).includes(rule));
    });
  }

  it('has templates that are answered with their type, whatever of them is filled in', async () => {
    const urls = withDocument(text, (document) =>
      document.find('//opensearch:Url', namespaces).map((url) => ({ type: url.get('@type')?.content ?? '', template: url.get('@template')?.content ?? '' })),
    );
    assert.equal(urls.length, 6);
    for (const { type, template } of urls) {
      assert.ok(template.startsWith(`${address}/`));
      for (const [page, count] of [['', ''], ['2', '7']]) {
        const filled = template.slice(address.length).replace('{searchTerms}', encodeURIComponent('"ferry" & harbour')).replace('{startPage?}', page).replace('{count?}', count);
        const answer = await request(app()).get(filled);
        assert.equal(answer.status, 200, filled);
        assert.equal(answer.headers['content-type'].split(';')[0], type);
      }
    }
  });

  it('is named by every page, and by the feeds', async () => {
    for (const page of ['/', '/search?q=ferry', '/articles/report-7']) {
      const answer = await request(app()).get(page).expect(200);
      assert.match(answer.text, /<link rel="search" type="application\/opensearchdescription\+xml" title="Dateline" href="\/opensearch\.xml">/);
    }
    const feed = await request(app()).get('/search.atom').buffer(true).parse((res, done) => {
      let body = '';
      res.on('data', (chunk: Buffer) => (body += chunk.toString()));
      res.on('end', () => {
        done(null, body);
      });
    });
    assert.match(String(feed.body), /<link rel="search" type="application\/opensearchdescription\+xml" href="https:\/\/archive\.example\/opensearch\.xml"\/>/);
  });
});
