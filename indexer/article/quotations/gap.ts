/** What stands between two quotations, or between one and the paragraph's end? Its sentences, as far as they are read. */
import { endsSentence, type Word, wordsOf } from './words.js';

/** UTF-16 units read beside a quotation. */
export const reach = 280;

export interface Gap {
  /** From its beginning to the end of the sentence. */
  head: Word[];
  /** From the beginning of the last, unfinished sentence. */
  tail: Word[];
  /** The last whole sentence before the tail. */
  sentence: Word[];
  /** What is neither head nor tail. */
  between: Word[];
  /** No sentence ends in it. */
  whole: boolean;
  blank: boolean;
}

/** `start` and `end`: UTF-16 units in the paragraph, end exclusive. */
export function gapOf(text: string, start: number, end: number): Gap {
  const short = end - start <= 2 * reach;
  const words = short ? wordsOf(text, start, end) : [...wordsOf(text, start, start + reach), ...wordsOf(text, end - reach, end)];
  let headEnd = words.length;
  let tailStart = 0;
  let sentenceStart = 0;
  for (let index = 0; index < words.length; index++) {
    if (!endsSentence(words, index)) continue;
    if (headEnd === words.length) headEnd = index;
    sentenceStart = tailStart;
    tailStart = index + 1;
  }
  const whole = short && headEnd === words.length;
  if (!short) {
    // Words are missing in the middle: nothing is read across it.
    const middle = words.findIndex((word) => word.start >= end - reach);
    headEnd = Math.min(headEnd, middle === -1 ? words.length : middle);
    tailStart = Math.max(tailStart, middle);
  }
  return {
    head: words.slice(0, headEnd),
    tail: words.slice(tailStart),
    sentence: words.slice(sentenceStart, Math.max(sentenceStart, tailStart - 1)),
    between: whole ? [] : words.slice(headEnd + 1, tailStart),
    whole,
    blank: words.length === 0,
  };
}
