/** Are postings read as they were written, in as many bytes as was said beforehand? */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { PostingReader, postingLength, PostingWriter } from '../../indexer/index/posting.js';

const times = fc.oneof(fc.nat(4), fc.nat(70_000));
const posting = fc.record({ gap: fc.oneof(fc.nat(40), fc.nat(2 ** 24)), inText: times, inTitle: fc.oneof(fc.constant(0), times) });

describe('postings', () => {
  it('are read as they were written, and take the bytes that were counted', () => {
    fc.assert(
      fc.property(fc.array(posting, { maxLength: 30 }), (postings) => {
        const written = new PostingWriter(1);
        written.varint(postings.length);
        for (const { gap, inText, inTitle } of postings) {
          const before = written.length;
          written.posting(gap, inText, inTitle);
          assert.equal(written.length - before, postingLength(gap, inText, inTitle));
        }
        const reader = new PostingReader(written.finish(), 0);
        assert.equal(reader.count, postings.length);
        let article = 0;
        for (const { gap, inText, inTitle } of postings) {
          reader.next();
          assert.deepEqual([reader.article, reader.inText, reader.inTitle], [(article += gap), inText, inTitle]);
        }
        assert.equal(reader.at, written.length);
      }),
    );
  });

  it('of once to three times in the text alone take no number more', () => {
    for (const inText of [1, 2, 3]) assert.equal(postingLength(31, inText, 0), 1);
    assert.equal(postingLength(31, 4, 0), 2);
    assert.equal(postingLength(31, 1, 1), 3);
  });
});
