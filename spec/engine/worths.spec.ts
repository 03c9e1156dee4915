/** Is what a word is worth in an article bounded by a byte, as tightly as a byte can? */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mostWorth, Worths } from '../../server/engine/embedded/worths.js';

const articleCount = 400;
const score = fc.oneof(fc.constantFrom(0, 1, 0.5), fc.float({ min: 0, max: 1, noNaN: true }));
/** What each of an archive's articles is worth in one of two pieces of a list; null where it is in neither. */
const archive = fc.array(fc.option(fc.record({ score, piece: fc.nat(1) }), { freq: 2 }), { minLength: articleCount, maxLength: articleCount });

describe('what a word is worth in its articles', () => {
  it('is known to a byte, rounded up, row by row and article by article', () => {
    fc.assert(
      fc.property(archive, (drawn) => {
        const pieces = [0, 1].map((piece) => {
          const rows = [...drawn.entries()].filter(([, one]) => one?.piece === piece);
          return { articles: Uint32Array.from(rows, ([article]) => article), scores: Float32Array.from(rows, ([, one]) => one?.score ?? 0), length: rows.length };
        });
        const worths = new Worths(pieces, true);
        const column = new Uint8Array(articleCount).fill(7);
        worths.write(column);
        const all = pieces.flatMap(({ scores }) => [...scores]);
        assert.equal(worths.most, Math.max(0, ...all));
        pieces.forEach(({ articles, scores }, p) => {
          scores.forEach((one, row) => {
            const worth = worths.rows[p][row];
            assert.ok((worth * worths.most) / mostWorth >= one * (1 - 1e-12), `${one} is not above ${worth}`);
            assert.ok(one === 0 ? worth === 0 : ((worth - 1) * worths.most) / mostWorth < one * (1 + 1e-12), `${one} is above what is below ${worth}`);
            assert.equal(column[articles[row]], worth);
          });
        });
        for (const [article, one] of drawn.entries()) assert.ok(one !== null || column[article] === 0);
      }),
      { numRuns: 200 },
    );
  });
});
