/** Where are the words of a script without spaces? */
import { RecentCache } from './cache.js';

/**
 * A run without any punctuation that is longer than this is cut here: the segmenter's own time then stays linear
 * (sentences of 1,000 characters are not written).
 */
const longestRun = 1000;

// Dictionaries are chosen by script, not by this locale, so every article is cut alike, whatever its language.
const segmenter = new Intl.Segmenter('und', { granularity: 'word' });

/**
 * Calls back with the start and end of every word in `text.slice(start, end)`, a run of one or more unspaced scripts. A
 * word is cut on until the segmenter, given it alone, leaves it whole: only then is a mark that is analysed again the
 * same word.
 */
export function unspacedWords(text: string, start: number, end: number, word: (start: number, end: number) => void): void {
  let from = start;
  while (from < end) {
    let to = Math.min(end, from + longestRun);
    if (to < end && isLowSurrogate(text.charCodeAt(to))) to++;
    cut(text.slice(from, to), from, word);
    from = to;
  }
}

function cut(run: string, offset: number, word: (start: number, end: number) => void): void {
  for (const { segment, index } of segmenter.segment(run)) {
    if (segment.length === run.length || isWhole(segment)) word(offset + index, offset + index + segment.length);
    else cut(segment, offset + index, word);
  }
}

const whole = new RecentCache<boolean>(1 << 14);

/** Does the segmenter leave this segment alone? Asking it costs as much as the run did, so answers are kept. */
function isWhole(segment: string): boolean {
  if (segment.length === 1) return true;
  const known = whole.get(segment);
  if (known !== undefined) return known;
  const pieces = segmenter.segment(segment)[Symbol.iterator]();
  pieces.next();
  const answer = pieces.next().done === true;
  whole.set(` ${segment}`.slice(1), answer); // a string of its own: a slice would keep the whole run in memory
  return answer;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
