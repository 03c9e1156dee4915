/** How much of the text around the marks is shown? Whole sentences where they are short enough, else words up to the usual length. */
import { beginningFrom, endUpTo } from './cuts.js';
import { afterSpace, beforeSpace, sentenceBreaks } from './sentences.js';

/** UTF-16 units of the article's text in a snippet: what is aimed at, and what is never exceeded. */
export const usualLength = 240;
export const longestLength = 320;

export interface Range {
  /** UTF-16 units, end exclusive. */
  start: number;
  end: number;
}

export interface Extent extends Range {
  /** Whether it begins, or ends, inside a sentence. */
  cutBefore: boolean;
  cutAfter: boolean;
}

/** A piece of an article's text, from a neighbourhood of the marks. */
export interface Context {
  text: string;
  /** Whether the text's own beginning and end are those of a paragraph. */
  opens: boolean;
  closes: boolean;
}

/**
 * The extent around `core`, which is not longer than `longestLength`, within `bounds`. All in units of the context's text;
 * the text reaches at least `longestLength` beyond the core on both sides, or to the bounds.
 */
export function extentAround(context: Context, language: string, bounds: Range, core: Range): Extent {
  const { text } = context;
  const low = Math.min(afterSpace(text, bounds.start), core.start);
  const high = Math.max(beforeSpace(text, bounds.end), core.end);
  const fits = high - low <= longestLength;
  // Most are whole paragraphs, whose sentences nobody need look for.
  if (fits && context.opens && context.closes && low === afterSpace(text, 0) && high === beforeSpace(text, text.length)) {
    return { start: low, end: high, cutBefore: false, cutAfter: false };
  }
  const breaks = sentenceBreaks(text, language);
  const starts = breaks.map((found) => found.next);
  const ends = breaks.map((found) => found.end);
  if (context.opens) starts.unshift(afterSpace(text, 0));
  if (context.closes) ends.push(beforeSpace(text, text.length));
  const extent = (start: number, end: number): Extent => ({
    start,
    end,
    cutBefore: !starts.includes(start),
    cutAfter: !ends.includes(end),
  });

  if (fits) return extent(low, high);
  const opening = starts.findLast((start) => start <= core.start && start >= low);
  const close = ends.find((end) => end >= core.end && end <= high);
  if (opening !== undefined && close !== undefined && close - opening <= longestLength) return extent(...grown(opening, close));
  const length = Math.max(usualLength, core.end - core.start);
  if (opening !== undefined && core.end - opening <= usualLength) {
    return extent(opening, endUpTo(text, Math.min(opening + usualLength, high), core.end));
  }
  if (close !== undefined && close - core.start <= usualLength) {
    return extent(beginningFrom(text, Math.max(close - usualLength, low), core.start), close);
  }
  const before = Math.floor((length - (core.end - core.start)) / 2);
  const start = beginningFrom(text, Math.max(core.start - before, low), core.start);
  return extent(start, endUpTo(text, Math.min(start + length, high), core.end));

  /** The sentences after and before, as far as they fit whole. */
  function grown(from: number, to: number): [number, number] {
    const next = ends.find((end) => end > to && end <= high);
    if (next !== undefined && next - from <= usualLength) return grown(from, next);
    const previous = starts.findLast((start) => start < from && start >= low);
    if (previous !== undefined && to - previous <= usualLength) return grown(previous, to);
    return [from, to];
  }
}
