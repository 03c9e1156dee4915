/** Does a column of strings hold the bytes of each, whatever its letters? */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { StringColumn } from '../../indexer/index/strings.js';

describe('a column of strings', () => {
  it('holds the UTF-8 of each, whatever is in them and however many they are', () => {
    const string = fc.oneof(fc.string({ unit: 'binary-ascii' }), fc.string({ unit: 'binary' }), fc.constantFrom('', 'é', 'aé', '\ud800', 'a\udc00b', 'ä'.repeat(2000), 'a'.repeat(3000)));
    fc.assert(
      fc.property(fc.array(string), (strings) => {
        const column = StringColumn.of(strings);
        assert.equal(column.length, strings.length);
        strings.forEach((one, i) => {
          assert.deepEqual([...column.piece(i)], [...new TextEncoder().encode(one)]);
        });
      }),
    );
  });
});
