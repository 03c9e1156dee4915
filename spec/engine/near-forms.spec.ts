/** Are the printed words near another one found, all of them, and at their true distance? Held against a count by recursion. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Segment } from '../../indexer/index/segment.js';
import { forEachNear } from '../../server/engine/embedded/near-forms.js';
import { build } from './open-articles.js';
import { articleOf } from './sketch.js';

/** Optimal string alignment, as its definition says it. */
function edits(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return a.length + b.length;
  const [x, y] = [a.slice(0, -1), b.slice(0, -1)];
  const swapped = a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1);
  return Math.min(edits(x, b) + 1, edits(a, y) + 1, edits(x, y) + (a.at(-1) === b.at(-1) ? 0 : 1), swapped ? edits(x.slice(0, -1), y.slice(0, -1)) + 1 : Infinity);
}

/** Letters of one to four bytes; words of so few letters are near each other. */
const word = fc.array(fc.constantFrom('a', 'b', 'ж', '中', '𐐨'), { minLength: 1, maxLength: 6 }).map((letters) => letters.join(''));

describe('words near another', () => {
  it('are those that a naive count of the edits finds', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), word, fc.integer({ min: 0, max: 2 }), (printed, wanted, most) => {
        const segment = new Segment(build([articleOf({ id: 'a', title: 'News', paragraphs: [printed.join(' ')] })]).columns);
        const found = new Map<string, number>();
        forEachNear(segment.forms, wanted, most, (form, distance) => found.set(segment.forms.get(form), distance));
        const near = [...segment.forms].map((form): [string, number] => [form, edits(Array.from(form), Array.from(wanted))]).filter(([, distance]) => distance <= most);
        assert.deepEqual(found, new Map(near));
      }),
      { numRuns: 400 },
    );
  });
});
