/** Are words added up sixteen articles at a time as one by one, whatever they are kept in, and is the program that does it what its source says? */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { lastOfBest } from '../../server/engine/embedded/levels.js';
import { mostBytes, ProgramMemory } from '../../server/engine/embedded/program-memory.js';
import { WorthColumns } from '../../server/engine/embedded/worth-columns.js';
import { Worths } from '../../server/engine/embedded/worths.js';
import { seeded } from '../bench/random.js';
import { compiledProgram, programPath } from './compiled-program.js';

const articleCount = 700;
const mostPart = 2 ** 15 - 1;

/** More than the program adds up at a time: 64 blocks of 64. */
const manyArticles = 64 * 64 + 200;

/** A word that so many of the articles have, and what it is worth in each. */
function wordOf(random: () => number, share: number, count = articleCount): { worths: Worths; of: Uint8Array } {
  const of = new Uint8Array(count);
  for (let article = 0; article < count; article++) if (random() < share) of[article] = 1 + Math.floor(255 * random());
  // The highest is of 255 parts.
  of[Math.floor(count * random())] = 255;
  const articles = Uint32Array.from(of.keys()).filter((article) => of[article] > 0);
  return { worths: new Worths([{ articles, scores: Float32Array.from(articles, (article) => of[article]), length: articles.length }], true), of };
}

const rated = (worths: Worths, part: number): { pieces: []; worths: Worths; part: number } => ({ pieces: [], worths, part });

/** What the columns come to with no filter, article by article. */
function sumsOf(columns: WorthColumns): { met: number; sums: number[] } {
  const met = columns.add({ from: 0, to: articleCount, mask: null }, [], true);
  const sums = new Array<number>(articleCount).fill(0);
  for (let i = columns.takeHigh(1) - 1; i >= 0; i--) sums[columns.candidates[i]] = columns.candidateSums[i];
  return { met, sums };
}

const settings = fc.record({
  seed: fc.nat(),
  shares: fc.array(fc.constantFrom(0, 0.01, 0.2, 0.9), { maxLength: 19, size: 'max' }),
  listed: fc.boolean(),
  from: fc.constantFrom(0, 0, 1, 64, 127, 300),
  to: fc.constantFrom(manyArticles, manyArticles, 4096, 641, 301, 300),
  masked: fc.boolean(),
  passed: fc.array(fc.nat(manyArticles - 1), { maxLength: 3 }),
  least: fc.constantFrom(1, 100_000, 8_000_000),
});

