/**
 * Which places of the article say most about the query? Places are chosen by token positions alone, before any text is read.
 *
 * A window begins at an occurrence and reaches as far as the last word it adds, within `windowWords`. The best window is
 * the one with most query words that no earlier snippet shows; then with most query words (a phrase counts with all of its
 * own); then text before headings; then the closest together; then the earliest. The window slides once over the
 * occurrences, of which there are at most `keptPerWord` a word; only those that may be the best are looked into.
 */
import type { Occurrence, PlacedParagraph } from './article-text.js';
import { windowWords } from './occurrences.js';

/** Text that a snippet may be cut from: a paragraph, more where a phrase runs on into the next one, less beside an earlier snippet. */
export interface Stretch {
  /** UTF-16 units, end exclusive. */
  start: number;
  end: number;
  /** The whole paragraphs it lies in. */
  context: { start: number; end: number };
  heading: boolean;
  /** In order of place. */
  occurrences: Occurrence[];
}

export interface Window {
  stretch: Stretch;
  /** In order of place; not empty. */
  occurrences: Occurrence[];
}

/** The last paragraph that begins at or before a value of the given kind. */
export function paragraphAt(paragraphs: readonly PlacedParagraph[], by: 'position' | 'start', value: number): number {
  let low = 0;
  let high = paragraphs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (paragraphs[middle][by] <= value) low = middle + 1;
    else high = middle;
  }
  return Math.max(low - 1, 0);
}

/** The stretches that have occurrences. `occurrences` are in order of place. */
export function stretchesOf(paragraphs: readonly PlacedParagraph[], occurrences: readonly Occurrence[]): Stretch[] {
  const stretches: Stretch[] = [];
  if (paragraphs.length === 0) return stretches;
  /** The last paragraph from `from` on that begins at or before a position. */
  const lastFrom = (from: number, position: number): number => {
    let last = from;
    while (last + 1 < paragraphs.length && paragraphs[last + 1].position <= position) last++;
    return last;
  };
  let stretch: Stretch | undefined;
  let opening = 0;
  /** Where the paragraph behind the stretch begins. */
  let behind = 0;
  for (const occurrence of occurrences) {
    const end = occurrence.position + occurrence.length;
    if (stretch === undefined || end > behind) {
      opening = lastFrom(opening, occurrence.position);
      const closing = lastFrom(opening, end - 1);
      if (stretch === undefined || occurrence.position >= behind) {
        const { start, kind } = paragraphs[opening];
        const until = paragraphs[closing].end;
        stretch = { start, end: until, context: { start, end: until }, heading: kind === 'heading', occurrences: [] };
        stretches.push(stretch);
      } else stretch.end = stretch.context.end = paragraphs[closing].end;
      behind = closing + 1 < paragraphs.length ? paragraphs[closing + 1].position : Infinity;
    }
    stretch.occurrences.push(occurrence);
  }
  return stretches;
}

interface Worth {
  fresh: number;
  words: number;
  heading: boolean;
  span: number;
  position: number;
}

function better(a: Worth, b: Worth): boolean {
  if (a.fresh !== b.fresh) return a.fresh > b.fresh;
  if (a.words !== b.words) return a.words > b.words;
  if (a.heading !== b.heading) return b.heading;
  if (a.span !== b.span) return a.span < b.span;
  return a.position < b.position;
}

/** What each word counts, by its number: as many as it covers places; of a loose phrase, where it stands closest. */
export function weightsOf(occurrences: readonly Occurrence[]): number[] {
  const weights: number[] = [];
  for (const { word, length } of occurrences) {
    while (weights.length <= word) weights.push(0);
    weights[word] = weights[word] === 0 ? length : Math.min(weights[word], length);
  }
  return weights;
}

/** Behind the last occurrence that adds one of so many words, counted from `from` on. `seen` is of the words, all false. */
function reachOf(occurrences: readonly Occurrence[], from: number, words: number, seen: boolean[]): number {
  let to = from;
  for (let left = words; left > 0; to++) {
    const { word } = occurrences[to];
    if (seen[word]) continue;
    seen[word] = true;
    left--;
  }
  for (let i = from; i < to; i++) seen[occurrences[i].word] = false;
  return to;
}

/** The best window of the stretches; null where no occurrence is left. `shown`: words that earlier snippets have. */
export function bestWindow(stretches: readonly Stretch[], weights: readonly number[], shown: ReadonlySet<number>): Window | null {
  /** How often the window has each word: zero again behind every stretch. */
  const counts = weights.map(() => 0);
  const seen = weights.map(() => false);
  let best: Worth | null = null;
  let window: Window | null = null;
  for (const stretch of stretches) {
    const { occurrences, heading } = stretch;
    let [different, words, fresh, behind] = [0, 0, 0, 0];
    for (let from = 0; from < occurrences.length; from++) {
      const { word, position } = occurrences[from];
      for (; behind < occurrences.length && occurrences[behind].position < position + windowWords; behind++) {
        const added = occurrences[behind].word;
        if (counts[added]++ > 0) continue;
        different++;
        words += weights[added];
        if (!shown.has(added)) fresh += weights[added];
      }
      if (best === null || fresh > best.fresh || (fresh === best.fresh && words >= best.words)) {
        const worth: Worth = { fresh, words, heading, span: 0, position };
        if (best === null || better(worth, best)) {
          const to = reachOf(occurrences, from, different, seen);
          let end = 0;
          for (let i = from; i < to; i++) end = Math.max(end, occurrences[i].position + occurrences[i].length);
          worth.span = end - position;
          if (best === null || better(worth, best)) {
            best = worth;
            window = { stretch, occurrences: occurrences.slice(from, to) };
          }
        }
      }
      if (--counts[word] > 0) continue;
      different--;
      words -= weights[word];
      if (!shown.has(word)) fresh -= weights[word];
    }
  }
  return window;
}
