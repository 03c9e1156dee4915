/** Are the measures trec_eval's? Small lists, worked out by hand. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { measure, measureNames, meanOf } from '../../server/evaluate/measures.js';
import { repositoryRoot } from '../root.js';

const measures = z.object({ ndcg10: z.number(), map: z.number(), recall100: z.number(), mrr: z.number() });
const cases = z
  .array(z.object({ comment: z.string(), ranked: z.array(z.string()), grades: z.record(z.string(), z.number()), measures }))
  .parse(JSON.parse(readFileSync(join(repositoryRoot, 'spec/relevance/cases/measures.json'), 'utf8')));

describe('the measures of a ranked list', () => {
  for (const { comment, ranked, grades, measures: expected } of cases) {
    it(comment, () => {
      const actual = measure(ranked, new Map(Object.entries(grades)));
      for (const name of measureNames) assert.ok(Math.abs(actual[name] - expected[name]) < 1e-9, `${name} is ${actual[name]}, not ${expected[name]}`);
    });
  }

  it('find a document at rank 100 and none behind it', () => {
    const ranked = Array.from({ length: 101 }, (_, i) => String(i + 1));
    assert.equal(measure(ranked, new Map([['100', 1], ['101', 1]])).recall100, 0.5);
  });

  it('have a mean over queries that counts each query once', () => {
    const one = { ndcg10: 1, map: 0.5, recall100: 1, mrr: 1 };
    assert.deepEqual(meanOf([one, { ndcg10: 0, map: 0, recall100: 0.5, mrr: 0 }]), { ndcg10: 0.5, map: 0.25, recall100: 0.75, mrr: 0.5 });
  });
});
