import assert from 'node:assert/strict';
import fc from 'fast-check';
import { z } from 'zod';
import { isPartialDate } from '../../indexer/article/calendar.js';
import { datelineDate, readDateline } from '../../indexer/article/dateline.js';
import { readCases } from './cases.js';

const why = z.string().optional();
const shape = z.union([
  z.strictObject({ text: z.string(), none: z.literal(true), why }),
  z.strictObject({ text: z.string(), near: z.string().nullable(), place: z.string().nullable(), agency: z.string().nullable(), date: z.string().nullable(), body: z.string(), why }),
]);

describe('a dateline', () => {
  for (const expected of readCases('article/cases/datelines.json', shape)) {
    if ('none' in expected) {
      it(`is not in "${expected.text}"`, () => {
        assert.equal(readDateline(expected.text), null);
      });
      continue;
    }
    it(`is in "${expected.text}"${expected.near === null ? '' : ` of ${expected.near}`}`, () => {
      const found = readDateline(expected.text);
      assert.ok(found !== null);
      assert.equal(found.place, expected.place);
      assert.equal(found.agency, expected.agency);
      assert.equal(datelineDate(found, expected.near), expected.date);
      assert.ok(expected.text.slice(found.bodyStart).startsWith(expected.body));
    });
  }

  it('has a date of the calendar and a body inside its text, whatever the text', () => {
    const piece = fc.constantFrom('KYIV', 'Paris', ', ', 'March 3', '31 févr.', '2022', ' (', 'Reuters', ')', ' – ', ' - ', '/', 'TASS', '. ', 'The ', 'story', ' ', 'S.D.');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.constantFrom(null, '2021', '2021-02', '2021-02-03'), (pieces, near) => {
        const text = pieces.join('');
        const found = readDateline(text);
        if (found === null) return;
        assert.ok(found.bodyStart > 0 && found.bodyStart < text.length);
        assert.ok(found.place !== null || found.agency !== null);
        const date = datelineDate(found, near);
        assert.ok(date === null || isPartialDate(date));
      }),
      { numRuns: 3000 },
    );
  });
});
