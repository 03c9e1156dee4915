/** Is the ledger on the disk what the run had in memory, in fewer bytes, and is damage to it noticed? */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { decodeLedger, encodeLedger, type Ledger, type LedgerFile } from '../../indexer/store/ledger.js';

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
const bytesOf = (ledger: Ledger): Buffer => Buffer.concat(Array.from(encodeLedger(ledger)));

const files = (count: number): LedgerFile[] =>
  Array.from({ length: count }, (_, i) => ({
    source: '/srv/archive',
    path: `gazette/${1900 + (i % 90)}/${i}.txt`,
    size: 1000 + i,
    mtimeMs: 1_700_000_000_000.5 + i,
    sha256: hashOf(`file ${i}`),
    articles: [{ id: hashOf(`article ${i}`).slice(0, 16) }],
    refusals: [],
  }));

const few: Ledger = { skipped: { '/srv/archive': 3 }, files: files(3) };

describe('the ledger', () => {
  it('comes back as it was, whatever files are called and whatever became of them', () => {
    const text = fc.string({ unit: 'binary' });
    const count = fc.nat();
    const plain = { noNullPrototype: true } as const;
    const unreadDate = fc.record({ value: text, line: count, dateOrigin: text }, plain);
    const file = fc.record(
      {
        source: text,
        path: text,
        size: count,
        // JSON knows no minus zero.
        mtimeMs: fc.double({ noNaN: true, noDefaultInfinity: true }).map((ms) => ms + 0),
        sha256: fc.option(text),
        articles: fc.array(fc.record({ id: text, key: text, unreadDate }, { ...plain, requiredKeys: ['id'] }), { maxLength: 5 }),
        refusals: fc.array(fc.record({ path: text, code: text, reason: text }, plain), { maxLength: 3 }),
      },
      plain,
    );
    const skipped = fc.dictionary(text.filter((key) => key !== '__proto__'), count, plain);
    fc.assert(
      fc.property(fc.record({ skipped, files: fc.array(file, { maxLength: 8 }) }, plain), (ledger) => {
        assert.deepEqual(decodeLedger(bytesOf(ledger)), ledger);
      }),
    );
  });

  it('of many files is written in pieces, each compressed, and comes back whole', () => {
    const many: Ledger = { skipped: { '/srv/archive': 0 }, files: files(2000) };
    const pieces = Array.from(encodeLedger(many));
    const lines = pieces.map((piece) => gunzipSync(piece).toString());
    assert.ok(lines.length > 4 && lines.slice(0, -1).every((some) => some.length < 1 << 17 && some.endsWith('\n')));
    assert.equal(lines.join(''), [{ skipped: many.skipped }, ...many.files].map((line) => `${JSON.stringify(line)}\n`).join(''));
    assert.ok(Buffer.concat(pieces).length < lines.join('').length / 2);
    assert.deepEqual(decodeLedger(Buffer.concat(pieces)), many);
  });

  it('is refused where it is cut off, wherever', () => {
    const bytes = bytesOf(few);
    for (let length = 0; length < bytes.length; length++) assert.throws(() => decodeLedger(bytes.subarray(0, length)), Error, `${length} bytes`);
  });

  it('is refused where a byte is another, or else is the same', () => {
    const bytes = bytesOf(few);
    for (let at = 0; at < bytes.length; at++) {
      for (let bit = 0; bit < 8; bit++) {
        const damaged = Uint8Array.from(bytes);
        damaged[at] ^= 1 << bit;
        let ledger: Ledger;
        try {
          ledger = decodeLedger(damaged);
        } catch {
          continue;
        }
        // Of the ten bytes before what is compressed, some say when and where it was written.
        assert.ok(at < 10, `byte ${at}`);
        assert.deepEqual(ledger, few);
      }
    }
  });

  it('is refused where it is not compressed, or is something else compressed', () => {
    const lines = gunzipSync(bytesOf(few));
    assert.deepEqual(decodeLedger(gzipSync(lines)), few);
    for (const other of [lines, gzipSync(''), gzipSync('{}'), gzipSync('[1, 2'), gzipSync('{"skipped":{}}\n{"path":"a"}\n')]) assert.throws(() => decodeLedger(other));
  });
});
