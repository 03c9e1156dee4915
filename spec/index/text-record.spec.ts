/** Is any stretch of a stored text read as it was written, with little else, and never wrongly? */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { analyzerFor } from '../../indexer/analysis/analyzer.js';
import type { Article, Paragraph } from '../../indexer/article/article.js';
import { IndexFileError } from '../../indexer/index/error.js';
import { TextRecord, type QuotedLetters } from '../../indexer/index/text-record.js';
import { encodeRecord, placesOfParagraphs } from '../../indexer/index/text-record-writer.js';

function recordOf(text: string, paragraphs: Paragraph[], quoted: QuotedLetters[] = []): Buffer {
  const tokens = analyzerFor('en').tokens(text);
  const facts = { dateline: { place: 'KYIV', agency: null }, tags: ['a', 'ü'], url: null, path: 'x.txt', sha256: '0' };
  const spots = { starts: tokens.map(({ start }) => start), positions: tokens.map(({ position }) => position), count: tokens.length };
  return Buffer.concat(encodeRecord(facts, text, paragraphs, placesOfParagraphs(paragraphs, spots), spots, quoted));
}

/** Opens a record and counts the bytes that are read of it. */
function open(bytes: Uint8Array): { record: TextRecord; read: () => number } {
  let read = 0;
  const record = new TextRecord((at, target) => {
    read += target.length;
    target.set(bytes.subarray(at, at + target.length));
  }, bytes.length);
  return { record, read: () => read };
}

/** Words short and long, compounds, scripts without spaces, characters beyond the basic plane, all kinds of white space. */
const chunk = fc.oneof(
  fc.constantFrom('war', 'counter-offensive', 'U.S.', '—', '条約に署名した', '\u{1f600}', 'état-major', '\ufeff', '$5bn', 'a/b/c/d'),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }).map((text) => (text.trim() === '' ? 'x' : text)),
);
const paragraph = fc.array(chunk, { minLength: 1, maxLength: 200 }).chain((chunks) =>
  fc.constantFrom(' ', '\u00a0', '\t', '  ').map((space) => chunks.join(space)),
);
const layout = fc.array(fc.record({ text: paragraph, heading: fc.boolean(), pages: fc.nat(2) }), { minLength: 1, maxLength: 6 });

function lay(blocks: readonly { text: string; heading: boolean; pages: number }[], paged: boolean): Pick<Article, 'text' | 'paragraphs'> {
  let [at, page] = [0, 1];
  const paragraphs = blocks.map(({ text, heading, pages }): Paragraph => {
    page += pages;
    const start = at;
    at += text.length + 2;
    return { start, end: start + text.length, kind: heading ? 'heading' : 'text', page: paged ? page : null };
  });
  return { text: blocks.map(({ text }) => text).join('\n\n'), paragraphs };
}

