import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { type ReadArticle, Refusal, type RefusalCode } from '../../indexer/article/article.js';
import { readPdf } from '../../indexer/source/pdf.js';
import { dateInInfo, titleInInfo } from '../../indexer/source/pdf-info.js';
import { repositoryRoot } from '../root.js';
import { type PlacedLine, writePdf } from './pdf-writer.js';

interface PdfCase {
  comment: string;
  path: string;
  info: Record<string, string>;
  /** Lines of Helvetica; where not given, 72 points from the left and 12 points large. */
  pages: (Partial<PlacedLine> & { text: string; y: number })[][];
  expected: Partial<ReadArticle>;
  /** The page, `# ` before a heading, the text. */
  blocks: string[];
}

const folder = join(repositoryRoot, 'spec', 'source', 'pdf-cases');
const wholePage = (text: string): PlacedLine[] => [{ text, x: 72, y: 700, size: 12, bold: false }];

/** The rows of a table in a file, without its comments. */
function rows(name: string): string[][] {
  const lines = readFileSync(join(folder, name), 'utf8').split('\n');
  return lines.filter((line) => line !== '' && !line.startsWith('#')).map((line) => line.split('\t'));
}

async function refusalCode(bytes: Uint8Array): Promise<RefusalCode> {
  const error: unknown = await readPdf({ path: 'some/file.pdf', bytes }, {}).then(
    () => null,
    (reason: unknown) => reason,
  );
  assert(error instanceof Refusal, String(error));
  assert.match(error.message, /^some\/file\.pdf .{10}/);
  return error.code;
}

describe('A PDF', () => {
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.json'))) {
    const { comment, path, info, pages, expected, blocks } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as PdfCase;
    it(`${name}: ${comment}`, async () => {
      const bytes = writePdf(pages.map((lines) => lines.map((line) => ({ x: 72, size: 12, bold: false, ...line }))), info);
      const article = await readPdf({ path, bytes }, {});
      assert.deepEqual(
        article.paragraphs.map(({ start, end, kind, page }) => `${page ?? '-'} ${kind === 'heading' ? '# ' : ''}${article.text.slice(start, end)}`),
        blocks,
      );
      assert.deepEqual(Object.fromEntries(Object.entries(article).filter(([field]) => field in expected)), expected);
    });
  }

  it('has a title in its info dictionary only where a person wrote one', () => {
    for (const [believed, title] of rows('titles.txt')) assert.equal(titleInInfo({ Title: title }), believed === 'yes' ? title : null, title);
    assert.equal(titleInInfo({}), null);
  });

  it('has a day in its info dictionary only where that can be the day of publication', () => {
    for (const [CreationDate, ModDate, Producer, day] of rows('days.txt')) {
      const info = { CreationDate, Producer, ...(ModDate === '' ? {} : { ModDate }) };
      assert.equal(dateInInfo(info), day === '-' ? null : day, CreationDate);
    }
    assert.equal(dateInInfo({}), null);
  });

  it('that is none, is broken, empty or a picture is refused by the right name', async () => {
    const whole = writePdf([wholePage('The talks went on through the night.')]);
    assert.equal(await refusalCode(new Uint8Array()), 'empty');
    assert.equal(await refusalCode(Buffer.from('potato salad')), 'wrong-type');
    assert.equal(await refusalCode(whole.slice(0, 40)), 'damaged');
    assert.equal(await refusalCode(writePdf([])), 'damaged');
    assert.equal(await refusalCode(writePdf([[], []])), 'needs-ocr');
  });

  it('cut off or altered anywhere is read or refused, never anything else, and pdf.js says nothing of it', async function () {
    this.timeout(180_000);
    const whole = writePdf([wholePage('The talks went on through the night.'), wholePage('Nobody left.')], { Title: 'Talks go on' });
    const said: unknown[] = [];
    const { log, warn } = console;
    console.log = console.warn = (...words: unknown[]) => said.push(words);
    try {
      await fc.assert(
        fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), fc.boolean(), async (place, value, cut) => {
          const bytes = cut ? whole.slice(0, place) : whole.slice();
          if (!cut) bytes[place] = value;
          await readPdf({ path: 'a.pdf', bytes }, {}).catch((error: unknown) => {
            assert(error instanceof Refusal, String(error));
          });
        }),
        { numRuns: 60 },
      );
    } finally {
      Object.assign(console, { log, warn });
    }
    assert.deepEqual(said, []);
  });
});
