/**
 * Which places of the article say most about the query? Places are chosen by token positions alone, before any text is read.
 *
 * A window begins at an occurrence and reaches as far as the last word it adds, within `windowWords`. The best window is
 * the one with most query words that no earlier snippet shows; then with most query words (a phrase counts with all of its
 * own); then text before headings; then the closest together; then the earliest. Every window is walked for at most `windowWords` places, so the work is
 * linear in the occurrences, of which there are at most `keptPerWord` a word.
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

/** The best window of the stretches; null where no occurrence is left. `shown`: words that earlier snippets have. */
export function bestWindow(stretches: readonly Stretch[], shown: ReadonlySet<number>): Window | null {
  let best: { worth: Worth; stretch: Stretch; from: number; to: number } | null = null;
  /** In which walk a word was seen last. */
  const seen = new Map<number, number>();
  let walk = 0;
  for (const stretch of stretches) {
    const { occurrences, heading } = stretch;
    for (const [from, first] of occurrences.entries()) {
      walk++;
      const worth: Worth = { fresh: 0, words: 0, heading, span: 0, position: first.position };
      let to = from;
      for (let i = from; i < occurrences.length; i++) {
        const occurrence = occurrences[i];
        if (occurrence.position >= first.position + windowWords) break;
        const span = occurrence.position + occurrence.length - first.position;
        if (seen.get(occurrence.word) === walk || (i > from && span > windowWords)) continue;
        seen.set(occurrence.word, walk);
        worth.words += occurrence.length;
        if (!shown.has(occurrence.word)) worth.fresh += occurrence.length;
        worth.span = Math.max(worth.span, span);
        to = i;
      }
      if (best === null || better(worth, best.worth)) best = { worth, stretch, from, to };
    }
  }
  return best && { stretch: best.stretch, occurrences: best.stretch.occurrences.slice(best.from, best.to + 1) };
}
