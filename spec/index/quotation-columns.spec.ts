/** Does a segment hold who said what, where it is said, and which words the speakers' names have? */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { analyzerFor, nameWords } from '../../indexer/analysis/analyzer.js';
import { findQuotations } from '../../indexer/article/quotations/find.js';
import { Segment } from '../../indexer/index/segment.js';
import { TextRecord } from '../../indexer/index/text-record.js';
import { build } from '../engine/open-articles.js';
import { randomArticles } from '../engine/random-archive.js';
import { articleOf } from '../engine/sketch.js';

describe('the quotations of a segment', () => {
  it('are those that the articles have, letter by letter and word by word', function () {
    this.timeout(60_000);
    let seen = 0;
    fc.assert(
      fc.property(randomArticles(12), (articles) => {
        const { columns, records } = build(articles);
        const segment = new Segment(columns);
        for (const article of articles) {
          const i = segment.articles.find(article.id);
          const { start, bytes } = segment.articles.record(i);
          const record = new TextRecord((at, target) => { target.set(records.subarray(start + at, start + at + target.length)); }, bytes);
          const tokens = analyzerFor(article.language).tokens(article.text);
          const expected = findQuotations(article.paragraphs.map((one) => article.text.slice(one.start, one.end)), article.language);
          const letters = expected.flatMap(({ parts }) => parts.map((part) => ({ start: article.paragraphs[part.paragraph].start + part.start, end: article.paragraphs[part.paragraph].start + part.end })));
          assert.deepEqual(record.quoted, letters);
          const rows = segment.articles.quotations.row(i);
          seen += rows.length;
          assert.deepEqual(
            rows.map(({ speaker, verb, carried }) => ({ name: speaker?.name ?? null, written: speaker?.written ?? null, verb, carried })),
            expected.map(({ speaker, speakerName, verb, carried }) => ({ name: speakerName, written: speaker, verb, carried })),
          );
          const places = rows.flatMap(({ parts }) => parts);
          assert.equal(places.length, letters.length);
          places.forEach(({ from, to }, part) => {
            const inside = tokens.filter((token) => token.start >= letters[part].start && token.start < letters[part].end).map(({ position }) => position);
            assert.deepEqual([...new Set(inside)].sort((a, b) => a - b), Array.from({ length: to - from }, (_, n) => from + n));
          });
          for (const { speaker } of rows) {
            for (const word of nameWords(`${speaker?.name ?? ''} ${speaker?.written ?? ''}`)) {
              assert.ok(segment.articles.quotations.articlesOf(word).includes(i), word);
            }
          }
        }
      }),
      { numRuns: 200 },
    );
    assert.ok(seen > 150, `${seen} quotations`);
  });

  it('are found by the words of names as a reader may type them', () => {
    const paragraphs = ['“We will not sign the treaty,” said José O’Neill.', 'The U.S. Embassy said: “The talks have failed.”'];
    const { quotations } = new Segment(build([articleOf({ id: 'a', title: 'Talks', paragraphs })]).columns).articles;
    for (const word of ['jose', 'oneill', 'us', 'embassy']) assert.deepEqual([...quotations.articlesOf(word)], [0], word);
    for (const word of ['treaty', 'o', 'neill', 'joseph', '']) assert.deepEqual([...quotations.articlesOf(word)], [], word);
  });
});
