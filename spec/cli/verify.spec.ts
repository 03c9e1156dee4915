/** Does `dateline verify` find a flipped byte in any file, and name it? */
import assert from 'node:assert/strict';
import { cp, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { runIndex } from '../../indexer/run/run.js';
import { realDisk } from '../../indexer/store/disk.js';
import { writeManifest } from '../../indexer/store/manifest.js';
import { readManifest } from '../../indexer/store/open.js';
import { inspectIndex } from '../../indexer/run/inspection.js';
import { writeSource } from '../api/archive.js';
import { dateline } from './program.js';

const answer = z.strictObject({
  whole: z.boolean(),
  generation: z.number().nullable(),
  files: z.number(),
  segments: z.number(),
  articles: z.number(),
  findings: z.array(z.strictObject({ file: z.string(), kind: z.enum(['damaged', 'stray']), sentence: z.string() })),
});

describe('dateline verify', function () {
  this.timeout(180_000);
  let folder: string;
  let made: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dateline-verify-'));
    made = join(folder, 'made');
    const source = join(folder, 'articles');
    await writeSource(source);
    const index = () => runIndex({ sources: [source], folder: made, full: false, dryRun: false, workers: 1, maxFileBytes: 1 << 20, timeLimitMs: 20_000, memoryLimitMib: 512, now: () => new Date(), mergeLimits: { articles: 0, bytes: 0 } });
    await index();
    await rm(join(source, 'gazette', 'flood.txt'));
    await writeFile(join(source, 'gazette', 'dry.txt'), 'Title: A dry year\n\nThe river left its bed to the gravel in August.\n');
    await index();
  });
  after(async () => {
    await rm(folder, { recursive: true });
  });

  /** A copy of the index, damaged. */
  async function copy(damage: (copied: string) => Promise<void>): Promise<string> {
    const copied = join(folder, 'copy');
    await rm(copied, { recursive: true, force: true });
    await cp(made, copied, { recursive: true });
    await damage(copied);
    return copied;
  }

  async function flip(path: string, place: number): Promise<void> {
    const bytes = await readFile(path);
    bytes[Math.floor(place * bytes.length)] ^= 0x10;
    await writeFile(path, bytes);
  }

  it('says of a whole index what it has read, and ends with 0', async () => {
    const { code, out, err } = await dateline(['verify', '--index', made], folder);
    assert.equal(err, '');
    assert.equal(out, 'Generation 2 is whole: 7 files, 34 articles in 2 segments\n');
    assert.equal(code, 0);
    const json = await dateline(['verify', '--index', made, '--json'], folder);
    assert.deepEqual(answer.parse(JSON.parse(json.out)), { whole: true, generation: 2, files: 7, segments: 2, articles: 34, findings: [] });
  });

  it('names the file of a flipped byte in one line with what to do, and ends with 1', async () => {
    const [texts] = (await readdir(made)).filter((name) => name.endsWith('.texts'));
    const copied = await copy((path) => flip(join(path, texts), 0.5));
    const { code, out } = await dateline(['verify', '--index', copied], folder);
    assert.equal(code, 1);
    const [finding, last] = out.split('\n');
    assert.ok(finding.includes(texts) && finding.includes('does not match its checksum') && finding.includes(`--index ${copied} --full`), finding);
    assert.equal(last, `The index in ${copied} is damaged: 1 finding`);
    const json = answer.parse(JSON.parse((await dateline(['verify', '--index', copied, '--json'], folder)).out));
    assert.deepEqual([json.whole, json.findings.map(({ file, kind }) => [file, kind])], [false, [[texts, 'damaged']]]);
  });

  it('finds a flipped byte, a missing end and a missing file, whichever file it is', async () => {
    const names = await readdir(made);
    assert.equal(names.length, 7);
    for (const name of names) {
      for (const damage of [(path: string) => flip(path, 0), (path: string) => flip(path, 0.99), (path: string) => truncate(path, 1)]) {
        const { findings } = await inspectIndex(realDisk, await copy((path) => damage(join(path, name))));
        assert.deepEqual(findings.map(({ file, kind }) => [file, kind]), [[name, 'damaged']]);
      }
      if (name === 'manifest.json') continue;
      const { findings } = await inspectIndex(realDisk, await copy((path) => rm(join(path, name))));
      assert.deepEqual(findings.map(({ file }) => file), [name]);
    }
  });

  it('finds what was written wrongly under a checksum that is right, and names the article', async () => {
    const { segments } = await readManifest(realDisk, made);
    for (const [which, pattern] of [[1, /cannot be read at the article "[^"]+" \(the (head|text) of a stored article does not match its checksum\)/], [0, /is not a segment|does not find|is out of order/]] as const) {
      const { name } = segments[0].files[which];
      const copied = await copy(async (path) => {
        const bytes = await readFile(join(path, name));
        if (which === 1) bytes[bytes.length >> 1] ^= 1;
        else bytes.fill(0, 0, 200);
        await writeFile(join(path, name), bytes);
        const manifest = await readManifest(realDisk, path);
        const files = segments[0].files.map((entry, i) => (i === which ? { ...entry, crc32: crc32(bytes) } : entry));
        await writeFile(join(path, 'manifest.json'), writeManifest({ ...manifest, segments: [{ ...segments[0], files }, ...segments.slice(1)] }));
      });
      const { code, out } = await dateline(['verify', '--index', copied], folder);
      assert.equal(code, 1);
      assert.match(out.split('\n')[0], pattern);
      assert.ok(out.includes(name), out);
    }
  });

  it('finds a ledger that was written wrongly under a checksum that is right', async () => {
    const { ledger } = await readManifest(realDisk, made);
    assert.ok(ledger !== null);
    for (const wrong of [(bytes: Buffer) => bytes.subarray(0, -9), (bytes: Buffer) => gunzipSync(bytes), () => Buffer.alloc(64)]) {
      const copied = await copy(async (path) => {
        const bytes = wrong(await readFile(join(path, ledger.name)));
        await writeFile(join(path, ledger.name), bytes);
        const manifest = await readManifest(realDisk, path);
        await writeFile(join(path, 'manifest.json'), writeManifest({ ...manifest, ledger: { ...ledger, bytes: bytes.length, crc32: crc32(bytes) } }));
      });
      const { findings } = await inspectIndex(realDisk, copied);
      assert.deepEqual(findings.map(({ file, kind }) => [file, kind]), [[ledger.name, 'damaged']]);
      assert.match(findings[0].sentence, /is not a ledger \(.+\)/);
    }
  });

  it('finds counts that contradict the segments', async () => {
    const copied = await copy(async (path) => {
      const manifest = await readManifest(realDisk, path);
      const [first, ...others] = manifest.segments;
      assert.equal(first.deleted, 1);
      await writeFile(join(path, 'manifest.json'), writeManifest({ ...manifest, segments: [{ ...first, deleted: 2 }, ...others], articles: manifest.articles - 1 }));
    });
    const { findings } = await inspectIndex(realDisk, copied);
    assert.equal(findings.length, 1);
    assert.match(findings[0].sentence, /marks 1 articles instead of 2/);
  });

  it('names what does not belong there, which does no harm', async () => {
    const copied = await copy((path) => writeFile(join(path, 'notes.txt'), 'mine'));
    const { code, out } = await dateline(['verify', '--index', copied], folder);
    assert.equal(code, 0);
    assert.match(out, /^notes\.txt in .+ does not belong to the index\nGeneration 2 is whole/);
  });

  it('ends with 1 and one line where there is no index', async () => {
    const { code, err } = await dateline(['verify', '--index', 'nowhere'], folder);
    assert.equal(code, 1);
    assert.match(err, /^dateline: There is no index in nowhere.*\(index-missing\)\n$/);
  });
});
