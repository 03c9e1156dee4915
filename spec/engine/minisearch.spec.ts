/** Does the similarity `minisearch` score as MiniSearch does? On random archives, and on the demonstration archive as it lies on disk. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import MiniSearch, { type Options } from 'minisearch';
import { analyzerFor, stopWords } from '../../indexer/analysis/analyzer.js';
import { fields } from '../../indexer/index/schema.js';
import { Segment } from '../../indexer/index/segment.js';
import { runIndex } from '../../indexer/run/run.js';
import { EmbeddedEngine } from '../../server/engine/embedded/embedded-engine.js';
import type { OpenGeneration } from '../../server/engine/embedded/generation.js';
import { openIndex } from '../../server/engine/embedded/opening.js';
import { minisearch, minisearchTitleBoost } from '../../server/engine/embedded/similarity.js';
import { openArchive } from '../../server/search/archive.js';
import { repositoryRoot } from '../root.js';
import { ask, build, generationOf } from './open-articles.js';
import { articleOf } from './sketch.js';

const ready: Options = { fields: [...fields], tokenize: (text) => text.split('\n'), processTerm: (term) => term };
const asked = { fields: ['title', 'text'], boost: { title: minisearchTitleBoost } };

function scoresOf(index: MiniSearch, terms: readonly string[], combineWith: 'OR' | 'AND'): Map<string, number> {
  return new Map(index.search(terms.join('\n'), { ...asked, combineWith }).map(({ id, score }) => [String(id), score]));
}

function compare(got: readonly { id: string; score: number }[], expected: ReadonlyMap<string, number>, query: string): void {
  assert.deepEqual(got.map(({ id }) => id).sort(), [...expected.keys()].sort(), query);
  for (const { id, score } of got) {
    const wanted = expected.get(id) ?? NaN;
    assert.ok(Math.abs(score - wanted) <= 1e-6 * wanted, `${query}: ${id} is worth ${score}, not ${wanted}`);
  }
}

const scored = (engine: EmbeddedEngine, query: string, match: 'any' | 'all'): { id: string; score: number }[] =>
  ask(engine, query, { match }).hits.map(({ card, score }) => ({ id: card.id, score }));

/** Words that tell something, each of a term of its own: so that both are asked for the same terms. */
const words = ['treaty', 'war', 'kyiv', 'peace', 'bridge', 'harbour', 'vote', 'storm'];
const text = fc.array(fc.constantFrom(...words, 'the', 'of', 'bridges', 'wars', 'stormy'), { minLength: 1, maxLength: 30 }).map((list) => list.join(' '));
const articles = fc
  .array(fc.record({ title: text, text, date: fc.constantFrom(null, '2021-03-04', '2022') }), { minLength: 1, maxLength: 30 })
  .map((rows) => rows.map(({ title, text, date }, i) => articleOf({ id: `n${i}`, title, paragraphs: [text], date })));
/** Repetitions among them. */
const query = fc.array(fc.constantFrom(...words, 'nowhere'), { minLength: 1, maxLength: 5 });

describe('the similarity minisearch', () => {
  it('scores as MiniSearch.search on any small archive, any word and all words, in one segment or in several', function () {
    this.timeout(120_000);
    fc.assert(
      fc.property(articles, fc.array(query, { minLength: 4, maxLength: 4 }), fc.nat(30), (all, queries, cut) => {
        const index = MiniSearch.loadJS(new Segment(build(all).columns).asMiniSearch(), ready);
        const parts = [{ articles: all.slice(0, cut) }, { articles: all.slice(cut) }];
        const engines = [generationOf([{ articles: all }], minisearch), generationOf(parts, minisearch)].map((one) => new EmbeddedEngine(one));
        for (const list of queries) {
          const terms = list.map((word) => analyzerFor('en').tokens(word)[0].term);
          for (const engine of engines) {
            compare(scored(engine, list.join(' '), 'any'), scoresOf(index, terms, 'OR'), list.join(' '));
            compare(scored(engine, list.join(' '), 'all'), scoresOf(index, terms, 'AND'), list.join(' '));
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  describe('on the demonstration archive', () => {
    const folder = mkdtempSync(join(tmpdir(), 'dateline-minisearch-'));
    after(() => {
      rmSync(folder, { recursive: true });
    });

    it('scores as MiniSearch.search, word by word and in pairs', async function () {
      this.timeout(180_000);
      await runIndex({
        sources: [join(repositoryRoot, 'corpus')], folder, full: false, dryRun: false, workers: 1,
        maxFileBytes: 2 ** 26, timeLimitMs: 20_000, memoryLimitMib: 512, now: () => new Date(),
      });
      const { held, generation } = await openIndex(folder, minisearch);
      await held.close();
      assert.equal(generation.files.length, 1);
      const { segment } = generation.files[0];
      const index = MiniSearch.loadJS(segment.asMiniSearch(), ready);
      const asking = askable(generation);
      assert.ok(asking.length > 500, `${asking.length} words`);
      const archive = await openArchive(folder, { similarity: 'minisearch' });
      try {
        for (let i = 0; i < asking.length; i += 5) {
          const pair = [asking[i], asking[(i * 7 + 3) % asking.length]];
          for (const [match, combineWith] of [['any', 'OR'], ['all', 'AND']] as const) {
            const written = pair.map(({ form }) => form).join(' ');
            const { hits, total } = await archive.search(written, { match, perPage: 100, snippets: 0 });
            assert.equal(hits.length, total);
            compare(hits, scoresOf(index, pair.map(({ term }) => term), combineWith), written);
          }
        }
      } finally {
        await archive.close();
      }
    });
  });
});

/** Printed words that mean one term of the archive in every language, so that MiniSearch can be asked for it too. */
function askable({ files, languages }: OpenGeneration): { form: string; term: string }[] {
  const { segment } = files[0];
  const list: { form: string; term: string }[] = [];
  for (let number = 0; number < segment.terms.length; number++) {
    const [{ form }] = segment.formsOf(number);
    if (!/^[a-z]{4,}$/.test(form) || stopWords(languages[0]).has(form) || segment.terms.get(number) !== analyzerFor(languages[0]).tokens(form)[0].term) continue;
    const terms = new Set(languages.map((language) => analyzerFor(language).tokens(form)[0].term).filter((term) => segment.terms.find(term) >= 0));
    const compound = segment.formsOf(number).some((one) => one.form.includes('-'));
    if (terms.size === 1 && !compound) list.push({ form, term: segment.terms.get(number) });
  }
  return list;
}
