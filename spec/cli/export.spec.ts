/** Is what `dateline export` writes the archive again, and an index that MiniSearch loads? */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import MiniSearch from 'minisearch';
import { z } from 'zod';
import { compactIndex } from '../../indexer/run/compact.js';
import { runIndex } from '../../indexer/run/run.js';
import { realDisk } from '../../indexer/store/disk.js';
import { openGeneration, type Generation } from '../../indexer/store/open.js';
import { assertLoadable, ExportTooLarge, loadingOptions, miniSearchJson } from '../../server/commands/export-minisearch.js';
import { openSegments } from '../../server/commands/export-segments.js';
import type { Archive, ArticleAnswer } from '../../server/search/answer.js';
import { openArchive } from '../../server/search/archive.js';
import { repositoryRoot } from '../root.js';
import { ndjson, withDesk } from '../run/desk.js';
import { dateline, start } from './program.js';

const record = z.strictObject({
  id: z.string(),
  title: z.string(),
  date: z.string().nullable(),
  text: z.string(),
  source: z.string().nullable(),
  author: z.string().nullable(),
  language: z.string(),
  url: z.string().nullable(),
  tags: z.array(z.string()),
});

const recordsOf = (out: string) => out.split('\n').slice(0, -1).map((line) => record.parse(JSON.parse(line)));

/** What MiniSearch stores of an article and gives with a hit. */
const storedFacts = record.pick({ id: true, title: true, date: true }).strip();

const queries = ['bridge', 'harbour treaty', '"new start treaty"', 'title:bridge', 'author:lindmoor', 'flood -inquiry', 'date:2020..2021', 'webb OR strike', 'place:geneva', 'st*', ''];

async function answersOf(archive: Archive): Promise<unknown[]> {
  const answers: unknown[] = [];
  for (const query of queries) {
    const { total, hits } = await archive.search(query, { perPage: 100 });
    answers.push([query, total, hits.map(({ id, title, date, source, author, language, score, snippets }) => [id, title, date, source, author, language, score.toPrecision(5), snippets.map(({ html }) => html)])]);
  }
  return answers;
}

