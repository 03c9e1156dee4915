/** Do lists of articles combine as sets do, are the best the first of all, and do patterns find what a filter over all words finds? */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Segment } from '../../indexer/index/segment.js';
import { ArticleSet } from '../../server/engine/embedded/article-set.js';
import { Best } from '../../server/engine/embedded/best.js';
import { Dense } from '../../server/engine/embedded/dense.js';
import { exactForms, patternForms, similarForms, type MatchedForms } from '../../server/engine/embedded/forms.js';
import { intersect } from '../../server/engine/embedded/intersection.js';
import { flat, gallop, holds, List, listOf, firstRow, readRows, scoreOf, subtract } from '../../server/engine/embedded/list.js';
import { unite, uniteVariants } from '../../server/engine/embedded/union.js';
import { build } from './open-articles.js';
import { matchesForm } from './reference.js';
import { articleOf } from './sketch.js';
import { Sums } from '../../server/engine/embedded/sums.js';

const count = 40;

/** Scores of quarters, so that sums are exact; 0 for what is deleted, the same articles in all lists. */
const anyList = (weight: number): fc.Arbitrary<List> =>
  fc.uniqueArray(fc.nat(count - 1)).chain((numbers) =>
    fc.array(fc.integer({ min: 1, max: 8 }), { minLength: numbers.length, maxLength: numbers.length }).map((quarters) => {
      const articles = Uint32Array.from(numbers).sort();
      return listOf(articles, Float32Array.from(articles, (article, i) => (article % 7 === 6 ? 0 : quarters[i] / 4)), articles.length, weight);
    }),
  );
const lists = fc.array(fc.constantFrom(1, 2, 0.5).chain(anyList), { minLength: 1, maxLength: 4 });

/** Live articles and what they are worth. */
function worths(list: List): Map<number, number> {
  const { articles, scores, length, weight } = flat(list);
  const rows = Array.from({ length }, (_, row): [number, number] => [articles[row], scores[row] * weight]);
  assert.deepEqual(rows.map(([article]) => article), rows.map(([article]) => article).sort((a, b) => a - b), 'ascending');
  return new Map(rows.filter(([, score]) => score > 0));
}

function expected(all: readonly List[], combine: (scores: (number | undefined)[]) => number | null): Map<number, number> {
  const maps = all.map(worths);
  const rows = Array.from({ length: count }, (_, article): [number, number | null] => [article, combine(maps.map((map) => map.get(article)))]);
  return new Map(rows.flatMap(([article, score]) => (score === null ? [] : [[article, score]])));
}

const sum = (scores: readonly (number | undefined)[]): number => scores.reduce<number>((total, score) => total + (score ?? 0), 0);

describe('lists of articles', () => {
  it('meet, unite and are taken from each other as sets, with the sums or the best of their scores', () => {
    const scratch = new Sums(count);
    fc.assert(
      fc.property(lists, fc.array(anyList(1), { maxLength: 3 }), (all, others) => {
        assert.deepEqual(worths(intersect(all)), expected(all, (scores) => (scores.includes(undefined) ? null : sum(scores))));
        assert.deepEqual(worths(unite(all, scratch)), expected(all, (scores) => (sum(scores) === 0 ? null : sum(scores))));
        const variants = all.map((list) => list.under(1));
        const best = (scores: (number | undefined)[]): number | null => Math.max(...scores.map((score) => score ?? 0)) || null;
        assert.deepEqual(worths(uniteVariants(variants)), expected(variants, best));
        const kept = expected([all[0], ...others], ([own, ...rest]) => (own === undefined || sum(rest) > 0 ? null : own));
        assert.deepEqual(worths(subtract(all[0], others)), kept);
        assert.ok(scratch.exact.every((left) => left === 0), 'the sums are left at zero');
      }),
      { numRuns: 500 },
    );
  });

  it('hold what they have themselves or besides, whether or not there is a short way to it', () => {
    fc.assert(
      fc.property(anyList(1), anyList(1), fc.nat(count), ({ articles, scores, length }, others, article) => {
        const besides = subtract(others, [listOf(articles, new Float32Array(length).fill(1))]);
        for (const dense of [null, Dense.of(articles, count)]) {
          const list = new List(articles, scores, length, 1, besides, 8, dense);
          assert.equal(holds(list, article), articles.includes(article) || others.articles.includes(article));
        }
      }),
    );
  });

  it('tell the rows and scores of many articles at once as they do of one', () => {
    fc.assert(
      fc.property(anyList(1), anyList(1), fc.uniqueArray(fc.nat(count - 1)), ({ articles, scores, length }, others, asked) => {
        const besides = subtract(others, [listOf(articles, new Float32Array(length).fill(1))]);
        for (const dense of [null, Dense.of(articles, count)]) {
          const list = new List(articles, scores, length, 1, besides, 8, dense);
          const [rows, found] = [new Int32Array(asked.length), new Float32Array(asked.length)];
          readRows(list, Uint32Array.from(asked), asked.length, rows, found);
          assert.deepEqual([...rows], asked.map((article) => articles.indexOf(article)));
          assert.deepEqual([...found], asked.map((article) => scoreOf(list, article)));
        }
      }),
    );
  });

  it('are looked into from any row on', () => {
    fc.assert(
      fc.property(anyList(1), fc.nat(count), fc.nat(count), (list, article, from) => {
        const numbers = [...list.articles];
        const start = Math.min(from, numbers.length);
        const found = numbers.findIndex((number, row) => row >= start && number >= article);
        const row = found < 0 ? numbers.length : found;
        assert.equal(firstRow(list.articles, list.length, article, start), row);
        assert.equal(gallop(list.articles, list.length, article, start), row);
        assert.equal(scoreOf(list, article), numbers.includes(article) ? list.scores[numbers.indexOf(article)] : 0);
      }),
    );
  });
});

