/** Does a hit near the days that were named come before others as good, and nothing else change? */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { EmbeddedEngine } from '../../server/engine/embedded/embedded-engine.js';
import { Nearness } from '../../server/engine/embedded/nearness.js';
import type { Nearby } from '../../server/engine/engine.js';
import { parseQuery } from '../../server/query/parse.js';
import type { Match } from '../../server/search/answer.js';
import { ask, engineOf, generationOf, idsOf, noFilters } from './open-articles.js';
import { scattered } from './random-archive.js';
import { randomQuery, randomWords } from './random-query.js';
import { compareIds, ReferenceArchive } from './reference.js';
import { articleOf } from './sketch.js';

const matches = fc.constantFrom<Match>('auto', 'all', 'any');
const nears: fc.Arbitrary<Nearby> = fc.record({
  first: fc.constantFrom('2021-06-01', '2022-01-01', '2022-01-02'),
  last: fc.constantFrom('2022-01-02', '2022-12-31'),
  scaleDays: fc.constantFrom(1, 30, 365.25, 3652.5),
});

const dated = (...dates: (string | null)[]): EmbeddedEngine =>
  engineOf(dates.map((date) => articleOf({ id: date ?? 'undated', title: 'Treaty', paragraphs: ['War.'], date })));

const near = (first: string, last: string, scaleDays: number): { near: Nearby } => ({ near: { first, last, scaleDays } });

describe('near some days', () => {
  it('an article is worth what it is anyway times a Gaussian of the days between, whatever segments it lies in', function () {
    this.timeout(120_000);
    fc.assert(
      fc.property(scattered(14), fc.oneof(randomWords, randomQuery), matches, nears, ({ live, segments }, query, match, nearby) => {
        const answer = ask(new EmbeddedEngine(generationOf(segments)), query, { match, near: nearby });
        const expected = new ReferenceArchive(live).answer(parseQuery(query).tree, match, noFilters, nearby);
        assert.equal(answer.total, expected.length);
        assert.deepEqual(idsOf(answer).sort(compareIds), expected.map(({ id }) => id).sort(compareIds));
        const byId = new Map(expected.map((hit) => [hit.id, hit]));
        answer.hits.forEach(({ card: { id }, score }, i) => {
          const wanted = byId.get(id);
          assert.ok(wanted !== undefined && Math.abs(score - wanted.score) <= 1e-6 * wanted.score, `${query}: ${id} is worth ${score}, not ${wanted?.score}`);
          const before = answer.hits.at(i - 1);
          if (i > 0 && before !== undefined && byId.get(before.card.id)?.relaxed === wanted.relaxed) assert.ok(before.score >= score, query);
        });
      }),
      { numRuns: 300 },
    );
  });

  it('no article counts for more than is known of those that it lies together with', () => {
    fc.assert(
      fc.property(scattered(14), nears, ({ segments }, nearby) => {
        const generation = generationOf(segments);
        generation.files.forEach(({ segment: { articles: { count } } }, s) => {
          const factors = Array.from({ length: count }, (_, article) => new Nearness(nearby, generation).of(s, article));
          for (let first = 0; first < count; first++) {
            for (let end = first + 1; end <= count; end++) {
              const [most, known] = [Math.max(...factors.slice(first, end)), new Nearness(nearby, generation).most(s, first, end)];
              assert.ok(known === most || (known === 1 && end - first > 1), `${known} for ${most}`);
            }
          }
        });
      }),
      { numRuns: 100 },
    );
  });

  it('pages do not overlap', function () {
    this.timeout(120_000);
    fc.assert(
      fc.property(scattered(14), randomWords, matches, nears, fc.integer({ min: 1, max: 4 }), ({ segments }, query, match, nearby, limit) => {
        const engine = new EmbeddedEngine(generationOf(segments));
        const whole = idsOf(ask(engine, query, { match, near: nearby }));
        const paged: string[] = [];
        for (let offset = 0; offset < whole.length; offset += limit) paged.push(...idsOf(ask(engine, query, { match, near: nearby, offset, limit })));
        assert.deepEqual(paged, whole);
      }),
      { numRuns: 100 },
    );
  });

  it('those of the days come first, then the nearest on either side, and the undated with the farthest', () => {
    const engine = dated('1990', '1998-04-28', '1998-05', '1998-05-31', '1998-06-10', null);
    const { hits } = ask(engine, 'treaty', near('1998-05-01', '1998-05-31', 10));
    assert.deepEqual(hits.map(({ card }) => card.id), ['1998-05-31', '1998-05', '1998-04-28', '1998-06-10', '1990', 'undated']);
    const [first, second, third, fourth, fifth, sixth] = hits.map(({ score }) => score / hits[0].score);
    assert.deepEqual([first, second, fifth, sixth], [1, 1, 0.01, 0.01]);
    assert.ok(Math.abs(third - Math.exp(-0.5 * 0.3 ** 2)) < 1e-9, String(third));
    assert.ok(Math.abs(fourth - Math.exp(-0.5)) < 1e-9, String(fourth));
  });

  it('days are those of the calendar, over leap years and the ends of months and years', () => {
    const day = (date: string): number => {
      const [hit, other] = ask(dated(date, '2000-02-28'), 'treaty', near('2000-02-28', '2000-02-28', 1000)).hits;
      return Math.round(Math.sqrt(-2 * Math.log(other.score / hit.score)) * 1000);
    };
    assert.deepEqual(['2000-02-29', '2000-03-01', '1999-12-31', '2000-12-31'].map(day), [1, 2, 59, 307]);
  });

  it('what is far off may still be better, and the years before 100 are years', () => {
    const far = articleOf({ id: 'far', title: 'Treaty', paragraphs: ['Treaty, treaty and treaty.'], date: '1999' });
    const close = articleOf({ id: 'close', title: 'News of the harbour', paragraphs: ['A treaty was signed by the fishing fleet of the old town.'], date: '2000' });
    assert.deepEqual(idsOf(ask(engineOf([far, close]), 'treaty', near('2000-01-01', '2000-12-31', 3652.5))), ['far', 'close']);
    assert.deepEqual(idsOf(ask(engineOf([far, close]), 'treaty', near('2000-01-01', '2000-12-31', 30))), ['close', 'far']);
    assert.deepEqual(idsOf(ask(dated('0050', '1950'), 'treaty', near('0060-01-01', '0060-01-01', 3652.5))), ['0050', '1950']);
  });

  it('where nothing is ranked the newest still come first', () => {
    assert.deepEqual(idsOf(ask(dated('1990', '1998', '2004'), '', near('1998-01-01', '1998-12-31', 30))), ['2004', '1998', '1990']);
    assert.deepEqual(idsOf(ask(dated('1990', '1998', '2004'), 'treaty', { ...near('1998-01-01', '1998-12-31', 30), sort: 'oldest' })), ['1990', '1998', '2004']);
  });
});
