/** Does a sentence end where a reader would end it? */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { sentenceBreaks } from '../../server/snippet/sentences.js';
import { repositoryRoot } from '../root.js';

const cases = readFileSync(join(repositoryRoot, 'spec/snippet/cases/sentences.txt'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => {
    const [language = '', sentences = ''] = line.split('\t');
    return { language, sentences: sentences.replaceAll('\\n', '\n') };
  });

describe('sentences', () => {
  for (const { language, sentences } of cases) {
    it(`${language}: ${JSON.stringify(sentences)}`, () => {
      const text = sentences.replaceAll('¦', '');
      let at = 0;
      let seen = '';
      for (const { next } of sentenceBreaks(text, language)) {
        seen += `${text.slice(at, next)}¦`;
        at = next;
      }
      assert.equal(seen + text.slice(at), sentences);
    });
  }

  it('has breaks in order, with nothing but white space between the end of one sentence and the beginning of the next', () => {
    const pieces = ['A', 'b', '. ', '.', '”', '“', '"', ' ', '\n\n', '。', '」', 'Mr', 'U.S.', '?', '…', 'é', 'e\u0301', '\u0301', '😀', '5'];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), (parts) => {
        const text = parts.join('');
        let at = 0;
        for (const { end, next } of sentenceBreaks(text, 'en')) {
          assert.ok(end >= at && next >= end && end > 0 && next < text.length);
          assert.equal(text.slice(end, next).trim(), '');
          assert.doesNotMatch(text.slice(next), /^[\s\p{M}\u{DC00}-\u{DFFF}]/u);
          at = next;
        }
      }),
    );
  });
});
