/** Do articles come first in which the query's words follow one another, and only because of that? */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { shareOf } from '../../server/engine/embedded/pair-share.js';
import { minisearch } from '../../server/engine/embedded/similarity.js';
import { ask, engineOf, idsOf } from './open-articles.js';
import { articleOf } from './sketch.js';

/** Texts of as many words, half of which are `treaty` and `harbour` once each, under ids that say the reverse of the order wanted. */
const texts: Readonly<Record<string, string>> = {
  'e-next': 'Old fishing treaty harbour was signed yesterday night.',
  'd-between': 'Old fishing treaty with harbour signed yesterday night.',
  'c-far': 'Treaty signed with old fishing harbour yesterday night.',
  'b-reversed': 'Old fishing harbour treaty was signed yesterday night.',
};

const archive = (title = 'News'): Parameters<typeof engineOf>[0] => Object.entries(texts).map(([id, text]) => articleOf({ id, title, paragraphs: [text] }));

describe('words of the query that follow one another', () => {
  it('are worth more next to each other or with one word between, in the order of the query', () => {
    const { hits } = ask(engineOf(archive()), 'treaty harbour');
    const scores = new Map(hits.map(({ card, score }) => [card.id, score]));
    assert.equal(scores.get('e-next'), scores.get('d-between'));
    assert.equal(scores.get('c-far'), scores.get('b-reversed'));
    assert.ok((scores.get('e-next') ?? 0) > (scores.get('c-far') ?? 0));
    assert.deepEqual(hits.map(({ card }) => card.id), ['d-between', 'e-next', 'b-reversed', 'c-far']);
  });

  it('add less than a sixth of what the words themselves are worth', () => {
    const { hits } = ask(engineOf(archive()), 'treaty harbour');
    assert.ok(hits[0].score < hits[3].score * 1.16, `${hits[0].score}, ${hits[3].score}`);
  });

  it('do so across a stop word that the query has between them', () => {
    assert.deepEqual(idsOf(ask(engineOf(archive()), 'treaty of the harbour')), ['d-between', 'e-next', 'b-reversed', 'c-far']);
  });

  it('do not where one ends the title and the other begins the text', () => {
    const engine = engineOf([
      articleOf({ id: 'a', title: 'Fishing treaty', paragraphs: ['Signed by harbour masters.'] }),
      articleOf({ id: 'b', title: 'Fishing treaty', paragraphs: ['Harbour masters signed by.'] }),
    ]);
    const [a, b] = ask(engine, 'treaty harbour').hits;
    assert.equal(a.score, b.score);
  });

  it('do so in every order of match, and in the score that another sort shows', () => {
    const engine = engineOf(archive());
    const scores = (request: Parameters<typeof ask>[2]): [string, number][] =>
      ask(engine, 'treaty harbour', request).hits.map(({ card, score }): [string, number] => [card.id, score]).sort();
    for (const match of ['all', 'any'] as const) assert.deepEqual(scores({ match }), scores({}));
    for (const [i, [id, score]] of scores({ sort: 'title' }).entries()) {
      const [sameId, same] = scores({})[i];
      assert.equal(id, sameId);
      assert.ok(Math.abs(score - same) < 1e-6);
    }
  });

  it('say nothing where MiniSearch ranks, nor in a side of an OR', () => {
    assert.equal(new Set(ask(engineOf(archive(), minisearch), 'treaty harbour').hits.map(({ score }) => score)).size, 1);
    assert.equal(new Set(ask(engineOf(archive()), '(treaty harbour) OR nowhere').hits.map(({ score }) => score)).size, 1);
  });
});

describe('what pairs may add', () => {
  const word = fc.record({ weight: fc.double({ min: 0.01, max: 12, noNaN: true }), score: fc.double({ min: 0, max: 1, noNaN: true }) });
  const drawn = fc.array(word, { minLength: 2, maxLength: 7 }).chain((words) => fc.tuple(fc.constant(words), fc.array(fc.tuple(fc.nat(words.length - 1), fc.nat(words.length - 1)), { minLength: 1, maxLength: 15 })));

  it('is a share of the words that is never exceeded, whatever the words are worth', () => {
    fc.assert(
      fc.property(drawn, ([words, some]) => {
        const pairs = some.filter(([a, b]) => a !== b).map(([first, second]) => ({ first, second, weight: 0.15 * Math.min(words[first].weight, words[second].weight) }));
        const share = shareOf(pairs, words.map(({ weight }) => weight));
        const added = pairs.reduce((sum, { first, second, weight }) => sum + weight * Math.min(words[first].score, words[second].score), 0);
        const sum = words.reduce((together, { weight, score }) => together + weight * score, 0);
        assert.ok(added <= share * sum * (1 + 1e-9), `${added} of ${sum}, share ${share}`);
      }),
      { numRuns: 1000 },
    );
  });

  const chain = (...weights: number[]): number =>
    shareOf(weights.slice(1).map((_, first) => ({ first, second: first + 1, weight: Math.min(weights[first], weights[first + 1]) })), weights);

  it('is no more than it can be: half of two equal words, less of unequal ones', () => {
    assert.ok(Math.abs(chain(1, 1) - 1 / 2) < 1e-9);
    assert.ok(Math.abs(chain(3, 1) - 1 / 4) < 1e-9);
    assert.ok(Math.abs(chain(2, 2, 2) - 2 / 3) < 0.01);
    assert.ok(Math.abs(chain(1, 8, 1) - 1 / 5) < 0.01);
    assert.equal(shareOf([], [1]), 0);
  });

  it('is not raised for all by a word that is in many pairs', () => {
    const star = Array.from({ length: 16 }, (_, i) => ({ first: 0, second: i + 1, weight: 1 }));
    assert.ok(shareOf(star, new Array<number>(17).fill(1)) <= 1);
  });
});
