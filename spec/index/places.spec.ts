/** Are the places of articles passed over to the byte, however long each is and wherever they begin? */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ByteWriter } from '../../indexer/index/bytes.js';
import { behindArticles, inFours } from '../../indexer/index/places.js';

/** Entries without the bit that says which is an article's last: of one byte, of two, and of many. */
const entry = fc.oneof(fc.nat(0x3f), fc.nat(0x1fff), fc.nat(0x7fff_ffff), fc.constant(2 ** 51));

describe('the places of articles', () => {
  it('are passed over to the byte behind the last, from every article on', () => {
    fc.assert(
      fc.property(fc.array(fc.array(entry, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 20 }), (articles) => {
        const written = new ByteWriter();
        const starts = articles.map((entries) => {
          const start = written.length;
          entries.forEach((rest, i) => { written.varint(rest * 2 + (i === entries.length - 1 ? 1 : 0)); });
          return start;
        });
        starts.push(written.length);
        // As in a file, behind other columns and before the next, and as it is built.
        const file = new Uint8Array(8 + 8 * Math.ceil(written.length / 8)).fill(0xff);
        file.set(written.view(), 8);
        const bytes = file.subarray(8, 8 + written.length);
        for (const fours of [inFours(bytes), inFours(written.finish())]) {
          for (let first = 0; first < starts.length; first++) {
            for (let end = first; end < starts.length; end++) assert.equal(behindArticles(bytes, fours, starts[first], end - first), starts[end]);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
