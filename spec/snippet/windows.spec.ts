/** Is the chosen window the best one? Held against trying every window. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Occurrence, PlacedParagraph } from '../../server/snippet/article-text.js';
import { keptPerWord, thinned, windowWords } from '../../server/snippet/occurrences.js';
import { bestWindow, stretchesOf, weightsOf } from '../../server/snippet/windows.js';

const occurrence = fc.record({ position: fc.nat(250), length: fc.constantFrom(1, 1, 1, 2), word: fc.nat(4) });

/** Paragraphs of thirty words and then of sixty, every third a heading. */
const paragraphs = Array.from({ length: 6 }, (_, i): PlacedParagraph => {
  const position = i < 3 ? i * 30 : 90 + (i - 3) * 60;
  return { start: position * 5, end: position * 5 + 100, kind: i % 3 === 0 ? 'heading' : 'text', page: null, position };
});

/** Larger is better, from the left. */
function worth(found: readonly Occurrence[], weights: readonly number[], shown: ReadonlySet<number>, heading: boolean): number[] {
  const words = [...new Set(found.map(({ word }) => word))];
  const sum = (some: number[]): number => some.reduce((total, word) => total + weights[word], 0);
  const [first] = found;
  const end = Math.max(...found.map(({ position, length }) => position + length));
  return [
    sum(words.filter((word) => !shown.has(word))),
    sum(words),
    heading ? 0 : 1,
    first.position - end,
    -first.position,
  ];
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at < 0 ? 0 : a[at] - b[at];
}

describe('windows', () => {
  it('chooses the window that no other betters', () => {
    fc.assert(
      fc.property(fc.array(occurrence, { minLength: 1, maxLength: 40 }), fc.uniqueArray(fc.nat(4), { maxLength: 3 }), (some, seen) => {
        const occurrences = thinned(some);
        const weights = weightsOf(occurrences);
        const shown = new Set(seen);
        const stretches = stretchesOf(paragraphs, occurrences);
        const window = bestWindow(stretches, weights, shown);
        assert.ok(window !== null);
        const chosen = worth(window.occurrences, weights, shown, window.stretch.heading);
        for (const stretch of stretches) {
          for (const [from, first] of stretch.occurrences.entries()) {
            for (let to = from + 1; to <= stretch.occurrences.length; to++) {
              const other = stretch.occurrences.slice(from, to);
              if (other[other.length - 1].position >= first.position + windowWords) break;
              assert.ok(compare(worth(other, weights, shown, stretch.heading), chosen) <= 0, JSON.stringify({ other, chosen }));
            }
          }
        }
      }),
    );
  });

  it('puts every occurrence into one stretch, whole', () => {
    fc.assert(
      fc.property(fc.array(occurrence, { maxLength: 40 }), (some) => {
        const occurrences = thinned(some);
        const stretches = stretchesOf(paragraphs, occurrences);
        assert.deepEqual(
          stretches.flatMap((stretch) => stretch.occurrences),
          occurrences,
        );
        for (const [i, stretch] of stretches.entries()) if (i > 0) assert.ok(stretches[i - 1].end < stretch.start);
      }),
    );
  });

  it('keeps of a frequent word the earliest occurrences and those near a rarer word', () => {
    const frequent = Array.from({ length: 50_000 }, (_, i): Occurrence => ({ position: i * 2, length: 1, word: 0 }));
    const kept = thinned([...frequent, { position: 90_001, length: 1, word: 1 }]);
    const places = kept.filter(({ word }) => word === 0).map(({ position }) => position);
    assert.equal(places.length, keptPerWord);
    assert.ok(places.includes(0) && places.includes(90_000) && places.includes(90_002) && !places.includes(50_000));
  });
});
