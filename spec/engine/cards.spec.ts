/** Is the card of an article its own, however many others were shown before? */
import assert from 'node:assert/strict';
import { Segment } from '../../indexer/index/segment.js';
import { Cards, cardsKept } from '../../server/engine/embedded/cards.js';
import { seeded } from '../bench/random.js';
import { build } from './open-articles.js';
import { articleOf } from './sketch.js';

const count = cardsKept + 1000;

describe('the cards of articles', () => {
  const segment = new Segment(build(Array.from({ length: count }, (_, i) => articleOf({ id: `a${i}`, title: `Treaty ${i}`, paragraphs: ['x'] }))).columns);

  it('are each article’s own, in whatever order they are asked for', () => {
    const cards = new Cards(segment);
    const random = seeded(7);
    for (let i = 0; i < 30_000; i++) {
      const article = Math.floor(random() * count);
      const { id, title } = cards.of(article);
      assert.deepEqual([id, title], [segment.articles.ids.get(article), segment.articles.titles.get(article)]);
    }
  });

  it('are kept where they were put together lately, and no others', () => {
    const cards = new Cards(segment);
    const first = cards.of(0);
    for (let article = 1; article < cardsKept; article++) cards.of(article);
    assert.equal(cards.of(0), first);
    const others = Array.from({ length: 1000 }, (_, i) => cards.of(cardsKept + i));
    assert.deepEqual(others.map((card, i) => cards.of(cardsKept + i) === card), others.map(() => true));
    assert.notEqual(cards.of(0), first);
  });

  it('say what they say, and nothing more, to who copies them', () => {
    const card = new Cards(segment).of(0);
    const names = Object.keys(card);
    assert.ok(card.titleWords.length > 0);
    assert.deepEqual(Object.keys(card), names);
    assert.doesNotThrow(() => structuredClone({ ...card }));
  });
});
