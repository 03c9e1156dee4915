/** Does the yardstick measure as Lucene does? Three documents, worked out by hand. */
import assert from 'node:assert/strict';
import { LuceneBm25, luceneStopWords } from '../../server/evaluate/lucene-bm25.js';

/**
 * Without stop words the lengths are 4, 3 and 2, on average 3. `harbour` stands in two of three documents:
 * idf ln(1 + 1.5 / 2.5); `bridge` in one: ln(1 + 2.5 / 1.5).
 */
function threeDocuments(): LuceneBm25 {
  const index = new LuceneBm25('en');
  index.add('one', 'The harbour', 'a harbour of bridges, painted');
  index.add('two', '', 'harbour ferry timetable');
  index.add('three', 'Ferry', 'the timetables');
  return index;
}

const harbour = Math.log(1 + 1.5 / 2.5);
const bridge = Math.log(1 + 2.5 / 1.5);
/** k1 (1 - b + b · length / average) with k1 1.2 and b 0.75. */
const norms = { one: 1.2 * (0.25 + (0.75 * 4) / 3), two: 1.2 * (0.25 + (0.75 * 3) / 3) };

function assertScores(answered: { id: string; score: number }[], expected: [string, number][]): void {
  assert.deepEqual(answered.map(({ id }) => id), expected.map(([id]) => id));
  answered.forEach(({ score }, i) => {
    assert.ok(Math.abs(score - expected[i][1]) < 1e-12, `${score} is not ${expected[i][1]}`);
  });
}

describe('the Lucene-style BM25', () => {
  it('scores title and text as one field, in true lengths without stop words', () => {
    assertScores(threeDocuments().search('harbour', 10), [
      ['one', (harbour * 2) / (2 + norms.one)],
      ['two', harbour / (1 + norms.two)],
    ]);
  });

  it('adds up the words of a query, and counts a repeated one each time', () => {
    const twice = (2 * harbour * 2) / (2 + norms.one) + bridge / (1 + norms.one);
    assertScores(threeDocuments().search('the harbour bridge at the harbour', 1), [['one', twice]]);
  });

  it('stems, so that another number of the word finds it', () => {
    assert.deepEqual(threeDocuments().search('timetable', 10).map(({ id }) => id).sort(), ['three', 'two']);
  });

  it('splits at a hyphen, in documents and queries', () => {
    const index = new LuceneBm25('en');
    index.add('hyphen', '', 'a counter-offensive');
    index.add('open', '', 'counter offensive');
    const [first, second] = index.search('counter-offensive', 10);
    assert.deepEqual([first.id, second.id], ['hyphen', 'open']);
    assert.equal(first.score, second.score);
  });

  it('passes over Lucene’s stop words alone, where it is told to', () => {
    const index = new LuceneBm25('en', luceneStopWords);
    index.add('one', '', 'where the harbour was');
    // `where` is a stop word of Dateline only: two words are left, of one document.
    const worth = Math.log(1 + 0.5 / 1.5) / (1 + 1.2);
    assertScores(index.search('where the', 10), [['one', worth]]);
    assert.deepEqual(index.search('the was', 10), []);
  });

  it('finds nothing for words that no document has, and for stop words', () => {
    assert.deepEqual(threeDocuments().search('zeppelin', 10), []);
    assert.deepEqual(threeDocuments().search('of the', 10), []);
  });
});
