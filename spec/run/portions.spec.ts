/** Does it matter how the work is shared out? Segments given out early, one thread or three: the index is the same. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { openArchive } from '../../server/search/archive.js';
import { type Desk, failures, ndjson, story, withDesk } from './desk.js';

const trees = ['ash', 'birch', 'cedar', 'elm', 'fir', 'hazel', 'larch', 'maple', 'oak', 'pine'];
const queries = ['ash', 'birch elm', '"maple and oak"', 'title:fir', 'hazel OR pine', 'date:2020-03', '-larch'];

/** What a reader can learn of an index, in words. */
async function answersOf(folder: string): Promise<string[]> {
  const archive = await openArchive(folder);
  try {
    const answers: string[] = [];
    for (const query of queries) {
      const { total, hits } = await archive.search(query, { perPage: 30 });
      answers.push(`${query}: ${total}: ${hits.map(({ id, score, snippets }) => `${id} ${score.toFixed(6)} ${snippets.map(({ text }) => text).join('|')}`).join('; ')}`);
    }
    return answers;
  } finally {
    await archive.close();
  }
}

/** 600 records in three files, some of whose ids are taken by another file or another line, and a page and a text that take ids too. */
async function lay(desk: Desk): Promise<void> {
  for (const file of [0, 1, 2]) {
    const records = Array.from({ length: 200 }, (_, i) => {
      const [one, other] = [trees[(i + file) % 10], trees[(i * 7 + 3) % 10]];
      const id = i % 20 === 7 ? `shared ${i % 60}` : `${file}/${i}`;
      return { id, title: `On ${one} in ${file}`, date: `2020-0${1 + (i % 9)}-1${file}`, text: `In file ${file} the paper wrote about ${one} and ${other}, ${i} words of it. `.repeat(1 + (i % 3)) };
    });
    await desk.write(`part-${file}.ndjson`, ndjson(...records));
  }
  // A page is read under guard, slowly; by its name it comes before the records all the same.
  await desk.write('a-page.html', `<title>A page</title><p>The paper wrote about ash and elm on this page, which is the first.</p>`);
  await desk.write('b.ndjson', ndjson({ id: 'a-page', title: 'Not the page', text: 'A record took the id of a page.' }, { id: 'z', title: 'First z', text: 'The record came before the text.' }));
  await desk.write('z.txt', story('the last tree'));
}

const usual = { segmentTokens: 1 << 28, bytesPerThread: 1 };
const ways = [
  { name: 'three threads', workers: 3, portions: usual },
  { name: 'segments of a few articles', workers: 1, portions: { ...usual, segmentTokens: 1000 } },
  { name: 'three threads, and segments of a few articles', workers: 3, portions: { ...usual, segmentTokens: 1000 } },
];

describe('the portions of a pass', function () {
  this.timeout(180_000);

  for (const { name, ...way } of ways) {
    it(`make no difference: ${name}`, () =>
      withDesk(async (desk) => {
        await lay(desk);
        const plain = await desk.index({ portions: usual });
        const folder = join(desk.root, 'other');
        const other = await desk.index({ ...way, folder });
        // 30 records share 3 ids, and two articles come too late for theirs.
        assert.equal(plain.articles, 604 - 27 - 2);
        assert.deepEqual(failures(other), failures(plain));
        assert.ok(failures(plain).includes('b.ndjson#1 duplicate-id') && failures(plain).includes('z.txt duplicate-id'));
        assert.deepEqual(Object.fromEntries(await desk.articles(folder)), Object.fromEntries(await desk.articles()));
        assert.deepEqual(await answersOf(folder), await answersOf(desk.folder));
      }));
  }

  it('bound what a thread holds: segments are given out when the measure is full, and none is left behind on the disk', () =>
    withDesk(async (desk) => {
      await lay(desk);
      await desk.index({ portions: { ...usual, segmentTokens: 1000 }, mergeLimits: { articles: 0, bytes: 0 } });
      const archive = await openArchive(desk.folder);
      const { segments } = await archive.status();
      await archive.close();
      assert.ok(segments > 5, `${segments} segments`);
    }));
});
