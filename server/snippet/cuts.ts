/**
 * Where may a text be cut inside a sentence? Between words; in scripts without spaces between the words that Intl.Segmenter
 * finds; in an endless word between characters, as the reader counts them. Never inside a surrogate pair or before an accent.
 */
import { afterSpace, beforeSpace, isSpace } from './sentences.js';

/** A space is looked for over this many UTF-16 units: longer than nearly all words. */
const longestWord = 40;

/** Segmentation begins this far before the place, so that it is right again when it gets there. */
const runUp = 32;

const words = new Intl.Segmenter('en', { granularity: 'word' });
const characters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** A place before `at` where segmentation can begin: behind white space or before an ordinary letter. */
function segmentFrom(text: string, at: number): number {
  let start = Math.max(at - runUp, 0);
  while (start > 0 && !/[\p{L}\p{N}\s]/u.test(text.charAt(start))) start--;
  return start;
}

/** The boundaries in [from, to], in order. */
function boundaries(text: string, from: number, to: number, segmenter: Intl.Segmenter): number[] {
  const start = segmentFrom(text, from);
  const found: number[] = [];
  for (const { index } of segmenter.segment(text.slice(start, to + runUp))) {
    const place = start + index;
    if (place > to) break;
    if (place >= from) found.push(place);
  }
  return found;
}

/** Where the text may begin: the first place from `at` on, and `ceiling` at the latest, which is a beginning already. */
export function beginningFrom(text: string, at: number, ceiling: number): number {
  if (at >= ceiling) return ceiling;
  const reach = Math.min(at + longestWord, ceiling);
  for (let place = Math.max(at, 1); place <= reach; place++) {
    if (isSpace(text, place - 1) && !isSpace(text, place) && afterSpace(text, place - 1) === place) return place;
  }
  const place =
    boundaries(text, at, reach, words).find((boundary) => !isSpace(text, boundary)) ??
    boundaries(text, at, reach, characters).find((boundary) => !isSpace(text, boundary));
  return place ?? ceiling;
}

/** Where the text may end: the last place up to `at`, and `floor` at the earliest, which is an end already. */
export function endUpTo(text: string, at: number, floor: number): number {
  if (at <= floor) return floor;
  const reach = Math.max(at - longestWord, floor);
  let end: number | undefined;
  for (let place = at; place > reach && end === undefined; place--) if (isSpace(text, place)) end = place;
  end ??= boundaries(text, reach, at, words).at(-1) ?? boundaries(text, reach, at, characters).at(-1) ?? floor;
  // A comma or dash before the ellipsis is of no use.
  while (end > floor && /[\s,;:–—(-]/.test(text.charAt(end - 1))) end--;
  return Math.max(beforeSpace(text, end), floor);
}
