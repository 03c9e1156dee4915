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

/**
 * The best window of the stretches; null where no occurrence is left. `weights` has all of their words; `shown` are those
 * that earlier snippets have.
 */
export function bestWindow(
  stretches: readonly Stretch[],
  weights: ReadonlyMap<number, number>,
  shown: ReadonlySet<number>,
): Window | null {
  /** By word: what it counts, and how often the window has it; zero again behind every stretch. */
  const weightOf: number[] = [];
  const freshOf: number[] = [];
  const counts: number[] = [];
  for (let word = Math.max(-1, ...weights.keys()); word >= 0; word--) {
    weightOf[word] = weights.get(word) ?? 0;
    freshOf[word] = shown.has(word) ? 0 : weightOf[word];
    counts[word] = 0;
  }
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
        words += weightOf[added];
        fresh += freshOf[added];
      }
      if (best === null || fresh > best.fresh || (fresh === best.fresh && words >= best.words)) {
        const worth: Worth = { fresh, words, heading, span: 0, position };
        if (best === null || better(worth, best)) {
          const to = reachOf(occurrences, from, different);
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
      words -= weightOf[word];
      fresh -= freshOf[word];
    }
  }
  return window;
}
