/** Which dates does a query name in words, and what is left of it without them? */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { z } from 'zod';
import { dateOffers, mayCountFromToday, type DateOffer } from '../../server/query/date-offers.js';
import { dayRange } from '../../server/query/dates.js';
import { allOf } from '../../server/query/normal.js';
import { parseQuery } from '../../server/query/parse.js';
import type { QueryNode } from '../../server/query/tree.js';
import { repositoryRoot } from '../root.js';

const caseList = z.array(
  z.strictObject({
    query: z.string(),
    offers: z.array(z.strictObject({ words: z.string(), query: z.string(), from: z.string().nullable(), to: z.string().nullable(), counted: z.literal(true).optional() })),
  }),
);
const cases = caseList.parse(JSON.parse(readFileSync(join(repositoryRoot, 'spec/query/cases/date-offers.json'), 'utf8')));

/** A Sunday: the last day of its week. */
const today = '2026-11-22';

const offersOf = (query: string, day: string | null): DateOffer[] => dateOffers(query, parseQuery(query), day).map(({ offer }) => offer);

describe('dates in words', () => {
  for (const { query, offers } of cases) {
    it(offers.length === 0 ? `are none in ${query}` : `are offered for ${query}`, () => {
      const found = offersOf(query, today);
      assert.deepEqual(
        found.map(({ words, query, from, to, reference }) => ({ words, query, from, to, ...(reference === null ? {} : { counted: true }) })),
        offers,
      );
      for (const { words, start, end, reference } of found) {
        assert.equal(query.slice(start, end), words);
        assert.ok(reference === null || reference === today);
      }
    });
  }

  it('that are counted from today are not offered where nobody says what day it is', () => {
    for (const { query, offers } of cases) {
      const unknown = offersOf(query, null);
      if (offers.every(({ counted }) => counted === undefined)) assert.deepEqual(unknown, offersOf(query, today), query);
      else assert.ok(unknown.every(({ reference }) => reference === null), query);
    }
  });

  it('are found wherever they stand in a long query, but for one that is cut short', () => {
    for (const words of ['1998', 'in the late 1960s', 'two weeks ago', 'from the 12th of March 2003 to the 13th of April 2004']) {
      for (const [before, behind] of [[0, 80], [7, 100], [60, 3], [120, 0]]) {
        const query = `${'storm '.repeat(before)}${words}${' flood'.repeat(behind)}`;
        assert.deepEqual(offersOf(query, today).map((offer) => offer.words), [words], query);
      }
      assert.deepEqual(offersOf(`${words}${' flood'.repeat(200)}`, today), []);
    }
  });

  const pieces = fc.constantFrom(
    ...['war', 'march', 'May', '2003', '1998', '12', '12th', 'spring', 'last', 'year', 'weeks', '3', 'ago', 'in', 'the', 'since', 'before', 'from', 'to', 'between', 'and', '1990s', '80s'],
    ...['01/02/2003', '1914-1918', 'OR', 'AND', 'NOT', '-', '+', '(', ')', '"', 'title:', '=', 'NEAR/5', 'SAME', ',', 'today', 'winter', '2003/04', 'of', '!', '?', '\u00ad'],
    ...['early', 'mid', 'late', 'mid-1990s', 'nineties', 'two', 'a', 'past', 'friday', 'century', '19th', 'half', 'first', 'quarter', 'onwards', 'up', '02/2020', '1914-18', 'march-may', '12–15', '2003-04'],
  );
  const queries = fc.array(fc.tuple(pieces, fc.constantFrom(' ', ' ', ' ', '')), { maxLength: 14 }).map((parts) => parts.flat().join(''));
  const anyDay = fc.date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2100-12-31T00:00:00Z'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));

  const children = (tree: QueryNode): readonly QueryNode[] => (tree.kind === 'and' ? tree.children : tree.kind === 'all' ? [] : [tree]);

  it('are days of the calendar in their order, and leave the rest of the query as it was', () => {
    let offered = 0;
    fc.assert(
      fc.property(queries, anyDay, (query, day) => {
        for (const { offer, rest } of dateOffers(query, parseQuery(query), day)) {
          assert.deepEqual(rest, parseQuery(offer.query).tree);
          offered++;
          for (const end of [offer.from, offer.to]) assert.ok(end === null || dayRange(end)?.first === end, String(end));
          assert.ok(offer.from !== null || offer.to !== null);
          assert.ok(offer.from === null || offer.to === null || offer.from <= offer.to);
          assert.ok(offer.reference === null || (offer.reference === day && mayCountFromToday(query)), query);
          // The words that are taken out, put back at the end, mean what the query meant, but for the order of its parts.
          const taken = children(parseQuery(offer.words).tree);
          const again = allOf([parseQuery(offer.query).tree, ...taken]);
          const sorted = (tree: QueryNode): string[] => children(tree).map((child) => JSON.stringify(child)).sort();
          assert.deepEqual(sorted(again), sorted(parseQuery(query).tree), offer.query);
        }
      }),
      { numRuns: 3000 },
    );
    assert.ok(offered > 500, `only ${offered} offers were looked at`);
  });
});
