import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { z } from 'zod';
import { type ReadArticle, Refusal } from '../../indexer/article/article.js';
import { readMarkdown } from '../../indexer/source/markdown.js';
import { readFile } from '../../indexer/source/read.js';
import { readText } from '../../indexer/source/text.js';
import { readCases } from '../article/cases.js';
import { sharedFolder } from '../shared.js';

const markdownCase = z.union([
  z.strictObject({ why: z.string(), markdown: z.string(), article: z.record(z.string(), z.unknown()), blocks: z.array(z.string()) }),
  z.strictObject({ why: z.string(), markdown: z.string(), refusal: z.strictObject({ code: z.string(), says: z.string() }) }),
]);

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function blocksOf({ text, paragraphs }: ReadArticle): string[] {
  return paragraphs.map(({ start, end, kind }) => (kind === 'heading' ? '# ' : '') + text.slice(start, end));
}

describe('a Markdown file', () => {
  for (const expected of readCases('source/cases/markdown.json', markdownCase)) {
    const file = { path: 'a.md', bytes: bytes(expected.markdown) };
    if ('refusal' in expected) {
      it(`is refused: ${expected.why}`, () => {
        const { code, says } = expected.refusal;
        assert.throws(() => readMarkdown(file, {}), (error) => error instanceof Refusal && error.code === code && error.message.includes(says));
      });
      continue;
    }
    it(`is read: ${expected.why}`, () => {
      const article = readMarkdown(file, {});
      assert.deepEqual({ ...article, ...expected.article }, article);
      assert.deepEqual(blocksOf(article), expected.blocks);
    });
  }

  // Deeper than any stack, so too long to be a case.
  for (const [kind, yaml] of [
    ['brackets', `title: x\ntags: ${'['.repeat(3_000)}`],
    ['braces', `title: x\ntags: ${'{a: '.repeat(3_000)}`],
    ['lists in lists', `\n${'- '.repeat(3_000)}a`],
  ] as const) {
    it(`is refused by file and line where its front matter is nested too deep: ${kind}`, () => {
      const file = { path: 'a.md', bytes: bytes(`---\n${yaml}\n---\nText.`) };
      assert.throws(() => readMarkdown(file, {}), { code: 'damaged', message: 'a.md has front matter that is nested too deep to be read, in line 3' });
    });
  }
});

describe('a plain text', () => {
  it('takes a first line above its paragraphs as the title', () => {
    const article = readText({ path: 'a.txt', bytes: bytes('Bridge opens at last\n\nLIVERTON, March 3, 2021 (Northern Wire) – The bridge\nopened on Monday.\n\nAll cheered.') }, {});
    assert.deepEqual([article.title, article.titleOrigin], ['Bridge opens at last', 'heading']);
    assert.deepEqual([article.date, article.dateOrigin], ['2021-03-03', 'dateline']);
    assert.deepEqual(blocksOf(article), ['LIVERTON, March 3, 2021 (Northern Wire) – The bridge opened on Monday.', 'All cheered.']);
  });

  it('takes all that its header says', () => {
    const article = readText({ path: '2019/a.txt', bytes: bytes('Title: Bridge opens\nDate: 3 March 2021\nAuthor: Ada Byron\nLanguage: fr\n\nLe pont est ouvert.') }, { language: 'de' });
    assert.deepEqual([article.title, article.titleOrigin], ['Bridge opens', 'header']);
    assert.deepEqual([article.date, article.dateOrigin, article.author, article.language], ['2021-03-03', 'header', 'Ada Byron', 'fr']);
  });

  it('has no title of a header line that cannot be read, and keeps the line', () => {
    const story = 'The bridge opened on Monday.\nAll cheered.';
    const titles: [content: string, title: string, titleOrigin: string][] = [
      [`Date: TBD\n\n${story}`, 'The bridge opened on Monday', 'first-sentence'],
      [`Date: TBD\n${story}`, 'The bridge opened on Monday', 'first-sentence'],
      [`Title:\nDate: TBD\n\n${story}`, 'The bridge opened on Monday', 'first-sentence'],
      [`Date: TBD\n\nBridge opens at last\n\n${story}`, 'Bridge opens at last', 'heading'],
      ['Date: TBD', 'a', 'file-name'],
    ];
    for (const [content, ...title] of titles) {
      const article = readText({ path: 'a.txt', bytes: bytes(content) }, {});
      assert.deepEqual([article.title, article.titleOrigin], title, content);
      assert.deepEqual([article.unreadDate, article.date], ['TBD', null], content);
      assert.match(article.text, /^(?:Title: )?Date: TBD/, content);
    }
    assert.deepEqual(blocksOf(readText({ path: 'a.txt', bytes: bytes(`Date: TBD\n${story}`) }, {})), ['Date: TBD', 'The bridge opened on Monday.', 'All cheered.']);
  });

  it('is in the language that its reader is told, where it says none', () => {
    assert.equal(readText({ path: 'a.txt', bytes: bytes('Kurz.') }, { language: 'de' }).language, 'de');
  });

  it('or Markdown, of whatever bytes, is read or refused', async () => {
    const piece = fc.oneof(fc.uint8Array({ maxLength: 30 }), fc.constantFrom('---\n', 'date: ', '2023-01-20', '\n\n', '# ', '- ', 'KYIV (AP) – ', 'Title: ', '[', '<b>', '`', '> ').map(bytes));
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 12 }), fc.constantFrom('a.txt', 'a.md'), async (pieces, path) => {
        const file = { path, bytes: Buffer.concat(pieces) };
        const article = await readFile(file, {}).catch((error: unknown) => error);
        if (article instanceof Refusal) assert.ok(article.message.includes(path));
        else assert.ok(article instanceof Object && 'text' in article && article.text !== '');
      }),
      { numRuns: 1000 },
    );
  });

  const shared = sharedFolder();
  (shared === null ? it.skip : it)('in the form of the sample gives its date, headline, heading and every paragraph', () => {
    const path = '000_ea5d00322f8ea332.txt';
    const content = readFileSync(join(shared ?? '', 'samples', path));
    const article = readText({ path, bytes: content }, {});
    assert.deepEqual([article.date, article.dateOrigin], ['2023-01-20', 'header']);
    assert.deepEqual([article.title, article.titleOrigin], ['Russia said on Friday that relations with the United States were at an all-time low…', 'first-sentence']);
    const lines = content.toString().replace(' date 2023-01-20 ', '').trimEnd().split('\n').map((line) => line.trim());
    assert.deepEqual(blocksOf(article), lines.map((line) => (line === 'Ukraine advised to wait' ? `# ${line}` : line)));
    assert.equal(article.paragraphs.length, 19);
    assert.equal(article.language, 'en');
  });
});
