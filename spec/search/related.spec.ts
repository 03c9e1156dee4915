/** Which articles are about the same as one? */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { answerRelated } from '../../server/search/related-answer.js';
import { engineOf, generationOf } from '../engine/open-articles.js';
import { EmbeddedEngine } from '../../server/engine/embedded/embedded-engine.js';
import { randomArticles, scattered } from '../engine/random-archive.js';
import { articleOf } from '../engine/sketch.js';

const filler = ['harbour dredging', 'school budget', 'football league', 'hospital ward', 'railway strike', 'museum opening', 'wheat prices', 'city council'];

/** An archive of small news, with two stories told several times. */
const news = [
  ...filler.map((text, i) => articleOf({ id: `other-${i}`, title: `On ${text}`, paragraphs: [`People spoke of ${text} this week, and officials promised more ${text}.`] })),
  articleOf({ id: 'bridge-1', title: 'Bridge collapse', paragraphs: ['The Morandi bridge collapse is under inquiry. Engineers spoke of corroded cables for two hours on Monday.'] }),
  articleOf({ id: 'bridge-2', title: 'Inquiry hears engineers', paragraphs: ['The inquiry into the collapse of the Morandi bridge heard engineers. Cables were corroded.'] }),
  articleOf({ id: 'bridge-1-again', title: 'Bridge collapse', paragraphs: ['The Morandi bridge collapse is under inquiry. Engineers spoke of corroded cables for two hours on Monday. (AP)'] }),
  articleOf({ id: 'cables', title: 'Undersea cables', paragraphs: ['Undersea cables carry the traffic of a continent.'] }),
];

describe('related articles', () => {
  it('are those about the same, the best first, and say what they share', () => {
    const related = answerRelated(engineOf(news), 'bridge-2')?.related ?? [];
    assert.deepEqual(related.slice(0, 2).map(({ id }) => id).sort(), ['bridge-1', 'bridge-1-again']);
    assert.deepEqual(related.map(({ rank }) => rank), related.map((_, i) => i + 1));
    for (const word of ['inquiry', 'engineers']) assert.ok(related[0].sharedWords.includes(word), related[0].sharedWords.join());
  });

  it('say which of them are the same text', () => {
    const related = answerRelated(engineOf(news), 'bridge-1')?.related ?? [];
    assert.deepEqual(related.filter(({ nearDuplicate }) => nearDuplicate).map(({ id }) => id), ['bridge-1-again']);
    assert.ok(related.some(({ id }) => id === 'bridge-2'));
  });

  it('are found in the words of the article’s own language', () => {
    const engine = engineOf([
      articleOf({ id: 'de-1', title: 'Der Vertrag', paragraphs: ['Die Verträge von Rapallo.'], language: 'de' }),
      articleOf({ id: 'de-2', title: 'Verhandlung', paragraphs: ['Ein Vertrag in Rapallo.'], language: 'de' }),
      articleOf({ id: 'en', title: 'News', paragraphs: ['A treaty.'] }),
    ]);
    assert.deepEqual(answerRelated(engine, 'de-1')?.related.map(({ id }) => id), ['de-2']);
  });

  it('are none for an unknown id, and none where nothing is shared', () => {
    const engine = engineOf(news);
    assert.equal(answerRelated(engine, 'nothing'), null);
    assert.deepEqual(answerRelated(engineOf([articleOf({ id: 'a', title: 'One', paragraphs: ['Alone.'] })]), 'a')?.related, []);
  });

  it('are never the article itself nor a deleted one, ten at most, and share a word', () => {
    fc.assert(
      fc.property(scattered(14), ({ live, segments }) => {
        const engine = new EmbeddedEngine(generationOf(segments));
        const ids = new Set(live.map(({ id }) => id));
        for (const { id } of live) {
          const related = answerRelated(engine, id)?.related;
          assert.ok(related !== undefined && related.length <= 10);
          for (const hit of related) assert.ok(hit.id !== id && ids.has(hit.id) && hit.sharedWords.length > 0);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('do not change with the order in which articles came', () => {
    fc.assert(
      fc.property(randomArticles(10, 2), (articles) => {
        const [one, other] = [engineOf(articles), engineOf([...articles].reverse())];
        for (const { id } of articles) assert.deepEqual(answerRelated(one, id), answerRelated(other, id));
      }),
      { numRuns: 40 },
    );
  });
});
