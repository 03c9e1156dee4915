/** Are the k best the same as if everything had been looked up, though little is? */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { TieBreak } from '../../server/engine/embedded/best.js';
import { mostOff } from '../../server/engine/embedded/list.js';
import type { Reward } from '../../server/engine/embedded/reward.js';
import { RewardedBest } from '../../server/engine/embedded/rewarded-best.js';

const order: TieBreak = (s, a, t, b) => s - t || a - b;

/** Few different numbers, so that many are equal. A reward is a part of the share that a sum may be given. */
const offers = fc.array(fc.record({ sum: fc.integer({ min: 1, max: 40 }), part: fc.constantFrom(0, 0, 0.25, 0.5, 1) }), { maxLength: 200 });

const [most, share] = [4, 0.25];

/** A reward that is known article by article, whose numbers go on from segment to segment. */
function byArticle(bound: (article: number) => number, of: (article: number) => number): Pick<Reward, 'look' | 'bound' | 'of'> {
  let seen: Uint32Array;
  return {
    look: (segment, articles) => {
      seen = articles.map((article) => segment * perSegment + article);
    },
    bound: (i) => bound(seen[i]),
    of: (i) => of(seen[i]),
  };
}

const perSegment = 50;
const placeOf = (number: number): { segment: number; article: number } => ({ segment: Math.floor(number / perSegment), article: number % perSegment });

describe('the best, with what is dear to look up', () => {
  it('are those that have most together, behind any place, offered in any order, and passed over below a threshold that may be known before', () => {
    fc.assert(
      fc.property(offers, fc.integer({ min: 0, max: 30 }), fc.option(fc.integer({ min: 1, max: 45 }), { nil: null }), fc.boolean(), (sums, k, place, isRaised) => {
        const rewards = sums.map(({ sum, part }) => part * Math.min(most, share * sum));
        const best = new RewardedBest(k, order, place === null ? null : (_, __, score) => score < place, {
          most,
          share,
          ...byArticle(
            (article) => (rewards[article] === 0 ? 0 : Math.min(most, share * sums[article].sum)),
            (article) => rewards[article],
          ),
        });
        // Of those that will be offered k are known to have this sum.
        const sure = sums.map(({ sum }) => sum).sort((a, b) => b - a)[k - 1] ?? -Infinity;
        if (isRaised) best.raise(sure * (1 - mostOff));
        sums.forEach(({ sum }, number) => {
          const { segment, article } = placeOf(number);
          if (sum >= best.threshold) best.offer(segment, article, sum);
        });
        const all = sums.map(({ sum }, number) => ({ ...placeOf(number), score: sum + rewards[number] }));
        const behind = all.filter(({ score }) => place === null || score < place);
        const expected = behind.sort((a, b) => b.score - a.score || order(a.segment, a.article, b.segment, b.article)).slice(0, k);
        assert.deepEqual(best.ranked(), expected);
        assert.equal(best.passed, all.length - behind.length);
      }),
      { numRuns: 500 },
    );
  });

  it('are found with few looks: where the sums lie apart, at no others', () => {
    const looked: number[] = [];
    const best = new RewardedBest(3, order, null, {
      most,
      share,
      ...byArticle(
        () => most,
        (article) => {
          looked.push(article);
          return 1;
        },
      ),
    });
    for (let number = 0; number < 100; number++) {
      const { segment, article } = placeOf(number);
      if (number * 10 >= best.threshold) best.offer(segment, article, number * 10);
    }
    assert.deepEqual(best.ranked().map(({ segment, article }) => segment * perSegment + article), [99, 98, 97]);
    assert.deepEqual(looked, [97, 98, 99]);
  });
});

describe('what as many as are wanted are known to be worth', () => {
  it('raises the threshold by no more than may be added, and not where hits begin behind a place', () => {
    const reward = { most, share, ...byArticle(() => most, () => 0) };
    const best = new RewardedBest(2, order, null, reward);
    best.raise(40);
    const { threshold } = best;
    assert.ok(threshold < 40 - most && threshold > 40 - most - 0.01);
    best.raise(30);
    assert.equal(best.threshold, threshold);
    const behind = new RewardedBest(2, order, () => true, reward);
    behind.raise(40);
    assert.equal(behind.threshold, -Infinity);
  });
});
