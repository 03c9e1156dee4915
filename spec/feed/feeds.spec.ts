/** Are the feeds what their formats say, for any query and any article? */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import request from 'supertest';
import { z } from 'zod';
import { feedBody } from '../../server/api/feed-body.js';
import { searchBody } from '../../server/api/v1/bodies.js';
import { createApp } from '../../server/app.js';
import { openLog } from '../../server/ops/log.js';
import { smallArchive, type SmallArchive } from '../api/archive.js';
import { repositoryRoot } from '../root.js';
import { atomRules, broken, namespaces, withDocument } from './document-rules.js';

const read = (name: string): unknown => JSON.parse(readFileSync(join(repositoryRoot, 'spec/feed/cases', name), 'utf8'));
const searches = z.array(z.strictObject({ search: z.string(), comment: z.string() })).parse(read('searches.json'));

const ajv = new Ajv2020({ allErrors: true });
addFormats.default(ajv);
const isJsonFeed = ajv.compile(z.record(z.string(), z.unknown()).parse(read('json-feed.schema.json')));

describe('the feeds', () => {
  let small: SmallArchive;
  before(async () => {
    small = await smallArchive();
  });
  after(async () => {
    await small.remove();
  });

  const get = (address: string, publicAddress?: string) =>
    request(createApp(small.archive, { log: openLog('off', new PassThrough()), ...(publicAddress === undefined ? {} : { address: publicAddress }) })).get(address);
  const atom = async (search: string, publicAddress?: string): Promise<string> => {
    const answer = await get(`/search.atom${search}`, publicAddress).buffer(true).expect(200);
    assert.match(answer.headers['content-type'], /^application\/atom\+xml/);
    const body: unknown = answer.body;
    return Buffer.isBuffer(body) ? body.toString() : answer.text;
  };
  const jsonFeed = async (search: string, publicAddress?: string) => {
    const answer = await get(`/search.jsonfeed${search}`, publicAddress).expect(200);
    assert.match(answer.headers['content-type'], /^application\/feed\+json/);
    return feedBody.parse(JSON.parse(answer.text));
  };

  for (const { search, comment } of searches) {
    it(`keep the rules of their formats: ${comment}`, async () => {
      assert.deepEqual(broken(await atom(search)), []);
      const feed = await jsonFeed(search);
      assert.ok(isJsonFeed(feed), ajv.errorsText(isJsonFeed.errors));
      assert.notEqual(feed.next_url, feed.feed_url);
    });

    it(`hold what the search answers: ${comment}`, async () => {
      const { hits, total, perPage } = searchBody.parse((await get(`/api/v1/search${search}`)).body);
      const feed = await jsonFeed(search);
      assert.deepEqual(feed.items.map(({ _dateline }) => _dateline.id), hits.map(({ id }) => id));
      assert.deepEqual(feed.items.map(({ title }) => title), hits.map(({ title }) => title));
      withDocument(await atom(search), (document) => {
        const texts = (path: string) => document.find(path, namespaces).map(({ content }) => content);
        assert.deepEqual(texts('//atom:entry/atom:title'), hits.map(({ title }) => title));
        assert.deepEqual(texts('//atom:entry/atom:id'), feed.items.map(({ id }) => id));
        assert.deepEqual(texts('//opensearch:totalResults | //opensearch:itemsPerPage'), [String(total), String(perPage)]);
        const html = hits.map(({ snippets }) => snippets.map((snippet) => `<p>${snippet.html}</p>`).join('')).filter((text) => text !== '');
        assert.deepEqual(texts('//atom:summary'), html);
      });
    });
  }

  for (const { rule, break: [pattern, replacement] } of atomRules) {
    it(`are seen to break a rule: ${rule}`, async () => {
      const feed = await atom('?q=ferry&per_page=3');
      const wrong = feed.replace(new RegExp(pattern, 'g'), replacement);
      assert.notEqual(wrong, feed);
      assert.ok(broken(wrong).includes(rule));
    });
  }

  it('name an article and a search alike on every host, in every order and on every page', async () => {
    const one = await jsonFeed('?q=ferry&per_page=30', 'https://one.example');
    const other = await jsonFeed('?q=ferry&per_page=30&sort=oldest', 'http://two.example:8080');
    const names = (feed: typeof one) => new Map(feed.items.map(({ id, _dateline }) => [_dateline.id, id]));
    for (const [id, name] of names(one)) if (names(other).has(id)) assert.equal(names(other).get(id), name);
    assert.ok(one.items.every(({ url }) => url.startsWith('https://one.example/articles/')));
    assert.ok(other.home_page_url.startsWith('http://two.example:8080/search?'));
    const feedId = (text: string) => /<id>([^<]*)/.exec(text)?.[1];
    const pages = [await atom('?q=ferry&per_page=7'), await atom('?q=ferry&per_page=7&page=2', 'https://one.example')];
    assert.equal(feedId(pages[0]), feedId(pages[1]));
    assert.notEqual(feedId(pages[0]), feedId(await atom('?q=bridge&per_page=7')));
    // The name that readers have stored: it may not change from version to version.
    assert.equal(names(one).get('report-7'), 'urn:uuid:7fef2f10-316b-53fb-893a-82cafd247dc3');
  });

  it('lead through all pages', async () => {
    const ids: string[] = [];
    let next: string | undefined = '?q=ferry&per_page=7';
    while (next !== undefined) {
      const feed: z.infer<typeof feedBody> = await jsonFeed(next);
      withDocument(await atom(next), (document) => {
        const link = (rel: string) => document.find(`/atom:feed/atom:link[@rel='${rel}']/@href`, namespaces).map(({ content }) => new URL(content).search).at(0);
        const following = feed.next_url === undefined ? undefined : new URL(feed.next_url).search;
        assert.equal(link('next'), following);
        assert.equal(link('previous') === undefined, ids.length === 0);
      });
      ids.push(...feed.items.map(({ id }) => id));
      next = feed.next_url === undefined ? undefined : new URL(feed.next_url).search;
    }
    assert.equal(ids.length, 31);
    assert.equal(new Set(ids).size, 31);
  });

  it('date an article by itself, and an undated one by its index', async () => {
    const { items } = await jsonFeed('?per_page=100');
    const dated = (id: string) => items.find((item) => item._dateline.id === id);
    assert.equal(dated('gazette/flood')?.date_published, '2021-07-01T00:00:00Z');
    assert.equal(dated('courier/2023/ties')?.date_modified, '2023-01-20T00:00:00Z');
    const undated = dated('gazette/undated note');
    assert.equal(undated?.date_published, undefined);
    assert.equal(undated?.date_modified, '2026-01-01T00:00:00.000Z');
  });

  it('are named in the page of results, newest first and from the first page', async () => {
    const { text } = await get('/search?q=ferry+%22on+time%22&page=2&source=Harbour+Office').expect(200);
    const links = [...text.matchAll(/<link rel="alternate" type="([^"]*)" title="[^"]+" href="([^"]*)">/g)].map(([, type, address]) => [type, address.replaceAll('&amp;', '&')]);
    const search = '?q=ferry+%22on+time%22&source=Harbour+Office&sort=newest';
    assert.deepEqual(links, [['application/atom+xml', `/search.atom${search}`], ['application/feed+json', `/search.jsonfeed${search}`]]);
    assert.equal((await jsonFeed(search)).items[0]._dateline.id, 'report-30');
  });

  it('answer 304 while they would be the same, and refuse what the search refuses', async () => {
    for (const path of ['/search.atom', '/search.jsonfeed']) {
      const address = 'https://archive.example';
      const { headers } = await get(`${path}?q=ferry`, address).expect(200);
      await get(`${path}?q=ferry`, address).set('If-None-Match', headers.etag).expect(304);
      await get(`${path}?q=ferry`, 'https://moved.example').set('If-None-Match', headers.etag).expect(200);
      const problem = await get(`${path}?page=0`).set('Accept', 'text/html').expect(400);
      assert.match(problem.headers['content-type'], /^application\/problem\+json/);
    }
  });
});
