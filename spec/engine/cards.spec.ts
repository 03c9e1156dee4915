/** Is the card of an article its own, however many others were shown before? */
import assert from 'node:assert/strict';
import type { Segment } from '../../indexer/index/segment.js';
import { Cards } from '../../server/engine/embedded/cards.js';
import { seeded } from '../bench/random.js';

/** What a card is put together from, of more articles than cards are kept. */
const articles = {
  count: 20_000,
  ids: { get: (i: number) => `a/${i}` },
  titles: { get: (i: number) => `Treaty ${i}` },
  titleOrigin: () => 'given',
  date: () => null,
  dateOrigin: () => 'none',
  value: () => null,
  type: () => 'article',
};

describe('the cards of articles', () => {
  it('are each article’s own, those shown lately the same as before, and no more are kept than a few thousand', () => {
    const cards = new Cards({ articles } as unknown as Segment);
    const random = seeded(7);
    for (let i = 0; i < 60_000; i++) {
      const article = Math.floor(random() * articles.count);
      const card = cards.of(article);
      assert.equal(card.id, `a/${article}`);
      assert.equal(cards.of(article), card);
    }
    const first = cards.of(0);
    for (let article = 1; article < articles.count; article++) cards.of(article);
    assert.notEqual(cards.of(0), first);
    assert.deepEqual(cards.of(0).titleWords.at(1), { start: 7, end: 8, last: 1 });
  });
});
