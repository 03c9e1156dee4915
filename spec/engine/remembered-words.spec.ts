/** Does what is remembered of words stay within its bounds? */
import assert from 'node:assert/strict';
import { RememberedWords } from '../../server/engine/embedded/remembered-words.js';

describe('what is remembered of words', () => {
  it('is let go where it takes too many bytes together, but for what was asked for since', () => {
    const words = new RememberedWords<number>(100);
    words.set('treaty', 1, 25);
    words.set('ferry', 2, 25);
    words.set('harbour', 3, 25);
    assert.equal(words.get('treaty'), 1);
    words.set('bridge', 4, 25);
    assert.deepEqual(['treaty', 'ferry', 'harbour', 'bridge'].map((word) => words.get(word)), [1, undefined, 3, 4]);
  });

  it('is nothing of a word that takes more than half of the room', () => {
    const words = new RememberedWords<number>(100);
    words.set('ferry', 1, 50);
    words.set('treaty', 2, 51);
    assert.deepEqual(['ferry', 'treaty'].map((word) => words.get(word)), [1, undefined]);
  });

  it('is nothing of a word whose meaning is endless', () => {
    const words = new RememberedWords<number>(100);
    words.set('x'.repeat(201), 1, 1);
    assert.equal(words.get('x'.repeat(201)), undefined);
  });
});
