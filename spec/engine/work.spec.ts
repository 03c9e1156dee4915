/** Does a query that asks for too much end, and do its many words come together as few do? */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { flat, type List } from '../../server/engine/embedded/list.js';
import { uniteMany, uniteVariants } from '../../server/engine/embedded/union.js';
import { Work } from '../../server/engine/embedded/work.js';

const articleCount = 60;

const list = fc.uniqueArray(fc.record({ article: fc.nat(articleCount - 1), score: fc.integer({ min: 1, max: 9 }) }), { selector: ({ article }) => article }).map((rows): List => {
  const sorted = rows.sort((a, b) => a.article - b.article);
  return {
    articles: Uint32Array.from(sorted, ({ article }) => article),
    scores: Float32Array.from(sorted, ({ score }) => score),
    length: sorted.length,
    weight: 1,
    besides: null,
  };
});

const rowsOf = (list: List): [number, number][] => {
  const { articles, scores, length } = flat(list);
  return Array.from({ length }, (_, row) => [articles[row], scores[row]]);
};

describe('the work of a query', () => {
  it('is granted until it is used up, and never again', () => {
    const work = new Work(0);
    let granted = 0;
    while (work.spend(100_000)) granted++;
    assert.ok(granted >= 10 && granted <= 100, `${granted}`);
    assert.ok(work.exhausted);
    assert.equal(work.spend(0), false);
  });

  it('grows with the archive, so that a phrase of common words is counted to the end', () => {
    assert.ok(new Work(10_000_000).spend(100_000_000));
  });
});

describe('the lists of many variants', () => {
  it('come together as those of few do', () => {
    fc.assert(
      fc.property(fc.array(list, { minLength: 1, maxLength: 20 }), (lists) => {
        assert.deepEqual(rowsOf(uniteMany(lists, articleCount)), rowsOf(uniteVariants(lists)));
      }),
    );
  });
});
