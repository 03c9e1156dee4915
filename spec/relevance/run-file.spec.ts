/** Does a run file say what the ranking was, to tools that look at the scores alone? */
import assert from 'node:assert/strict';
import { trecRun } from '../../server/evaluate/run-file.js';

describe('a TREC run', () => {
  it('has a line a document: query, Q0, document, rank from 1, score, tag', () => {
    assert.equal(
      trecRun([
        { query: '7', ranked: [{ id: 'a', score: 3.25 }, { id: 'b', score: 1 }] },
        { query: '8', ranked: [] },
        { query: '9', ranked: [{ id: 'a', score: 0.5 }] },
      ]),
      '7 Q0 a 1 3.250000 dateline\n7 Q0 b 2 1.000000 dateline\n9 Q0 a 1 0.500000 dateline\n',
    );
  });

  it('has scores that fall from rank to rank, so that sorting by score keeps the order', () => {
    const ranked = [2, 2, 1, 5, 5, 0.9999999, 0].map((score, i) => ({ id: String(i), score }));
    const scores = trecRun([{ query: 'q', ranked }]).trimEnd().split('\n').map((line) => Number(line.split(' ')[4]));
    for (let i = 1; i < scores.length; i++) assert.ok(scores[i] < scores[i - 1], scores.join(' '));
  });

  it('keeps its columns where a name has white space', () => {
    assert.equal(trecRun([{ query: 'a b', ranked: [{ id: 'c\td', score: 1 }] }]), 'a_b Q0 c_d 1 1.000000 dateline\n');
  });
});
