/** How does a query that is still being written go on? */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { z } from 'zod';
import { answerSearch } from '../../server/search/search-answer.js';
import { answerSuggest } from '../../server/search/suggest-answer.js';
import { engineOf } from '../engine/open-articles.js';
import { randomArticles } from '../engine/random-archive.js';
import { articleOf } from '../engine/sketch.js';
import { repositoryRoot } from '../root.js';

const cases = z
  .array(
    z.object({
      comment: z.string(),
      articles: z.record(z.string(), z.string()),
      titles: z.record(z.string(), z.string()).default({}),
      /** The queries that are offered, in order. */
      queries: z.record(z.string(), z.array(z.string())),
    }),
  )
  .parse(JSON.parse(readFileSync(join(repositoryRoot, 'spec/search/cases/suggest.json'), 'utf8')));

const titled = (titles: readonly string[]) => engineOf(titles.map((title, i) => articleOf({ id: `a${i}`, title, paragraphs: ['Some text of a bridge.'] })));

describe('suggestions', () => {
  for (const { comment, articles, titles, queries } of cases) {
    it(comment, () => {
      const engine = engineOf(Object.entries(articles).map(([id, text]) => articleOf({ id, title: titles[id] ?? 'News', paragraphs: [text] })));
      for (const [query, offered] of Object.entries(queries)) {
        assert.deepEqual(answerSuggest(engine, query).completions.map((one) => one.query), offered, query);
      }
    });
  }

  it('are titles that have all the words, too, with marks of them, each title once', () => {
    const engine = titled(['Flood at the bridge', 'Bridge inquiry ends', 'Bridge inquiry ends', 'Harbour opens']);
    const titles = (query: string) => answerSuggest(engine, query).titles.map(({ title, titleMarks }) => [title, ...titleMarks.map(({ start, end }) => title.slice(start, end))]);
    assert.deepEqual(titles('inq'), [['Bridge inquiry ends', 'inquiry']]);
    assert.deepEqual(titles('bridge inq'), [['Bridge inquiry ends', 'Bridge', 'inquiry']]);
    assert.deepEqual(titles('bridge ').map(([title]) => title).sort(), ['Bridge inquiry ends', 'Flood at the bridge']);
    assert.deepEqual(titles('harbour inq'), []);
    assert.deepEqual(titles(''), []);
  });

  it('are none for what is longer than anybody writes by hand', () => {
    const engine = titled(['Bridge inquiry']);
    assert.deepEqual(answerSuggest(engine, `${'bridge '.repeat(1500)}inq`), { query: `${'bridge '.repeat(1500)}inq`, completions: [], titles: [] });
  });

  const begun = fc.tuple(fc.constantFrom('', 'treaty ', 'new ', '"new ', 'title:', 'author:', '-war ', 'the ', '(kyiv OR '), fc.constantFrom('t', 'tr', 'si', 'co', 'counter', 'c', 'k', 'u', '5', 'st', 'pe', 'v'));

  it('go on from what was written, and every word of theirs finds the articles that it is said to have', () => {
    fc.assert(
      fc.property(randomArticles(12, 2), begun, (articles, [before, word]) => {
        const engine = engineOf(articles);
        for (const one of answerSuggest(engine, before + word).completions) {
          assert.ok(one.query.startsWith(before), one.query);
          assert.ok(one.articles > 0);
          const field = /[a-z]+:$/.exec(before)?.[0] ?? '';
          assert.ok(answerSearch(engine, `${field}"${one.word}"`, {}, () => 0).total > 0, one.query);
          if (before.startsWith('"')) assert.ok(answerSearch(engine, one.query, {}, () => 0).total > 0, one.query);
        }
      }),
      { numRuns: 300 },
    );
  });
});
