/** How are dates, page numbers and citations printed? */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ArticleAnswer } from '../../server/search/answer.js';
import { citation } from '../../server/web/citation.js';
import { pageNumbers } from '../../server/web/paging.js';
import { counted, printDate } from '../../server/web/print-date.js';
import { repositoryRoot } from '../root.js';

function cases(name: string): [string, string][] {
  const lines = readFileSync(join(repositoryRoot, 'spec/web/cases', name), 'utf8').split('\n');
  return lines.filter((line) => line.trim() !== '' && !line.startsWith('#')).map((line) => {
    const colon = line.indexOf(': ');
    return [line.slice(0, colon), line.slice(colon + 2)];
  });
}

describe('what is printed for a reader', () => {
  for (const [date, printed] of cases('dates.txt')) {
    it(`prints the date ${date} as ${printed}`, () => {
      assert.equal(printDate(date), printed);
    });
  }

  for (const [pages, shown] of cases('page-numbers.txt')) {
    it(`shows on page ${pages} the pages ${shown}`, () => {
      const [page, last] = pages.split(' of ').map(Number);
      assert.equal(pageNumbers(page, last).map((number) => number ?? '…').join(' '), shown);
    });
  }

  it('counts with a separator and knows one from many', () => {
    assert.equal(counted(0, 'article'), '0 articles');
    assert.equal(counted(1, 'article'), '1 article');
    assert.equal(counted(51234, 'article'), '51,234 articles');
  });

  it('cites what is known and says what is not', () => {
    const article: ArticleAnswer = {
      id: 'a', title: 'Bridge closed', titleMarks: [], titleOrigin: 'given', date: '2023-01', dateOrigin: 'given', source: 'The Courier',
      author: 'Anna Reed', language: 'en', type: 'txt', dateline: null, tags: [], publishedAt: null, path: 'a.txt', sha256: '', text: '', paragraphs: [],
    quotations: [],
    };
    assert.equal(citation(article), 'Anna Reed, “Bridge closed”, The Courier, January 2023.');
    assert.equal(citation({ ...article, author: null, source: null, date: null, title: 'It began …' }), '“It began”, undated.');
  });
});
