import assert from 'node:assert/strict';
import fc from 'fast-check';
import { z } from 'zod';
import { Refusal } from '../../indexer/article/article.js';
import { decode } from '../../indexer/source/decode.js';
import { checkContent } from '../../indexer/source/detect.js';
import { typeOfName } from '../../indexer/source/file-type.js';
import { readCases } from '../article/cases.js';

const encodingCase = z.strictObject({ why: z.string(), hex: z.string(), text: z.string(), declared: z.string().optional() });
const contentCase = z.strictObject({ name: z.string(), latin1: z.string(), seems: z.string().nullable() });

describe('bytes', () => {
  for (const { why, hex, text, declared } of readCases('source/cases/encodings.json', encodingCase)) {
    it(`are read: ${why}`, () => {
      assert.equal(decode(Buffer.from(hex, 'hex'), declared ?? null), text);
    });
  }

  it('are read as something, whatever they are and whatever they are declared to be', () => {
    const declared = fc.oneof(fc.constantFrom(null, 'utf-8', 'utf-16', 'shift_jis', 'gb18030', 'iso-2022-jp', 'utf-7', 'hz', 'base64', ''), fc.string());
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), declared, (bytes, charset) => {
        assert.doesNotMatch(decode(bytes, charset), /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029]/);
      }),
      { numRuns: 2000 },
    );
  });

  it('of UTF-8 are always the text that was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'b', ' ', 'é', 'ß', 'Ж', 'я', '語', '한', '☂', '😀', '\n') }), (text) => {
        assert.equal(decode(new TextEncoder().encode(text)), text);
      }),
    );
  });
});

describe('content', () => {
  for (const { name, latin1, seems } of readCases('source/cases/contents.json', contentCase)) {
    it(`of ${name} beginning ${JSON.stringify(latin1.slice(0, 12))} is ${seems === null ? 'what the name says' : `refused as ${seems}`}`, () => {
      const type = typeOfName(name);
      assert.ok(type !== null);
      const look = (): void => {
        checkContent({ path: name, bytes: Buffer.from(latin1, 'latin1') }, type);
      };
      if (seems === null) look();
      else assert.throws(look, (error) => error instanceof Refusal && error.code === 'wrong-type' && error.message === `${name} is named as ${type} but seems to be ${seems}`);
    });
  }

  it('that is not there at all is empty', () => {
    assert.throws(
      () => {
        checkContent({ path: 'a.txt', bytes: new Uint8Array() }, 'txt');
      },
      (error) => error instanceof Refusal && error.code === 'empty',
    );
  });
});

describe('the name of a file', () => {
  it('promises a type by its extension, in capitals too', () => {
    const names = { 'a.txt': 'txt', 'A.TXT': 'txt', 'a.md': 'md', 'a.markdown': 'md', 'a.htm': 'html', 'a.xhtml': 'html', 'x/a.pdf': 'pdf', 'a.jsonl': 'ndjson', 'a.ndjson.gz': 'ndjson' };
    for (const [name, type] of Object.entries(names)) assert.equal(typeOfName(name), type, name);
    for (const name of ['a', 'a.txt.gz', '.txt', 'x/.md', 'a.docx', 'a.constructor', 'txt']) assert.equal(typeOfName(name), null, name);
  });
});
