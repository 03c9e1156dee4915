/** Is a packed segment the MiniSearch index it was made of, and nothing less? */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import MiniSearch, { type AsPlainObject, type Options, type SearchOptions } from 'minisearch';
import { analyzerFor } from '../../indexer/analysis/analyzer.js';
import type { Article } from '../../indexer/article/article.js';
import { SegmentBuilder } from '../../indexer/index/builder.js';
import { Columns } from '../../indexer/index/columns.js';
import { IndexFileError } from '../../indexer/index/error.js';
import { readPlaces } from '../../indexer/index/places.js';
import { fields, spaces, type Field } from '../../indexer/index/schema.js';
import { Segment } from '../../indexer/index/segment.js';
import { readRecordBytes } from '../../indexer/source/ndjson.js';
import { readFile } from '../../indexer/source/read.js';
import { linesOf } from '../../indexer/source/record-batches.js';
import { walk } from '../../indexer/source/walk.js';
import { build, throughBytes } from '../engine/open-articles.js';
import { randomArticles } from '../engine/random-archive.js';
import { compareIds } from '../engine/reference.js';
import { articleOf } from '../engine/sketch.js';
import { repositoryRoot } from '../root.js';

type ReadyArticle = { id: string } & Record<Field, string>;

/** Terms are ready: a line each, and MiniSearch only takes the lines apart. */
const ready: Options<ReadyArticle> = {
  fields: [...fields],
  tokenize: (text) => (text === '' ? [] : text.split('\n')),
  processTerm: (term) => term,
};

function readyArticle(article: Article): ReadyArticle {
  const terms = (...texts: string[]): string =>
    texts.flatMap((text) => analyzerFor(article.language).tokens(text).map(({ term }) => term)).join('\n');
  const headings = article.paragraphs.filter(({ kind }) => kind === 'heading').map(({ start, end }) => article.text.slice(start, end));
  return {
    id: article.id,
    title: terms(article.title),
    text: terms(article.text),
    section: terms(...headings),
    author: terms(article.author ?? ''),
    source: terms(article.source ?? ''),
    place: terms(article.dateline?.place ?? ''),
  };
}

async function demonstrationArticles(): Promise<Article[]> {
  const { files } = await walk(join(repositoryRoot, 'corpus'), join(repositoryRoot, 'no index'));
  const articles: Article[] = [];
  for (const { path, absolute } of files) {
    const bytes = readFileSync(absolute);
    const read = path.endsWith('.ndjson') ? [...linesOf(bytes, 1)].map(({ line, bytes: record }) => readRecordBytes(record, { path, line })) : [await readFile({ path, bytes }, {})];
    for (const article of read) articles.push({ ...article, id: article.id ?? `${path} ${articles.length}`, path, sha256: '' });
  }
  return articles;
}

const dayOf = ({ date }: Article): string => (date === null ? '' : `${date}-01-01`.slice(0, 10));

/** Newest first, undated last, then by id. */
function inOrder(articles: readonly Article[]): Article[] {
  return [...articles].sort((a, b) => (dayOf(a) < dayOf(b) ? 1 : dayOf(a) > dayOf(b) ? -1 : compareIds(a.id, b.id)));
}

function direct(articles: readonly Article[]): MiniSearch<ReadyArticle> {
  const index = new MiniSearch(ready);
  index.addAll(inOrder(articles).map(readyArticle));
  return index;
}

/** What MiniSearch holds, in an order of its own; terms of no article left out, averages apart. */
function contents({ index, ...numbers }: AsPlainObject): unknown {
  return { ...numbers, averageFieldLength: [], index: [...index].sort(([a], [b]) => compareIds(a, b)) };
}

function assertSame(unpacked: AsPlainObject, plain: AsPlainObject): void {
  assert.deepEqual(contents(unpacked), contents(plain));
  // The one is a running average, which an empty index has not, the other a sum over a count.
  unpacked.averageFieldLength.forEach((average, f) => {
    assert.ok(Math.abs(average - (plain.averageFieldLength.at(f) ?? 0)) <= 1e-12 * Math.max(1, average), fields[f]);
  });
}

function searched(index: MiniSearch<ReadyArticle>, query: string, options: SearchOptions): unknown[] {
  return index
    .search(query, options)
    .map(({ id, score, terms, match }) => ({ id: String(id), score: score.toPrecision(9), terms, match }))
    .sort((a, b) => compareIds(a.id, b.id));
}

