/** What does a pass do with the files it finds? Real folders, the real pass, and the real library to look at what came of it. */
import assert from 'node:assert/strict';
import { existsSync, rmSync } from 'node:fs';
import { mkdir, readdir, rename, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { SourceUnreadable } from '../../indexer/run/run.js';
import { NotAnIndex } from '../../indexer/store/errors.js';
import { repositoryRoot } from '../root.js';
import { type Desk, counts, failures, ndjson, story, withDesk } from './desk.js';

const planned = ({ events }: Desk): string[] => events.flatMap((event) => (event.kind === 'planned' ? [`${event.reason} ${event.path}`] : [])).sort();
const reasonsOf = ({ events }: Desk): Record<string, number> => events.flatMap((event) => (event.kind === 'plan' ? [event.reasons] : []))[0];

describe('a pass over files', function () {
  this.timeout(180_000);

  it('indexes the demonstration archive, every format of it, and the second time says that nothing is to be done', () =>
    withDesk(async (desk) => {
      const sources = [join(repositoryRoot, 'corpus')];
      const first = await desk.index({ sources, workers: 2 });
      assert.equal(counts(first), 'changed: 67 articles; added 67');
      assert.deepEqual(first.failed, []);
      assert.deepEqual([first.skipped, first.generation], [1, 1]);
      const types = new Set([...(await desk.articles()).values()].map(({ type }) => type));
      assert.deepEqual([...types].sort(), ['html', 'md', 'ndjson', 'pdf', 'txt']);
      const second = await desk.index({ sources });
      assert.equal(counts(second), 'as before: 67 articles; unchanged 67');
      assert.equal(second.generation, 1);
    }));

  it('counts what is new, edited, touched, moved and gone, and finds the words of now alone', () =>
    withDesk(async (desk) => {
      for (const name of ['ash', 'birch', 'cedar', 'date', 'elm']) await desk.write(`${name}.txt`, story(name));
      await desk.index();
      await desk.write('ash.txt', story('acacia'));
      await desk.touch('birch.txt');
      await rename(join(desk.source(), 'cedar.txt'), join(desk.source(), 'moved.txt'));
      await rm(join(desk.source(), 'date.txt'));
      await desk.write('fir.txt', story('fir'));
      const report = await desk.index();
      assert.deepEqual(reasonsOf(desk), { edited: 1, same: 2, moved: 1, gone: 1, new: 1 });
      assert.equal(counts(report), 'changed: 5 articles; added 1, replaced 1, moved 1, removed 1, unchanged 2');
      assert.deepEqual(await desk.ids(), ['ash', 'birch', 'elm', 'fir', 'moved']);
      assert.deepEqual(await desk.find('ash'), []);
      assert.deepEqual(await desk.find('acacia'), ['ash']);
      assert.deepEqual(await desk.find('cedar'), ['moved']);
      assert.equal(counts(await desk.index()), 'as before: 5 articles; unchanged 5');
      assert.deepEqual(reasonsOf(desk), { same: 5 });
    }));

  it('adds deletion to deletion, and drops a segment of which nothing is left', () =>
    withDesk(async (desk) => {
      for (const name of ['ash', 'birch', 'cedar', 'elm']) await desk.write(`${name}.txt`, story(name));
      await desk.index();
      for (const [name, left] of [['ash', ['birch', 'cedar', 'elm']], ['birch', ['cedar', 'elm']], ['cedar', ['elm']]] as const) {
        await rm(join(desk.source(), `${name}.txt`));
        assert.equal(counts(await desk.index()), `changed: ${left.length} articles; removed 1, unchanged ${left.length}`);
        assert.deepEqual(await desk.ids(), left);
        assert.deepEqual((await desk.find('thursday')).sort(), left);
      }
      await rm(join(desk.source(), 'elm.txt'));
      assert.equal(counts(await desk.index()), 'changed: 0 articles; removed 1');
      assert.deepEqual((await desk.names()).length, 2, 'manifest and ledger');
    }));

  it('reads everything anew with --full, and forgets what is no more', () =>
    withDesk(async (desk) => {
      await desk.write('a.txt', story('ash'));
      await desk.write('b.txt', story('birch'));
      await desk.index();
      await rm(join(desk.source(), 'b.txt'));
      const report = await desk.index({ full: true });
      assert.deepEqual(reasonsOf(desk), { rebuild: 1 });
      assert.equal(counts(report), 'changed: 1 articles; added 1');
      assert.equal(report.generation, 2);
      assert.deepEqual(await desk.ids(), ['a']);
    }));

  it('prints the plan of a dry run and writes nothing, not even the folder', () =>
    withDesk(async (desk) => {
      await desk.write('a.txt', story('ash'));
      await desk.index({ dryRun: true });
      assert.deepEqual(planned(desk), ['new a.txt']);
      assert.equal(existsSync(desk.folder), false);
      await desk.index();
      const before = await desk.names();
      await desk.write('a.txt', story('another ash'));
      await desk.write('b.txt', story('birch'));
      const report = await desk.index({ dryRun: true });
      assert.deepEqual(planned(desk), ['edited a.txt', 'new b.txt']);
      assert.deepEqual([report.changed, report.articles], [false, 1]);
      assert.deepEqual(await desk.names(), before);
    }));

  it('gives a file a longer id when a second one of its name comes, and the short one back when that goes', () =>
    withDesk(async (desk) => {
      await desk.write('a.txt', story('ash'));
      await desk.index();
      await desk.write('a.md', '# Birches\n\nOn birches and nothing else the paper wrote this week.\n');
      assert.equal(counts(await desk.index()), 'changed: 2 articles; added 1, moved 1');
      assert.deepEqual(await desk.ids(), ['a.md', 'a.txt']);
      await rm(join(desk.source(), 'a.md'));
      assert.equal(counts(await desk.index()), 'changed: 1 articles; moved 1, removed 1');
      assert.deepEqual(await desk.ids(), ['a']);
      assert.deepEqual(await desk.find('ash'), ['a']);
    }));

  it('skips and counts README files, dot files and other types', () =>
    withDesk(async (desk) => {
      for (const path of ['README.md', '.hidden.txt', 'picture.png', 'a.txt']) await desk.write(path, story('ash'));
      assert.equal((await desk.index()).skipped, 3);
      assert.deepEqual(await desk.ids(), ['a']);
      await desk.write('film.mp4', 'film');
      const report = await desk.index();
      assert.deepEqual([report.skipped, report.failed], [4, []]);
    }));

  it('makes an index of a source without articles', () =>
    withDesk(async (desk) => {
      assert.equal(counts(await desk.index()), 'changed: 0 articles; ');
      assert.deepEqual(await desk.ids(), []);
    }));
});

describe('a pass over several sources', function () {
  this.timeout(180_000);

  it('keeps the articles of a source that is not named this time', () =>
    withDesk(async (desk) => {
      await desk.write('ash.txt', story('ash'), 'one');
      await desk.write('birch.txt', story('birch'), 'two');
      await desk.index({ sources: [desk.source('one'), desk.source('two')] });
      await rm(join(desk.source('one'), 'ash.txt'));
      await rm(join(desk.source('two'), 'birch.txt'));
      assert.equal(counts(await desk.index({ sources: [desk.source('one')] })), 'changed: 1 articles; removed 1, unchanged 1');
      assert.deepEqual(await desk.ids(), ['birch']);
    }));

  it('reads a source once that is named twice', () =>
    withDesk(async (desk) => {
      await desk.write('ash.txt', story('ash'));
      const report = await desk.index({ sources: [desk.source(), `${desk.source()}/`, join(desk.source(), '..', 'source')] });
      assert.equal(counts(report), 'changed: 1 articles; added 1');
      assert.deepEqual(report.failed, []);
    }));

  it('fails the second of two articles with one id, and reads it when the first is gone', () =>
    withDesk(async (desk) => {
      const sources = [desk.source('one'), desk.source('two')];
      await desk.write('ash.txt', story('the first ash'), 'one');
      await desk.write('ash.txt', story('the second ash'), 'two');
      const first = await desk.index({ sources });
      assert.deepEqual(failures(first), ['ash.txt duplicate-id']);
      assert.deepEqual([...(await desk.articles()).values()].map(({ title }) => title), ['About the first ash']);
      const second = await desk.index({ sources });
      assert.deepEqual([counts(second), failures(second), second.generation], ['as before: 1 articles; unchanged 1', ['ash.txt duplicate-id'], 1]);
      await rm(join(desk.source('one'), 'ash.txt'));
      assert.deepEqual(failures(await desk.index({ sources })), []);
      assert.deepEqual([...(await desk.articles()).values()].map(({ title }) => title), ['About the second ash']);
    }));

  it('takes a single file', () =>
    withDesk(async (desk) => {
      const file = await desk.write('deep/ash.txt', story('ash'));
      await desk.write('deep/birch.txt', story('birch'));
      assert.equal(counts(await desk.index({ sources: [file] })), 'changed: 1 articles; added 1');
      assert.deepEqual(await desk.ids(), ['ash']);
    }));

  it('passes over its own index among the articles', () =>
    withDesk(async (desk) => {
      await desk.write('ash.txt', story('ash'));
      const folder = join(desk.source(), 'index');
      const first = await desk.index({ folder });
      const second = await desk.index({ folder });
      assert.deepEqual([first.skipped, second.skipped, second.changed], [0, 0, false]);
    }));

  it('does not make an index of a folder of articles', () =>
    withDesk(async (desk) => {
      await desk.write('ash.txt', story('ash'));
      await assert.rejects(desk.index({ folder: desk.source() }), NotAnIndex);
      assert.deepEqual(await readdir(desk.source()), ['ash.txt']);
    }));

  it('changes nothing where a source is missing', () =>
    withDesk(async (desk) => {
      const sources = [desk.source(), desk.source('nowhere')];
      await desk.write('ash.txt', story('ash'));
      const isNamed = (error: unknown): boolean => error instanceof SourceUnreadable && error.message.includes('nowhere');
      await assert.rejects(desk.index({ sources }), isNamed);
      assert.equal(existsSync(desk.folder), false);
      await desk.index();
      await rm(desk.source(), { recursive: true });
      await desk.write('birch.txt', story('birch'), 'other');
      await assert.rejects(desk.index({ sources: [desk.source('other'), desk.source('nowhere')] }), isNamed);
      assert.deepEqual(await desk.ids(), ['ash']);
    }));
});

describe('a pass over what the file system hides', function () {
  this.timeout(180_000);

  it('names a folder that cannot be entered, and keeps the articles below it until it is there again', () =>
    withDesk(async (desk) => {
      // A link to a folder that is away cannot be entered by anybody, root included.
      await mkdir(desk.source('away'), { recursive: true });
      await desk.write('ash.txt', story('ash'), 'away');
      await desk.write('birch.txt', story('birch'));
      await symlink(desk.source('away'), join(desk.source(), 'below'));
      await desk.index();
      await rename(desk.source('away'), desk.source('parked'));
      const hidden = await desk.index();
      assert.deepEqual([counts(hidden), failures(hidden)], ['changed: 2 articles; unchanged 2', ['below unreadable']]);
      assert.deepEqual(await desk.ids(), ['below/ash', 'birch']);
      assert.equal((await desk.index()).changed, false);
      await rename(desk.source('parked'), desk.source('away'));
      const back = await desk.index();
      assert.deepEqual([counts(back), failures(back)], ['changed: 2 articles; unchanged 2', []]);
    }));

  it('names a file that cannot be looked at, and keeps its article until it is there again', () =>
    withDesk(async (desk) => {
      await desk.write('ash.txt', story('ash'), 'away');
      await mkdir(desk.source());
      await symlink(join(desk.source('away'), 'ash.txt'), join(desk.source(), 'ash.txt'));
      await desk.index();
      await rename(desk.source('away'), desk.source('parked'));
      const hidden = await desk.index();
      assert.deepEqual([hidden.articles, failures(hidden)], [1, ['ash.txt unreadable']]);
      assert.equal((await desk.index()).changed, false);
      await rename(desk.source('parked'), desk.source('away'));
      const back = await desk.index();
      assert.deepEqual([back.articles, failures(back)], [1, []]);
    }));

  it('names what vanishes between the walk and the reading, and keeps what was read of it before', () =>
    withDesk(async (desk) => {
      const path = await desk.write('ash.txt', story('ash'));
      await desk.index();
      await desk.write('ash.txt', story('acacia'));
      await desk.write('birch.txt', story('birch'));
      // The plan is announced when the walk is over and nothing is read yet.
      const report = await desk.index({
        onEvent: (event) => {
          if (event.kind === 'plan') rmSync(path);
        },
      });
      assert.deepEqual([report.articles, failures(report)], [2, ['ash.txt unreadable']]);
      assert.deepEqual(await desk.find('ash'), ['ash']);
      const next = await desk.index();
      assert.deepEqual([counts(next), failures(next)], ['changed: 1 articles; removed 1, unchanged 1', []]);
    }));

  it('does not run in circles of links', () =>
    withDesk(async (desk) => {
      await desk.write('deep/ash.txt', story('ash'));
      await symlink(desk.source(), join(desk.source(), 'deep/up'));
      assert.equal(counts(await desk.index()), 'changed: 1 articles; added 1');
    }));
});

describe('a pass over files of records', function () {
  this.timeout(180_000);
  const record = (id: string, words: string): object => ({ id, title: `On ${words}`, date: '2020-05-06', text: `The paper wrote about ${words} in this record.` });

  it('reads one line of a file of which one line was edited', () =>
    withDesk(async (desk) => {
      const records = ['ash', 'birch', 'cedar'].map((words) => record(words, words));
      await desk.write('all.ndjson', ndjson(...records));
      await desk.index();
      await desk.write('all.ndjson', ndjson(records[0], record('birch', 'a bonsai'), records[2]));
      assert.equal(counts(await desk.index()), 'changed: 3 articles; replaced 1, unchanged 2');
      assert.deepEqual(await desk.find('birch'), []);
      assert.deepEqual(await desk.find('bonsai'), ['birch']);
      await desk.touch('all.ndjson');
      await desk.index();
      assert.deepEqual(reasonsOf(desk), { same: 1 });
    }));

  it('calls records without an id by their lines, wherever these come to stand', () =>
    withDesk(async (desk) => {
      const plain = (words: string): object => ({ title: `On ${words}`, text: `The paper wrote about ${words} in this record.` });
      await desk.write('all.ndjson', ndjson(plain('ash'), plain('birch'), plain('ash')));
      await desk.index();
      assert.deepEqual(await desk.ids(), ['all.ndjson#1', 'all.ndjson#2', 'all.ndjson#3']);
      await desk.write('all.ndjson', ndjson(plain('cedar'), plain('birch'), plain('ash'), plain('ash')));
      const report = await desk.index();
      assert.deepEqual([counts(report), report.failed], ['changed: 4 articles; added 1, replaced 1, unchanged 2', []]);
      assert.deepEqual((await desk.find('ash')).sort(), ['all.ndjson#3', 'all.ndjson#4']);
    }));

  it('moves a file of records with its records', () =>
    withDesk(async (desk) => {
      await desk.write('old.ndjson', ndjson(record('ash', 'ash'), record('birch', 'birch')));
      await desk.index();
      await rename(join(desk.source(), 'old.ndjson'), join(desk.source(), 'new.ndjson'));
      assert.equal(counts(await desk.index()), 'changed: 2 articles; moved 2');
      assert.deepEqual([...(await desk.articles()).values()].map(({ path }) => path), ['new.ndjson', 'new.ndjson']);
    }));

  it('names bad lines by file and line and goes on, in compressed files too', () =>
    withDesk(async (desk) => {
      const lines = `${ndjson(record('ash', 'ash'))}no json\n\n${ndjson({ id: 'birch' }, record('cedar', 'cedar'))}`;
      await desk.write('packed.jsonl.gz', gzipSync(lines));
      const report = await desk.index();
      assert.deepEqual(failures(report), ['packed.jsonl.gz#2 invalid-record', 'packed.jsonl.gz#4 invalid-record']);
      assert.deepEqual(await desk.ids(), ['ash', 'cedar']);
    }));

  it('keeps the first record of an id and names the others, in one file and across files, also when one is there twice word by word', () =>
    withDesk(async (desk) => {
      await desk.write('a.ndjson', ndjson(record('ash', 'the first ash'), record('birch', 'birch'), record('ash', 'a second ash'), record('birch', 'birch')));
      await desk.write('b.ndjson', ndjson(record('cedar', 'cedar'), record('ash', 'a third ash')));
      const expected = ['a.ndjson#3 duplicate-id', 'a.ndjson#4 duplicate-id', 'b.ndjson#2 duplicate-id'];
      assert.deepEqual(failures(await desk.index()), expected);
      assert.equal((await desk.articles()).get('ash')?.title, 'On the first ash');
      const again = await desk.index();
      assert.deepEqual([again.changed, failures(again)], [false, expected]);
      await desk.write('a.ndjson', ndjson(record('elm', 'elm'), record('ash', 'the first ash'), record('birch', 'birch'), record('birch', 'birch')));
      const edited = await desk.index();
      assert.deepEqual([counts(edited), failures(edited)], ['changed: 4 articles; added 1, unchanged 3', ['a.ndjson#4 duplicate-id', 'b.ndjson#2 duplicate-id']]);
    }));

  it('moves an id from one file to another', () =>
    withDesk(async (desk) => {
      await desk.write('a.ndjson', ndjson(record('ash', 'ash'), record('birch', 'birch')));
      await desk.write('b.ndjson', ndjson(record('cedar', 'cedar')));
      await desk.index();
      await desk.write('a.ndjson', ndjson(record('birch', 'birch')));
      await desk.write('b.ndjson', ndjson(record('cedar', 'cedar'), record('ash', 'ash')));
      assert.equal(counts(await desk.index()), 'changed: 3 articles; replaced 1, unchanged 2');
      assert.equal((await desk.articles()).get('ash')?.path, 'b.ndjson');
    }));
});
