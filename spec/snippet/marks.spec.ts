/** Are the right letters marked where a title or a paragraph is shown as a whole? */
import assert from 'node:assert/strict';
import { markRanges, paragraphMarks, titleMarks } from '../../server/snippet/marks.js';
import { printedWords } from '../../server/snippet/words.js';
import { occurrencesOf, plainText } from './plain-text.js';

function words(text: string, marks: readonly { start: number; end: number }[]): string[] {
  return marks.map((mark) => text.slice(mark.start, mark.end));
}

describe('marks of a whole text', () => {
  it('marks every word and phrase of a title', () => {
    const title = 'New START: is a new counter-offensive the end of New Start?';
    const marks = titleMarks({ titleWords: printedWords(title, 'en') }, occurrencesOf(title, 'en', ['new start', 'offensive']));
    assert.deepEqual(words(title, marks), ['New START', 'counter-offensive', 'New Start']);
  });

  it('marks a compound whole by its first part, whatever follows', () => {
    const title = 'The counter-offensive ends';
    const occurrences = [{ position: 1, length: 1, word: 0 }];
    const marked = [titleMarks({ titleWords: printedWords(title, 'en') }, occurrences), markRanges(title, 'en', occurrences)];
    assert.deepEqual(marked.map((marks) => words(title, marks)), [['counter-offensive'], ['counter-offensive']]);
  });

  it('marks nothing where nothing occurs, or where an occurrence is not in the text', () => {
    assert.deepEqual(markRanges('A title', 'en', []), []);
    assert.deepEqual(markRanges('A title', 'en', [{ position: 7, length: 1, word: 0 }]), []);
    assert.deepEqual(markRanges('A title', 'en', [{ position: 1, length: 3, word: 0 }], 9), []);
  });

  it('marks each paragraph in its own text, and a phrase that runs on in both', () => {
    const text = plainText([{ text: 'A treaty' }, { text: '…' }, { text: 'The New' }, { text: 'START treaty' }]);
    const marks = paragraphMarks(text, occurrencesOf(text.text, 'en', ['treaty', 'new start']));
    assert.deepEqual(
      text.paragraphs.map((paragraph, i) => words(text.slice(paragraph.start, paragraph.end), marks[i])),
      [['treaty'], [], ['New'], ['START', 'treaty']],
    );
  });

  it('joins what overlaps and keeps neighbours apart', () => {
    const marks = markRanges('a b c d', 'xx', [
      { position: 1, length: 2, word: 0 },
      { position: 0, length: 2, word: 1 },
      { position: 3, length: 1, word: 2 },
    ]);
    assert.deepEqual(marks, [
      { start: 0, end: 5 },
      { start: 6, end: 7 },
    ]);
  });
});
