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

/** There may be something to mend: white space but single spaces between words, control characters, surrogates. Most texts have none. */
const irregular = /[\u0000-\u001f\u007f-\u009f\ud800-\udfff]|[^\S ]| {2}|^ | $/;

/** Printed text on one line: no control characters, single spaces, whole characters, trimmed. */
export function singleSpaced(text: string): string {
  if (!irregular.test(text)) return text;
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
