/** Does the engine answer what is promised? Every kind of query on small random archives, against a naive reading of the promise. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Article } from '../../indexer/article/article.js';
import { EmbeddedEngine } from '../../server/engine/embedded/embedded-engine.js';
import type { EngineAnswer } from '../../server/engine/engine.js';
import { parseQuery } from '../../server/query/parse.js';
import type { Match } from '../../server/search/answer.js';
import { ask, engineOf, generationOf, idsOf, noFilters } from './open-articles.js';
import { randomArticles, scattered } from './random-archive.js';
import { randomQuery, randomQuotationQuery, randomWords } from './random-query.js';
import { compareIds, ReferenceArchive, type ReferenceHit } from './reference.js';

/** Scores are kept in 32 bits: sums of several words are right to this. */
const tolerance = 1e-6;

const near = (a: number, b: number): boolean => Math.abs(a - b) <= tolerance * Math.max(Math.abs(a), Math.abs(b));

function compare(answer: EngineAnswer, expected: readonly ReferenceHit[], archive: ReferenceArchive, query: string): void {
  assert.equal(answer.total, expected.length, `total of ${query}`);
  assert.deepEqual(idsOf(answer).sort(compareIds), expected.map(({ id }) => id).sort(compareIds), query);
  assert.equal(answer.relaxed, expected.some(({ relaxed }) => relaxed), `whether ${query} is relaxed`);
  if (answer.totalAll !== null) assert.equal(answer.totalAll, expected.filter(({ relaxed }) => !relaxed).length, `how many have all the words of ${query}`);
  const byId = new Map(expected.map((hit) => [hit.id, hit]));
  answer.hits.forEach(({ card: { id }, score }, i) => {
    const hit = byId.get(id);
    assert.ok(hit !== undefined && near(score, hit.score), `${query}: ${id} is worth ${score}, not ${hit?.score}`);
    if (i === 0) return;
    const before = answer.hits[i - 1];
    const above = byId.get(before.card.id);
    assert.ok(above !== undefined && Number(above.relaxed) <= Number(hit.relaxed), `${query}: ${id} lacks no word and comes late`);
    if (above.relaxed !== hit.relaxed) return;
    assert.ok(before.score >= score, `${query}: ${id} is better than ${before.card.id} before it`);
    // Equal worth, and equal by more than rounding: newest first, then by id.
    if (before.score !== score && above.score !== hit.score) return;
    if (above.score !== hit.score && before.score !== score) return;
    if (before.score !== score) return;
    const [dayBefore, day] = [archive.dayOf(before.card.id), archive.dayOf(id)];
    assert.ok(dayBefore > day || (dayBefore === day && compareIds(before.card.id, id) < 0), `${query}: ${before.card.id}, ${id}`);
  });
}

function hold(articles: readonly Article[], engine: EmbeddedEngine, query: string, match: Match): void {
  const archive = new ReferenceArchive(articles);
  const expected = archive.answer(parseQuery(query).tree, match, noFilters);
  compare(ask(engine, query, { match }), expected, archive, query);
}

const matches = fc.constantFrom<Match>('auto', 'all', 'any');

describe('the engine, against a naive reading of every token', () => {
  it('answers words with the same articles, scores and order', function () {
    this.timeout(180_000);
    fc.assert(
      fc.property(randomArticles(20), fc.array(randomWords, { minLength: 4, maxLength: 4 }), matches, (articles, queries, match) => {
        const engine = engineOf(articles);
        for (const query of queries) hold(articles, engine, query, match);
      }),
      { numRuns: 150 },
    );
  });

  it('answers every kind of query with the same articles, scores and order', function () {
    this.timeout(180_000);
    fc.assert(
      fc.property(randomArticles(14), fc.array(randomQuery, { minLength: 6, maxLength: 6 }), matches, (articles, queries, match) => {
        const engine = engineOf(articles);
        for (const query of queries) hold(articles, engine, query, match);
      }),
      { numRuns: 200 },
    );
  });

  it('answers who said what with the same articles, scores and order', function () {
    this.timeout(180_000);
    fc.assert(
      fc.property(randomArticles(20, 8), fc.array(randomQuotationQuery, { minLength: 6, maxLength: 6 }), matches, (articles, queries, match) => {
        const engine = engineOf(articles);
        for (const query of queries) hold(articles, engine, query, match);
      }),
      { numRuns: 200 },
    );
  });

  it('gives every article the same worth where something is excluded that it has not', () => {
    fc.assert(
      fc.property(scattered(14), randomWords, matches, ({ segments }, query, match) => {
        const split = new EmbeddedEngine(generationOf(segments));
        const scores = (asked: string): unknown => ask(split, asked, { match }).hits.map(({ card, score }) => [card.id, score]);
        assert.deepEqual(scores(`${query} -speaker:"nobody at all"`), scores(query), query);
      }),
      { numRuns: 100 },
    );
  });

  it('does so whatever segments the articles lie in, and whatever was deleted beside them', function () {
    this.timeout(180_000);
    fc.assert(
      fc.property(scattered(14), fc.array(fc.oneof({ weight: 2, arbitrary: randomQuery }, randomQuotationQuery), { minLength: 6, maxLength: 6 }), matches, ({ live, segments }, queries, match) => {
        const [fresh, split] = [engineOf(live), new EmbeddedEngine(generationOf(segments))];
        for (const query of queries) {
          hold(live, split, query, match);
          const [one, other] = [ask(fresh, query, { match }), ask(split, query, { match })];
          assert.deepEqual(idsOf(other), idsOf(one), query);
          other.hits.forEach((hit, i) => {
            assert.ok(near(hit.score, one.hits[i].score), query);
            assert.deepEqual([hit.matchedWords, hit.missingWords], [one.hits[i].matchedWords, one.hits[i].missingWords], query);
            assert.deepEqual(hit.titleOccurrences, one.hits[i].titleOccurrences, query);
            assert.deepEqual(hit.open().occurrences, one.hits[i].open().occurrences, query);
          });
        }
      }),
      { numRuns: 150 },
    );
  });
});
