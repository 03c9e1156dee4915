/** Are articles with any of several words counted, and the best of them found, as by adding everything up, though few are looked at one by one? */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { offerAny, type AnyWords, type Share } from '../../server/engine/embedded/any-words.js';
import { Best } from '../../server/engine/embedded/best.js';
import { Dense } from '../../server/engine/embedded/dense.js';
import { List, scoreOf, sumOf } from '../../server/engine/embedded/list.js';
import { seeded } from '../bench/random.js';
import { Sums } from '../../server/engine/embedded/sums.js';
import { WorthColumns } from '../../server/engine/embedded/worth-columns.js';

const articleCount = 1500;
const isDeleted = (article: number): boolean => article % 11 === 3;

/** A word's articles, drawn with a share of all: as rows of a segment are, with all the short ways. */
function wordOf(random: () => number, share: number, weight: number, deletions: boolean): List {
  const numbers = Array.from({ length: articleCount }, (_, article) => article).filter(() => random() < share);
  const articles = Uint32Array.from(numbers);
  // Few different scores, so that many sums are equal.
  const scores = Float32Array.from(numbers, (article) => (deletions && isDeleted(article) ? 0 : Math.ceil(8 * random() ** 2) / 8));
  const most = scores.reduce((high, score) => Math.max(high, score), 0);
  return new List(articles, scores, articles.length, weight, null, most, Dense.of(articles, articleCount));
}

/** With rare articles besides, as a word's second reading gives them. */
function withBesides(list: List, random: () => number): List {
  const numbers = Array.from({ length: articleCount }, (_, article) => article).filter((article) => random() < 0.004 && !list.articles.includes(article) && !isDeleted(article));
  const besides = new List(Uint32Array.from(numbers), new Float32Array(numbers.length).fill(0.75), numbers.length, 1, null, Infinity, null);
  return list.joined(list.scores, besides, Math.max(list.most, 0.75));
}

const shareOfAll = fc.constantFrom<number>(0, 0.002, 0.01, 0.05, 0.2, 0.6);
const shares = fc.oneof(
  { weight: 4, arbitrary: fc.array(shareOfAll, { minLength: 1, maxLength: 6 }) },
  fc.array(shareOfAll, { minLength: 18, maxLength: 120 }),
  // Rare words alone: none is a column, and of few articles or many.
  fc.array(fc.constantFrom<number>(0.002, 0.01, 0.02), { minLength: 1, maxLength: 40 }),
);
const settings = fc.record({
  seed: fc.nat(),
  shares,
  /** Whether rare words are worth more, as an idf makes them; else later ones are. */
  byRarity: fc.boolean(),
  k: fc.constantFrom(0, 1, 10, 40, 2000),
  from: fc.constantFrom(0, 0, 1, 40, 700),
  to: fc.constantFrom(articleCount, articleCount, 1000, 733, 700),
  deletions: fc.boolean(),
  masked: fc.boolean(),
  /** By their numbers among those that have a word. */
  passed: fc.array(fc.nat(articleCount - 1), { maxLength: 5 }),
  bounded: fc.boolean(),
  /** Which part of a hit's sum counts: that of articles near a date. */
  shared: fc.boolean(),
  /** What is known to be needed, as a part of what the last of the best is worth; from 1 on another segment has shown better ones. */
  needed: fc.constantFrom(0, 0.5, 0.9, 1, 1.5, 40),
});

function shareOf(of: (article: number) => number): Share {
  return { of, most: (first, end) => Math.max(...Array.from({ length: end - first }, (_, i) => of(first + i))) };
}

const tieBreak = (_s: number, a: number, _t: number, b: number): number => a - b;

