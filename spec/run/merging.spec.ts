/** Is an archive the same, whatever segments it lies in? Merged after its passes, compacted, or neither: one index, to its readers. */
import assert from 'node:assert/strict';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { compactIndex } from '../../indexer/run/compact.js';
import { inspectIndex } from '../../indexer/run/inspection.js';
import { type Disk, realDisk } from '../../indexer/store/disk.js';
import { IndexDamaged, IndexMissing, IndexUnwritable } from '../../indexer/store/errors.js';
import { readManifest } from '../../indexer/store/open.js';
import { EmbeddedEngine } from '../../server/engine/embedded/embedded-engine.js';
import { openIndex } from '../../server/engine/embedded/opening.js';
import { similarities } from '../../server/engine/embedded/similarity.js';
import { openArchive } from '../../server/search/archive.js';
import { ask, idsOf } from '../engine/open-articles.js';
import { DiskDied, FaultyDisk } from '../store/faulty-disk.js';
import { buryOwners, namesOf } from '../store/runs.js';
import { type Desk, ndjson, withDesk } from './desk.js';

const trees = ['ash', 'birch', 'cedar', 'elm', 'fir'];
const queries = ['ash', 'birch elm', '"cedar and fir"', 'title:fir', 'ash OR elm', 'date:2020', '-birch', 'ash NEAR/3 fir', 'ced*'];
const unmerged = { articles: 0, bytes: 0 };
const now = (): Date => new Date('2023-01-20T12:00:00Z');

/** What a reader can learn from questions, in words. */
async function answersOf(folder: string): Promise<string[]> {
  const archive = await openArchive(folder);
  try {
    const answers: string[] = [];
    for (const query of queries) {
      const { total, hits } = await archive.search(query, { perPage: 100 });
      answers.push(`${query}: ${total}: ${hits.map(({ id, score, snippets }) => `${id} ${score.toPrecision(5)} ${snippets.map(({ html }) => html).join('|')}`).join('; ')}`);
    }
    return answers;
  } finally {
    await archive.close();
  }
}

/** Every article and every answer. */
async function seen(desk: Desk, folder: string): Promise<{ articles: unknown; answers: string[] }> {
  return { articles: Object.fromEntries([...(await desk.articles(folder))].sort()), answers: await answersOf(folder) };
}

const compact = (folder: string, disk?: Disk) => compactIndex({ folder, now, ...(disk === undefined ? {} : { disk }) });

const segmentsOf = async (folder: string): Promise<number> => (await readManifest(realDisk, folder)).segments.length;

const isWhole = async (folder: string): Promise<void> => {
  assert.deepEqual((await inspectIndex(realDisk, folder)).findings.filter(({ kind }) => kind === 'damaged'), []);
};

/** A round writes some of eight files, each of a few records, and removes some: edits and deletions come of themselves. */
const round = fc.dictionary(
  fc.constantFrom(...Array.from({ length: 8 }, (_, i) => `${i}.ndjson`)),
  fc.option(fc.array(fc.record({ words: fc.array(fc.constantFrom(...trees), { minLength: 1, maxLength: 6 }), date: fc.constantFrom(null, '2019-05', '2020-03-04', '2020-07-08') }), { minLength: 1, maxLength: 4 })),
  { minKeys: 1, maxKeys: 3 },
);

async function take(desk: Desk, changes: Record<string, { words: string[]; date: string | null }[] | null>): Promise<void> {
  for (const [path, records] of Object.entries(changes)) {
    if (records === null) await rm(join(desk.source(), path), { force: true });
    else await desk.write(path, ndjson(...records.map(({ words, date }, i) => ({ id: `${path}/${i}`, title: `On ${words[0]}`, date, language: 'en', text: `The paper wrote about ${words.join(' and ')}. `.repeat(1 + i) }))));
  }
}

/** An index of several segments, two of them with articles that are deleted. */
async function lay(desk: Desk, folder: string): Promise<void> {
  const records = (path: string, tree: string): object[] => Array.from({ length: 5 }, (_, i) => ({ id: `${path}/${i}`, title: `${path} on ${tree}`, date: `2020-0${i + 1}`, text: `The paper wrote about ${tree} and ${trees[i]}.` }));
  for (const [i, path] of ['a.ndjson', 'b.ndjson', 'c.ndjson'].entries()) {
    await desk.write(path, ndjson(...records(path, trees[i])));
    await desk.index({ folder, mergeLimits: unmerged });
  }
  await desk.write('a.ndjson', ndjson(...records('a.ndjson', 'ash').slice(1), { id: 'a.ndjson/0', title: 'Edited', text: 'Nothing but a larch.' }));
  await desk.write('b.ndjson', ndjson(...records('b.ndjson', 'birch').slice(0, 3)));
  await desk.index({ folder, mergeLimits: unmerged });
}

