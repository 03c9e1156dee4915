/** What is offered in place of a query that finds little, and what is never offered? */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { z } from 'zod';
import { parseQuery } from '../../server/query/parse.js';
import type { Match } from '../../server/search/answer.js';
import { answerSearch } from '../../server/search/search-answer.js';
import { engineOf } from '../engine/open-articles.js';
import { randomArticles } from '../engine/random-archive.js';
import { articleOf } from '../engine/sketch.js';
import { repositoryRoot } from '../root.js';

const cases = z
  .array(
    z.object({
      comment: z.string(),
      /** Paragraphs are parted by a line break; those that begin with `# ` are headings. */
      articles: z.record(z.string(), z.string()),
      titles: z.record(z.string(), z.string()).default({}),
      authors: z.record(z.string(), z.string()).default({}),
      /** The words that are missing everywhere, and the queries that are offered, in order. */
      queries: z.record(z.string(), z.object({ missing: z.array(z.string()), offers: z.array(z.string()) })),
    }),
  )
  .parse(JSON.parse(readFileSync(join(repositoryRoot, 'spec/search/cases/did-you-mean.json'), 'utf8')));

const clock = (): number => 0;

describe('did you mean', () => {
  for (const { comment, articles, titles, authors, queries } of cases) {
    it(comment, () => {
      const engine = engineOf(Object.entries(articles).map(([id, text]) => articleOf({ id, title: titles[id] ?? 'News', author: authors[id] ?? null, paragraphs: text.split('\n'), date: '2022-01-01' })));
      for (const [query, { missing, offers }] of Object.entries(queries)) {
        const answer = answerSearch(engine, query, {}, clock);
        assert.deepEqual({ missing: answer.missingEverywhere, offers: answer.didYouMean.map((offer) => offer.query) }, { missing, offers }, query);
      }
    });
  }

  it('offers a much more frequent word for one that is printed now and then by a slip', () => {
    const articles = Array.from({ length: 60 }, (_, i) => articleOf({ id: `a${i}`, title: 'News', paragraphs: [i === 0 ? 'The goverment fell.' : 'The government stays.'] }));
    const offers = (query: string) => answerSearch(engineOf(articles), query, {}, clock).didYouMean;
    assert.deepEqual(offers('goverment'), [{ query: 'government', total: 59 }]);
    assert.deepEqual(offers('government'), []);
    assert.deepEqual(offers('"goverment stays"'), [{ query: '"government stays"', total: 59 }]);
  });

  it('offers nothing behind the first page', () => {
    const engine = engineOf([articleOf({ id: 'a', title: 'News', paragraphs: ['A treaty.'] })]);
    assert.deepEqual(answerSearch(engine, 'treety', { page: 2 }, clock).didYouMean, []);
  });

  const slips = fc.constantFrom('treaity', 'sgined', 'wrs', 'ofensive', 'couteroffensive', 'kiyv', 'vertäge', 'newstart', 'peaec', 'ceasefrie', 'nowhere', 'treaty', 'counter', 'sign');
  const part = fc.oneof(
    { weight: 4, arbitrary: slips },
    fc.array(slips, { minLength: 2, maxLength: 3 }).map((words) => `"${words.join(' ')}"`),
    slips.map((word) => `title:${word}`),
    slips.map((word) => `-${word}`),
    fc.tuple(slips, slips).map(([a, b]) => `(${a} OR ${b})`),
    fc.tuple(slips, slips).map(([a, b]) => `(${a} NEAR/3 ${b})`),
    fc.constantFrom('lang:en', 'after:2021', 'date:none'),
  );
  const query = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' '));

  it('never offers what has no hits, says how many there are, and reads back without mending', () => {
    let offered = 0;
    fc.assert(
      fc.property(randomArticles(12, 4), query, fc.constantFrom<Match>('auto', 'all', 'any'), (articles, written, match) => {
        const engine = engineOf(articles);
        const answer = answerSearch(engine, written, { match }, clock);
        for (const offer of answer.didYouMean) {
          offered++;
          assert.notEqual(offer.query, written);
          assert.deepEqual(parseQuery(offer.query).warnings, []);
          const total = answerSearch(engine, offer.query, { match }, clock).total;
          assert.ok(total > 0);
          assert.equal(total, offer.total, offer.query);
        }
        // What is missing is in no article, and what is not missing is in one.
        for (const word of answer.missingEverywhere) assert.equal(answerSearch(engine, word, { match: 'all' }, clock).total, 0, word);
      }),
      { numRuns: 300 },
    );
    assert.ok(offered > 50, `${offered} offers are too few to say anything`);
  });
});