describe('articles with any of several words', () => {
  for (const [where, columns] of [['', new WorthColumns(articleCount)], [', where the machine has no memory that grows', new WorthColumns(articleCount, () => null)]] as const) {
    it(`are counted and ranked as by adding everything up${where}`, function () {
      this.timeout(60_000);
      const scratch = new Sums(articleCount, columns);
      fc.assert(
        fc.property(settings, ({ seed, shares: drawn, byRarity, k, from, to, deletions, masked, passed, bounded, shared, needed }) => {
          const random = seeded(seed);
          const words = drawn.map((share, w) => {
            const list = wordOf(random, share, byRarity ? 0.05 / (share + 0.005) : 1 + w / 2, deletions);
            return w % 3 === 1 ? withBesides(list, random) : list;
          });
          const deleted = new Int32Array(Math.ceil(articleCount / 32));
          for (let article = 0; article < articleCount; article++) if (isDeleted(article)) deleted[article >>> 5] |= 1 << (article & 31);
          const mask = masked ? Int32Array.from({ length: articleCount }, (_, article) => (article % 3 === 0 ? 0 : -1)) : null;
          const share = shared && bounded ? shareOf((article) => 1 / (1 + (article % 7) + Math.abs(article - 400) / 200)) : null;
          const worth = (article: number, sum: number): number => sum * (bounded ? (share?.of(article) ?? 1) : 1 + (article % 5));
          const has = (article: number): boolean => words.some((list) => scoreOf(list, article) > 0);
          const having = Array.from({ length: articleCount }, (_, article) => article).filter(has);
          const given = having.length === 0 ? [] : [...new Set(passed.map((i) => having[i % having.length]))];
          const asked: AnyWords = { words, passed: given, filter: { from, to, mask }, deleted: deletions ? deleted : null, scratch, worth, share, bounded };
          const all = having.filter((article) => article >= from && article < to && mask?.[article] !== 0 && !given.includes(article));
          const expected = all.map((article) => ({ segment: 0, article, score: worth(article, sumOf(words, article)) })).sort((a, b) => b.score - a.score || a.article - b.article);
          const best = new Best(k, tieBreak, null);
          const least = needed > 0 && expected.length >= k && k > 0 ? expected[k - 1].score * needed : -Infinity;
          if (needed > 0) best.raise(least);
          assert.equal(offerAny(asked, 0, best), all.length);
          assert.deepEqual(best.ranked(), expected.slice(0, k).filter(({ score }) => score >= least));
          assert.ok(scratch.columns.sums.every((left) => left === 0) && scratch.marks.every((left) => left === 0), 'the room is left empty');
        }),
        { numRuns: 400 },
      );
    });
  }

  it('are looked at one by one only where they may come among the best', () => {
    const random = seeded(1);
    const [rare, common] = [wordOf(random, 0.02, 9, false), wordOf(random, 0.9, 0.3, false)];
    const looked = new Set<number>();
    const worth = (article: number, sum: number): number => {
      looked.add(article);
      return sum;
    };
    const asked: AnyWords = { words: [rare, common], passed: [], filter: { from: 0, to: articleCount, mask: null }, deleted: null, scratch: new Sums(articleCount), worth, share: null, bounded: true };
    const total = offerAny(asked, 0, new Best(10, tieBreak));
    assert.ok(total > 1300, `${total} articles`);
    assert.ok(looked.size < 100, `${looked.size} articles were looked at`);
  });

  it('are only counted where none are wanted', () => {
    const random = seeded(2);
    const words = [wordOf(random, 0.02, 9, false), wordOf(random, 0.5, 0.3, false)];
    const worth = (): number => assert.fail('an article was looked at');
    for (const bounded of [true, false]) {
      const asked: AnyWords = { words, passed: [], filter: { from: 0, to: articleCount, mask: null }, deleted: null, scratch: new Sums(articleCount), worth, share: null, bounded };
      assert.ok(offerAny(asked, 0, new Best(0, tieBreak)) > 500);
    }
  });

  describe('are none left out for what is rounded up in many words', () => {
    const count = 64;
    const numbers = (length: number): Uint32Array => Uint32Array.from({ length }, (_, article) => article);

    /** Each word has as many articles and scores as are given, which are rounded up by nearly a part. */
    function check(seed: number, all: number, k: (random: () => number) => number, wordOf: (w: number, random: () => number) => { scores: Float32Array; most: number; weight: number }): void {
      const random = seeded(seed);
      const words = Array.from({ length: 120 + Math.floor(30 * random()) }, (_, w) => {
        const { scores, most, weight } = wordOf(w, random);
        const articles = numbers(scores.length);
        return new List(articles, scores, scores.length, weight, null, most, Dense.of(articles, all));
      });
      const wanted = k(random);
      const best = new Best(wanted, tieBreak);
      const asked: AnyWords = { words, passed: [], filter: { from: 0, to: all, mask: null }, deleted: null, scratch: new Sums(all), worth: (_, sum) => sum, share: null, bounded: true };
      offerAny(asked, 0, best);
      const expected = [...numbers(all)].map((article) => ({ segment: 0, article, score: sumOf(words, article) })).sort((a, b) => b.score - a.score || a.article - b.article);
      assert.deepEqual(best.ranked(), expected.slice(0, wanted));
    }

    const few = (random: () => number): number => 2 + Math.floor(4 * random());
    const alike = (_: number, random: () => number): { scores: Float32Array; most: number; weight: number } => {
      const most = Math.fround(0.3 + 0.6 * random());
      const scores = new Float32Array(count).map(() => justAbove(150 + Math.floor(104 * random()), most));
      scores[0] = most;
      return { scores, most, weight: 1 + 8 * random() };
    };

    // Of each case some with which one is left out unless it is counted that worths, and what one part of them counts, are rounded up.
    it('of which each article has each', () => {
      for (const seed of [16, 132, 157, 175]) check(seed, count, few, alike);
    });

    it('of which few articles have any', () => {
      for (const seed of [1, 2, 3, 4]) check(seed, 32 * count, few, alike);
    });

    it('of which some are common', () => {
      const mixed = (w: number, random: () => number): { scores: Float32Array; most: number; weight: number } => {
        const isRare = w % 4 === 0;
        const most = Math.fround(0.3 + 0.6 * random());
        const scores = new Float32Array(isRare ? count : 4 * count).map((_, article) => justAbove((article < 4 ? 200 : 100) + Math.floor(50 * random()), most));
        scores[isRare ? 5 : scores.length - 1] = most;
        return { scores, most, weight: (isRare ? 3 : 1) + random() };
      };
      for (const seed of [9, 19, 27, 54]) check(seed, 32 * count, (random) => 1 + Math.floor(4 * random()), mixed);
    });
  });

  describe('are none left out', () => {
    const count = 200;
    const common = (score: (article: number) => number, weight: number): List => {
      const articles = Uint32Array.from({ length: count }, (_, article) => article);
      const scores = Float32Array.from(articles, (article) => score(article));
      return new List(articles, scores, count, weight, null, Math.max(...scores), Dense.of(articles, count));
    };
    const rare = (article: number, weight: number): List => new List(Uint32Array.of(article), Float32Array.of(1), 1, weight, null, 1, null);

    /** As by adding everything up, from an article on; `needed`: another segment has shown as many that are worth this. */
    function check(words: readonly List[], wanted: number, from = 0, needed?: number, worth = (sum: number): number => sum): void {
      const best = new Best(wanted, tieBreak);
      if (needed !== undefined) best.raise(needed);
      const asked: AnyWords = { words, passed: [], filter: { from, to: count, mask: null }, deleted: null, scratch: new Sums(count), worth: (_, sum) => worth(sum), share: null, bounded: true };
      const expected = Array.from({ length: count - from }, (_, i) => ({ segment: 0, article: from + i, score: worth(sumOf(words, from + i)) }));
      expected.sort((a, b) => b.score - a.score || a.article - b.article);
      assert.equal(offerAny(asked, 0, best), expected.length);
      assert.deepEqual(best.ranked(), expected.slice(0, wanted));
    }

    it('however little they are worth beside others', () => {
      for (const weight of [1e-3, 1e-6, 1e-12, 0]) check([rare(7, 1), common((article) => (1 + article) ** -2, weight)], count);
    });

    it('where a word counts for little more than the least that is told apart', () => {
      // The heavy word is in none of the articles that are asked for.
      for (let parts = 1; parts < 4; parts += 0.125) {
        const words = [rare(0, 1), common(() => 1, parts / (2 ** 15 - 1))];
        check(words, 3, 1, sumOf(words, 1));
      }
    });

    it('where there are so many words that sums have no room for all that each could count', () => {
      for (let score = 0.5; score < 1; score += 0.03125 * 1.1) {
        const word = common(() => score, 1);
        for (const words of [257, 400, 513, 1000]) check(Array.from({ length: words }, () => word), 5);
      }
    });

    it('where the last of the best is worth more by rounding than its sum', () => {
      const word = common((article) => (article % 2 === 0 ? 0.7 : 0.1), 1);
      for (let words = 1; words <= 200; words++) {
        const some = Array.from({ length: words }, () => word);
        check(some, 10, 0, Math.fround(sumOf(some, 0)), Math.fround);
      }
    });
  });
});

/** The least score above so many parts of 255 of the most: it is rounded up by nearly a part. */
function justAbove(parts: number, most: number): number {
  let score = Math.fround((parts / 255) * most);
  while (Math.ceil(score * (255 / most)) <= parts) score = Math.fround(score * (1 + 2 ** -23));
  return score;
}
