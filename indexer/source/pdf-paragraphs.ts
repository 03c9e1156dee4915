/**
 * Which lines of a page make a paragraph, and which a heading?
 *
 * A paragraph ends where the gap to the next line is wider than between lines, where the letters change their size,
 * where the next line is indented, and where a line ends although the next word had fitted into it. Columns are taken
 * in the order in which the document writes them. A heading is a short block in larger letters than most of the text, or
 * in another font and without a closing mark. A paragraph never runs over the end of a page.
 */
import type { Block } from '../article/paragraphs.js';
import type { PdfLine } from './pdf-document.js';
import { joinLines, type PrintedWords, printedWords } from './pdf-hyphenation.js';

export interface PdfBlock extends Block {
  page: number;
  size: number;
}

/** From set solid to double-spaced, in letter sizes; what is wider parts paragraphs. */
const usualLeading = { least: 0.8, most: 2.1 };
/** Compared with the usual distance of the document's lines. */
const widerGap = 1.35;
/** Headlines are set as their designer likes; within one, of the letter size. */
const widestHeadingGap = 1.8;
/** Letters of more or less than these are of another kind of text. */
const sizeChange = 1.08;
const headingSize = 1.12;
const longestHeading = 200;
/** In another font alone a block has to be shorter, since captions and standfirsts are too. */
const longestPlainHeading = 100;
/** Of the letter size: less is the raggedness of a scan, more the next column. */
const indentation = { least: 0.8, most: 6 };
/** Mean width of a letter with its share of spaces, of the letter size, in faces for reading text. */
const letterWidth = 0.5;
/** Lines before and after that show how wide the column is. */
const neighbours = 4;

const closing = /[.!?…:;][”"’')\]»]*$/u;
const bullet = /^(?:[•▪■●◦‣–—*·]\s|\(?(?:\d{1,2}|[a-z])[.)]\s)/u;

/** The value that most letters have. */
function usual<T>(lines: PdfLine[], valueOf: (line: PdfLine) => T): T | null {
  const letters = new Map<T, number>();
  let best: T | null = null;
  for (const line of lines) {
    const value = valueOf(line);
    const count = (letters.get(value) ?? 0) + line.text.length;
    letters.set(value, count);
    if (best === null || count > (letters.get(best) ?? 0)) best = value;
  }
  return best;
}

interface Setting {
  size: number;
  font: string | null;
  /** From line to line, as a multiple of the letter size. */
  leading: number;
  words: PrintedWords;
}

/** How most of the document is set. */
function settingOf(lines: PdfLine[]): Setting {
  const size = usual(lines, (line) => Math.round(line.size * 2) / 2) ?? 0;
  const leadings: number[] = [];
  for (let i = 1; i < lines.length; i++) {
    const [before, line] = [lines[i - 1], lines[i]];
    const leading = (line.baseline - before.baseline) / (line.size || 1);
    if (before.page === line.page && leading > usualLeading.least && leading < usualLeading.most) leadings.push(leading);
  }
  leadings.sort((a, b) => a - b);
  const median = leadings.at(leadings.length >> 1);
  return { size, font: usual(lines, (line) => line.font), leading: median ?? 1.2, words: printedWords(lines) };
}

/** Where the lines that stand closely above and below this one end at most. */
function columnRight(lines: PdfLine[], index: number): number {
  const here = lines[index];
  let right = here.right;
  for (const step of [-1, 1]) {
    for (let i = index; Math.abs(i + step - index) <= neighbours; i += step) {
      const [line, next] = [lines[i], lines.at(Math.max(i + step, 0))];
      if (next === undefined || i + step < 0) break;
      const gap = (next.baseline - line.baseline) * step;
      if (gap < 0 || gap > 2 * here.size || Math.abs(next.left - here.left) > indentation.most * here.size) break;
      right = Math.max(right, next.right);
    }
  }
  return right;
}

/** Whether the first word of the next line had fitted behind this one: then the break was meant. */
function endsEarly(lines: PdfLine[], index: number): boolean {
  const line = lines[index];
  // A divided word goes on.
  if (/\p{L}[-\u2010\u00ad]$/u.test(line.text)) return false;
  const nextWord = /^\S+/u.exec(lines[index + 1].text)?.at(0)?.length ?? 0;
  return line.right + (nextWord + 2) * letterWidth * line.size < columnRight(lines, index);
}

function standsLike(line: PdfLine | undefined, other: PdfLine): boolean {
  return line?.page === other.page && Math.abs(line.left - other.left) < indentation.least * other.size;
}

/** Whether a paragraph ends with line `index`, which is not the last of its page. `first`: the first line of its block. */
function endsParagraph(lines: PdfLine[], index: number, first: PdfLine, setting: Setting): boolean {
  const [line, next] = [lines[index], lines[index + 1]];
  const ratio = line.size / (next.size || 1);
  if (ratio > sizeChange || ratio < 1 / sizeChange) return true;
  const gap = next.baseline - line.baseline;
  // Upwards: the next column. Unless a sentence ends here, it goes on there.
  if (gap < -line.size) return closing.test(line.text);
  const widest = line.size > headingSize * setting.size ? widestHeadingGap : widerGap * setting.leading;
  if (gap > widest * line.size) return true;
  if (/^[•▪■●◦‣]/u.test(next.text)) return true;
  const centred = Math.abs((line.left + line.right) / 2 - (next.left + next.right) / 2) < line.size / 2;
  const indent = (next.left - line.left) / (line.size || 1);
  const early = endsEarly(lines, index);
  const indented = indent > indentation.least && indent < indentation.most && !centred && !bullet.test(first.text);
  // Where the lines behind it stand as far in as the next one, it is the first line that hangs out.
  if (indented && closing.test(line.text) && !standsLike(lines.at(index + 2), next)) return true;
  if (!early) return false;
  const fontChanges = line.font !== null && next.font !== null && line.font !== next.font;
  return fontChanges || closing.test(line.text) || /^[^\p{L}]*[\p{Lu}\p{N}]/u.test(next.text);
}

function isHeading(text: string, lines: PdfLine[], setting: Setting): boolean {
  const [first] = lines;
  if (!/\p{L}{2}/u.test(text) || text.length > longestHeading || lines.length > 4) return false;
  if (first.size >= headingSize * setting.size && !/[^.][.]$/.test(text)) return true;
  const otherFont = setting.font !== null && lines.every((line) => line.font !== null && line.font !== setting.font);
  return otherFont && first.size >= setting.size * 0.95 && text.length <= longestPlainHeading && !/[.,;:!?]$/.test(text) && /^[^\p{L}]*[\p{Lu}\p{Lo}]/u.test(text);
}

/** The printed blocks of all pages in order. */
export function pdfBlocks(pages: PdfLine[][]): PdfBlock[] {
  const setting = settingOf(pages.flat());
  const blocks: PdfBlock[] = [];
  for (const lines of pages) {
    let start = 0;
    for (let i = 0; i < lines.length; i++) {
      if (i + 1 < lines.length && !endsParagraph(lines, i, lines[start], setting)) continue;
      const block = lines.slice(start, i + 1);
      const text = block.map((line) => line.text).reduce((before, next) => joinLines(before, next, setting.words)).replaceAll('\u00ad', '');
      const kind = isHeading(text, block, setting) ? 'heading' : 'text';
      blocks.push({ text, kind, page: block[0].page, size: block[0].size });
      start = i + 1;
    }
  }
  return blocks;
}
