/** Which files are the index? The manifest against everything that can happen to it. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { realDisk } from '../../indexer/store/disk.js';
import { IndexDamaged, IndexError, IndexFormatUnknown, IndexMissing } from '../../indexer/store/errors.js';
import { parseManifest } from '../../indexer/store/manifest.js';
import { manifestName } from '../../indexer/store/name.js';
import { openGeneration, readManifest } from '../../indexer/store/open.js';
import { repositoryRoot } from '../root.js';
import { addSegment, contentOf, run, withFolder } from './runs.js';

interface Case {
  readonly comment: string;
  /** The whole file. */
  readonly text?: string;
  /** The share of the good manifest that is left. */
  readonly cut?: number;
  /** Fields put into a good manifest, with a good checksum. */
  readonly rewrite?: Readonly<Record<string, unknown>>;
  readonly code: string;
  readonly says: string;
}

const cases = JSON.parse(readFileSync(join(repositoryRoot, 'spec/store/manifest.cases.json'), 'utf8')) as Case[];

function damage(good: string, { text, cut, rewrite }: Case): string {
  if (text !== undefined) return text;
  if (cut !== undefined) return good.slice(0, Math.floor(good.length * cut));
  const json = JSON.parse(good) as { what: string; manifest: object };
  const manifest = { ...json.manifest, ...rewrite };
  return `${JSON.stringify({ what: json.what, manifest, crc32: crc32(JSON.stringify(manifest)) }, null, 1)}\n`;
}

describe('the manifest', () => {
  for (const sample of cases) {
    it(`is refused as ${sample.code} when it is ${sample.comment}, and a rebuild puts it right`, () =>
      withFolder(async (folder) => {
        const first = await run(realDisk, folder, addSegment);
        const path = join(folder, manifestName);
        await writeFile(path, damage(await readFile(path, 'utf8'), sample));
        for (const read of [readManifest, openGeneration]) {
          await assert.rejects(read(realDisk, folder), (error) => {
            assert.ok(error instanceof IndexDamaged || error instanceof IndexFormatUnknown);
            assert.equal(error.code, sample.code);
            assert.ok(error.message.includes(sample.says), error.message);
            assert.ok(error.message.includes(folder), error.message);
            assert.match(error.message, /dateline index SOURCE… --index \S+ --full/);
            return true;
          });
        }
        await assert.rejects(run(realDisk, folder, addSegment), (error) => error instanceof IndexError && error.code === sample.code);

        const rebuilt = await run(realDisk, folder, addSegment, 'nothing');
        assert.ok(rebuilt.generation > first.generation);
        assert.deepEqual((await contentOf(realDisk, folder)).manifest, rebuilt);
      }));
  }

  it('that was only moved through the same damage and written anew is accepted', () =>
    withFolder(async (folder) => {
      const made = await run(realDisk, folder, addSegment);
      const good = await readFile(join(folder, manifestName), 'utf8');
      const same = damage(good, { comment: '', rewrite: {}, code: '', says: '' });
      assert.deepEqual(parseManifest(folder, Buffer.from(same)), made);
    }));

  it('notices every changed byte, and every missing end', () =>
    withFolder(async (folder) => {
      await run(realDisk, folder, addSegment);
      const good = await readFile(join(folder, manifestName));
      for (let at = 0; at < good.length; at++) {
        assert.throws(() => parseManifest(folder, good.subarray(0, at)), IndexDamaged);
      }
      fc.assert(
        fc.property(fc.nat(good.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
          const bad = Uint8Array.from(good);
          bad[at] ^= flip;
          assert.throws(() => parseManifest(folder, bad), IndexDamaged);
        }),
        { numRuns: 2000 },
      );
    }));

  it('is missing where there is no index, and the error says how to make one', () =>
    withFolder(async (folder) => {
      for (const place of [folder, join(folder, 'none')]) {
        await assert.rejects(openGeneration(realDisk, place), (error) => error instanceof IndexMissing && error.message.includes(`--index ${place}`));
      }
    }));
});