describe('a stored text', () => {
  it('is given back whole and in any slice, with its paragraphs and pages', function () {
    this.timeout(20_000);
    fc.assert(
      fc.property(layout, fc.boolean(), fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })), { minLength: 10, maxLength: 10 }), (blocks, paged, cuts) => {
        const { text, paragraphs } = lay(blocks, paged);
        const { record } = open(recordOf(text, paragraphs));
        assert.equal(record.units, text.length);
        assert.equal(record.text(), text);
        assert.deepEqual(record.paragraphs.map(({ start, end, kind, page }) => ({ start, end, kind, page })), paragraphs);
        assert.deepEqual(record.facts.tags, ['a', 'ü']);
        for (const [a, b] of cuts) {
          const [start, end] = [Math.floor(a * (text.length + 2)), Math.floor(b * (text.length + 4))];
          assert.equal(record.slice(start, end), end < start ? '' : text.slice(start, end));
        }
      }),
      { numRuns: 150 },
    );
  });

  it('knows where its quotations stand, in whatever order they are told', () => {
    const part = fc.tuple(fc.nat(5000), fc.nat(300)).map(([start, units]) => ({ start, end: start + units }));
    fc.assert(
      fc.property(fc.array(part, { maxLength: 20 }), (quoted) => {
        const text = 'word '.repeat(1200);
        const { record } = open(recordOf(text, [{ start: 0, end: text.length, kind: 'text', page: null }], quoted));
        assert.deepEqual(record.quoted, quoted);
        assert.equal(record.text(), text);
      }),
    );
  });

  it('can be analysed from every anchor on, and from every paragraph, and gives the whole text’s tokens', function () {
    this.timeout(20_000);
    fc.assert(
      fc.property(layout, (blocks) => {
        const { text, paragraphs } = lay(blocks, false);
        const { record } = open(recordOf(text, paragraphs));
        const tokens = analyzerFor('en').tokens(text);
        const behind = (tokens.at(-1)?.position ?? -1) + 1;
        for (let position = 0; position < behind; position += 7) {
          const anchor = record.anchor(position);
          assert.ok(anchor.position <= position);
          assert.ok(anchor.offset >= (record.paragraphs.findLast((one) => one.position <= position)?.start ?? 0), 'no further back than the paragraph');
          assert.ok(anchor.offset === 0 || /\s/.test(text.charAt(anchor.offset - 1)));
          const from = analyzerFor('en').tokens(text.slice(anchor.offset)).slice(0, 5);
          const whole = tokens.filter((token) => token.start >= anchor.offset).slice(0, 5);
          assert.deepEqual(
            from.map((token) => ({ ...token, start: token.start + anchor.offset, end: token.end + anchor.offset, position: token.position + anchor.position })),
            whole,
          );
        }
        for (const { start, position } of record.paragraphs) {
          assert.equal(position, tokens.find((token) => token.start >= start)?.position ?? behind);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('notices any byte that was changed, as soon as its stretch is read', () => {
    const text = Array.from({ length: 9000 }, (_, i) => `word${i}`).join(' ');
    const bytes = recordOf(text, [{ start: 0, end: text.length, kind: 'text', page: null }]);
    assert.ok(bytes.length > 64 * 1024, 'more than two blocks');
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const damaged = Buffer.from(bytes);
        damaged[at] ^= change;
        assert.throws(() => open(damaged).record.text(), IndexFileError);
      }),
      { numRuns: 300 },
    );
    for (let at = 0; at < 64; at++) {
      const damaged = Buffer.from(bytes);
      damaged[at] ^= 0x40;
      assert.throws(() => open(damaged).record.text(), IndexFileError, `byte ${at}`);
    }
    const tail = Buffer.from(bytes);
    tail[bytes.length - 1] ^= 1;
    assert.equal(open(tail).record.slice(0, 20), text.slice(0, 20), 'what is not read is not missed');
    assert.throws(() => open(bytes.subarray(0, 5)).record, IndexFileError);
  });

  it('is read right, and checked, whatever other texts are read in between', () => {
    const texts = ['a', 'é', '\u{1f600}'].map((sign, i) => Array.from({ length: 6000 + 4000 * i }, (_, word) => `${sign}${i}w${word}`).join(' '));
    const all = ['short ', 'kürzer ', ...texts].map((text) => ({ text, bytes: recordOf(text, [{ start: 0, end: text.length, kind: 'text', page: null }]) }));
    assert.ok(all.some(({ bytes }) => bytes.length > 128 * 1024) && all.some(({ bytes }) => bytes.length < 64 * 1024));
    const place = fc.tuple(fc.nat(all.length - 1), fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(600));
    fc.assert(
      fc.property(fc.array(place, { maxLength: 12 }), (places) => {
        const records = all.map(({ bytes }) => open(bytes).record);
        for (const [i, at, units] of places) {
          const start = Math.floor(at * all[i].text.length);
          assert.equal(records[i].slice(start, start + units), all[i].text.slice(start, start + units));
        }
        records.forEach(({ facts }) => { assert.equal(facts.path, 'x.txt'); });
        records.forEach((record, i) => { assert.equal(record.text(), all[i].text); });
      }),
      { numRuns: 60 },
    );
    const damaged = Buffer.from(all[0].bytes);
    const { record } = open(damaged);
    assert.equal(record.text(), 'short ');
    assert.equal(open(all[1].bytes).record.text(), 'kürzer ');
    damaged[damaged.length - 1] ^= 1;
    assert.throws(() => record.text(), IndexFileError, 'what is read again is checked again');
  });

  it('is written though it is millions of words without a space between them', function () {
    // Were it walked back to its beginning for every word, this would take hours.
    this.timeout(60_000);
    const text = 'ab,'.repeat(1_500_000);
    const paragraphs: Paragraph[] = [{ start: 0, end: text.length, kind: 'text', page: null }];
    assert.equal(open(recordOf(text, paragraphs)).record.units, text.length);
  });

  it('of five megabytes is opened at its end with a hundredth of it read, beside its head', () => {
    const text = Array.from({ length: 760_000 }, (_, i) => `w${i % 1000}é`).join(' ').slice(0, 5_000_000);
    const bytes = recordOf(text, [{ start: 0, end: text.length, kind: 'text', page: null }]);
    const { record, read } = open(bytes);
    const head = read();
    assert.ok(head < bytes.length / 50, `${head} bytes for the head`);
    for (const start of [0, 2_500_000, text.length - 300]) {
      const before = read();
      assert.equal(record.slice(start, start + 200), text.slice(start, start + 200));
      assert.ok(read() - before <= 70_000, `${read() - before} bytes for 200 units`);
    }
  });
});
