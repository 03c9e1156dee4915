/** How does a query that is still being written go on? */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { z } from 'zod';
import { analyzerFor } from '../../indexer/analysis/analyzer.js';
import type { Article } from '../../indexer/article/article.js';
import type { Engine } from '../../server/engine/engine.js';
import { isSlow } from '../../server/search/did-you-mean.js';
import { answerSearch } from '../../server/search/search-answer.js';
import type { QueryNode } from '../../server/query/tree.js';
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

/** How many articles have a word's term in title or text, for each language that there is. */
function havingTerm(articles: readonly Article[], word: string): number[] {
  const read = articles.map(({ language, title, text }) => new Set([title, text].flatMap((one) => analyzerFor(language).tokens(one).map(({ term }) => term))));
  return articles.map(({ language }) => {
    const terms = analyzerFor(language).tokens(word).map(({ term }) => term);
    return read.filter((having) => having.has(terms[0])).length;
  });
}

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

  it('in a phrase are counted alone where the rest of the query is slow or long, with its field', () => {
    const engine = engineOf([articleOf({ id: 'a', title: 'The new start', paragraphs: ['A new state, and the old state of things.'] })]);
    const counted: QueryNode[] = [];
    const watched: Engine = {
      search: (request) => {
        if (request.limit === 0) counted.push(request.tree);
        return engine.search(request);
      },
      find: (id, tree) => engine.find(id, tree),
      related: (id, most) => engine.related(id, most),
      spellings: (text, field) => engine.spellings(text, field),
      speakers: (begun, most) => engine.speakers(begun, most),
      partings: (text) => engine.partings(text),
      continuations: (before) => engine.continuations(before),
    };
    const long = 'old '.repeat(8);
    for (const [query, offered] of [
      ['a* NEAR/9 o* "new sta', 'a* NEAR/9 o* "new state"'],
      ['said:old "new sta', 'said:old "new state"'],
      [`${long}"new sta`, `${long}"new state"`],
      ['"old state" -"old start" "new sta', '"old state" -"old start" "new state"'],
      ['o* title:"new sta', 'o* title:"new start"'],
    ]) {
      counted.length = 0;
      assert.equal(answerSuggest(watched, query).completions.at(0)?.query, offered);
      assert.ok(counted.length > 0);
      for (const tree of counted) assert.ok(tree.kind === 'phrase' && !isSlow(tree), JSON.stringify(tree));
    }
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
          if (field === '') assert.ok(havingTerm(articles, one.word).includes(one.articles), `${one.query}: ${one.articles}`);
          if (before.startsWith('"')) assert.ok(answerSearch(engine, one.query, {}, () => 0).total > 0, one.query);
        }
      }),
      { numRuns: 300 },
    );
  });
});
