/** Can the benchmarks be believed? The recipe repeats itself, the percentiles are right, and two engines find the same. */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { articlesOf, writeArticles, type BenchArticle } from './articles.js';
import { dateline } from './engines/dateline.js';
import { minisearch } from './engines/minisearch.js';
import type { BenchEngine } from './engine.js';
import { measureConnections, measureHttp } from './http.js';
import { agreementOf } from './side-by-side.js';
import { measureStages } from './stages.js';
import { measureKind, percentile, type Measured } from './timing.js';

const real: BenchArticle[] = [
  { id: 'bridge', title: 'Bridge opens', date: '2020-03-04', text: 'The bridge was opened on Friday.\n\nNobody had expected the ferry to go on.' },
  { id: 'ferry', title: 'Ferry timetable', date: '2021-05-06', text: 'The ferry leaves at noon and at six.\n\nA bridge is wanted by all.' },
  { id: 'rain', title: 'Rain', date: '2022-07-08', text: 'Rain is expected over the weekend.\n\nThe river may leave its banks, said the council.' },
];

describe('the articles of the benchmarks', () => {
  it('are real ones first, then made ones, the same for the same seed', () => {
    const some = (seed: number): BenchArticle[] => [...articlesOf(real, { count: 40, words: null, seed })];
    assert.deepEqual(some(1).slice(0, 3), real);
    assert.deepEqual(some(1), some(1));
    assert.notDeepEqual(some(1), some(2));
    assert.equal(new Set(some(1).map(({ id }) => id)).size, 40);
  });

  it('have the wanted length on average, and no words but those of real ones', () => {
    const articles = [...articlesOf(real, { count: 400, words: 50, seed: 1 })];
    const lengths = articles.map(({ text }) => text.split(/\s+/).length);
    const average = lengths.reduce((sum, one) => sum + one, 0) / lengths.length;
    assert.ok(average > 45 && average < 55, String(average));
    assert.ok(lengths.every((length) => length >= 25 && length <= 75));
    const known = new Set(real.flatMap(({ text }) => text.split(/\s+/)));
    for (const { text } of articles) for (const word of text.split(/\s+/)) assert.ok(known.has(word), word);
  });
});

describe('the times of the benchmarks', () => {
  it('have percentiles that so many values do not exceed', () => {
    const hundred = Array.from({ length: 100 }, (_, i) => 100 - i);
    assert.deepEqual([50, 90, 99, 100].map((percent) => percentile(hundred, percent)), [50, 90, 99, 100]);
    assert.equal(percentile([3], 99), 3);
    assert.equal(percentile([], 50), 0);
  });

  it('are of answers that do not change: another total stops the measurement', async () => {
    let total = 0;
    const engine = { modes: { any: () => ({ total: total++, ids: [] }) }, close: () => undefined };
    const kind = { name: 'k', mode: 'any' as const, questions: [{ text: 'x', from: '', to: '' }] };
    await assert.rejects(measureKind(engine, kind, { passes: 1, warmUpMs: 0, passMs: 100 }), /“x” finds 0 and then 1 articles/);
  });

  it('are compared by totals and by the ten best', () => {
    const first = [{ total: 4, ids: ['a', 'b'] }, { total: 0, ids: [] }];
    assert.deepEqual(agreementOf([{ total: 2, ids: ['b', 'c'] }, { total: 9, ids: ['z'] }], first), { totals: 0.5, overlap: 0.5 });
  });
});

