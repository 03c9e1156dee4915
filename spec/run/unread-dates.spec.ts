/** Is a stated date that nobody understands told, for as long as it stands there? The article is indexed all the same. */
import assert from 'node:assert/strict';
import type { IndexReport } from '../../indexer/run/run.js';
import { openArchive } from '../../server/search/archive.js';
import { ndjson, withDesk } from './desk.js';

const text = 'The ferry crossed the harbour as it always had.';

/** What is told of each file; null for nothing. */
const files: [path: string, content: string, told: string | null][] = [
  ['front.md', `---\ndate: 31 February 2020\n---\n${text}\n`, 'front.md: the date “31 February 2020” is not understood; the article is undated'],
  ['2021-03-04-front.md', `---\ndate: soon\n---\n${text}\n`, '2021-03-04-front.md: the date “soon” is not understood; the article is dated by its file name'],
  ['header.txt', `Date: whenever\n\n${text}\n`, 'header.txt: the date “whenever” is not understood; the article is undated'],
  ['line.ndjson', ndjson({ text: 'The first.' }, { date: 'n.d.', text: `KYIV, March 3, 2022 (Reuters) – ${text}` }), 'line.ndjson#2: the date “n.d.” is not understood; the article is dated by its dateline'],
  ['page.html', `<meta name=date content="{{date}}"><p>${text}</p>`, 'page.html: the date “{{date}}” is not understood; the article is undated'],
  ['long.ndjson', ndjson({ date: 'x'.repeat(1000), text }), `long.ndjson#1: the date “${'x'.repeat(60)}…” is not understood; the article is undated`],
  ['template.md', `---\ndate: {{ page.date }}\n---\n${text}\n`, 'template.md: the date “{{ page.date }}” is not understood; the article is undated'],
  ['true.md', `---\nDate: true\n---\n${text}\n`, 'true.md: the date “true” is not understood; the article is undated'],
  ['quoted.md', `---\ndate: " "\n---\n${text}\n`, null],
  ['two.html', `<meta name=date content="{{date}}"><p><time>3 March 2021</time> ${text}</p>`, null],
  ['blank.md', `---\ndate:\n---\n${text}\n`, null],
  ['good.md', `---\ndate: 2020-02\n---\n${text}\n`, null],
];

const told = ({ warnings }: Pick<IndexReport, 'warnings'>): string[] => warnings.map(({ path, reason }) => `${path}: ${reason}`).sort();

describe('a date that is not understood', function () {
  this.timeout(60_000);

  it('is told with its file and line, is no failure, and is told again by status and by a run that has nothing to do', () =>
    withDesk(async (desk) => {
      for (const [path, content] of files) await desk.write(path, content);
      const expected = files.flatMap(([, , sentence]) => sentence ?? []).sort();
      const first = await desk.index();
      assert.deepEqual([told(first), first.warned, first.failed, first.articles], [expected, expected.length, [], files.length + 1]);
      const second = await desk.index();
      assert.deepEqual([told(second), second.changed], [expected, false]);
      const archive = await openArchive(desk.folder);
      const status = await archive.status();
      await archive.close();
      assert.deepEqual([told(status), status.warned], [expected, expected.length]);
    }));

  it('is told by the line where it stands now, until it is mended', () =>
    withDesk(async (desk) => {
      const [one, undated] = [{ id: 'one', text: `One. ${text}` }, { id: 'two', date: 'soon', text: `Two. ${text}` }];
      const paths = async (...records: object[]): Promise<string[]> => {
        await desk.write('r.ndjson', ndjson(...records));
        return (await desk.index()).warnings.map(({ path }) => path);
      };
      assert.deepEqual(await paths(one, undated), ['r.ndjson#2']);
      assert.deepEqual(await paths(undated, one), ['r.ndjson#1']);
      assert.deepEqual(await paths({ ...undated, date: '2021' }, one), []);
    }));

  it('is counted for every article, and named for the first hundred of a file', () =>
    withDesk(async (desk) => {
      await desk.write('r.ndjson', ndjson(...Array.from({ length: 120 }, (_, i) => ({ id: i, date: 'soon', text: `${i}. ${text}` }))));
      const { warned, warnings } = await desk.index();
      assert.deepEqual([warned, warnings.length, warnings.at(-1)?.path], [120, 100, 'r.ndjson#100']);
    }));
});
