/** Does any text go through XML unharmed, but for what XML may not hold? */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { atomFeed } from '../../server/feed/atom.js';
import { feedOf } from '../../server/feed/feed.js';
import { escapeXml, xml } from '../../server/feed/xml.js';
import type { Hit } from '../../server/search/answer.js';
import { broken, namespaces, withDocument } from './document-rules.js';

/** Whole code points and halves of them, with what markup is made of more often than chance would have it. */
const text = fc
  .array(fc.oneof(fc.string({ unit: 'binary', maxLength: 3 }), fc.constantFrom('<', '>', '&', '"', "'", ']]>', '\r', '\n', '\t', '\0', '\uD800', '\uDC00', '\uFFFE', '&#x0;', '😀')))
  .map((parts) => parts.join(''));

/** As XML 1.0, 2.2, says it, character by character. */
function held(given: string): string {
  return Array.from(given)
    .map((character) => {
      const code = character.codePointAt(0) ?? 0;
      const allowed = code === 9 || code === 10 || code === 13 || (code >= 0x20 && code <= 0xd7ff) || (code >= 0xe000 && code <= 0xfffd) || code >= 0x10000;
      return allowed ? character : '\uFFFD';
    })
    .join('');
}

describe('XML of ours', () => {
  it('gives back every text and every attribute', () => {
    fc.assert(
      fc.property(text, (given) => {
        withDocument(xml`<a b="${given}">${given}</a>`.text, (document) => {
          assert.equal(document.eval('string(/a)'), held(given));
          assert.equal(document.eval('string(/a/@b)'), held(given));
        });
      }),
    );
  });

  it('has no character that XML forbids', () => {
    assert.equal(escapeXml('a\u0000\u0008\u000B\u001F\uFFFE\uFFFF\uD800b\u{10FFFF}\t\u007F'), `a${'\uFFFD'.repeat(7)}b\u{10FFFF}&#x9;\u007F`);
  });

  it('is a valid feed whatever the query and the articles hold', () => {
    const hit = fc.record({ id: text.filter((id) => id !== ''), title: text, author: fc.option(text.filter((name) => /\S/.test(held(name)))), date: fc.constantFrom(null, '1986', '1986-04', '1986-04-28') });
    fc.assert(
      fc.property(text, fc.uniqueArray(hit, { selector: ({ id }) => id.toWellFormed(), maxLength: 4 }), (query, given) => {
        const hits = given.map((facts, index): Hit => ({
          ...facts,
          rank: index + 1,
          score: 1,
          titleMarks: [],
          titleOrigin: 'given',
          url: '/articles/a',
          dateOrigin: 'given',
          source: null,
          language: 'en',
          type: 'txt',
          matchedWords: [],
          missingWords: [],
          snippets: [],
        }));
        const answer = { query, parsed: '', warnings: [], missingEverywhere: [], didYouMean: [], dateOffers: [], index: { generation: 1, articles: 9 }, total: 9, totalAll: 9, relaxed: false, page: 1, perPage: 20, next: null, tookMs: 1, hits, facets: {}, facetsBeyond: {}, timeline: null };
        const document = atomFeed(feedOf('/search.atom', answer, {}, '2026-01-01T00:00:00.000Z'), 'https://a.example');
        assert.deepEqual(broken(document), []);
        withDocument(document, (parsed) => {
          assert.deepEqual(parsed.find('//atom:entry/atom:title', namespaces).map(({ content }) => content), given.map(({ title }) => held(title)));
        });
      }),
    );
  });
});
