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
  let stretch: Stretch | undefined;
  /** Where the paragraph behind the stretch begins. */
  let behind = 0;
  for (const occurrence of paragraphs.length > 0 ? occurrences : []) {
    const end = occurrence.position + occurrence.length;
    if (stretch === undefined || end > behind) {
      const closing = paragraphAt(paragraphs, 'position', end - 1);
      if (stretch === undefined || occurrence.position >= behind) {
        const opening = paragraphs[paragraphAt(paragraphs, 'position', occurrence.position)];
        const context = { start: opening.start, end: paragraphs[closing].end };
        stretch = { ...context, context, heading: opening.kind === 'heading', occurrences: [] };
        stretches.push(stretch);
      } else stretch.end = stretch.context.end = paragraphs[closing].end;
      behind = paragraphs.at(closing + 1)?.position ?? Infinity;
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

/** What each word counts: as many as it covers places; of a loose phrase, where it stands closest. */
export function weightsOf(occurrences: readonly Occurrence[]): Map<number, number> {
  const weights = new Map<number, number>();
  for (const { word, length } of occurrences) weights.set(word, Math.min(weights.get(word) ?? length, length));
  return weights;
}

/** Behind the last occurrence that adds one of so many words, counted from `from` on. */
function reachOf(occurrences: readonly Occurrence[], from: number, words: number): number {
  const seen = new Set<number>();
  let to = from;
  while (seen.size < words) seen.add(occurrences[to++].word);
  return to;
}

/** The best window of the stretches; null where no occurrence is left. `shown`: words that earlier snippets have. */
export function bestWindow(
  stretches: readonly Stretch[],
  weights: ReadonlyMap<number, number>,
  shown: ReadonlySet<number>,
): Window | null {
  let best: Worth | null = null;
  let window: Window | null = null;
  for (const stretch of stretches) {
    const { occurrences, heading } = stretch;
    const counts = new Map<number, number>();
    let [words, fresh, behind] = [0, 0, 0];
    /** A word comes into the window, or leaves it. */
    const count = (word: number, by: 1 | -1): void => {
      const before = counts.get(word) ?? 0;
      if (before + by === 0) counts.delete(word);
      else counts.set(word, before + by);
      if (before !== 0 && before + by !== 0) return;
      const weight = by * (weights.get(word) ?? 1);
      words += weight;
      if (!shown.has(word)) fresh += weight;
    };
    for (const [from, { word, position }] of occurrences.entries()) {
      while (behind < occurrences.length && occurrences[behind].position < position + windowWords) count(occurrences[behind++].word, 1);
      const worth: Worth = { fresh, words, heading, span: 0, position };
      if (best === null || better(worth, best)) {
        const to = reachOf(occurrences, from, counts.size);
        worth.span = occurrences.slice(from, to).reduce((end, one) => Math.max(end, one.position + one.length), 0) - position;
        if (best === null || better(worth, best)) {
          best = worth;
          window = { stretch, occurrences: occurrences.slice(from, to) };
        }
      }
      count(word, -1);
    }
  }
  return window;
}