describe('segments over time', function () {
  this.timeout(300_000);

  it('answer like a new index after any sequence of passes, merged or not, compacted or not', () =>
    fc.assert(
      fc.asyncProperty(fc.array(round, { minLength: 4, maxLength: 5 }), (rounds) =>
        withDesk(async (desk) => {
          const apart = join(desk.root, 'apart');
          await desk.write('stays.ndjson', ndjson({ id: 'stays', title: 'It stays', text: 'The paper wrote about ash and fir, and that stays.' }));
          for (const changes of rounds) {
            await take(desk, changes);
            await desk.index();
            await desk.index({ folder: apart, mergeLimits: unmerged });
          }
          const fresh = join(desk.root, 'fresh');
          await desk.index({ folder: fresh });
          const expected = await seen(desk, fresh);
          assert.ok((await segmentsOf(desk.folder)) < 4);
          for (const folder of [desk.folder, apart]) {
            assert.deepEqual(await seen(desk, folder), expected);
            const { after, articles } = await compact(folder);
            assert.deepEqual({ segments: after.segments, deleted: after.deleted }, { segments: 1, deleted: 0 });
            assert.equal(articles, (await readManifest(realDisk, fresh)).articles);
            assert.deepEqual(await seen(desk, folder), expected);
            await isWhole(folder);
            assert.equal((await compact(folder)).changed, false);
          }
        }),
      ),
      { numRuns: 4 },
    ));

  it('are merged in a generation of their own, when the new articles can be searched already', () =>
    withDesk(async (desk) => {
      for (const tree of trees.slice(0, 3)) {
        await desk.write(`${tree}.txt`, `Title: On ${tree}\n\nThe paper wrote about ${tree}.\n`);
        assert.equal((await desk.index()).changed, true);
      }
      assert.equal(await segmentsOf(desk.folder), 3);
      await desk.write('elm.txt', 'Title: On elm\n\nThe paper wrote about elm.\n');
      const report = await desk.index();
      const told = desk.events.map((event) => (event.kind === 'committed' ? event.generation : event.kind));
      assert.deepEqual(told.slice(-3), [4, 'merging', 5]);
      assert.deepEqual([report.generation, report.articles, report.notMerged], [5, 4, null]);
      assert.equal(await segmentsOf(desk.folder), 1);
      assert.deepEqual(await realDisk.list(desk.folder), namesOf(await readManifest(realDisk, desk.folder)));
    }));

  it('keep texts of many megabytes, the deleted ones among them left out', () =>
    withDesk(async (desk) => {
      const text = (i: number): string => `The paper wrote ${trees[i % 5]} ${'a long and quiet story of é and 木, '.repeat(22_000)}number ${i}.`;
      const all = Array.from({ length: 7 }, (_, i) => ({ id: `${i}`, title: `Long ${i}`, language: 'en', text: text(i) }));
      await desk.write('a.ndjson', ndjson(...all));
      await desk.index({ mergeLimits: unmerged });
      await desk.write('a.ndjson', ndjson(...all.filter((_, i) => i !== 3)));
      await desk.index({ mergeLimits: unmerged });
      const { before, after } = await compact(desk.folder);
      assert.ok(after.bytes.texts < before.bytes.texts && after.bytes.texts > 4 * 1024 * 1024);
      await isWhole(desk.folder);
      const articles = await desk.articles();
      assert.deepEqual([...articles.keys()].sort(), ['0', '1', '2', '4', '5', '6']);
      for (const [id, article] of articles) assert.ok(article.text === text(Number(id)), id);
    }));

  it('stand as they were, where the disk is full when they are merged: the new articles are in the index, and the report says so', () =>
    withDesk(async (desk) => {
      const base = join(desk.root, 'base');
      await lay(desk, base);
      await desk.write('new.txt', 'Title: New\n\nThe paper wrote about a walnut.\n');
      let failed = 0;
      let committed = 0;
      for (let n = 1; ; n += 4) {
        const folder = join(desk.root, `full ${n}`);
        await cp(base, folder, { recursive: true });
        const disk = await FaultyDisk.over(folder, { full: n });
        try {
          const { notMerged } = await desk.index({ folder, disk });
          if (notMerged === null) break;
          committed++;
          assert.match(notMerged, /the disk is full/);
          assert.deepEqual(await desk.find('walnut', folder), ['new']);
          assert.deepEqual(await realDisk.list(folder), namesOf(await readManifest(realDisk, folder)));
        } catch (error) {
          assert.ok(error instanceof IndexUnwritable);
          assert.equal(committed, 0);
          failed++;
        }
        await rm(folder, { recursive: true });
      }
      assert.ok(failed > 1 && committed > 1, `${failed} passes failed, ${committed} mergers`);
    }));
});

