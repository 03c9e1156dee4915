/** Are postings read as they were written, in as many bits as was said beforehand? */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { knownAfter, knownBits, knowsNothing, PostingReader, postingLength, PostingWriter, writePosting } from '../../indexer/index/posting.js';

const times = fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 70_000 }), fc.integer({ min: 1, max: 2 ** 30 }));
const often = fc.oneof(fc.record({ inText: times, inTitle: fc.constant(0) }), fc.record({ inText: fc.oneof(fc.constant(0), times), inTitle: times }));
/** Articles between one and the next: often alike in a list, at times not at all. */
const gap = fc.oneof(fc.nat(3), fc.nat(400), fc.nat(2 ** 24), fc.nat(2 ** 29));
const list = fc.array(fc.record({ gap, often }), { maxLength: 60 });

describe('postings', () => {
  it('are read as they were written, list behind list', () => {
    fc.assert(
      fc.property(fc.array(list, { maxLength: 4 }), (lists) => {
        const written = new PostingWriter(1);
        const starts = lists.map((postings) => {
          const start = written.length;
          written.begin(postings.length);
          let article = -1;
          for (const { gap, often: { inText, inTitle } } of postings) written.posting((article += 1 + gap), inText, inTitle);
          return start;
        });
        const bytes = written.finish();
        lists.forEach((postings, l) => {
          const reader = new PostingReader(bytes, new DataView(bytes.buffer), starts[l]);
          assert.equal(reader.count, postings.length);
          let article = -1;
          for (const { gap, often: { inText, inTitle } } of postings) {
            reader.next();
            assert.deepEqual([reader.article, reader.inText, reader.inTitle], [(article += 1 + gap), inText, inTitle]);
          }
        });
      }),
      // The last posting ends with its byte.
      { examples: [[[[{ gap: 3, often: { inText: 1, inTitle: 0 } }]]]] },
    );
  });

  it('take the bits that were counted', () => {
    fc.assert(
      fc.property(list, fc.nat(40), (postings, from) => {
        const bytes = new Uint8Array(from + 24 * postings.length);
        let [at, known] = [from, knowsNothing];
        for (const { gap, often: { inText, inTitle } } of postings) {
          const behind = writePosting(bytes, at, known, gap, inText, inTitle);
          assert.equal(behind - at, postingLength(known, gap, inText, inTitle));
          at = behind;
          known = knownAfter(known, gap);
          assert.ok(known > knowsNothing && known < 2 ** knownBits);
        }
      }),
    );
  });

  it('stand in the bits that format 4 has: where these change, the number of the format has to', () => {
    const list = [[5, 1, 0], [3, 2, 0], [200, 3, 0], [0, 0, 2], [7, 4, 1], [8, 1, 0], [9, 1, 0], [10, 1, 0], [11, 1, 0], [20, 1, 0], [1, 1, 0], [0, 1, 0], [0, 1, 0], [0, 1, 0], [6, 1, 0]];
    list.push(...Array.from({ length: 8 }, () => [1, 1, 0]), [5, 1, 0]);
    const written = new PostingWriter();
    written.begin(list.length);
    let article = -1;
    for (const [gap, inText, inTitle] of list) written.posting((article += 1 + gap), inText, inTitle);
    assert.equal(Buffer.from(written.finish()).toString('hex'), '1815e8000f2491d3b2c92cd3ccce332dbbffffce00000000');
  });

  it('of words in every article, once in its text, take two bits and at first a few more', () => {
    let [bits, known] = [0, knowsNothing];
    for (let article = 0; article < 1000; article++) {
      bits += postingLength(known, 0, 1, 0);
      known = knownAfter(known, 0);
    }
    assert.equal(bits, 2 * 1000 + 4);
  });
});
