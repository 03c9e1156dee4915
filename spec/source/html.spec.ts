import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { type ReadArticle, Refusal } from '../../indexer/article/article.js';
import { readHtml } from '../../indexer/source/html.js';
import { repositoryRoot } from '../root.js';

interface HtmlCase {
  comment: string;
  expected: Partial<ReadArticle>;
  /** `# ` before a heading. */
  blocks: string[];
}

const folder = join(repositoryRoot, 'spec', 'source', 'html-cases');

const read = (html: string | Uint8Array): ReadArticle => readHtml({ path: 'page.html', bytes: typeof html === 'string' ? Buffer.from(html) : html }, {});

function printed({ text, paragraphs }: ReadArticle): string[] {
  return paragraphs.map(({ start, end, kind }) => `${kind === 'heading' ? '# ' : ''}${text.slice(start, end)}`);
}

describe('An HTML page', () => {
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.html'))) {
    const { comment, expected, blocks } = JSON.parse(readFileSync(join(folder, name.replace(/html$/, 'json')), 'utf8')) as HtmlCase;
    it(`${name}: ${comment}`, () => {
      const article = read(readFileSync(join(folder, name)));
      assert.deepEqual(printed(article), blocks);
      const found = Object.fromEntries(Object.entries(article).filter(([field]) => field in expected));
      assert.deepEqual(found, expected);
    });
  }

  it('is read in the charset that it declares', () => {
    const page = Buffer.from('<meta charset=iso-8859-2><p>Przem\xf3wienie by\xb3o za d\xb3ugie.', 'latin1');
    assert.equal(read(page).text, 'Przemówienie było za długie.');
  });

  it('without text is refused as empty', () => {
    for (const html of ['<html></html>', '<script>var text = 1</script>', '<p hidden>x</p>', '<frameset><frame src=a.html></frameset>', '<nav>Home</nav>']) {
      assert.throws(
        () => read(html),
        (error) => error instanceof Refusal && error.code === 'empty' && error.message.includes('page.html'),
        html,
      );
    }
  });

  it('nested 100,000 deep is read in seconds, without a stack overflow', function () {
    this.timeout(180_000);
    for (const tag of ['<div>', '<b>', '<span>', '<font color=red>', '<table><tr><td>', '<ul><li>', '<a href=x>', '<header>', '<article>', '<q>']) {
      assert.match(read(`<p>Above.</p>${tag.repeat(100_000)}Below.`).text, /Above\.|Below\./, tag);
    }
  });

  it('in any markup is read or refused, and its paragraphs tile its text', () => {
    const piece = fc.constantFrom('<p>', '</p>', '<div class=share>', '<article>', '</article>', '<br>', '<td>', '<table>', '<q>', '<pre>', '<h2>', '<b>', '</div>', '<!--', '-->', '&amp;', 'word ', '\n\n', '<form>', '<a>', '\u00ad', '\ud800');
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 8 })), { maxLength: 60 }), (pieces) => {
        let article: ReadArticle;
        try {
          article = read(pieces.join(''));
        } catch (error) {
          assert(error instanceof Refusal, String(error));
          return;
        }
        assert.equal(article.paragraphs.map(({ start, end }) => article.text.slice(start, end)).join('\n\n'), article.text);
        assert(article.paragraphs.every(({ start, end }) => article.text.slice(start, end).trim().length === end - start && end > start));
      }),
    );
  });
});