describe('a packed segment', () => {
  it('loads with MiniSearch.loadJS as the index that MiniSearch makes of the same terms', function () {
    this.timeout(120_000);
    fc.assert(
      fc.property(randomArticles(15, 1), fc.array(fc.nat(200), { minLength: 2, maxLength: 4 }), (articles, picks) => {
        const expected = direct(articles);
        const unpacked = new Segment(build(articles).columns).asMiniSearch();
        const plain = expected.toJSON();
        assertSame(unpacked, plain);
        const loaded = MiniSearch.loadJS<ReadyArticle>(unpacked, ready);
        if (plain.index.length === 0) return;
        const query = picks.map((pick) => plain.index[pick % plain.index.length][0]).join('\n');
        for (const combineWith of ['OR', 'AND'] as const) {
          assert.deepEqual(searched(loaded, query, { combineWith }), searched(expected, query, { combineWith }));
        }
      }),
      { numRuns: 150 },
    );
  });

  it('is the index that MiniSearch makes of the demonstration archive', async function () {
    this.timeout(120_000);
    const articles = await demonstrationArticles();
    assert.ok(articles.length > 40, `${articles.length} articles`);
    assertSame(new Segment(build(articles).columns).asMiniSearch(), direct(articles).toJSON());
  });

  it('holds nothing of an article that was dropped before it was built', () => {
    fc.assert(
      fc.property(randomArticles(12), fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }), (articles, drops) => {
        const kept = articles.filter((_, i) => !drops[i]);
        const builder = new SegmentBuilder();
        articles.map((article) => builder.add(article)).filter((_, i) => drops[i]).forEach((number) => { builder.drop(number); });
        assert.equal(builder.articles, kept.length);
        assertSame(new Segment(builder.build().columns).asMiniSearch(), direct(kept).toJSON());
        assert.equal(builder.articles, 0);
      }),
      { numRuns: 50 },
    );
  });

  it('goes on as a MiniSearch index: an article added after loading is found beside the others', () => {
    const articles = [articleOf({ id: 'a', title: 'Treaty signed', paragraphs: ['The treaty was signed.'] })];
    const loaded = MiniSearch.loadJS<ReadyArticle>(new Segment(build(articles).columns).asMiniSearch(), ready);
    loaded.add(readyArticle(articleOf({ id: 'b', title: 'War', paragraphs: ['No treaty.'] })));
    assert.deepEqual(loaded.search('treati').map(({ id }) => String(id)).sort(), ['a', 'b']);
  });

  it('may hold articles without a single word', () => {
    const segment = new Segment(build([articleOf({ id: 'a', title: '—', paragraphs: ['…'] })]).columns);
    assert.equal(segment.articles.count, 1);
    assert.equal(MiniSearch.loadJS<ReadyArticle>(segment.asMiniSearch(), ready).documentCount, 1);
  });

  it('has its articles newest first, undated last, then by the bytes of their ids', () => {
    fc.assert(
      fc.property(randomArticles(20), (articles) => {
        const { articles: rows } = new Segment(build(articles).columns);
        const expected = inOrder(articles);
        assert.deepEqual([...rows.ids], expected.map(({ id }) => id));
        expected.forEach((article, i) => {
          const { title, date, dateOrigin, titleOrigin, type, language, source, author } = article;
          assert.deepEqual(
            { title: rows.titles.get(i), date: rows.date(i), dateOrigin: rows.dateOrigin(i), titleOrigin: rows.titleOrigin(i), type: rows.type(i), language: rows.value('language', i), source: rows.value('source', i), author: rows.value('author', i) },
            { title, date, dateOrigin, titleOrigin, type, language, source, author },
          );
          assert.equal(rows.find(article.id), i);
        });
        assert.equal(rows.find('no such article'), -1);
      }),
      { numRuns: 50 },
    );
  });

  it('knows every place of every term, with the form printed there, for articles far into a long list', () => {
    fc.assert(
      fc.property(randomArticles(45, 30), (articles) => {
        const segment = new Segment(build(articles).columns);
        const rows = inOrder(articles);
        const expected = rows.map((article) => {
          const analyzer = analyzerFor(article.language);
          const title = analyzer.tokens(article.title);
          const base = title.reduce((most, { position }) => Math.max(most, position + 1), 0) + 1;
          return [...title, ...analyzer.tokens(article.text).map((token) => ({ ...token, position: token.position + base }))];
        });
        const body = segment.spaces.body;
        let seen = 0;
        for (let term = 0; term < segment.terms.length; term++) {
          const row = body.row(term);
          if (row < 0) continue;
          const printed = segment.terms.get(term);
          const { articles: numbers, inTitle } = body.decode(row);
          assert.deepEqual(body.titled(row), numbers.filter((_, i) => inTitle[i] > 0));
          assert.deepEqual(body.firstArticles(row, 3), numbers.slice(0, 3));
          for (const article of numbers) assert.equal(expected[article].some(({ term: one, position }) => one === printed && position < segment.articles.titlePlaces[article]), body.titled(row).includes(article));
          numbers.forEach((article, i) => {
            const places: [number, string][] = [];
            readPlaces(body.placesAt(row, i), segment.formCount(term), Infinity, (place, form) => {
              places.push([place, segment.forms.get(segment.termForms[term] + form)]);
            });
            const wanted = expected[article].filter((token) => token.term === printed).map(({ position, form }): [number, string] => [position, form]);
            assert.deepEqual(places, wanted);
            seen += places.length;
          });
        }
        assert.equal(seen, expected.flat().length);
      }),
      { numRuns: 20 },
    );
  });
});

