/**
 * What does a PDF say, page by page?
 *
 * Title: the info dictionary's, where it is a person's; else the largest heading of the first page; else the first
 * sentence. Date: a line of the first page that is a date; else the dateline; else the file's name; else the day in the
 * info dictionary, where that can be the day of publication.
 */
import type { PartialDate, ReadArticle, TitleOrigin } from '../article/article.js';
import { Refusal } from '../article/article.js';
import { composeArticle } from '../article/compose.js';
import { parseDate } from '../article/date.js';
import { type PdfLine, readPdfDocument } from './pdf-document.js';
import { withoutFurniture } from './pdf-furniture.js';
import { dateInInfo, titleInInfo } from './pdf-info.js';
import { type PdfBlock, pdfBlocks } from './pdf-paragraphs.js';
import type { ReadOptions, SourceFile } from './reader.js';

/** A printed day stands in the masthead or under the headline, not further down: lines. */
const linesWithDate = 12;

/** Days of journals' and downloads' own business. */
const otherDay = /^(?:received|accepted|revised|retrieved|accessed|downloaded|printed|updated|born|due)\b/i;

/** The first full day that is a line of its own at the top of the first page, its running header included. */
function printedDate(firstPage: PdfLine[]): PartialDate | null {
  for (const { text } of firstPage.slice(0, linesWithDate)) {
    const date = otherDay.test(text) ? null : parseDate(text);
    if (date?.length === 'yyyy-mm-dd'.length) return date;
  }
  return null;
}

function titleOf(info: string | null, blocks: PdfBlock[]): { text: string; origin: TitleOrigin } | null {
  if (info !== null) return { text: info, origin: 'pdf-info' };
  const headings = blocks.filter(({ kind, page }) => kind === 'heading' && page === blocks[0].page);
  const largest = headings.reduce<PdfBlock | null>((best, each) => (best === null || each.size > best.size ? each : best), null);
  return largest === null ? null : { text: largest.text, origin: 'heading' };
}

/** The blocks without the title, which is printed above the text already; all of them where nothing else is left. */
function withoutTitle(blocks: PdfBlock[], title: string | undefined): PdfBlock[] {
  const rest = blocks.filter(({ kind, text, page }) => kind === 'text' || page !== blocks[0].page || text !== title);
  return rest.some(({ text }) => /[\p{L}\p{N}]/u.test(text)) ? rest : blocks;
}

/** @throws Refusal `empty` (no bytes), `encrypted`, `wrong-type`, `damaged`, `needs-ocr` (no text) */
export async function readPdf(file: SourceFile, options: ReadOptions): Promise<ReadArticle> {
  // pdf.js takes the bytes away from whoever gave them.
  const { pages, info } = await readPdfDocument(file.path, file.bytes.slice());
  const blocks = pdfBlocks(withoutFurniture(pages));
  if (!blocks.some(({ text }) => /[\p{L}\p{N}]/u.test(text))) {
    throw new Refusal('needs-ocr', `${file.path} has no text on its ${pages.length === 1 ? 'page' : `${pages.length} pages`}; it needs OCR`);
  }
  const title = titleOf(titleInInfo(info), blocks);
  const date = printedDate(pages.at(0) ?? []);
  return composeArticle({
    type: 'pdf',
    name: file.path,
    path: file.path,
    blocks: withoutTitle(blocks, title?.text),
    title,
    date: date === null ? null : { date, origin: 'header' },
    infoDate: dateInInfo(info),
    // The language in the document's catalogue is the word processor's, too often not the text's.
    language: options.language ?? null,
  });
}
