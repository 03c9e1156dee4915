/** Does what is remembered of words stay within its bounds? */
import assert from 'node:assert/strict';
import { RememberedWords } from '../../server/engine/embedded/remembered-words.js';

describe('what is remembered of words', () => {
  it('is let go where it takes too many bytes together, but for the last', () => {
    const words = new RememberedWords<number>(100);
    words.set('treaty', 1, 60);
    words.set('ferry', 2, 40);
    assert.deepEqual([words.get('treaty'), words.get('ferry')], [1, 2]);
    words.set('harbour', 3, 1);
    assert.deepEqual([words.get('treaty'), words.get('ferry'), words.get('harbour')], [undefined, undefined, 3]);
  });

  it('is nothing of a word whose meaning is endless', () => {
    const words = new RememberedWords<number>(100);
    words.set('x'.repeat(201), 1, 1);
    assert.equal(words.get('x'.repeat(201)), undefined);
  });
});