describe('compacting', function () {
  this.timeout(300_000);

  it('leaves the old or the new generation, at whichever operation the disk dies, and though power is lost too', () =>
    withDesk(async (desk) => {
      const base = join(desk.root, 'base');
      await lay(desk, base);
      const expected = await seen(desk, base);
      const old = await readManifest(realDisk, base);
      assert.ok(old.segments.length > 3 && old.segments.some(({ deleted }) => deleted > 0));
      const done = join(desk.root, 'done');
      await cp(base, done, { recursive: true });
      const counting = await FaultyDisk.over(done);
      await compact(done, counting);
      const outcomes = new Set<string>();
      for (let n = 1; n <= counting.operations; n++) {
        const folder = join(desk.root, `dies ${n}`);
        await cp(base, folder, { recursive: true });
        const disk = await FaultyDisk.over(folder, n % 3 === 0 ? { diesHalfWay: n } : { dies: n });
        await assert.rejects(compact(folder, disk), DiskDied, `operation ${n}`);
        if (n % 2 === 0) await disk.losePower((change) => change % 3 === 0, 0.5);
        await buryOwners(folder);
        const left = await readManifest(realDisk, folder);
        if (left.generation === old.generation) assert.deepEqual(left, old);
        else assert.deepEqual([left.generation, left.segments.length, left.articles], [old.generation + 1, 1, old.articles]);
        outcomes.add(left.generation === old.generation ? 'old' : 'new');
        await isWhole(folder);
        if (n % 4 === 0) {
          assert.deepEqual(await answersOf(folder), expected.answers);
          await compact(folder);
          assert.equal(await segmentsOf(folder), 1);
          assert.deepEqual(await seen(desk, folder), expected);
          assert.deepEqual(await realDisk.list(folder), namesOf(await readManifest(realDisk, folder)));
        }
        await rm(folder, { recursive: true });
      }
      assert.deepEqual([...outcomes], ['old', 'new']);
    }));

  it('does not keep a reader waiting, and one who holds the old generation goes on with it', () =>
    withDesk(async (desk) => {
      await lay(desk, desk.folder);
      const held = await openIndex(desk.folder, similarities.bm25f);
      const archive = await openArchive(desk.folder);
      try {
        const askAll = () => Promise.all(queries.map(async (query) => (await archive.search(query)).hits.map(({ id, snippets }) => [id, snippets])));
        const expected = await askAll();
        const engine = new EmbeddedEngine(held.generation);
        const textsOf = () => ask(engine, 'paper').hits.map((hit) => hit.open().text.slice(0, 1000));
        const [ids, texts] = [idsOf(ask(engine, 'ash')), textsOf()];
        assert.ok(texts.length > 10);
        let over = false;
        let asked = 0;
        const compacting = compact(desk.folder).finally(() => (over = true));
        while (!(over as boolean)) {
          assert.deepEqual(await askAll(), expected);
          asked++;
          await new Promise((resolve) => setImmediate(resolve));
        }
        assert.equal((await compacting).changed, true);
        assert.ok(asked > 2, `asked ${asked} times while it was compacted`);
        assert.deepEqual(await askAll(), expected);
        assert.deepEqual([idsOf(ask(engine, 'ash')), textsOf()], [ids, texts]);
        for (let waited = 0; (await archive.status()).segments !== 1; waited++) {
          assert.ok(waited < 500, 'the archive does not follow');
          await new Promise((resolve) => setTimeout(resolve, 10));
        }
        assert.deepEqual(await askAll(), expected);
      } finally {
        await archive.close();
        await held.held.close();
      }
    }));

  it('makes segments no larger than the limits', () =>
    withDesk(async (desk) => {
      await lay(desk, desk.folder);
      const expected = await seen(desk, desk.folder);
      const { articles, after } = await compactIndex({ folder: desk.folder, now, limits: { articles: 6, bytes: 1 << 20 } });
      assert.equal(articles, 13);
      assert.equal(after.deleted, 0);
      const { segments } = await readManifest(realDisk, desk.folder);
      assert.ok(segments.length > 1 && segments.every((segment) => segment.articles <= 6));
      assert.deepEqual(await seen(desk, desk.folder), expected);
    }));

  it('refuses texts that are damaged, instead of giving them a checksum that is right, and names the file', () =>
    withDesk(async (desk) => {
      await lay(desk, desk.folder);
      const { segments } = await readManifest(realDisk, desk.folder);
      const { name } = segments[1].files[1];
      const bytes = await readFile(join(desk.folder, name));
      bytes[bytes.length - 3] ^= 1;
      await writeFile(join(desk.folder, name), bytes);
      const before = await realDisk.list(desk.folder);
      await assert.rejects(compact(desk.folder), (error) => error instanceof IndexDamaged && error.file === name);
      assert.deepEqual(await realDisk.list(desk.folder), before);
    }));

  it('makes no folder where there is no index', () =>
    withDesk(async (desk) => {
      await assert.rejects(compact(desk.folder), IndexMissing);
      assert.equal(await realDisk.list(desk.folder), null);
    }));
});
