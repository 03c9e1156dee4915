/** Which of the best articles for some words have all of these in their titles? The short way leads to what the whole search gives. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { EmbeddedEngine } from '../../server/engine/embedded/embedded-engine.js';
import type { EngineHit } from '../../server/engine/engine.js';
import type { QueryNode } from '../../server/query/tree.js';
import { engineOf, generationOf, noFilters } from './open-articles.js';
import { scattered } from './random-archive.js';
import { articleOf } from './sketch.js';

const everything: QueryNode = { kind: 'all' };

/** Few, since titles have five at most. */
const someWords = fc.array(fc.constantFrom('treaty', 'war', 'signed', 'counteroffensive', 'counter', 'offensive', 'ceasefire', 'us', 'US', '5bn', 'café', 'new', 'the'), { minLength: 1, maxLength: 2 });

const shown = (hits: readonly EngineHit[]): unknown[] =>
  hits.map(({ card, matchedWords, titleOccurrences }) => [card.id, card.title, matchedWords, titleOccurrences]);

/** All that the search finds, and of its best those whose titles have every word. */
function searched(engine: EmbeddedEngine, words: readonly string[], most: number): EngineHit[] {
  const children = words.map((text): QueryNode => ({ kind: 'word', text, form: 'plain', field: 'text' }));
  const { hits } = engine.search({ tree: { kind: 'and', children }, filters: noFilters, match: 'all', sort: 'relevance', offset: 0, limit: most });
  return hits.filter(({ titleOccurrences, matchedWords }) => matchedWords.every((_, w) => titleOccurrences.some(({ word }) => word === w)));
}

describe('articles whose titles have all of some words', () => {
  it('are those of the best that a search finds, when they are asked for again too', function () {
    this.timeout(120_000);
    let found = 0;
    fc.assert(
      fc.property(scattered(14), someWords, fc.constantFrom(1, 3, 20), ({ segments }, words, most) => {
        const engine = new EmbeddedEngine(generationOf(segments));
        const titled = engine.continuations(everything).titled(words, most);
        // Asked behind it: the search remembers what would be found in the short way too.
        assert.deepEqual(shown(titled), shown(searched(engine, words, most)));
        assert.deepEqual(shown(engine.continuations(everything).titled(words, most)), shown(titled));
        found += titled.length;
      }),
      { numRuns: 500 },
    );
    assert.ok(found > 100);
  });

  it('have a compound closed, with its hyphen or in two words, but not its parts apart', () => {
    const titles = ['A counter-offensive begins', 'Counteroffensive', 'Counter offensive ends', 'Offensive met by a counter', 'Counter'];
    const engine = engineOf(titles.map((title, i) => articleOf({ id: `a${i}`, title, paragraphs: ['A counter to the offensive.'] })));
    const titled = (...words: string[]): string[] => engine.continuations(everything).titled(words, 20).map(({ card }) => card.title).sort();
    assert.deepEqual(titled('counteroffensive'), ['A counter-offensive begins', 'Counter offensive ends', 'Counteroffensive']);
    assert.deepEqual(titled('counteroffensive', 'ends'), ['Counter offensive ends']);
    assert.deepEqual(titled('counter', 'met'), ['Offensive met by a counter']);
    assert.deepEqual(titled('the', 'begins'), ['A counter-offensive begins']);
    assert.deepEqual(titled('nowhere'), []);
    assert.deepEqual(titled(), []);
  });
});
