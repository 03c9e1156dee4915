/** Does a cursor lead through the list as pages do, and on from its place when the archive has changed? */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeCursor, encodeCursor, type Cursor } from '../../server/engine/cursor.js';
import { EmbeddedEngine } from '../../server/engine/embedded/embedded-engine.js';
import type { EngineHit, EngineRequest } from '../../server/engine/engine.js';
import type { Match, Sort } from '../../server/search/answer.js';
import { ask, engineOf, generationOf, idsOf } from './open-articles.js';
import { scattered } from './random-archive.js';
import { randomFilters } from './random-filters.js';
import { randomQuery, randomWords } from './random-query.js';
import { articleOf } from './sketch.js';

const allSorts: readonly Sort[] = ['relevance', 'newest', 'oldest', 'title'];
const sorts = fc.constantFrom(...allSorts);
const matches = fc.constantFrom<Match>('auto', 'all', 'any');

/** Every hit, a few at a time; each page says how many came before it. */
function throughCursors(engine: EmbeddedEngine, query: string, request: Partial<EngineRequest>, limit: number): EngineHit[] {
  const hits: EngineHit[] = [];
  let after: Cursor | null = null;
  for (;;) {
    const page = ask(engine, query, { ...request, limit, after });
    assert.equal(page.before, hits.length);
    hits.push(...page.hits);
    if (page.cursor === null) {
      assert.equal(hits.length, page.total);
      return hits;
    }
    // As it goes through an address.
    after = decodeCursor(encodeCursor(page.cursor)) ?? assert.fail('a cursor that is none');
    assert.deepEqual(after, page.cursor);
  }
}

describe('a cursor', () => {
  it('leads to the hits that pages lead to, in every order and with every filter', function () {
    this.timeout(180_000);
    fc.assert(
      fc.property(
        scattered(14),
        fc.oneof(randomWords, randomQuery),
        fc.record({ sort: sorts, match: matches, filters: randomFilters, near: fc.constantFrom(null, null, { first: '2022-01-01', last: '2022-01-31', scaleDays: 90 }) }),
        fc.integer({ min: 1, max: 5 }),
        ({ segments }, query, request, limit) => {
          const engine = new EmbeddedEngine(generationOf(segments));
          const whole = ask(engine, query, request);
          const paged = throughCursors(engine, query, request, limit);
          assert.deepEqual(paged.map(({ card }) => card.id), idsOf(whole));
          assert.deepEqual(paged.map(({ score, missingWords }) => [score, missingWords]), whole.hits.map(({ score, missingWords }) => [score, missingWords]));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('goes on behind its place when articles came, went or lie elsewhere', function () {
    this.timeout(180_000);
    fc.assert(
      fc.property(scattered(12), fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }), fc.integer({ min: 1, max: 8 }), sorts, ({ live }, stays, read, sort) => {
        // The order of all articles looks at nothing but themselves, so that what stands behind a place is known.
        const before = ask(engineOf(live), '', { sort });
        const first = ask(engineOf(live), '', { sort, limit: read });
        fc.pre(first.cursor !== null);
        const seen = new Set(idsOf(first));
        const later = live.filter((_, i) => stays[i]);
        const middle = Math.floor(later.length / 2);
        const engine = new EmbeddedEngine(generationOf([{ articles: later.slice(middle) }, { articles: later.slice(0, middle) }]));
        const remaining = new Set(later.map(({ id }) => id));
        const expected = idsOf(before).filter((id) => !seen.has(id) && remaining.has(id));
        const answer = ask(engine, '', { sort, after: first.cursor });
        assert.deepEqual(idsOf(answer), expected);
        assert.equal(answer.before, later.length - expected.length);
        // And what comes in is met where it belongs, by who has not passed it.
        const fromFewer = ask(engine, '', { sort, limit: read });
        if (fromFewer.cursor === null) return;
        const passed = ask(engineOf(live), '', { sort, after: fromFewer.cursor });
        const place = idsOf(before).indexOf(fromFewer.hits.at(-1)?.card.id ?? '');
        assert.deepEqual(idsOf(passed), idsOf(before).slice(place + 1));
      }),
      { numRuns: 200 },
    );
  });

  it('goes from those with all the words over to those with some, and not back', () => {
    const texts = [...Array<string>(4).fill('Treaty of the harbour.'), ...Array<string>(4).fill('A fishing treaty.')];
    const articles = texts.map((text, i) => articleOf({ id: `a${i}`, title: 'News', paragraphs: [text] }));
    const engine = engineOf(articles);
    assert.deepEqual(throughCursors(engine, 'treaty harbour', {}, 3).map(({ card }) => card.id), articles.map(({ id }) => id));
    const among = ask(engine, 'treaty harbour', { limit: 6 }).cursor;
    assert.equal(among?.group, 1);
    const more = Array.from({ length: 8 }, (_, i) => articleOf({ id: `b${i}`, title: 'News', paragraphs: ['Treaty of the harbour.'] }));
    // Enough have all the words now, and those come before its place.
    const answer = ask(engineOf([...articles, ...more]), 'treaty harbour', { after: among });
    assert.deepEqual([answer.total, answer.before, idsOf(answer)], [12, 12, []]);
  });

  it('that is none is known', () => {
    const cursor: Cursor = { sort: 'title', group: 0, score: 0, day: 20230120, title: 'a “title” 語 \ud800', id: 'a/b é 😀' };
    const text = encodeCursor(cursor);
    assert.match(text, /^[A-Za-z0-9_-]+$/);
    assert.deepEqual(decodeCursor(text), cursor);
    const coded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    for (const garbage of ['', 'a', 'abc', `${text}A`, text.slice(0, -2), ` ${text}`, `${text}=`, coded({}), coded([]), coded(['title', 2, 0, 0, '', 'a']), coded(['title', 0, null, 0, '', 'a']), coded(['best', 0, 0, 0, '', 'a']), coded(['title', 0, 0, 0.5, '', 'a']), coded(['title', 0, 0, 0, '', 'a', 1])]) {
      assert.equal(decodeCursor(garbage), null, garbage);
    }
    fc.assert(fc.property(fc.string(), (garbage) => decodeCursor(garbage) === null));
  });
});
