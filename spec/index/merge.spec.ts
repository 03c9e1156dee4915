/** Is a merged segment the one that would have been built of the same articles at once? Compared column by column, byte by byte. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Article } from '../../indexer/article/article.js';
import { ArticleColumns } from '../../indexer/index/article-columns.js';
import { Columns, type Column } from '../../indexer/index/columns.js';
import { mergeSegments } from '../../indexer/index/merge.js';
import { TextRecord } from '../../indexer/index/text-record.js';
import { build, throughBytes, type Built } from '../engine/open-articles.js';
import { randomArticles } from '../engine/random-archive.js';

/** Everything but where the records lie, which follows the order of adding. */
function comparable(columns: Columns): Map<string, Column> {
  const pieces = new Map<string, Column>();
  const bytes = Buffer.concat(columns.encode());
  const length = bytes.readUInt32LE(8);
  const rows = JSON.parse(bytes.toString('utf8', 16, 16 + length)) as [string, string, number, number][];
  for (const [name, kind, first, size] of rows) {
    if (name !== 'article.recordStart') pieces.set(`${name} (${kind})`, Uint8Array.from(bytes.subarray(first, first + size)));
  }
  return pieces;
}

function merge(parts: readonly Article[][], dropped: ReadonlySet<string>): Built {
  const built = parts.map(build);
  let recordShift = 0;
  const inputs = built.map(({ columns, records }) => {
    const { ids } = new ArticleColumns(columns);
    const input = { columns, recordShift, drop: (article: number) => dropped.has(ids.get(article)) };
    recordShift += records.length;
    return input;
  });
  return { columns: throughBytes(mergeSegments(inputs).columns), records: Buffer.concat(built.map(({ records }) => records)) };
}

function textsOf({ columns, records }: Built): Record<string, string> {
  const articles = new ArticleColumns(columns);
  return Object.fromEntries(
    [...articles.ids].map((id, i) => {
      const { start, bytes } = articles.record(i);
      return [id, new TextRecord((at, target) => { target.set(records.subarray(start + at, start + at + target.length)); }, bytes).text()];
    }),
  );
}

describe('merged segments', () => {
  it('are the segment built at once, whatever the articles were split into and whichever are dropped', function () {
    this.timeout(120_000);
    fc.assert(
      fc.property(randomArticles(40), fc.array(fc.nat(4), { minLength: 40, maxLength: 40 }), fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }), (articles, where, drops) => {
        const parts = [0, 1, 2, 3, 4].map((part) => articles.filter((_, i) => where[i] === part));
        for (const kept of [articles, articles.filter((_, i) => !drops[i])]) {
          const dropped = new Set(articles.filter((article) => !kept.includes(article)).map(({ id }) => id));
          const [merged, fresh] = [merge(parts, dropped), build(kept)];
          assert.deepEqual(comparable(merged.columns), comparable(fresh.columns));
          const texts = Object.fromEntries(kept.map(({ id, text }) => [id, text]));
          assert.deepEqual(textsOf(merged), texts);
        }
      }),
      { numRuns: 120 },
    );
  });

  it('may be merged again', () => {
    fc.assert(
      fc.property(randomArticles(12), (articles) => {
        const parts = [articles.slice(0, 3), articles.slice(3, 7), articles.slice(7)].map((part) => build(part).columns);
        const input = (columns: Columns) => ({ columns, drop: () => false, recordShift: 0 });
        const first = mergeSegments([input(parts[0]), input(parts[1])]);
        const twice = mergeSegments([input(first.columns), input(parts[2])]);
        assert.equal(twice.articles, articles.length);
        assert.deepEqual(comparable(twice.columns), comparable(build(articles).columns));
      }),
      { numRuns: 30 },
    );
  });
});