describe('a set of articles', () => {
  it('has those that it was made of, and no others', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(5000), { maxLength: 200 }), fc.array(fc.nat(5000)), (numbers, others) => {
        const set = new ArticleSet(Uint32Array.from(numbers).sort());
        for (const article of [...numbers, ...others]) assert.equal(set.has(article), numbers.includes(article));
      }),
    );
  });
});

describe('the best of many', () => {
  it('are the first of all in order, whichever way they come', () => {
    const hit = fc.record({ segment: fc.nat(2), article: fc.nat(30), score: fc.nat(4) }, { noNullPrototype: true });
    const offered = fc.uniqueArray(hit, { selector: ({ segment, article }) => segment * 100 + article });
    fc.assert(
      fc.property(offered, fc.nat(12), (hits, k) => {
        // Equal scores go by the article, then by the segment from last to first.
        const tieBreak = (s: number, a: number, t: number, b: number): number => a - b || t - s;
        const best = new Best(k, tieBreak);
        for (const { segment, article, score } of hits) if (score >= best.threshold) best.offer(segment, article, score);
        const sorted = [...hits].sort((a, b) => b.score - a.score || tieBreak(a.segment, a.article, b.segment, b.article));
        assert.deepEqual(best.ranked(), sorted.slice(0, k));
      }),
      { numRuns: 500 },
    );
  });
});

describe('patterns, exact and similar words', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é', '\u{20000}'), minLength: 1, maxLength: 9 });
  const written = (find: (segment: Segment, word: string) => MatchedForms, segment: Segment, word: string): string[] =>
    find(segment, word).forms.map(({ term, form }) => segment.forms.get(segment.termForms[term] + form)).sort();

  it('find what a filter over all printed words finds', function () {
    this.timeout(20_000);
    const patterns = fc.array(fc.oneof({ weight: 3, arbitrary: fc.constantFrom('a', 'b', 'c', '\u{20000}') }, fc.constantFrom('*', '?')), { minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(fc.array(letters, { minLength: 1, maxLength: 60 }), fc.array(fc.tuple(letters, patterns), { minLength: 5, maxLength: 5 }), (words, asked) => {
        const segment = new Segment(build([articleOf({ id: 'a', title: 'x', paragraphs: [words.join(' ')] })]).columns);
        const all = [...segment.forms];
        for (const [word, pattern] of asked) {
          const folded = word.replaceAll('é', 'e');
          const matching = (form: 'exact' | 'pattern' | 'similar', text: string): string[] => all.filter((one) => matchesForm(one, text, form)).sort();
          assert.deepEqual(written(exactForms, segment, folded), matching('exact', folded));
          assert.deepEqual(written(similarForms, segment, folded), matching('similar', folded));
          assert.deepEqual(written(patternForms, segment, pattern.join('')), matching('pattern', pattern.join('')));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('find nothing similar to a word longer than any', () => {
    const segment = new Segment(build([articleOf({ id: 'a', title: 'x', paragraphs: ['a b ab'] })]).columns);
    for (const length of [200, 255, 256, 257, 258, 300, 512]) assert.deepEqual(written(similarForms, segment, 'a'.repeat(length)), [], `${length}`);
  });
});