describe('dateline export', function () {
  this.timeout(180_000);
  let folder: string;
  const index = (source: string, to: string) =>
    runIndex({ sources: [source], folder: join(folder, to), full: false, dryRun: false, workers: 1, maxFileBytes: 1 << 26, timeLimitMs: 20_000, memoryLimitMib: 512, now: () => new Date() });

  async function withGeneration<T>(name: string, use: (held: Generation) => Promise<T>): Promise<T> {
    const held = await openGeneration(realDisk, join(folder, name));
    try {
      return await use(held);
    } finally {
      await held.close();
    }
  }

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dateline-export-'));
    await index(join(repositoryRoot, 'corpus'), 'made');
  });
  after(async () => {
    await rm(folder, { recursive: true });
  });

  it('writes every article as one line, newest first, undated last, then by id', async () => {
    const { code, out, err } = await dateline(['export', '--index', 'made'], folder);
    assert.equal(code, 0, err);
    assert.match(err, /^67 articles of generation 1 exported\n$/);
    const records = recordsOf(out);
    assert.equal(records.length, 67);
    // A partial date counts as its first day; code points order the ids.
    const key = ({ date, id }: z.infer<typeof record>) => [date === null ? '' : `${date}-01-01`.slice(0, 10), id] as const;
    const sorted = [...records].sort((a, b) => {
      const [[dayA, idA], [dayB, idB]] = [key(a), key(b)];
      return dayA < dayB ? 1 : dayA > dayB ? -1 : Buffer.compare(Buffer.from(idA), Buffer.from(idB));
    });
    assert.deepEqual(records.map(({ id }) => id), sorted.map(({ id }) => id));
    assert.ok(records.some(({ tags }) => tags.length > 0) && records.some(({ author }) => author !== null));
  });

  it('writes what, indexed again, has the same ids, titles, dates, texts and answers', async () => {
    const file = join(folder, 'exported.ndjson');
    const { code, out, err } = await dateline(['export', '--index', 'made', '--output', file], folder);
    assert.equal(code, 0, err);
    assert.equal(out, '');
    const report = await index(file, 'again');
    assert.deepEqual([report.articles, report.failed], [67, []]);
    const [one, other] = [await openArchive(join(folder, 'made')), await openArchive(join(folder, 'again'))];
    try {
      assert.deepEqual(await answersOf(other), await answersOf(one));
      const facts = (article: ArticleAnswer | null) => article && [article.id, article.title, article.date, article.text, article.source, article.author, article.language, article.publishedAt, article.tags];
      for (const { id } of recordsOf(await readFile(file, 'utf8'))) {
        const article = await one.article(id);
        assert.ok(article !== null);
        assert.deepEqual(facts(await other.article(id)), facts(article));
      }
    } finally {
      await Promise.all([one.close(), other.close()]);
    }
    assert.equal((await dateline(['export', '--index', 'again'], folder)).out, await readFile(file, 'utf8'));
  });

  it('leaves out what was deleted, and puts the articles of several segments in one order', () =>
    withDesk(async (desk) => {
      const apart = { mergeLimits: { articles: 0, bytes: 0 } };
      const article = (id: string, date: string | null) => ({ id, title: `On ${id}`, date, text: `The paper wrote about ${id}.` });
      await desk.write('a.ndjson', ndjson(article('ash', '2020-01-02'), article('birch', null), article('cedar', '2021'), article('elm', '2022')));
      await desk.index(apart);
      await desk.write('a.ndjson', ndjson(article('ash', '2020-01-02'), article('birch', null), article('cedar', '2021')));
      await desk.write('b.ndjson', ndjson(article('fir', '2020-01-02'), article('ache', '2020-01-02'), article('oak', '2021-01-02'), article('yew', null)));
      await desk.index(apart);
      const { out } = await dateline(['export', '--index', desk.folder], desk.root);
      assert.deepEqual(recordsOf(out).map(({ id }) => id), ['oak', 'cedar', 'ache', 'ash', 'fir', 'birch', 'yew']);
      const json = (await dateline(['export', '--index', desk.folder, '--minisearch'], desk.root)).out;
      const loaded = MiniSearch.loadJSON(json, loadingOptions);
      assert.equal(loaded.documentCount, 7);
      assert.deepEqual(loaded.search('fir').map(({ id }) => String(id)), ['fir']);
      assert.deepEqual(loaded.search('elm'), []);
      // In one segment the numbers are the same, so everything is.
      await compactIndex({ folder: desk.folder, now: () => new Date() });
      assert.deepEqual(JSON.parse((await dateline(['export', '--index', desk.folder, '--minisearch'], desk.root)).out), JSON.parse(json));
      assert.equal((await dateline(['export', '--index', desk.folder], desk.root)).out, out);
    }));

  it('writes with --minisearch the index that MiniSearch.loadJSON takes, in which MiniSearch finds what it would find in its own', async () => {
    const { code, out, err } = await dateline(['export', '--index', 'made', '--minisearch'], folder);
    assert.equal(code, 0);
    assert.match(err, /MiniSearch\.loadJSON\(json, \{.*"storeFields":\["id","title","date"\]\}\)/);
    const [{ segment }, ...others] = await withGeneration('made', openSegments);
    assert.deepEqual(others, []);
    // The spec of segments holds this one against a MiniSearch that was given the same terms.
    const packed = segment.asMiniSearch();
    const stored = Object.fromEntries(Array.from({ length: 67 }, (_, i) => [i, { id: segment.articles.ids.get(i), title: segment.articles.titles.get(i), date: segment.articles.date(i) }]));
    assert.deepEqual(JSON.parse(out), { ...packed, storedFields: stored });
    const options = { ...loadingOptions, tokenize: (text: string) => text.split(' '), processTerm: (term: string) => term };
    const [loaded, own] = [MiniSearch.loadJSON(out, options), MiniSearch.loadJS(packed, options)];
    for (const word of ['harbour', 'strike', 'tide', 'harbour strike', 'rail']) {
      const found = loaded.search(word);
      assert.ok(found.length > 0, word);
      assert.deepEqual(found.map(({ id, score }) => [String(id), score]), own.search(word).map(({ id, score }) => [String(id), score]));
      for (const hit of found) assert.deepEqual(storedFacts.parse(hit), Object.values(stored).find((one) => one.id === hit.id));
    }
  });

  it('refuses to write JSON that nobody could load', async () => {
    const segments = await withGeneration('made', openSegments);
    const length = [...miniSearchJson(segments)].reduce((sum, text) => sum + text.length, 0);
    assertLoadable(segments, length);
    assert.throws(() => {
      assertLoadable(segments, length - 1);
    }, (error) => error instanceof ExportTooLarge && error.message.includes(String(length - 1)));
  });

  it('waits for a reader that is slow, and ends when he goes', async () => {
    const child = start(['export', '--index', 'made'], folder);
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    await new Promise((resolve) => child.stdout.once('data', resolve));
    child.stdout.destroy();
    assert.equal(await ended, 0);
  });

  it('writes no file where there is no index', async () => {
    const { code, err } = await dateline(['export', '--index', 'nowhere', '--output', 'none.ndjson'], folder);
    assert.equal(code, 1);
    assert.match(err, /\(index-missing\)\n$/);
    assert.equal(existsSync(join(folder, 'none.ndjson')), false);
  });
});
