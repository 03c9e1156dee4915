/** What becomes of files that cannot be read? Each is named with its code, the rest goes on, and nothing is read twice for nothing. */
import assert from 'node:assert/strict';
import { copyFileSync, existsSync } from 'node:fs';
import { rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { sharedFolder } from '../shared.js';
import { writePdf } from '../source/pdf-writer.js';
import { counts, failures, ndjson, story, withDesk } from './desk.js';

const png = Buffer.from('\x89PNG\r\n\x1a\n and so on', 'latin1');
const line = { text: 'The ferry crossed the harbour on Thursday as it always had.', x: 72, y: 700, size: 12, bold: false };

/** Path → content and the code that it is refused with. */
const bad: [path: string, content: string | Uint8Array, code: string][] = [
  ['damaged.pdf', 'this is %PDF-1.4 in name only', 'damaged'],
  ['empty.txt', '', 'empty'],
  ['blank.md', ' \n\n ', 'empty'],
  ['empty.html', '<title>Nothing</title>', 'empty'],
  ['misnamed.txt', png, 'wrong-type'],
  ['misnamed.pdf', png, 'wrong-type'],
  ['large.txt', 'large '.repeat(4000), 'too-large'],
  ['broken-off.ndjson.gz', gzipSync(ndjson({ id: 'whole', text: 'A record that is whole.' })).subarray(0, -12), 'damaged'],
];

describe('a pass over bad files', function () {
  this.timeout(180_000);

  it('names each with its code, indexes the others, and does not read them again while they are the same', () =>
    withDesk(async (desk) => {
      for (const [path, content] of bad) await desk.write(path, content);
      await desk.write('scan.pdf', writePdf([[]]));
      await desk.write('good.txt', story('ash'));
      await desk.write('good.pdf', writePdf([[line]]));
      const expected = bad.map(([path, , code]) => `${path} ${code}`).sort();
      const first = await desk.index({ maxFileBytes: 20_000 });
      assert.deepEqual(failures(first).sort(), expected);
      assert.deepEqual(first.needsOcr.map(({ path, code }) => `${path} ${code}`), ['scan.pdf needs-ocr']);
      for (const { path, reason } of first.failed) assert.ok(reason.includes(path), `“${reason}” does not name ${path}`);
      const told = desk.events.flatMap((event) => (event.kind === 'failed' ? [`${event.path} ${event.code}`] : []));
      assert.deepEqual(told.sort(), expected);
      const ids = await desk.ids();
      assert.ok(ids.includes('good.txt') && ids.includes('good.pdf'));

      const second = await desk.index({ maxFileBytes: 20_000 });
      assert.deepEqual([failures(second).sort(), second.needsOcr.length, second.changed], [expected, 1, false]);
      const plan = desk.events.find((event) => event.kind === 'plan');
      assert.ok(plan?.kind === 'plan');
      assert.deepEqual(plan.reasons, { same: bad.length + 2, 'tried again': 1 });
    }));

  it('is not held up by a Markdown file whose parser would take minutes', () =>
    withDesk(async (desk) => {
      await desk.write('hostile.md', `# Title\n\n${'1. '.repeat(20_000)}\n`);
      await desk.write('good.md', `# Ash\n\n${'The ash is on the hill. '.repeat(1000)}`);
      const report = await desk.index({ timeLimitMs: 5_000 });
      assert.deepEqual(failures(report), ['hostile.md too-slow']);
      assert.deepEqual(await desk.ids(), ['good']);
    }));

  it('opens no file that claims to hold nothing: those of the system may not end', function () {
    // It claims to hold nothing, holds some lines, and has another time in every pass.
    const claimsNothing = '/proc/self/status';
    if (!existsSync(claimsNothing)) this.skip();
    return withDesk(async (desk) => {
      for (const type of ['txt', 'html', 'ndjson']) {
        await desk.write(`good-${type}.txt`, story('ash'));
        await symlink(claimsNothing, join(desk.source(), `status.${type}`));
      }
      for (let pass = 0; pass < 2; pass++) {
        const report = await desk.index();
        assert.deepEqual(failures(report), ['status.html empty', 'status.txt empty']);
        assert.equal(report.articles, 3);
      }
    });
  });

  it('forgets a failure when the file is mended or gone', () =>
    withDesk(async (desk) => {
      await desk.write('one.txt', '');
      await desk.write('two.txt', '');
      assert.deepEqual(failures(await desk.index()), ['one.txt empty', 'two.txt empty']);
      await desk.write('one.txt', story('ash'));
      await rm(join(desk.source(), 'two.txt'));
      const report = await desk.index();
      assert.deepEqual([counts(report), report.failed], ['changed: 1 articles; added 1', []]);
    }));

  it('plans a bad file that is gone as gone, and names it as failed no more', () =>
    withDesk(async (desk) => {
      await desk.write('one.txt', '');
      await desk.write('two.txt', '');
      await desk.index();
      await rm(join(desk.source(), 'two.txt'));
      const dry = await desk.index({ dryRun: true });
      assert.deepEqual(failures(dry), ['one.txt empty']);
      assert.deepEqual(desk.events.filter(({ kind }) => kind === 'planned'), [{ kind: 'planned', source: desk.source(), path: 'two.txt', reason: 'gone' }]);
    }));

  it('tells in a dry run of files that stay as they are, and not of those that would be read again', () =>
    withDesk(async (desk) => {
      const undated = `Date: soon\n\nThe ferry crossed the harbour as it always had.\n`;
      for (const name of ['same', 'mended']) {
        await desk.write(`${name}.txt`, '');
        await desk.write(`${name}-date.txt`, undated);
      }
      await desk.index();
      await desk.write('mended.txt', story('birch'));
      await desk.write('mended-date.txt', undated.replace('soon', '2020-02'));
      const dry = await desk.index({ dryRun: true });
      assert.deepEqual([failures(dry), dry.warnings.map(({ path }) => path), dry.warned], [['same.txt empty'], ['same-date.txt'], 1]);
    }));

  it('takes an article out of the index whose file became bad', () =>
    withDesk(async (desk) => {
      await desk.write('one.txt', story('ash'));
      await desk.write('two.txt', story('birch'));
      await desk.index();
      await desk.write('one.txt', '');
      const report = await desk.index();
      assert.deepEqual([counts(report), failures(report)], ['changed: 1 articles; removed 1, unchanged 1', ['one.txt empty']]);
      assert.deepEqual(await desk.find('ash'), []);
    }));

  it('reads a file that was too large once the limit allows it', () =>
    withDesk(async (desk) => {
      await desk.write('large.txt', story('large '.repeat(4000)));
      assert.deepEqual(failures(await desk.index({ maxFileBytes: 20_000 })), ['large.txt too-large']);
      assert.equal(counts(await desk.index()), 'changed: 1 articles; added 1');
    }));

  it('names an encrypted PDF, and reads the one beside it', function () {
    const shared = sharedFolder();
    if (shared === null) this.skip();
    return withDesk(async (desk) => {
      const path = await desk.write('locked.pdf', '');
      copyFileSync(join(shared, 'data/pdfs/pdf-parse/reports__pdf__password-123456.pdf'), path);
      await desk.write('good.pdf', writePdf([[line]]));
      const report = await desk.index({ maxFileBytes: 64 << 20 });
      assert.deepEqual([failures(report), report.articles], [['locked.pdf encrypted'], 1]);
    });
  });
});
