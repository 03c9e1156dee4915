/** Do the queries that the demonstration archive's README proposes find what it says? */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import request from 'supertest';
import { createApp } from '../../server/app.js';
import { openLog } from '../../server/ops/log.js';
import type { Archive } from '../../server/search/answer.js';
import { openArchive } from '../../server/search/archive.js';
import { repositoryRoot } from '../root.js';
import { Desk } from '../run/desk.js';

const corpus = join(repositoryRoot, 'corpus');

/** Query → paths, from the table of the README. */
const proposed = readFileSync(join(corpus, 'README.md'), 'utf8')
  .split('## Queries to try')[1]
  .split('\n')
  .flatMap((line) => {
    const cells = line.split('|').map((cell) => cell.trim());
    const quoted = /^`(.+)`$/.exec(cells.at(1) ?? '')?.[1];
    const finds = cells.at(2);
    return quoted === undefined || finds === undefined ? [] : [{ query: quoted, paths: [...finds.matchAll(/`([^`]+)`/g)].map(([, path]) => path).sort() }];
  });

describe('the demonstration archive', function () {
  this.timeout(180_000);
  let root = '';
  let archive: Archive;
  before(async () => {
    root = await mkdtemp(join(tmpdir(), 'dateline-journey-'));
    const desk = new Desk(root);
    await desk.index({ sources: [corpus], workers: 2 });
    archive = await openArchive(desk.folder);
  });
  after(async () => {
    await archive.close();
    await rm(root, { recursive: true });
  });

  it('proposes queries', () => {
    assert.ok(proposed.length >= 10);
  });

  async function find(query: string): Promise<(string | undefined)[]> {
    const { hits, relaxed, total } = await archive.search(query, { perPage: 100 });
    assert.equal(relaxed, false);
    assert.equal(total, hits.length);
    const found = await Promise.all(hits.map(async ({ id }) => (await archive.article(id))?.path));
    return [...new Set(found)].sort();
  }

  for (const { query, paths } of proposed) {
    it(`answers ${query} with the articles that its README names`, async () => {
      assert.deepEqual(await find(query), paths);
    });
  }

  it('leads from every count beside the results of a page to as many articles', async () => {
    const app = createApp(archive, { log: openLog('off', new PassThrough()) });
    const open = async (path: string) => (await request(app).get(path).set('Accept', 'text/html').expect(200)).text;
    // More than ten articles have all these words, and in each year fewer.
    const page = await open('/search?q=council+said&timeline=year');
    assert.doesNotMatch(page, /Few articles have all the words/);
    const values = page.matchAll(/<li><a href="([^"]+)">[^<]+<\/a> <span class="times">(\d+)<\/span>/g);
    const buckets = page.matchAll(/<th scope="row"><a href="([^"]+)">[^<]+<\/a><\/th><td>(\d+)<\/td>/g);
    const links = [...values, ...buckets].map(([, href, count]) => ({ href: href.replaceAll('&amp;', '&'), count: Number(count) }));
    assert.ok(links.some(({ href }) => href.includes('source=')) && links.some(({ href }) => href.includes('from=2021&to=2021')));
    for (const { href, count } of links) assert.equal(/role="status" class="count">(\d+) articles?/.exec(await open(href))?.[1], String(count), href);
  });

  it('opens the PDF on the page of the hit', async () => {
    const { hits } = await archive.search('"flat battery" type:pdf');
    assert.equal(hits.length, 1);
    assert.ok(hits[0].snippets.some(({ page, marks }) => page === 2 && marks.length > 0));
  });
});
