/**
 * Which lines does a PDF print, and where on the page?
 *
 * pdf-parse opens the document. Its `getText()` gives the words without their places, and without places neither
 * paragraphs nor headings nor running headers can be told; so the document that it holds open is asked page by page.
 */
import { createRequire } from 'node:module';
import { PDFParse, PasswordException, VerbosityLevel } from 'pdf-parse';
import { Refusal } from '../article/article.js';

/** One printed line. Lengths are in points; `left` and `baseline` grow in reading direction and downwards, also in turned text. */
export interface PdfLine {
  text: string;
  /** 1-based. */
  page: number;
  left: number;
  right: number;
  baseline: number;
  /** Of the largest letters. */
  size: number;
  /** Where the whole line is in one font, pdf.js's name for it. */
  font: string | null;
}

/** Values of the document's info dictionary that are strings. */
export type PdfInfo = Partial<Record<string, string>>;

interface TextItem {
  str: string;
  /** Text to page: a b c d e f. */
  transform: number[];
  width: number;
  height: number;
  fontName: string;
  hasEOL: boolean;
}

interface OpenPage {
  getTextContent(): Promise<{ items: (TextItem | { type: string })[] }>;
  cleanup(): void;
}

/** As much of pdf.js's `PDFDocumentProxy` as is used here. */
interface OpenDocument {
  numPages: number;
  getPage(page: number): Promise<OpenPage>;
}

function isOpenDocument(value: unknown): value is OpenDocument {
  return typeof value === 'object' && value !== null && 'getPage' in value && typeof value.getPage === 'function' && 'numPages' in value;
}

/** The document that pdf-parse keeps in a field of its own; null before it is opened. A spec fails when the field moves. */
function openDocument(parser: PDFParse): OpenDocument | null {
  const held: unknown = Reflect.get(parser, 'doc');
  return isOpenDocument(held) ? held : null;
}

/** pdf.js's tables of the character codes of Chinese, Japanese and Korean fonts, without which their text is lost. */
function characterMaps(): string {
  const require = createRequire(createRequire(import.meta.url).resolve('pdf-parse'));
  return require.resolve('pdfjs-dist/package.json').replace(/package\.json$/, 'cmaps/');
}

/** A line goes on where the next piece stands within this share of the letter size above or below: raised figures do. */
const sameLine = 0.5;
/** A gap of this share of the letter size is a space, where pdf.js has not put one already. */
const wordGap = 0.2;

function isText(item: TextItem | { type: string }): item is TextItem {
  return 'str' in item;
}

/** The lines of one page in the order of its content stream, blank ones left out. */
function linesOf(items: TextItem[], page: number): PdfLine[] {
  const lines: PdfLine[] = [];
  let line: (PdfLine & { fonts: Set<string>; turn: number }) | null = null;
  const close = (): void => {
    if (line !== null && line.text.trim() !== '') {
      const { text, left, right, baseline, size, fonts } = line;
      lines.push({ text: text.trim(), page, left, right, baseline, size, font: fonts.size === 1 ? ([...fonts].at(0) ?? null) : null });
    }
    line = null;
  };
  for (const item of items) {
    if (item.str !== '') {
      const [a = 1, b = 0, , , x = 0, y = 0] = item.transform;
      const scale = Math.hypot(a, b) || 1;
      const left = (x * a + y * b) / scale;
      const baseline = (x * b - y * a) / scale;
      const turn = Math.round(Math.atan2(b, a) * 100);
      if (line !== null && (line.turn !== turn || Math.abs(line.baseline - baseline) > sameLine * Math.max(line.size, item.height))) close();
      const blank = item.str.trim() === '';
      if (line === null) {
        if (!blank) line = { text: item.str, page, left, right: left + item.width, baseline, size: item.height, font: null, fonts: new Set([item.fontName]), turn };
      } else {
        // Something drawn over the line begins further left than the line ends.
        const apart = left - line.right > wordGap * line.size || line.right - left > line.size;
        line.text += apart && !line.text.endsWith(' ') && !item.str.startsWith(' ') ? ` ${item.str}` : item.str;
        if (!blank) {
          line.right = Math.max(line.right, left + item.width);
          line.fonts.add(item.fontName);
          // A large initial or a raised figure does not move the line; the lowest letters stand on it.
          if (item.height > line.size) [line.size, line.baseline] = [item.height, baseline];
        }
      }
    }
    if (item.hasEOL) close();
  }
  close();
  return lines;
}

function stringsOf(info: unknown): PdfInfo {
  const found: PdfInfo = {};
  if (typeof info !== 'object' || info === null) return found;
  for (const [key, value] of Object.entries(info)) if (typeof value === 'string') found[key] = value;
  return found;
}

/** What pdf.js throws, in a sentence that names the file. */
function refusalOf(path: string, error: unknown, isPdf: boolean): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof PasswordException) return new Refusal('encrypted', `${path} is encrypted and wants a password`, { cause: error });
  if (!isPdf) return new Refusal('wrong-type', `${path} is no PDF: it does not begin with %PDF`, { cause: error });
  const reason = error instanceof Error ? error.message : String(error);
  return new Refusal('damaged', `${path} is damaged: ${reason.replace(/\.$/, '')}`, { cause: error });
}

/** `%PDF-` has to stand within the first 1024 bytes. */
function beginsAsPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-');
}

/**
 * All pages of a PDF, and what it says of itself. The bytes are pdf.js's afterwards and must not be used again.
 * @throws Refusal `empty`, `encrypted`, `wrong-type`, `damaged`
 */
export async function readPdfDocument(path: string, bytes: Uint8Array): Promise<{ pages: PdfLine[][]; info: PdfInfo }> {
  if (bytes.byteLength === 0) throw new Refusal('empty', `${path} is empty: it has no bytes`);
  const isPdf = beginsAsPdf(bytes);
  const parser = new PDFParse({
    data: bytes,
    // A document of a stranger's: no code is made of it, and what pdf.js thinks of it is not printed.
    isEvalSupported: false,
    verbosity: VerbosityLevel.ERRORS,
    cMapUrl: characterMaps(),
    cMapPacked: true,
    useSystemFonts: false,
  });
  try {
    let info: PdfInfo = {};
    try {
      info = stringsOf((await parser.getInfo()).info);
    } catch (error) {
      // A broken outline or info dictionary costs the title, not the text.
      if (openDocument(parser) === null) throw error;
    }
    const document = openDocument(parser);
    if (document === null) throw new TypeError('pdf-parse does not hold its document where it used to');
    if (document.numPages < 1) throw new Refusal('damaged', `${path} is damaged: it has no pages`);
    const pages: PdfLine[][] = [];
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      pages.push(linesOf(items.filter(isText), number));
      page.cleanup();
    }
    return { pages, info };
  } catch (error) {
    throw refusalOf(path, error, isPdf);
  } finally {
    // What goes wrong in tidying up says nothing of the document.
    await parser.destroy().catch(() => undefined);
  }
}
