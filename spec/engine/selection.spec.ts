/** Which hits are on which page? Filters, sorts, paging and what follows where too few articles have all the words. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fold } from '../../indexer/analysis/analyzer.js';
import { EmbeddedEngine } from '../../server/engine/embedded/embedded-engine.js';
import { parseQuery } from '../../server/query/parse.js';
import type { Match, Sort } from '../../server/search/answer.js';
import { ask, engineOf, generationOf, idsOf, noFilters } from './open-articles.js';
import { scattered } from './random-archive.js';
import { randomFilters } from './random-filters.js';
import { randomQuery, randomWords } from './random-query.js';
import { compareIds, ReferenceArchive } from './reference.js';
import { articleOf } from './sketch.js';

const sorts = fc.constantFrom<Sort>('relevance', 'newest', 'oldest', 'title');
const matches = fc.constantFrom<Match>('auto', 'all', 'any');

describe('the selection of hits', () => {
  it('lets through what the filters allow, in any range of days, even one that ends before it begins', function () {
    this.timeout(120_000);
    fc.assert(
      fc.property(scattered(14), randomQuery, randomFilters, matches, ({ live, segments }, query, allowed, match) => {
        const { tree } = parseQuery(query);
        const answer = ask(new EmbeddedEngine(generationOf(segments)), query, { filters: allowed, match });
        const expected = new ReferenceArchive(live).answer(tree, match, allowed);
        assert.equal(answer.total, expected.length);
        assert.deepEqual(idsOf(answer).sort(compareIds), expected.map(({ id }) => id).sort(compareIds));
      }),
      { numRuns: 250 },
    );
  });

  it('orders by day or title, the undated last, equal ones by id; and another order than relevance relaxes nothing', function () {
    this.timeout(120_000);
    fc.assert(
      fc.property(scattered(14), fc.oneof(randomWords, randomQuery), sorts, matches, ({ live, segments }, query, sort, match) => {
        const answer = ask(new EmbeddedEngine(generationOf(segments)), query, { sort, match });
        const asked = sort === 'relevance' || match === 'any' ? match : 'all';
        const expected = new ReferenceArchive(live).answer(parseQuery(query).tree, asked, noFilters);
        assert.equal(answer.total, expected.length);
        for (const { card, score } of answer.hits) {
          const wanted = expected.find(({ id }) => id === card.id)?.score ?? NaN;
          assert.ok(Math.abs(score - wanted) <= 1e-6 * wanted, `${query}: ${card.id} is worth ${score}, not ${wanted}`);
        }
        if (sort === 'relevance') return;
        assert.equal(answer.relaxed, false);
        const titleKey = (title: string): string => fold(title).replace(/^[^\p{L}\p{N}]+/u, '');
        const key = ({ title, date }: { title: string; date: string | null }): string =>
          sort === 'title' ? titleKey(title) : date === null ? (sort === 'oldest' ? '9999' : '') : `${date}-01-01`.slice(0, 10);
        const newest = (date: string | null): string => (date === null ? '' : `${date}-01-01`.slice(0, 10));
        answer.hits.slice(1).forEach(({ card }, i) => {
          const before = answer.hits[i].card;
          const [a, b] = sort === 'newest' ? [key(card), key(before)] : [key(before), key(card)];
          if (a !== b) assert.ok(a < b, `${sort}: ${before.id}, ${card.id}`);
          else if (newest(before.date) !== newest(card.date)) assert.ok(newest(before.date) > newest(card.date), `${sort}: ${before.id}, ${card.id}`);
          else assert.ok(compareIds(before.id, card.id) < 0, `${sort}: ${before.id}, ${card.id}`);
        });
      }),
      { numRuns: 300 },
    );
  });

  it('has pages that do not overlap and together are the whole list, with one total', function () {
    this.timeout(120_000);
    fc.assert(
      fc.property(scattered(14), fc.oneof(randomWords, randomQuery), sorts, matches, fc.integer({ min: 1, max: 5 }), ({ segments }, query, sort, match, limit) => {
        const engine = new EmbeddedEngine(generationOf(segments));
        const whole = ask(engine, query, { sort, match });
        const paged: string[] = [];
        for (let offset = 0; offset < whole.total + limit; offset += limit) {
          const page = ask(engine, query, { sort, match, offset, limit });
          assert.equal(page.total, whole.total);
          assert.equal(page.relaxed, whole.relaxed);
          paged.push(...idsOf(page));
        }
        assert.deepEqual(paged, idsOf(whole));
      }),
      { numRuns: 150 },
    );
  });

  it('has empty pages behind the last, however far', () => {
    const engine = engineOf([articleOf({ id: 'a', title: 'Treaty', paragraphs: ['War.'] })]);
    for (const query of ['treaty', 'treaty war', 'treaty nowhere', '']) {
      for (const match of ['auto', 'all', 'any'] as const) {
        const answer = ask(engine, query, { match, offset: Number.MAX_SAFE_INTEGER - 20, limit: 20 });
        assert.deepEqual(idsOf(answer), [], query);
        assert.equal(answer.total, query === 'treaty nowhere' && match === 'all' ? 0 : 1, query);
      }
    }
  });
});

/** `both` articles with both words, then as many with only the one, of which every second has a date. */
function archive(both: number, one: number): EmbeddedEngine {
  const words = ['Treaty of the harbour.', 'A fishing treaty.'];
  return engineOf(
    words.flatMap((text, i) =>
      Array.from({ length: i === 0 ? both : one }, (_, n) =>
        articleOf({ id: `${i === 0 ? 'both' : 'one'}${n}`, title: 'News', paragraphs: [text], date: n % 2 === 0 ? '2020' : null }),
      ),
    ),
  );
}

