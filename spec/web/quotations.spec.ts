/** Does an article's page say who is quoted, and lead to the place? */
import assert from 'node:assert/strict';
import { quotationList } from '../../server/web/quotations.js';

const quotation = { text: 'No.', speaker: null, speakerAsWritten: null, verb: null, carried: false, parts: [{ paragraph: 4, start: 0, end: 3 }] };

describe('the list of quotations', () => {
  it('is not there where nobody is quoted', () => {
    assert.equal(quotationList({ quotations: [], language: 'en' }), null);
  });

  it('names the speaker, escaped, and leads to the paragraph where the quotation begins', () => {
    const parts = [...quotation.parts, { paragraph: 5, start: 8, end: 9 }];
    const page = quotationList({ quotations: [{ ...quotation, text: 'a < b', speaker: 'Anna & Ben', parts }], language: 'de' })?.text ?? '';
    assert.match(page, /<b lang="de">Anna &amp; Ben<\/b>: <q lang="de">a &lt; b<\/q> <a href="#p4">paragraph 4<\/a>/);
    assert.doesNotMatch(page, /#p5/);
  });

  it('has no name where nobody is named', () => {
    assert.match(quotationList({ quotations: [quotation], language: 'en' })?.text ?? '', /<li><q lang="en">No\.<\/q>/);
  });

  it('cuts long ones behind a word, never inside a character', () => {
    const words = quotationList({ quotations: [{ ...quotation, text: 'word '.repeat(100) }], language: 'en' })?.text ?? '';
    assert.match(words, /word…<\/q>/);
    const one = quotationList({ quotations: [{ ...quotation, text: 'x' + '\u{1f600}'.repeat(200) }], language: 'en' })?.text ?? '';
    assert.ok(one.isWellFormed() && !one.includes('\ufffd'));
  });
});
