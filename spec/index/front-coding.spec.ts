/** Do strings that stand front coded in a file come back as they were, and does damage to them stay harmless? */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Columns } from '../../indexer/index/columns.js';
import { IndexFileError } from '../../indexer/index/error.js';
import { frontCoded, plainOf } from '../../indexer/index/front-coding.js';
import { StringColumn } from '../../indexer/index/strings.js';
import { throughBytes } from '../engine/open-articles.js';

const bytesOf = (columns: Columns): number => columns.encode().reduce((sum, { length }) => sum + length, 0);
const columnsOf = (strings: readonly string[]): Columns => Columns.of(StringColumn.of(strings).columns('word'));
const codedOf = (strings: readonly string[]): Uint8Array => {
  const coded = frontCoded(StringColumn.of(strings));
  assert.ok(coded !== null);
  return coded;
};

/** Ascending, as terms are; with long ones among them, and letters that share a byte. */
const words = Array.from({ length: 60 }, (_, i) => `${'treaty'.repeat(i % 7 === 0 ? 5 : 1)}${'äàé'[i % 3]}${String(i)}`).sort();

describe('front coding', () => {
  it('gives back any strings, in any order', () => {
    const ending = fc.string({ unit: 'binary', maxLength: 20 });
    const string = fc.tuple(fc.constantFrom('', 'treat', 'é', 'treaty'.repeat(20), 'ä'.repeat(300)), ending).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(string, { maxLength: 60 }), (any) => {
        for (const strings of [any, any.slice().sort()]) {
          assert.deepEqual(throughBytes(columnsOf(strings)), columnsOf(strings));
          const column = StringColumn.of(strings);
          const coded = frontCoded(column);
          if (coded !== null) assert.deepEqual(plainOf(coded), { bytes: column.bytes, starts: column.starts });
        }
      }),
    );
  });

  const cases: readonly { what: string; strings: readonly string[]; plain?: true }[] = [
    { what: 'none', strings: [], plain: true },
    { what: 'one', strings: ['treaty'], plain: true },
    { what: 'one that is empty', strings: [''], plain: true },
    { what: 'empty ones among others', strings: ['', '', 'treaty', 'treaty', 'treaty', '', 'treaty', '', ''] },
    { what: 'the same again and again', strings: Array.from({ length: 30 }, () => 'treaty') },
    { what: 'letters of which one byte is shared', strings: ['aaaaaé', 'aaaaaè', 'aaaaa→', 'aaaaa←', 'aaaaa😀', 'aaaaa😁'] },
    { what: 'as long as half a byte tells, and longer and shorter by one', strings: [14, 15, 16, 15, 14].flatMap((n) => ['a'.repeat(n), 'a'.repeat(n) + 'b'.repeat(n), 'a'.repeat(n) + 'b'.repeat(n + 1)]) },
    { what: 'a very long beginning', strings: ['a', 'b', 'c', 'd'].map((last) => 'ä'.repeat(50_000) + last) },
    { what: 'a very long beginning, so often that damage could pretend it', strings: Array.from({ length: 40 }, (_, i) => 'ä'.repeat(50_000) + String(i)), plain: true },
  ];
  for (const { what, strings, plain = false } of cases) {
    it(`gives back ${what}${plain ? ', which does not pay' : ''}`, () => {
      assert.equal(frontCoded(StringColumn.of(strings)) === null, plain);
      assert.deepEqual([...StringColumn.from(throughBytes(columnsOf(strings)), 'word')], strings);
    });
  }

  it('takes fewer bytes for words in order, and no more than the plain bytes and steps for others', () => {
    const column = StringColumn.of(words);
    assert.ok(bytesOf(columnsOf(words)) < column.bytes.length);
    const plain = (strings: readonly string[]): number => {
      const { bytes, starts } = StringColumn.of(strings);
      // Under other names they are not known for strings.
      return bytesOf(Columns.of({ 'word.bytes': bytes, 'word.begins': starts }));
    };
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 60 }), (strings) => {
        assert.ok(bytesOf(columnsOf(strings)) <= plain(strings) + 16);
      }),
    );
  });

  it('leaves columns alone that are named as strings are and are none', () => {
    const bytes = new TextEncoder().encode('treatytreatytreaty');
    for (const starts of [[], [0], [0, 6, 12], [6, 12, 18], [0, 12, 6, 18], [0, 6, 12, 19]]) {
      const odd = Columns.of({ 'word.bytes': bytes, 'word.starts': Uint32Array.from(starts) });
      assert.deepEqual(throughBytes(odd), odd, starts.join());
    }
  });

  it('refuses what is cut off, wherever', () => {
    const coded = codedOf(words);
    for (let length = 0; length < coded.length; length++) assert.equal(plainOf(coded.subarray(0, length)), null, `${length} bytes`);
  });

  it('makes of bytes that are damaged nothing, or strings that lie within what the bytes allow', () => {
    const coded = codedOf(words);
    for (let at = 0; at < coded.length; at++) {
      for (let flipped = 1; flipped < 256; flipped++) {
        const damaged = Uint8Array.from(coded);
        damaged[at] ^= flipped;
        const plain = plainOf(damaged);
        if (plain === null) continue;
        const { bytes, starts } = plain;
        assert.ok(bytes.length <= 16 * coded.length && starts.length <= coded.length + 1);
        assert.equal(starts.at(-1), bytes.length);
        assert.ok(starts.every((start, i) => (i === 0 ? start === 0 : start >= starts[i - 1])));
      }
    }
  });

  it('asks for no memory that its bytes do not warrant', () => {
    // How many strings, how many bytes, then strings: a half of 15 takes a varint.
    const most = [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f];
    const damaged = [
      [...most, 0],
      [0, ...most],
      [1, 3, 0xf3, ...most, 97, 97, 97],
      [1, 3, 0x0f, ...most, 97, 97, 97],
      [2, 90, 1, 97, 0xf0, 74],
      [2, 0, 0x80],
      Array.from({ length: 1000 }, () => 0x80),
      Array.from({ length: 1000 }, () => 0xff),
    ];
    for (const bytes of damaged) assert.equal(plainOf(Uint8Array.from(bytes)), null, bytes.join());
  });

  it('is refused by the name of its column where it is damaged', () => {
    const file = Buffer.concat(columnsOf(words).encode());
    const first = file.indexOf(codedOf(words));
    assert.ok(first > 0);
    for (const [at, value] of [[first, words.length - 1], [first, words.length + 1], [first + 1, 0xff], [first + 3, 0xff]]) {
      const damaged = Uint8Array.from(file);
      damaged[at] = value;
      assert.throws(() => Columns.decode(damaged.buffer), (error) => error instanceof IndexFileError && error.message.includes('the column word'), `byte ${at}`);
    }
    for (let length = 0; length < file.length; length++) assert.throws(() => Columns.decode(Uint8Array.from(file.subarray(0, length)).buffer), IndexFileError, `${length} bytes`);
  });
});
