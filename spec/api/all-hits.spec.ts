/** Does a list of every hit hold every hit, in a form that its readers read, at the pace of the one who asked? */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { get as httpGet } from 'node:http';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { setImmediate, setTimeout } from 'node:timers/promises';
import fc from 'fast-check';
import request from 'supertest';
import { z } from 'zod';
import { hit as hitBody, searchBody } from '../../server/api/v1/bodies.js';
import { hitFormats } from '../../server/api/v1/hit-lines.js';
import { createApp } from '../../server/app.js';
import { answerUnread } from '../../server/guard/unread-request.js';
import { listen } from '../../server/ops/listen.js';
import { openLog } from '../../server/ops/log.js';
import type { Archive, Hit } from '../../server/search/answer.js';
import { repositoryRoot } from '../root.js';
import { indexAgain, smallArchive, type SmallArchive } from './archive.js';

const cells = z
  .array(z.strictObject({ text: z.string(), cell: z.string() }))
  .parse(JSON.parse(readFileSync(join(repositoryRoot, 'spec/api/cases/csv-cells.json'), 'utf8')));

/** RFC 4180 to the letter: rows end with CRLF, and a cell that holds a quote, comma or line break stands in quotes. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  let at = 0;
  while (at < text.length) {
    cell.lastIndex = at;
    const match = cell.exec(text);
    assert.ok(match, `no cell at ${at}: ${JSON.stringify(text.slice(at, at + 40))}`);
    const [quoted, plain, end] = [match.at(1), match.at(2), match[3]];
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end !== ',') rows.push([]);
    at += match[0].length;
  }
  assert.deepEqual(rows.pop(), []);
  return rows;
}

const anyHit: Hit = {
  id: 'a/b',
  rank: 1,
  score: 1.5,
  title: 'A title',
  titleMarks: [],
  titleOrigin: 'given',
  url: '/articles/a%2Fb?q=x',
  date: '2023-01',
  dateOrigin: 'given',
  source: null,
  author: null,
  language: 'en',
  type: 'txt',
  matchedWords: ['one', 'two'],
  missingWords: [],
  snippets: [],
};

/** An archive without end, that says how much was asked of it. */
class EndlessArchive implements Archive {
  made = 0;
  /** Lists that have begun and not ended. */
  open = 0;
  constructor(
    private readonly failsAfter = Infinity,
    private readonly begins: Promise<void> = Promise.resolve(),
  ) {}
  async *hits(): AsyncGenerator<Hit, void, undefined> {
    this.open++;
    try {
      await this.begins;
      for (;;) {
        if (this.made === this.failsAfter) throw new TypeError('a defect');
        this.made++;
        yield { ...anyHit, rank: this.made, title: 'word '.repeat(100) };
        if (this.made % 100 === 0) await setImmediate();
      }
    } finally {
      this.open--;
    }
  }
  search = () => Promise.reject(new Error('nobody asks'));
  article = () => Promise.resolve(null);
  related = () => Promise.resolve(null);
  suggest = (query: string) => Promise.resolve({ query, completions: [], titles: [] });
  generation = () => ({ generation: 1, articles: 1e9, committedAt: '2026-01-01T00:00:00Z' });
  status = () => Promise.reject(new Error('nobody asks'));
  close = () => Promise.resolve();
}

async function all(hits: AsyncIterable<Hit>): Promise<Hit[]> {
  const list: Hit[] = [];
  for await (const hit of hits) list.push(hit);
  return list;
}

describe('a cell of CSV', () => {
  for (const { text, cell } of cells) {
    it(`of ${JSON.stringify(text)} is ${JSON.stringify(cell)}`, () => {
      assert.equal(hitFormats.csv.line({ ...anyHit, title: text }, '').split('a/b,')[1].slice(0, cell.length + 1), `${cell},`);
    });
  }

  it('gives back every text, and is never a formula', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom('', '=', '+', '-', '@', '\t', '\r', '"', ','), (text, begin) => {
        const given = begin + text;
        const [row] = parseCsv(hitFormats.csv.line({ ...anyHit, title: given }, 'https://a.example'));
        assert.equal(row[2], /^[=+\-@\t\r＝＋－＠]/.test(given) ? `'${given}` : given);
        assert.equal(row.at(-1), 'https://a.example/articles/a%2Fb?q=x');
      }),
    );
  });
});