describe('columns', () => {
  it('are the same after encoding and decoding', () => {
    fc.assert(
      fc.property(randomArticles(10), (articles) => {
        const { columns } = build(articles);
        assert.deepEqual(throughBytes(columns), columns);
      }),
      { numRuns: 30 },
    );
    const odd = Columns.of({ a: Uint8Array.of(1, 2, 3), b: Float64Array.of(1e300, -0), c: Int32Array.of(-1), d: new Uint32Array(0), e: Uint16Array.of(65535) });
    assert.deepEqual(throughBytes(odd), odd);
  });

  it('keep any numbers of 32 bits, in fewer bytes where they lie near one another', () => {
    const bytesOf = (numbers: Uint32Array): number => Columns.of({ numbers }).encode().reduce((sum, { length }) => sum + length, 0);
    fc.assert(
      fc.property(fc.uint32Array({ maxLength: 60 }), fc.uint32Array({ maxLength: 60, max: 300 }), (any, near) => {
        for (const numbers of [any, near, any.slice().sort()]) {
          assert.deepEqual(throughBytes(Columns.of({ numbers })).u32('numbers'), numbers);
        }
        assert.ok(bytesOf(any) <= bytesOf(new Uint32Array(0)) + any.byteLength + 16);
      }),
    );
    const ascending = Uint32Array.from({ length: 1000 }, (_, i) => 4_000_000_000 + i * 50);
    assert.ok(bytesOf(ascending) < ascending.byteLength / 2);
  });

  it('refuse steps that are damaged', () => {
    const bytes = Buffer.concat(Columns.of({ numbers: Uint32Array.from({ length: 100 }, (_, i) => i) }).encode());
    const first = bytes.length - 104;
    for (const [at, value] of [[first, 99], [first, 101], [first, 127], [bytes.length - 4, 0x82]]) {
      const damaged = Uint8Array.from(bytes);
      damaged[at] = value;
      assert.throws(() => Columns.decode(damaged.buffer), IndexFileError, `byte ${at}`);
    }
  });

  it('refuse bytes that are no column file, are cut off, or lack a column', () => {
    const bytes = Buffer.concat(Columns.of({ numbers: Uint32Array.from({ length: 100 }, (_, i) => i) }).encode());
    const decode = (piece: Uint8Array): Columns => Columns.decode(Uint8Array.from(piece).buffer);
    assert.throws(() => decode(new Uint8Array(0)), IndexFileError);
    assert.throws(() => decode(Buffer.from('not a column file at all')), IndexFileError);
    for (const length of [15, 20, bytes.length - 1]) assert.throws(() => decode(bytes.subarray(0, length)), IndexFileError);
    assert.throws(() => decode(bytes).u8('numbers'), /numbers/);
    assert.throws(() => decode(bytes).u32('letters'), /letters/);
  });

  it('of a segment name a space each', () => {
    const { columns } = build([]);
    for (const space of spaces) assert.equal(columns.u32(`${space}.terms`).length, 0);
  });
});
