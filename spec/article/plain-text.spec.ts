import assert from 'node:assert/strict';
import fc from 'fast-check';
import { z } from 'zod';
import { readHeader } from '../../indexer/article/header.js';
import { composeText, singleSpaced } from '../../indexer/article/paragraphs.js';
import { plainTextBlocks } from '../../indexer/article/plain-text.js';
import { readCases } from './cases.js';

const headerCase = z.strictObject({
  why: z.string(),
  text: z.string(),
  title: z.string().nullable().default(null),
  date: z.string().nullable().default(null),
  unreadDate: z.string().nullable().default(null),
  author: z.string().nullable().default(null),
  source: z.string().nullable().default(null),
  language: z.string().nullable().default(null),
  tags: z.array(z.string()).default([]),
  url: z.string().nullable().default(null),
  unread: z.string().default(''),
  body: z.string(),
});
const textCase = z.strictObject({ why: z.string(), text: z.string(), blocks: z.array(z.string()) });

describe('the header of a plain text', () => {
  for (const { why, text, body, ...fields } of readCases('article/cases/headers.json', headerCase)) {
    it(`is read: ${why}`, () => {
      const { body: found, ...header } = readHeader(text);
      assert.deepEqual(header, fields);
      assert.equal(found.trim(), body);
    });
  }

  it('leaves a text in which it reads nothing as it is, whatever its lines look like', () => {
    const line = fc.oneof(fc.constantFrom('Date: soon', 'Language: 12', 'Weather: rain', 'Tags: ,', 'Title:', 'date today', ''), fc.string({ unit: 'grapheme' }));
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const text = lines.join('\n');
        const { body, title, date, author, source, language, url, tags } = readHeader(text);
        if ([title, date, author, source, language, url, ...tags].some((value) => value !== null)) return;
        assert.equal(body.replace(/\s+/g, ' ').trim(), text.replace(/\s+/g, ' ').trim());
      }),
    );
  });
});

describe('the paragraphs of a plain text', () => {
  for (const { why, text, blocks } of readCases('article/cases/plain-texts.json', textCase)) {
    it(`are found: ${why}`, () => {
      const { text: composed, paragraphs } = composeText(plainTextBlocks(text));
      const found = paragraphs.map(({ start, end, kind }) => (kind === 'heading' ? '# ' : '') + composed.slice(start, end));
      assert.deepEqual(found, blocks);
    });
  }

  const printed = fc
    .array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\n', '\n\n', ' \n\t\n', 'A short line\n', 'A longer line that ends.\n', '\u2028', '\ud800', '\u0000', '\u00a0', '\u3000')), { maxLength: 20 })
    .map((pieces) => pieces.join(''));

  it('tile the text: trimmed, not blank, a blank line between them', () => {
    fc.assert(
      fc.property(printed, (text) => {
        const composed = composeText(plainTextBlocks(text));
        let end = 0;
        for (const [index, paragraph] of composed.paragraphs.entries()) {
          assert.equal(paragraph.start, index === 0 ? 0 : end + 2);
          if (index > 0) assert.equal(composed.text.slice(end, paragraph.start), '\n\n');
          const slice = composed.text.slice(paragraph.start, paragraph.end);
          assert.ok(slice !== '' && slice === slice.trim());
          assert.doesNotMatch(slice, /[^\S ]| {2}|[\u0000-\u001f\u007f-\u009f]/);
          assert.doesNotMatch(slice, /[\ud800-\udfff]/u);
          end = paragraph.end;
        }
        assert.equal(end, composed.text.length);
      }),
      { numRuns: 2000 },
    );
  });

  it('keep every printed character in its order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const unspaced = (value: string): string => value.replace(/[\s\u0000-\u001f\u007f-\u009f]/g, '');
        assert.equal(unspaced(composeText(plainTextBlocks(text)).text), unspaced(text));
      }),
    );
  });

  it('are on one line already after the first time', () => {
    fc.assert(
      fc.property(printed, (text) => {
        assert.equal(singleSpaced(singleSpaced(text)), singleSpaced(text));
      }),
    );
  });
});