describe('where too few articles have all the words', () => {
  it('those with some of them follow, are counted, and name what they lack', () => {
    const answer = ask(archive(9, 3), 'treaty harbour');
    assert.equal(answer.relaxed, true);
    assert.deepEqual([answer.total, answer.totalAll], [12, 9]);
    assert.deepEqual(answer.hits.map(({ card }) => card.id.replace(/\d/, '')), [...Array<string>(9).fill('both'), 'one', 'one', 'one']);
    assert.deepEqual(answer.hits.at(0)?.missingWords, []);
    assert.deepEqual(answer.hits.at(-1)?.matchedWords, ['treaty']);
    assert.deepEqual(answer.hits.at(-1)?.missingWords, ['harbour']);
  });

  it('ten with all of them are enough', () => {
    const answer = ask(archive(10, 3), 'treaty harbour');
    assert.equal(answer.relaxed, false);
    assert.deepEqual([answer.total, answer.totalAll], [10, 10]);
    assert.equal(ask(archive(10, 3), 'treaty harbour', { match: 'any' }).totalAll, null);
  });

  it('is asked of the whole archive: a filter only narrows', () => {
    const filters = { ...noFilters, from: '2020-01-01', to: '2020-12-31' };
    const enough = ask(archive(10, 4), 'treaty harbour', { filters });
    assert.deepEqual([enough.total, enough.relaxed], [5, false]);
    const few = ask(archive(9, 4), 'treaty harbour', { filters });
    assert.deepEqual([few.total, few.relaxed], [7, true]);
    // None of those under the filter lacks a word; the counts of other values know of those that do.
    const whole = { ...noFilters, author: ['nobody'] };
    const none = ask(archive(9, 4), 'treaty harbour', { filters: whole, facets: ['author'] });
    assert.deepEqual([none.total, none.relaxed, none.facets.author?.values], [0, false, [{ value: null, count: 13 }]]);
  });

  it('phrases, fields, dates and exclusives hold, and only plain words may be missing', () => {
    const engine = archive(3, 3);
    assert.equal(ask(engine, '"treaty of the harbour" nowhere').total, 3);
    assert.equal(ask(engine, '"treaty of the harbour" fishing').hits.every(({ missingWords }) => missingWords.join() === 'fishing'), true);
    assert.equal(ask(engine, 'harbour fishing date:2020').total, 4);
    assert.equal(ask(engine, 'harbour fishing -harbour').total, 3);
    assert.equal(ask(engine, 'title:treaty harbour').total, 0);
    assert.equal(ask(engine, 'treaty harbour title:news').total, 6);
  });

  it('a stop word is passed over, unless it is alone or quoted', () => {
    const engine = archive(3, 3);
    const answer = ask(engine, 'the harbour');
    assert.deepEqual([answer.total, answer.relaxed], [3, false]);
    assert.equal(ask(engine, 'the "a fishing treaty"').relaxed, false);
    assert.equal(ask(engine, 'the "a fishing treaty"', { match: 'all' }).total, 3);
    assert.equal(ask(engine, 'the').total, 3);
    assert.equal(ask(engine, '"the"').total, 3);
    assert.equal(ask(engine, '"of the harbour"').total, 3);
  });

  it('an exclusion alone and the empty query give all the rest, newest first and worth nothing', () => {
    const engine = archive(2, 2);
    assert.deepEqual(idsOf(ask(engine, '-harbour')), ['one0', 'one1']);
    assert.deepEqual(idsOf(ask(engine, '')), ['both0', 'one0', 'both1', 'one1']);
    assert.deepEqual(idsOf(ask(engine, 'type:txt OR lang:en OR date:none')), ['both0', 'one0', 'both1', 'one1']);
    assert.deepEqual(ask(engine, '').hits.map(({ score }) => score), [0, 0, 0, 0]);
  });
});
