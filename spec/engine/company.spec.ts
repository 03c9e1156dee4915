/** Is the company of a word the same, whichever way it is looked for? */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Company } from '../../server/engine/embedded/company.js';
import { LeafResolver } from '../../server/engine/embedded/leaves.js';
import { planOf } from '../../server/engine/embedded/plan.js';
import { parseQuery } from '../../server/query/parse.js';
import { generationOf } from './open-articles.js';
import { scattered } from './random-archive.js';
import { articleOf } from './sketch.js';

const terms = ['treati', 'war', 'sign', 'ceasefir', 'new', 'the', 'nowher'];
const queries = ['treaty war', 'signed treaty ceasefire war new', 'counteroffensive war', 'nowhere'];

describe('the company of a word', () => {
  it('is what the articles say that have it, and the same when it was looked for so often that all articles are made ready', function () {
    this.timeout(60_000);
    fc.assert(
      fc.property(scattered(14), fc.constantFrom(...queries), fc.constantFrom(1, 3, 100), ({ segments }, query, most) => {
        const generation = generationOf(segments);
        const words = planOf(parseQuery(query).tree, generation, new LeafResolver(generation)).plain.flatMap(({ leaves }) => leaves);
        const often = new Company(generation, words, most);
        for (let round = 0; round < 10; round++) {
          for (const term of terms) {
            const rows = generation.rows(term);
            assert.equal(often.fit(rows, null), new Company(generation, words, most).fit(rows, null));
            assert.equal(often.fit(rows, 'war'), new Company(generation, words, most).fit(rows, 'war'));
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  it('is that of the words beside it: it fits where they are, and not where they are not', () => {
    const about = (id: string, text: string): Parameters<typeof articleOf>[0] => ({ id, title: 'x', paragraphs: [text] });
    const articles = [about('a', 'ferry harbour'), about('b', 'ferry harbour'), about('c', 'treaty war'), about('d', 'treaty war')].map(articleOf);
    const generation = generationOf([{ articles, deleted: new Set() }]);
    const words = planOf(parseQuery('harbour').tree, generation, new LeafResolver(generation)).plain.flatMap(({ leaves }) => leaves);
    const company = new Company(generation, words, 10);
    assert.ok(company.fit(generation.rows('ferri'), null) > 0);
    assert.ok(company.fit(generation.rows('treati'), null) < 0);
    assert.equal(company.fit(generation.rows('ferri'), 'harbour'), 0);
  });
});
