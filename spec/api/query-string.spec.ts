/** What is written into an address is read out of it again, whatever it is. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { rawParameters } from '../../server/api/query-string.js';
import { encoded, queryString, searchAddress } from '../../server/search/address.js';
import { readSearch, searchOptions, searchParameters } from '../../server/api/v1/parameters.js';

describe('the query string', () => {
  it('gives back every name and value that was written, in order', () => {
    const text = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text)), (pairs) => {
        const read = rawParameters(`/x${queryString(pairs)}`);
        const expected = new Map<string, string[]>();
        for (const [name, value] of pairs) expected.set(name, [...(expected.get(name) ?? []), value]);
        assert.deepEqual(new Map([...read].map(([name, values]) => [name, [...values]])), expected);
      }),
    );
  });

  it('writes half a surrogate pair as U+FFFD instead of failing', () => {
    assert.equal(encoded('a\uD800b'), 'a%EF%BF%BDb');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        assert.equal(decodeURIComponent(encoded(text)), text.toWellFormed());
      }),
    );
  });

  it('reads plus signs as spaces and a name without a value as empty', () => {
    assert.deepEqual([...rawParameters('/s?q=a+b%2Bc&from')], [['q', ['a b+c']], ['from', ['']]]);
  });
});

describe('the address of a search', () => {
  const words = fc.string({ unit: 'grapheme', maxLength: 20 });
  const parameters = fc.record(
    {
      q: words,
      from: fc.constantFrom('2020', '2020-02', '2020-02-29'),
      to: fc.constantFrom('2021', '2021-02', '2021-02-28'),
      source: fc.array(words.map((text) => text.trim()).filter((text) => text !== ''), { maxLength: 3 }),
      type: fc.array(fc.constantFrom('txt' as const, 'pdf' as const), { maxLength: 2 }),
      sort: fc.constantFrom('relevance' as const, 'newest' as const),
      page: fc.integer({ min: 1, max: 1000 }).map(String),
      per_page: fc.integer({ min: 1, max: 100 }).map(String),
      snippets: fc.integer({ min: 0, max: 10 }).map(String),
    },
    { requiredKeys: [] },
  );

  it('is read as the same search', () => {
    fc.assert(
      fc.property(parameters, (given) => {
        const values = searchParameters.parse(given);
        assert.deepEqual(readSearch(rawParameters(searchAddress('/search', values.q, searchOptions(values)))), { values, errors: [] });
      }),
    );
  });

  it('leaves out what is as usual', () => {
    assert.equal(searchAddress('/search', 'a b', searchOptions(searchParameters.parse({ q: 'a b', page: '1', sort: 'relevance' }))), '/search?q=a+b');
  });
});