describe('every hit', () => {
  let small: SmallArchive;
  before(async () => {
    small = await smallArchive();
  });
  after(async () => {
    await small.remove();
  });
  const app = (archive: Archive = small.archive) => createApp(archive, { log: openLog('off', new PassThrough()), address: 'https://archive.example' });
  const text = async (address: string) => {
    const answer = await request(app()).get(address).buffer(true).expect(200);
    return answer.text;
  };

  it('stands in CSV, a row each under a head, with whole addresses', async () => {
    const { hits } = searchBody.parse((await request(app()).get('/api/v1/search?q=harbour&per_page=100')).body);
    const [head, ...rows] = parseCsv(await text('/api/v1/search?q=harbour&format=csv'));
    assert.ok(hits.length > 30);
    assert.deepEqual(head, ['rank', 'id', 'title', 'date', 'dateOrigin', 'source', 'author', 'language', 'type', 'score', 'matchedWords', 'missingWords', 'snippets', 'url']);
    assert.deepEqual(rows.map((row) => row[1]), hits.map(({ id }) => id));
    assert.deepEqual(rows[0].at(-2), hits[0].snippets.map((snippet) => snippet.text).join(' | '));
    assert.equal(rows[0].at(-1), `https://archive.example${hits[0].url}`);
  });

  it('stands in NDJSON, as in the answer', async () => {
    const { hits } = searchBody.parse((await request(app()).get('/api/v1/search?q=harbour&per_page=100')).body);
    const lines = (await text('/api/v1/search?q=harbour&format=ndjson')).trimEnd().split('\n');
    assert.deepEqual(lines.map((line) => hitBody.parse(JSON.parse(line))), hits);
  });

  it('is a file to a browser, and no hit is a head alone', async () => {
    const csv = await request(app()).get('/api/v1/search?q=nothing-of-the-kind&format=csv').expect(200);
    assert.match(csv.headers['content-type'], /^text\/csv;.*header=present/);
    assert.equal(csv.headers['content-disposition'], 'attachment; filename="dateline.csv"');
    assert.equal(parseCsv(csv.text).length, 1);
    const ndjson = await request(app()).get('/api/v1/search?q=nothing-of-the-kind&format=ndjson').buffer(true).expect(200);
    assert.equal(ndjson.headers['content-disposition'], 'attachment; filename="dateline.ndjson"');
    assert.equal(ndjson.text, '');
  });

  it('is of one generation, whatever is committed meanwhile, and of the next when it is asked for again', async () => {
    const own = await smallArchive();
    try {
      const before = await all(own.archive.hits('ferry', { snippets: 1 }));
      const { generation } = own.archive.generation();
      const ids: string[] = [];
      for await (const { id, snippets } of own.archive.hits('ferry', { snippets: 1 })) {
        ids.push(id);
        assert.equal(snippets.length, 1);
        if (ids.length !== 3) continue;
        await rm(join(own.source, 'reports.ndjson'));
        await indexAgain(own);
        for (let look = 0; look < 100 && own.archive.generation().generation === generation; look++) await setTimeout(50);
        assert.notEqual(own.archive.generation().generation, generation);
        assert.equal((await own.archive.search('ferry')).total, 1);
      }
      assert.deepEqual(ids, before.map(({ id }) => id));
      assert.ok(ids.length > 30);
      assert.deepEqual((await all(own.archive.hits('ferry'))).map(({ id }) => id), ['courier/2023/bridge']);
    } finally {
      await own.remove();
    }
  });

  it('is what the pages show, from a cursor on as well, and ends where it is left or the archive is closed', async () => {
    const own = await smallArchive();
    try {
      const { hits, next } = await own.archive.search('harbour', { perPage: 10 });
      const every = await all(own.archive.hits('harbour'));
      assert.deepEqual(every.slice(0, 10), hits);
      assert.deepEqual(every.map(({ rank }) => rank), every.map((_, i) => i + 1));
      const after = new URL(next ?? '', 'http://a').searchParams.get('after') ?? '';
      assert.deepEqual(await all(own.archive.hits('harbour', { after })), every.slice(10));
      const left = own.archive.hits('harbour');
      await left.next();
      await left.return();
      assert.deepEqual(await left.next(), { done: true, value: undefined });
      const open = own.archive.hits('harbour');
      await open.next();
      await own.archive.close();
      await assert.rejects(open.next(), /closed/);
    } finally {
      await own.remove();
    }
  });

  it('refuses what has no meaning for it, and what is no cursor', async () => {
    for (const options of [{ page: 2 }, { perPage: 5 }, { facets: ['type'] }, { timeline: 'auto' }, { after: 'abc' }, { snippets: 11 }]) {
      await assert.rejects(small.archive.hits('harbour', options).next(), { code: 'invalid-option' }, JSON.stringify(options));
    }
  });

  it('breaks off where something fails in the middle of it', async () => {
    const server = await listen(app(new EndlessArchive(5000)), answerUnread, '127.0.0.1', 0);
    try {
      const answer = await fetch(`${server.url}/api/v1/search?q=a&format=csv`);
      assert.equal(answer.status, 200);
      await assert.rejects(answer.text());
    } finally {
      await server.close();
    }
  });

  it('that cannot be found is a problem, not a broken file', async () => {
    const answer = await request(app(new EndlessArchive(0))).get('/api/v1/search?q=a&format=csv').expect(500);
    assert.match(answer.headers['content-type'], /^application\/problem\+json/);
    assert.equal(answer.headers['content-disposition'], undefined);
  });

  it('is let go where its reader leaves before the first is sent', async () => {
    let begin = (): void => undefined;
    const archive = new EndlessArchive(Infinity, new Promise((resolve) => (begin = resolve)));
    const server = await listen(app(archive), answerUnread, '127.0.0.1', 0);
    const until = async (holds: () => boolean): Promise<void> => {
      for (let look = 0; look < 200 && !holds(); look++) await setTimeout(10);
      assert.ok(holds());
    };
    try {
      const asking = httpGet(`${server.url}/api/v1/search?q=a&format=csv`);
      asking.on('error', () => undefined);
      await until(() => archive.open === 1);
      asking.destroy();
      await setTimeout(100);
      begin();
      await until(() => archive.made > 0 && archive.open === 0);
    } finally {
      await server.close();
    }
  });

  for (const encoding of ['identity', 'gzip']) {
    it(`is looked for as it is taken, and no more when nobody takes it (${encoding})`, async () => {
      const archive = new EndlessArchive();
      const server = await listen(app(archive), answerUnread, '127.0.0.1', 0);
      try {
        await new Promise<void>((resolve, reject) => {
          const asking = httpGet(`${server.url}/api/v1/search?q=a&format=ndjson`, { headers: { 'Accept-Encoding': encoding } }, (answer) => {
            void (async () => {
              answer.once('readable', () => {
                answer.read(1);
              });
              // What the sockets hold is soon full, and then nothing is looked for.
              let before = -1;
              for (let look = 0; look < 100 && before !== archive.made; look++) {
                before = archive.made;
                await setTimeout(200);
              }
              assert.equal(archive.made, before, 'the server goes on without a reader');
              assert.ok(before > 1);
              asking.destroy();
              await setTimeout(100);
              const after = archive.made;
              await setTimeout(200);
              assert.equal(archive.made, after, 'the server goes on after its reader has gone');
            })().then(resolve, reject);
          });
          asking.on('error', () => undefined);
        });
      } finally {
        await server.close();
      }
    });
  }
});
