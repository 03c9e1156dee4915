import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { join } from 'node:path';
import fc from 'fast-check';
import { z } from 'zod';
import { type ReadArticle, Refusal } from '../../indexer/article/article.js';
import { readRecord, readRecordBytes } from '../../indexer/source/ndjson.js';
import { type BatchLimits, fileBatches, linesOf, recordBatches } from '../../indexer/source/record-batches.js';
import { readCases } from '../article/cases.js';
import { sharedFolder } from '../shared.js';

const recordCase = z.union([
  z.strictObject({ why: z.string(), line: z.string(), article: z.record(z.string(), z.unknown()) }),
  z.strictObject({ why: z.string(), line: z.string(), refusal: z.string() }),
]);

const place = { path: 'posts.ndjson', line: 3 };
const encoder = new TextEncoder();

// A stream that gives its bytes in pieces of any size, as a disk does.
async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) {
    await Promise.resolve();
    yield bytes.subarray(start, start + size);
  }
}

interface Outcome {
  lines: [number, string][];
  refused: [number, string][];
  broken: Refusal | null;
}

async function readAll(stream: AsyncIterable<Uint8Array>, limits: BatchLimits): Promise<Outcome> {
  const outcome: Outcome = { lines: [], refused: [], broken: null };
  try {
    for await (const batch of recordBatches(stream, 'posts.ndjson', limits)) {
      if (batch.kind === 'refused') outcome.refused.push([batch.line, batch.refusal.code]);
      else for (const { line, bytes } of linesOf(batch.bytes, batch.firstLine)) outcome.lines.push([line, new TextDecoder().decode(bytes)]);
    }
  } catch (error) {
    assert.ok(error instanceof Refusal);
    outcome.broken = error;
  }
  return outcome;
}

/** What the lines of a whole text are, by the plainest means. */
function expectedLines(text: string): [number, string][] {
  return text
    .split('\n')
    .map((line, index): [number, string] => [index + 1, line.replace(/[\u0000-\u0020]+$/, '')])
    .filter(([, line]) => line !== '');
}