describe('words that are kept article by article', () => {
  it('are added up as one by one', () => {
    const columns = new WorthColumns(manyArticles);
    fc.assert(
      fc.property(settings, ({ seed, shares, listed, from, to, masked, passed, least }) => {
        const random = seeded(seed);
        const words = shares.map((share) => ({ ...wordOf(random, share, manyArticles), part: 1 + Math.floor(mostPart * random()) }));
        assert.deepEqual(columns.choose(words.map(({ worths, part }) => rated(worths, part))), []);
        const before = Int32Array.from({ length: manyArticles }, () => (listed && random() < 0.1 ? Math.floor(1e6 * random()) : 0));
        columns.sums.set(before);
        const mask = masked ? Int32Array.from(before, (_, article) => (article % 3 === 0 ? 0 : -1)) : null;
        const counts = (article: number): boolean => article >= from && article < to && mask?.[article] !== 0 && !passed.includes(article);
        // Elsewhere nothing is listed: lists are read within a filter.
        for (let article = 0; article < manyArticles; article++) if (article < from || article >= to) columns.sums[article] = before[article] = 0;
        const sums = [...before].map((sum, article) => (counts(article) ? words.reduce((all, { of, part }) => all + of[article] * part, sum) : 0));
        assert.equal(columns.add({ from, to, mask }, passed, listed), sums.filter((sum) => sum > 0).length);
        const highs = Array.from({ length: Math.max(0, Math.ceil(to / 64) - Math.floor(from / 64)) }, (_, block) => Math.max(0, ...sums.slice(64 * (block + Math.floor(from / 64))).slice(0, 64)));
        assert.deepEqual([...columns.highs()], highs);
        const count = columns.takeHigh(least);
        const high = [...sums.keys()].filter((article) => sums[article] >= least);
        assert.deepEqual([...columns.candidates.subarray(0, count)], high);
        assert.deepEqual([...columns.candidateSums.subarray(0, count)], high.map((article) => sums[article]));
        columns.sums.fill(0);
      }),
      { numRuns: 100 },
    );
  });

  it('are left to their lists where they are too many for one query, or rare', () => {
    const random = seeded(1);
    const columns = new WorthColumns(articleCount);
    const words = Array.from({ length: 300 }, () => ({ ...wordOf(random, 0.1), part: 1 + Math.floor(20_000 * random()) }));
    const rare = new Worths([{ articles: Uint32Array.of(5), scores: Float32Array.of(1), length: 1 }], false);
    const asked = [rated(rare, 7), ...words.map(({ worths, part }) => rated(worths, part))];
    const others = columns.choose(asked);
    assert.deepEqual(others, [asked[0], ...asked.slice(257)]);
    const { sums } = sumsOf(columns);
    for (const article of sums.keys()) assert.equal(sums[article], words.slice(0, 256).reduce((all, { of, part }) => all + of[article] * part, 0));
  });

  it('keep their room while they are asked for, and make room for others when they are not', () => {
    const random = seeded(2);
    const columns = new WorthColumns(articleCount);
    const words = Array.from({ length: 2600 }, () => wordOf(random, 0.05));
    /** Those of some words that have a column; what they come to is what they are worth. */
    const added = (some: readonly ReturnType<typeof wordOf>[]): ReturnType<typeof wordOf>[] => {
      const others = new Set(columns.choose(some.map(({ worths }) => rated(worths, 3))).map(({ worths }) => worths));
      const own = some.filter(({ worths }) => !others.has(worths));
      const { met, sums } = sumsOf(columns);
      assert.deepEqual(sums, Array.from(sums, (_, article) => own.reduce((all, { of }) => all + 3 * of[article], 0)));
      assert.equal(met, sums.filter((sum) => sum > 0).length);
      return own;
    };
    const [first, last] = [words.slice(0, 2048), words.slice(2048)];
    for (let w = 0; w < first.length; w += 128) assert.equal(added(first.slice(w, w + 128)).length, 128);
    assert.deepEqual(added(last.slice(0, 200)), []);
    const [kept] = first;
    const { writing } = kept.worths;
    for (let query = 0; query < 1100; query++) columns.choose([rated(kept.worths, 3)]);
    for (let w = 0; w < last.length; w += 138) assert.equal(added(last.slice(w, w + 138)).length, 138);
    assert.equal(added([kept]).length, 1);
    assert.equal(kept.worths.writing, writing);
    // However they are asked for, what they come to is what they are worth.
    for (let query = 0; query < 4000; query++) {
      const some = Array.from({ length: 1 + Math.floor(60 * random()) }, () => words[Math.floor(words.length * random() ** 3)]);
      if (query % 20 === 0) added(some);
      else columns.choose(some.map(({ worths }) => rated(worths, 3)));
    }
  });

  it('are left to their lists where the machine has no more memory', () => {
    let asked = 0;
    const columns = new WorthColumns(articleCount, (bytes) => {
      const memory = ProgramMemory.of(bytes);
      assert.ok(memory !== null);
      memory.growTo = () => {
        asked++;
        return false;
      };
      return memory;
    });
    const random = seeded(4);
    const words = Array.from({ length: 200 }, () => wordOf(random, 0.2));
    const ratedWords = words.map(({ worths }) => rated(worths, 2));
    const others = columns.choose(ratedWords.slice(0, 120));
    const added = words.slice(0, 120 - others.length);
    assert.ok(added.length >= 20 && others.length > 0, `${others.length} are left`);
    assert.deepEqual(others, ratedWords.slice(added.length, 120));
    assert.deepEqual(sumsOf(columns).sums, Array.from({ length: articleCount }, (_, article) => added.reduce((all, { of }) => all + 2 * of[article], 0)));
    assert.deepEqual(columns.choose(ratedWords.slice(120)), ratedWords.slice(120));
    assert.deepEqual(columns.choose(ratedWords.slice(0, added.length)), []);
    assert.equal(asked, 1, 'memory that there is not is asked for once');
  });

  it('lie in memory that grows a few times, and says where it cannot', () => {
    const memory = ProgramMemory.of(1);
    assert.ok(memory !== null);
    const lengths = new Set<number>();
    for (let bytes = 1; bytes <= 2 ** 26; bytes += 2 ** 16) {
      assert.ok(memory.growTo(bytes));
      assert.ok(memory.buffer.byteLength >= bytes);
      lengths.add(memory.buffer.byteLength);
    }
    assert.ok(lengths.size < 15, `${lengths.size} lengths`);
    const { byteLength } = memory.buffer;
    assert.equal(memory.growTo(mostBytes + 1), false);
    assert.equal(memory.buffer.byteLength, byteLength);
  });

  it('of one segment are not taken for those of another', () => {
    const random = seeded(3);
    const [one, other] = [wordOf(random, 0.5), wordOf(random, 0.5)];
    const [columns, others] = [new WorthColumns(articleCount), new WorthColumns(articleCount)];
    columns.choose([rated(one.worths, 1)]);
    others.choose([rated(other.worths, 1)]);
    others.choose([rated(one.worths, 1)]);
    assert.deepEqual(sumsOf(others).sums, [...one.of]);
    columns.choose([rated(one.worths, 1), rated(other.worths, 1)]);
    assert.deepEqual(sumsOf(columns).sums, [...one.of].map((worth, article) => worth + other.of[article]));
  });

  it('are nothing in a segment without articles', () => {
    const columns = new WorthColumns(0);
    columns.choose([]);
    assert.equal(columns.add({ from: 0, to: 0, mask: null }, [], false), 0);
    assert.equal(columns.takeHigh(1), 0);
  });

  it('are added up by a program that is what its source comes to', async function () {
    this.timeout(60_000);
    assert.equal(await readFile(programPath, 'utf8'), await compiledProgram(), 'npm run assembly makes it anew');
  });
});

describe('the last of the best of some sums', () => {
  it('is told from below, to a thousandth of the highest', () => {
    const sum = fc.oneof(fc.nat(2 ** 31 - 1), fc.nat(3000), fc.constantFrom(0, 1, 2 ** 31 - 1));
    fc.assert(
      fc.property(fc.array(sum, { minLength: 1, maxLength: 60 }), fc.nat(59), (sums, behind) => {
        const wanted = Math.min(behind + 1, sums.length);
        const exact = [...sums].sort((a, b) => b - a)[wanted - 1];
        const told = lastOfBest(Int32Array.from([...sums, 2 ** 31 - 1]), sums.length, wanted);
        assert.ok(told <= exact && told >= exact - Math.max(...sums) / 1000, `${told} for ${exact}`);
      }),
    );
  });
});