describe('the engines of the benchmarks', function () {
  this.timeout(180_000);
  let folder: string;
  let articles: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dateline-bench-spec-'));
    articles = join(folder, 'articles.ndjson');
    const written = await writeArticles(articles, articlesOf(real, { count: 60, words: null, seed: 1 }));
    assert.equal(written.articles, 60);
  });
  after(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it('find the same articles: Dateline and MiniSearch', async () => {
    const texts = ['ferry', 'bridge weekend', 'river council', 'zeppelin'];
    const questions = texts.map((text) => ({ text, from: '2020-01-01', to: '2021-12-31' }));
    const ask = async (name: string, engine: BenchEngine): Promise<Map<string, Measured>> => {
      const index = join(folder, name);
      await mkdir(index);
      await engine.build(articles, index);
      const open = await engine.open(index);
      const measured = new Map<string, Measured>();
      for (const mode of ['any', 'all', 'dated'] as const) {
        const one = await measureKind(open, { name: mode, mode, questions }, { passes: 2, warmUpMs: 0, passMs: 10_000 });
        if (one !== null) measured.set(mode, one);
      }
      await open.close();
      return measured;
    };
    const [ours, theirs] = [await ask('dateline', dateline), await ask('minisearch', minisearch)];
    assert.equal(ours.size, 3);
    for (const [mode, { answers, p50, p99 }] of ours) {
      assert.deepEqual(theirs.get(mode)?.answers.map(({ total }) => total), answers.map(({ total }) => total), mode);
      assert.equal(answers[3].total, 0);
      assert.ok(answers[0].total > 0 && answers[0].ids.length === Math.min(10, answers[0].total));
      assert.ok(p50 > 0 && p50 <= p99);
    }
  });

  it('go through stages that lead to the same hits', async () => {
    const index = join(folder, 'stages');
    await mkdir(index);
    await dateline.build(articles, index);
    const said: string[] = [];
    const stages = await measureStages(index, { passes: 2, warmUpMs: 0 }, ['ferry', 'bridge weekend', 'zeppelin'], (line) => said.push(line));
    assert.deepEqual(said.map((line) => line.replace(/[\d.]+ (?=ms)/g, '# ')), stages.map(({ name }) => `# ms, 99 % within # ms, mean # ms: ${name}`));
    const [read, ranked, answered] = stages;
    assert.ok(read.answers.every(({ total }) => total === 0));
    assert.deepEqual(ranked.answers.map(({ total, ids }) => ({ total, ids })), answered.answers);
    assert.ok(ranked.answers[1].total > ranked.answers[1].ids.length && ranked.answers[1].ids.length === 10);
  });
});

describe('the server of the benchmarks', function () {
  this.timeout(180_000);
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dateline-bench-spec-'));
    const articles = join(folder, 'articles.ndjson');
    await writeArticles(articles, articlesOf(real, { count: 60, words: null, seed: 1 }));
    await mkdir(join(folder, 'index'));
    await dateline.build(articles, join(folder, 'index'));
  });
  after(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it('is asked every topic in every pass, by as many connections as are named', async () => {
    const said: string[] = [];
    const plan = { index: join(folder, 'index'), connections: [1, 3], patience: { passes: 2, warmUpMs: 0 } };
    const figures = await measureHttp(plan, ['ferry', 'bridge weekend', 'zeppelin', 'said: "all & sundry"'], (line) => said.push(line));
    assert.deepEqual(figures.map(({ connections, answers }) => [connections, answers]), [[1, 8], [3, 8]]);
    for (const { p50, p99, perSecond } of figures) assert.ok(p50 > 0 && p50 <= p99 && perSecond > 0);
    assert.match(said[0], /^1 connection: [\d.]+ ms, 99 % within [\d.]+ ms, \d+ answers\/s$/);
    await assert.rejects(measureHttp(plan, ['zeppelin'], () => undefined), /no topic finds anything/);
    await assert.rejects(measureHttp({ ...plan, index: join(folder, 'none') }, ['ferry'], () => undefined), /said no address/);
  });

  /** Answers the n-th request so. */
  async function answering(answer: (n: number) => { status: number; body: string }, ask: (server: string) => Promise<void>): Promise<void> {
    let asked = 0;
    const server = createServer((_req, res) => {
      const { status, body } = answer(asked++);
      res.writeHead(status).end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      await ask(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    } finally {
      server.close();
    }
  }
  const body = (total: number, hits: number): string => JSON.stringify({ query: '\\"total\\":1,', total, hits: Array.from({ length: hits }, () => ({ snippets: ['…'] })) });
  const once = { passes: 1, warmUpMs: 0 };

  it('fails where an answer is none: another status, other totals, fewer hits than it finds', async () => {
    await answering(() => ({ status: 200, body: body(1, 1) }), async (server) => {
      assert.equal((await measureConnections(server, ['x', 'y'], 2, once)).answers, 2);
    });
    await answering((n) => ({ status: n === 1 ? 500 : 200, body: body(1, 1) }), (server) => assert.rejects(measureConnections(server, ['x'], 1, once), /“x” is answered with status 500/));
    await answering((n) => ({ status: 200, body: body(1 + n, 1 + n) }), (server) => assert.rejects(measureConnections(server, ['x'], 1, once), /“x” finds 1 articles and then others/));
    await answering(() => ({ status: 200, body: body(2, 1) }), (server) => assert.rejects(measureConnections(server, ['x'], 1, once), /“x” finds 2 and shows 1/));
  });
});