describe('a record', () => {
  for (const expected of readCases('source/cases/records.json', recordCase)) {
    if ('refusal' in expected) {
      it(`is refused: ${expected.why}`, () => {
        assert.throws(() => readRecord(expected.line, place), (error) => error instanceof Refusal && error.code === 'invalid-record' && error.message.startsWith(expected.refusal));
      });
      continue;
    }
    it(`is read: ${expected.why}`, () => {
      const article: ReadArticle = readRecord(expected.line, place);
      assert.deepEqual({ ...article, ...expected.article }, article);
    });
  }

  it('is read or refused, whatever the line', () => {
    const field = fc.constantFrom('id', 'title', 'date', 'text', 'source', 'author', 'language', 'url', 'tags', 'toString', '__proto__');
    const record = fc.dictionary(field, fc.oneof(fc.string(), fc.jsonValue())).map((value) => JSON.stringify(value));
    fc.assert(
      fc.property(fc.oneof(record, fc.json(), fc.string()), (line) => {
        try {
          assert.notEqual(readRecord(line, place).text, '');
        } catch (error) {
          assert.ok(error instanceof Refusal && error.message.includes('posts.ndjson line 3'), String(error));
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('is the same from its bytes, behind a mark and in an older encoding', () => {
    const line = JSON.stringify({ id: '1', text: 'Die Brücke über den Fluss wurde am Montag für den Verkehr geöffnet, sagte der Bürgermeister.' });
    const expected = readRecord(line, place);
    assert.deepEqual(readRecordBytes(encoder.encode(line), place), expected);
    assert.deepEqual(readRecordBytes(encoder.encode(`\ufeff${line}`), place), expected);
    assert.deepEqual(readRecordBytes(Buffer.from(line, 'latin1'), place), expected);
  });
});

describe('a file of records', () => {
  const text = fc.array(fc.oneof(fc.constantFrom('\n', '\r\n', ' \n', '{}'), fc.string({ unit: fc.constantFrom('a', 'b', 'é', '語', ' ') })), { maxLength: 40 }).map((pieces) => pieces.join(''));

  it('gives every line with its number, however its bytes arrive', async () => {
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 50 }), fc.boolean(), async (content, size, batchBytes, packed) => {
        const bytes = encoder.encode(content);
        const outcome = await readAll(inPieces(packed ? gzipSync(bytes) : bytes, size), { batchBytes, lineBytes: 1 << 20 });
        assert.deepEqual(outcome, { lines: expectedLines(content), refused: [], broken: null });
      }),
      { numRuns: 200 },
    );
  });

  it('names lines beyond the limit and goes on behind them', async () => {
    const lines = ['{"a":1}', 'x'.repeat(100), '{"b":2}', 'y'.repeat(21), 'z'.repeat(19)];
    for (const size of [1, 7, 1000]) {
      const outcome = await readAll(inPieces(encoder.encode(lines.join('\n')), size), { batchBytes: 1000, lineBytes: 20 });
      assert.deepEqual(outcome.refused, [[2, 'too-large'], [4, 'too-large']]);
      assert.deepEqual(outcome.lines, [[1, lines[0]], [3, lines[2]], [5, lines[4]]]);
    }
  });

  it('holds no more than a batch and a line, and cuts no line', async () => {
    const content = Array.from({ length: 500 }, (_, index) => `{"id":${index}}`).join('\n');
    let batches = 0;
    for await (const batch of recordBatches(inPieces(encoder.encode(content), 64), 'posts.ndjson', { batchBytes: 200, lineBytes: 1000 })) {
      assert.ok(batch.kind === 'lines' && batch.bytes.length < 200 + 20);
      for (const { bytes } of linesOf(batch.bytes, batch.firstLine)) assert.doesNotThrow(() => { JSON.parse(new TextDecoder().decode(bytes)); });
      batches += 1;
    }
    assert.ok(batches > 20);
  });

  it('that is packed and cut off gives every line before the cut, then says where', async () => {
    const lines = Array.from({ length: 3000 }, (_, index) => JSON.stringify({ id: index, text: Math.sin(index).toString(36) }));
    const packed = gzipSync(lines.join('\n'));
    for (const share of [0.2, 0.5, 0.9]) {
      const outcome = await readAll(inPieces(packed.subarray(0, Math.floor(packed.length * share)), 5000), { batchBytes: 1000, lineBytes: 1000 });
      assert.equal(outcome.broken?.code, 'damaged');
      assert.match(outcome.broken.message, new RegExp(`posts.ndjson breaks off in line ${outcome.lines.length + 1}`));
      assert.ok(outcome.lines.length > lines.length * (share - 0.15), `${outcome.lines.length} lines of ${share}`);
      assert.deepEqual(outcome.lines, lines.slice(0, outcome.lines.length).map((line, index) => [index + 1, line]));
    }
  });

  it('that is packed and damaged in the middle keeps what stands before', async () => {
    const lines = Array.from({ length: 20_000 }, (_, index) => JSON.stringify({ id: index, text: Math.sin(index).toString(36) }));
    const packed = gzipSync(lines.join('\n'));
    packed.fill(0xff, packed.length / 2, packed.length / 2 + 64);
    const outcome = await readAll(inPieces(packed, 65_536), { batchBytes: 1000, lineBytes: 1000 });
    assert.equal(outcome.broken?.code, 'damaged');
    assert.ok(outcome.lines.length > 7000, String(outcome.lines.length));
  });

  it('in UTF-16 is read like any other', async () => {
    const content = '{"text":"Größe"}\n{"text":"語"}\n';
    const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(content, 'utf16le')]);
    assert.deepEqual((await readAll(inPieces(bytes, 5), { batchBytes: 10, lineBytes: 1000 })).lines, expectedLines(content));
  });

  it('that is not there is unreadable', async () => {
    await assert.rejects(fileBatches('/nowhere/posts.ndjson', 'posts.ndjson').next(), (error) => error instanceof Refusal && error.code === 'unreadable');
  });

  const shared = sharedFolder();
  (shared === null ? it.skip : it)('of 2,310 posts gives 2,310 dated articles', async () => {
    let articles = 0;
    for await (const batch of fileBatches(join(shared ?? '', 'data/news/usgov_posts.jsonl.gz'), 'posts')) {
      assert.equal(batch.kind, 'lines');
      for (const { line, bytes } of linesOf(batch.bytes, batch.firstLine)) {
        assert.equal(readRecordBytes(bytes, { path: 'posts', line }).dateOrigin, 'given');
        articles += 1;
      }
    }
    assert.equal(articles, 2310);
  });
});
