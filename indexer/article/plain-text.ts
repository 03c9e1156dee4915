/**
 * Where are the paragraphs of plain text, and which of its lines are headings?
 *
 * Where blank lines exist they alone separate, and a paragraph's lines are joined by a space; else every line is a
 * paragraph. A heading is a short line without closing punctuation between paragraphs: it stands alone, begins with a
 * capital letter or a digit, follows a paragraph that has ended and precedes a longer one that is no heading itself.
 * So signatures, lists, tables, verse, bylines, datelines, dates and lines in quotation marks are none. Sentences that are
 * glued together (`said.The`) stay as they are printed.
 */
import { dateAtStart } from './date.js';
import type { Block } from './paragraphs.js';

/** UTF-16 units and words of the longest heading. */
const longestHeading = 80;
const mostWords = 12;

const blankLine = /\n[^\S\n]*\n/;
const closing = /[.!?…:;,，。！？、：；"”“’'»«„)\]–—-]$/;
const listItem = /^(?:[-–—*•·‣▪◦+>#|(["“”„«'‘]|\d{1,3}[.)]\s|\p{L}[.)]\s)/u;
const byline = /^(?:by|von|par|por|di|door|av|reporting|editing|writing|additional reporting|photo|photograph|picture|source|image)\b[ :]/i;
/** A line that breaks off in the middle of a sentence, or opens with a speaker's name. */
const unfinished = /(?:^|\s)(?:the|an?|of|to|in|on|for|and|or|but|as|at|by|with|from|that|has|have|had|was|were|is|are|be|will|would)$|^[\p{L}. ]{1,40}:\s/u;
const ended = /[.!?…:;。！？"”“’'»)\]]$/;
const capitalised = /^[\p{Lu}\p{Lo}\p{N}¿¡]/u;
const opening = /^[\p{Lu}\p{Lo}\p{N}"“„«'‘([¿¡–—-]/u;

/** Printed on one line, and shaped like a heading. */
function mayBeHeading(line: string): boolean {
  return (
    line.length <= longestHeading &&
    !line.includes('\n') &&
    capitalised.test(line) &&
    !closing.test(line) &&
    !listItem.test(line) &&
    !byline.test(line) &&
    !unfinished.test(line) &&
    /\p{L}\p{L}/u.test(line) &&
    !/\t| {3}/.test(line) &&
    line.split(' ').length <= mostWords &&
    dateAtStart(line)?.length !== line.length
  );
}

function printedLines(text: string): string[] {
  const trimmed = text.trim();
  const byBlankLines = blankLine.test(trimmed);
  return trimmed
    .split(byBlankLines ? /\n(?:[^\S\n]*\n)+/ : '\n')
    .map((piece) => piece.trim())
    .filter((line) => line !== '');
}

/** `\n` ends a line. Nothing is left out but white space. */
export function plainTextBlocks(text: string): Block[] {
  const lines = printedLines(text);
  return lines.map((line, index) => {
    const before = index === 0 ? undefined : lines[index - 1];
    const after = lines.at(index + 1);
    // What is quickly known of the neighbours first. A line that has ended has no heading's shape itself.
    const heading =
      before !== undefined &&
      after !== undefined &&
      after.length > line.length &&
      ended.test(before) &&
      opening.test(after) &&
      mayBeHeading(line) &&
      !mayBeHeading(after);
    return { text: line, kind: heading ? 'heading' : 'text' };
  });
}

/** A first line that has a heading's shape above a paragraph is the title: its text, else null. */
export function titleLine(text: string): string | null {
  const lines = printedLines(text);
  const first = lines.at(0);
  const second = lines.at(1);
  if (first === undefined || second === undefined || second.length <= first.length) return null;
  return opening.test(second) && mayBeHeading(first) && !mayBeHeading(second) ? first : null;
}
