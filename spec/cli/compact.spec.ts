/** What does `dateline compact` print, and what is left? */
import assert from 'node:assert/strict';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { thisOwner } from '../../indexer/store/owner.js';
import { ndjson, withDesk } from '../run/desk.js';
import { dateline } from './program.js';

const extent = z.strictObject({ segments: z.number(), deleted: z.number(), bytes: z.strictObject({ index: z.number(), texts: z.number() }) });
const report = z.strictObject({ changed: z.boolean(), generation: z.number(), articles: z.number(), before: extent, after: extent, seconds: z.number() });

describe('dateline compact', function () {
  this.timeout(180_000);

  it('says what there was and what is left, and then that there is nothing to do', () =>
    withDesk(async (desk) => {
      const record = (id: number) => ({ id, title: `Record ${id}`, text: `The paper wrote about a walnut, ${id} times.` });
      await desk.write('a.ndjson', ndjson(...[1, 2, 3, 4, 5].map(record)));
      await desk.index();
      await desk.write('a.ndjson', ndjson(...[1, 2, 3, 4, 6].map(record)));
      await desk.index();
      const run = (...more: string[]) => dateline(['compact', '--index', desk.folder, ...more], desk.root);
      const first = await run();
      assert.equal(first.code, 0, first.err);
      assert.match(first.out, /^Before: 2 segments, 1 deleted article, index [\d.]+ kB, texts .+\nAfter: {2}1 segment, 0 deleted articles, .+\nGeneration 3: 5 articles\. [\d.]+ s\n$/);
      const names = await readdir(desk.folder);
      assert.equal(names.length, 4, names.join());
      assert.equal((await desk.find('walnut')).length, 5);
      const second = await run();
      assert.equal(second.code, 0);
      assert.match(second.out, /^Nothing to do: 1 segment, 0 deleted articles, .+; generation 3 stands\n$/);
      assert.deepEqual(await readdir(desk.folder), names);
      const json = report.parse(JSON.parse((await run('--json')).out));
      assert.deepEqual([json.changed, json.generation, json.articles, json.before], [false, 3, 5, json.after]);
    }));

  it('ends with 1 and names the writer where another one is at work, and where there is no index', () =>
    withDesk(async (desk) => {
      const missing = await dateline(['compact', '--index', desk.folder], desk.root);
      assert.deepEqual([missing.code, missing.err.endsWith('(index-missing)\n')], [1, true]);
      await desk.write('a.txt', 'Title: A\n\nThe paper wrote about a walnut.\n');
      await desk.index();
      // This process runs, and so its lock holds.
      const lock = join(desk.folder, `writer-20230120120000000-${process.pid}-00000000.lock`);
      await writeFile(lock, `${JSON.stringify({ ...(await thisOwner()), since: '2023-01-20T12:00:00.000Z' })}\n`);
      const locked = await dateline(['compact', '--index', desk.folder], desk.root);
      assert.equal(locked.code, 1);
      assert.match(locked.err, new RegExp(`being written by process ${process.pid} .*\\(index-locked\\)\\n$`));
    }));
});
