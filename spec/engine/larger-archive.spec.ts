/** Do the short ways of long lists lead to what a naive reading finds? On archives whose words stand in hundreds of articles, asked more than once. */
import assert from 'node:assert/strict';
import type { Article } from '../../indexer/article/article.js';
import { EmbeddedEngine } from '../../server/engine/embedded/embedded-engine.js';
import { parseQuery } from '../../server/query/parse.js';
import type { Match } from '../../server/search/answer.js';
import { pick, seeded } from '../bench/random.js';
import { ask, generationOf, idsOf, noFilters } from './open-articles.js';
import { ReferenceArchive } from './reference.js';
import { articleOf } from './sketch.js';

/** From such as nearly every article has to such as few have. */
const words = ['treaty', 'treaty', 'treaty', 'war', 'war', 'bridge', 'bridges', 'harbour', 'vote', 'storm', 'counter-offensive', 'counteroffensive', 'the', 'of'];
const rare = ['kyiv', 'peace', 'inquiry', 'Äpfel'];

function made(count: number, seed: number): Article[] {
  const random = seeded(seed);
  const text = (length: number): string =>
    Array.from({ length }, () => (random() < 0.02 ? pick(rare, random) : pick(words, random))).join(' ');
  return Array.from({ length: count }, (_, i) =>
    articleOf({ id: `n${i}`, title: text(3), paragraphs: [text(4 + Math.floor(random() * 20)), text(6)], date: `20${10 + (i % 12)}-0${1 + (i % 9)}` }),
  );
}

const queries = ['treaty', 'kyiv', 'treaty war', 'kyiv treaty', 'peace kyiv inquiry', 'storm vote harbour war treaty', 'counteroffensive bridge', 'bridge bridge treaty', 'war -vote', '"treaty war" kyiv', 'the of'];

describe('an archive of some hundred articles', () => {
  for (const [parts, seed] of [[1, 1], [3, 2]] as const) {
    it(`in ${parts} segment${parts > 1 ? 's, with deletions,' : ''} answers as a naive reading does, page by page and when asked again`, function () {
      this.timeout(60_000);
      const all = made(420, seed);
      const deleted = new Set(parts === 1 ? [] : all.filter((_, i) => i % 13 === 5).map(({ id }) => id));
      const segments = Array.from({ length: parts }, (_, p) => {
        const articles = all.filter((_, i) => i % parts === p);
        return { articles, deleted: new Set(articles.map(({ id }) => id).filter((id) => deleted.has(id))) };
      });
      const engine = new EmbeddedEngine(generationOf(segments));
      const naive = new ReferenceArchive(all.filter(({ id }) => !deleted.has(id)));
      for (const round of [1, 2]) {
        for (const query of queries) {
          for (const match of ['any', 'all', 'auto'] as Match[]) {
            const what = `${query}, ${match}, round ${round}`;
            const expected = naive.answer(parseQuery(query).tree, match, noFilters);
            const whole = ask(engine, query, { match });
            assert.equal(whole.total, expected.length, what);
            for (const [i, { card, score }] of whole.hits.entries()) {
              const wanted = expected.find(({ id }) => id === card.id)?.score ?? NaN;
              assert.ok(Math.abs(score - wanted) <= 1e-6 * Math.max(1, wanted), `${what}: ${card.id} is worth ${score}, not ${wanted}`);
              if (i > 0 && !whole.relaxed) assert.ok(whole.hits[i - 1].score >= score, what);
            }
            const paged: string[] = [];
            for (const limit of [1, 10, 54, 65, 1000]) {
              const page = ask(engine, query, { match, offset: paged.length, limit });
              assert.equal(page.total, whole.total, what);
              paged.push(...idsOf(page));
            }
            assert.deepEqual(paged, idsOf(whole), what);
          }
        }
      }
    });
  }
});
