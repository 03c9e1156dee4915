/** Do days lie as far apart as on the calendar? */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { dayCount } from '../../indexer/index/schema.js';

const day = fc.date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true });

/** 2023-01-20 is 20230120. */
const numberOf = (date: Date): number => (date.getUTCFullYear() * 100 + date.getUTCMonth() + 1) * 100 + date.getUTCDate();
const midnightOf = (date: Date): number => Math.floor(date.getTime() / 86_400_000);

describe('days', () => {
  it('lie as far apart as on the calendar', () => {
    fc.assert(fc.property(day, day, (one, other) => {
      assert.equal(dayCount(numberOf(one)) - dayCount(numberOf(other)), midnightOf(one) - midnightOf(other));
    }), { numRuns: 5000 });
  });

  it('follow one another through leap years and others', () => {
    for (const [one, other] of [[19000228, 19000301], [20000229, 20000301], [20231231, 20240101], [20240229, 20240301], [20230228, 20230301]]) assert.equal(dayCount(other) - dayCount(one), 1);
  });
});
