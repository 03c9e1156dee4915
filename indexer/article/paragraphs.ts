/** What is printed, in which order? Blocks become one text and the stretches of it that are its paragraphs. */
import type { Paragraph } from './article.js';

/** One printed block as a reader finds it: white space of any kind and length stands for one space. */
export interface Block {
  text: string;
  kind: Paragraph['kind'];
  /** 1-based, of a paged format. */
  page?: number | null;
}

export interface ComposedText {
  text: string;
  paragraphs: Paragraph[];
}

const separator = '\n\n';

/**
 * Nothing to mend: no white space but single spaces, no control characters, no surrogates. A loop, for every letter of an
 * archive passes here, and it is several times as fast as the pattern; what it takes for irregular is only looked at closer.
 */
function isRegular(text: string): boolean {
  let previous = 0x20;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < 0x7f) {
      if (unit <= 0x20 && (unit < 0x20 || previous === 0x20)) return false;
    } else if (unit <= 0xa0 || (unit >= 0xd800 && unit <= 0xdfff) || isWideSpace(unit)) return false;
    previous = unit;
  }
  return previous !== 0x20;
}

/** White space beyond Latin-1, as `\s` has it. */
function isWideSpace(unit: number): boolean {
  if (unit < 0x1680) return false;
  if (unit >= 0x2000 && unit <= 0x205f) return unit <= 0x200a || unit === 0x2028 || unit === 0x2029 || unit === 0x202f || unit === 0x205f;
  return unit === 0x1680 || unit === 0x3000 || unit === 0xfeff;
}

/** Printed text on one line: no control characters, single spaces, whole characters, trimmed. */
export function singleSpaced(text: string): string {
  if (isRegular(text)) return text;
  return text
    .replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ')
    .replace(/[\ud800-\udfff]/gu, '\ufffd')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Joins the blocks by a blank line; blank ones fall away. The paragraphs tile the text. */
export function composeText(blocks: Iterable<Block>): ComposedText {
  const texts: string[] = [];
  const paragraphs: Paragraph[] = [];
  let start = 0;
  for (const block of blocks) {
    const text = singleSpaced(block.text);
    if (text === '') continue;
    const end = start + text.length;
    texts.push(text);
    paragraphs.push({ start, end, kind: block.kind, page: block.page ?? null });
    start = end + separator.length;
  }
  return { text: texts.join(separator), paragraphs };
}
