import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { dayAfter, dayBefore, dayRange } from '../../server/query/dates.js';
import { repositoryRoot } from '../root.js';

const days = JSON.parse(readFileSync(join(repositoryRoot, 'spec/query/cases/days.json'), 'utf8')) as [string, string?, string?][];

describe('a partial date', () => {
  for (const [text, first, last] of days) {
    it(first === undefined ? `"${text}" is no date` : `"${text}" is ${first} to ${last ?? ''}`, () => {
      assert.deepEqual(dayRange(text), first === undefined ? null : { first, last });
    });
  }

  it('of a day is that day, and the calendar agrees with JavaScript', () => {
    const day = fc.date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true });
    fc.assert(
      fc.property(day, (date) => {
        const text = date.toISOString().slice(0, 10);
        assert.deepEqual(dayRange(text), { first: text, last: text });
        const next = new Date(date.getTime() + 86_400_000).toISOString().slice(0, 10);
        if (text === '9999-12-31') return;
        assert.equal(dayAfter(text), next);
        assert.equal(dayBefore(next), text);
      }),
    );
  });

  it('has no day beyond the calendar', () => {
    assert.equal(dayAfter('9999-12-31'), null);
    assert.equal(dayBefore('0001-01-01'), null);
  });
});
