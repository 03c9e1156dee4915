/**
 * Are these paragraphs the lines of a scanned page? Then a sentence goes over several of them, and so does a quotation.
 *
 * Pages whose lines nothing parts (`plain-text.ts`) come as one paragraph a line. They are read here as what they are lines of;
 * what is found is told by the lines again.
 */
import type { QuotedPart } from './quotation.js';

/** Shorter lines (UTF-16 units) tell nothing: labels, headings, numbers of pages. */
const shortestLine = 30;
/** Fewer lines are no page, longer ones no lines. */
const fewestLines = 8;
const longestLine = 160;
/** Of the usual length: shorter ones end a paragraph where they are stopped, and are headings where not. */
const fullLine = 0.85;
const shortLine = 0.5;
/** UTF-16 units of the longest text that is made of lines. */
const longestText = 20_000;

/** UTF-16 units of the longest label. */
const longestLabel = 32;

const stopped = /[.!?…:;][’”"')*_]*$/;
/** Who speaks in a transcript: `JOURNALIST:`, `Q.` */
const label = /^(?:\p{Lu}[\p{L} .’'()-]{0,30}:|[QA]\.)\s/u;

export interface Lines {
  texts: string[];
  /** Which of them have quotation marks. */
  marked: boolean[];
  /** A place in these texts, as parts of the lines. */
  partsOf: (part: QuotedPart) => QuotedPart[];
}

/** Null where the paragraphs are not lines; `lineMarks` tells which of them have quotation marks. */
export function joinedLines(paragraphs: readonly string[], lineMarks: readonly boolean[]): Lines | null {
  const width = lineWidth(paragraphs);
  if (width === null) return null;
  const texts: string[] = [];
  const marked: boolean[] = [];
  /** Where each line begins in its text, one list a text; and the number of its first line. */
  const starts: number[][] = [];
  const firsts: number[] = [];
  let before: string | null = null;
  for (const [index, line] of paragraphs.entries()) {
    const text = texts.at(-1) ?? '';
    const mark = lineMarks[index];
    if (before !== null && goesOn(before, width) && !isLabelled(line) && text.length + line.length < longestText) {
      starts.at(-1)?.push(text.length + 1);
      texts[texts.length - 1] = `${text} ${line}`;
      if (mark) marked[marked.length - 1] = true;
    } else {
      texts.push(line);
      marked.push(mark);
      starts.push([0]);
      firsts.push(index);
    }
    before = line;
  }
  return {
    texts,
    marked,
    partsOf: ({ paragraph, start, end }) => {
      const parts: QuotedPart[] = [];
      const first = firsts[paragraph] ?? 0;
      for (const [offset, lineStart] of (starts[paragraph] ?? []).entries()) {
        const length = (paragraphs[first + offset] ?? '').length;
        if (lineStart + length <= start || lineStart >= end) continue;
        parts.push({ paragraph: first + offset, start: Math.max(0, start - lineStart), end: Math.min(length, end - lineStart) });
      }
      return parts;
    },
  };
}

/** The usual length of a line that a sentence goes on behind. */
function lineWidth(paragraphs: readonly string[]): number | null {
  let lines = 0;
  let unfinished = 0;
  let length = 0;
  for (const text of paragraphs) {
    if (text.length < shortestLine) continue;
    lines += 1;
    if (stopped.test(text.slice(-4))) continue;
    unfinished += 1;
    length += text.length;
  }
  const width = length / unfinished;
  return lines >= fewestLines && unfinished > lines / 2 && width <= longestLine ? width : null;
}

function isLabelled(line: string): boolean {
  return line.slice(0, longestLabel).includes(':') || line.startsWith('Q.') || line.startsWith('A.') ? label.test(line) : false;
}

function goesOn(line: string, width: number): boolean {
  return stopped.test(line.slice(-4)) ? line.length >= fullLine * width : line.length >= shortLine * width;
}
