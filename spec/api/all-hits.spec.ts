/** Does a list of every hit hold every hit, in a form that its readers read, at the pace of the one who asked? */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { get as httpGet } from 'node:http';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import fc from 'fast-check';
import request from 'supertest';
import { z } from 'zod';
import { allHits, GenerationChanged } from '../../server/api/all-hits.js';
import { hit as hitBody, searchBody } from '../../server/api/v1/bodies.js';
import { hitFormats } from '../../server/api/v1/hit-lines.js';
import { createApp } from '../../server/app.js';
import { listen } from '../../server/ops/listen.js';
import { openLog } from '../../server/ops/log.js';
import type { Archive, Hit } from '../../server/search/answer.js';
import { repositoryRoot } from '../root.js';
import { smallArchive, type SmallArchive } from './archive.js';

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

/** An archive without end, that says what was asked of it. */
class EndlessArchive implements Archive {
  pages = 0;
  constructor(private readonly generationAt: (page: number) => number = () => 1) {}
  search(query: string, { page = 1, perPage = 20 } = {}) {
    this.pages++;
    const hits = Array.from({ length: perPage }, (_, index) => ({ ...anyHit, rank: (page - 1) * perPage + index + 1, title: 'word '.repeat(100) }));
    const index = { generation: this.generationAt(page), articles: 1e9 };
    return Promise.resolve({ query, parsed: '', warnings: [], dateOffers: [], index, total: 1e9, relaxed: false, page, perPage, next: '/next', tookMs: 1, hits });
  }
  article = () => Promise.resolve(null);
  generation = () => ({ generation: 1, articles: 1e9, committedAt: '2026-01-01T00:00:00Z' });
  status = () => Promise.reject(new Error('nobody asks'));
  close = () => Promise.resolve();
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

  it('is taken from one generation: where another follows, the list breaks off', async () => {
    const ranks: number[] = [];
    await assert.rejects(async () => {
      for await (const { rank } of allHits(new EndlessArchive((page) => (page < 3 ? 1 : 2)), 'q', {})) ranks.push(rank);
    }, GenerationChanged);
    assert.deepEqual(ranks, Array.from({ length: 200 }, (_, index) => index + 1));
    const server = await listen(app(new EndlessArchive((page) => (page < 50 ? 1 : 2))), '127.0.0.1', 0);
    try {
      const answer = await fetch(`${server.url}/api/v1/search?q=a&format=csv`);
      assert.equal(answer.status, 200);
      await assert.rejects(answer.text());
    } finally {
      await server.close();
    }
  });

  it('that cannot be found is a problem, not a broken file', async () => {
    const archive = new EndlessArchive();
    archive.search = () => Promise.reject(new TypeError('a defect'));
    const answer = await request(app(archive)).get('/api/v1/search?q=a&format=csv').expect(500);
    assert.match(answer.headers['content-type'], /^application\/problem\+json/);
    assert.equal(answer.headers['content-disposition'], undefined);
  });

  for (const encoding of ['identity', 'gzip']) {
    it(`is looked for as it is taken, and no more when nobody takes it (${encoding})`, async () => {
      const archive = new EndlessArchive();
      const server = await listen(app(archive), '127.0.0.1', 0);
      try {
        await new Promise<void>((resolve, reject) => {
          const asking = httpGet(`${server.url}/api/v1/search?q=a&format=ndjson`, { headers: { 'Accept-Encoding': encoding } }, (answer) => {
            void (async () => {
              answer.once('readable', () => {
                answer.read(1);
              });
              // What the sockets hold is soon full, and then nothing is looked for.
              let before = -1;
              for (let look = 0; look < 100 && before !== archive.pages; look++) {
                before = archive.pages;
                await setTimeout(200);
              }
              assert.equal(archive.pages, before, 'the server goes on without a reader');
              assert.ok(before > 1);
              asking.destroy();
              await setTimeout(100);
              const after = archive.pages;
              await setTimeout(200);
              assert.equal(archive.pages, after, 'the server goes on after its reader has gone');
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
