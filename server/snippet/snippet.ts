/**
 * What does the reader see of an article under its title? A few places that say most about the query, best first, so that
 * the first is the one to open the article at. `text` shows `… ` and ` …` where a sentence was cut; `offset` and the
 * article's own text begin behind the former. Longer than most: how a place is cut out, and what stands beside it where that
 * fails, is one account of the same stretches.
 */
import type { Mark } from '../search/answer.js';
import type { ArticleText, Occurrence } from './article-text.js';
import { extentAround, longestLength, type Extent, type Range } from './extent.js';
import { joined } from './marks.js';
import { thinned } from './occurrences.js';
import { bestWindow, paragraphAt, stretchesOf, weightsOf, type Stretch, type Window } from './windows.js';
import { WordFinder } from './words.js';

export interface Snippet {
  /** At most `longestLength` UTF-16 units of the article, unchanged, and the ellipses. */
  text: string;
  /** In `text`. */
  marks: Mark[];
  /** 1-based number of the paragraph it begins in, headings counted. */
  paragraph: number;
  page: number | null;
  /** The heading it stands under; null before the first one, and for a heading itself. */
  section: string | null;
  /** Where the article's own text begins, UTF-16 units. */
  offset: number;
  /** What it was cut for, in the article's text: places that are shown unmarked, else its marks, else all of its words. */
  places: Mark[];
}

const ellipsis = '…';

/** Read beyond what can be shown, to see how the sentence there begins. */
const margin = 64;

/** Places that turn out to have nothing to mark (an endless word, an index of another text) are given up after so many. */
const sparePlaces = 10;

/** The heading that paragraph `index` stands under. */
function sectionOf(text: ArticleText, index: number): string | null {
  if (text.paragraphs[index].kind === 'heading') return null;
  for (let above = index - 1; above >= 0; above--) {
    const paragraph = text.paragraphs[above];
    if (paragraph.kind === 'heading') return text.slice(paragraph.start, paragraph.end);
  }
  return null;
}

/** `range` and `marks` in the article's text. */
function dressed(text: ArticleText, range: Extent, marks: readonly Mark[], places: Mark[]): Snippet {
  const before = range.cutBefore ? `${ellipsis} ` : '';
  const after = range.cutAfter ? ` ${ellipsis}` : '';
  const shift = before.length - range.start;
  const index = paragraphAt(text.paragraphs, 'start', range.start);
  return {
    text: before + text.slice(range.start, range.end) + after,
    marks: joined(marks).map((mark) => ({ start: mark.start + shift, end: mark.end + shift })),
    paragraph: index + 1,
    page: text.paragraphs[index].page,
    section: sectionOf(text, index),
    offset: range.start,
    places,
  };
}

/** The extent around `core` within the stretch, in the article's text. */
function extentIn(text: ArticleText, stretch: Omit<Stretch, 'occurrences'>, core: Range): Extent {
  const from = Math.max(stretch.context.start, core.start - longestLength - margin);
  const to = Math.min(stretch.context.end, core.end + longestLength + margin);
  const extent = extentAround(
    { text: text.slice(from, to), opens: from === stretch.context.start, closes: to === stretch.context.end },
    text.language,
    { start: Math.max(stretch.start, from) - from, end: Math.min(stretch.end, to) - from },
    { start: core.start - from, end: core.end - from },
  );
  return { ...extent, start: extent.start + from, end: extent.end + from };
}

/** The letters of an occurrence: of a phrase too long for a snippet, as many of its words as fit. */
function placeOf(finder: WordFinder, occurrence: Occurrence): Range | null {
  const first = finder.at(occurrence.position);
  if (first === null || first.end - first.start > longestLength) return null;
  const place = { start: first.start, end: first.end };
  for (let position = first.last + 1; position < occurrence.position + occurrence.length; ) {
    const word = finder.at(position);
    if (word === null || word.end - place.start > longestLength) break;
    place.end = word.end;
    position = word.last + 1;
  }
  return place;
}

interface Cut {
  extent: Extent;
  marks: Mark[];
  /** Places that are not marked. */
  unmarked: Mark[];
  shown: Occurrence[];
}

/** The snippet's extent around a window and everything to be marked in it; null where there is nothing to mark. */
function cutAround(text: ArticleText, finder: WordFinder, window: Window): Cut | null {
  const { stretch } = window;
  const core: Range = { start: -1, end: -1 };
  let anchor: Occurrence | undefined;
  for (const occurrence of window.occurrences) {
    const place = placeOf(finder, occurrence);
    if (place === null || place.start < stretch.start || place.end > stretch.end) continue;
    if (anchor === undefined) {
      anchor = occurrence;
      core.start = place.start;
    }
    if (place.end - core.start <= longestLength) core.end = Math.max(core.end, place.end);
  }
  if (anchor === undefined) return null;
  const extent = extentIn(text, stretch, core);

  const [marks, unmarked]: [Mark[], Mark[]] = [[], []];
  const shown: Occurrence[] = [];
  /** Null where there is nothing to mark. */
  const take = (occurrence: Occurrence): Range | null => {
    const place = placeOf(finder, occurrence);
    if (place === null || place.start < extent.start || place.end > extent.end) return place;
    (occurrence.unmarked ? unmarked : marks).push(place);
    shown.push(occurrence);
    return place;
  };
  const { occurrences } = stretch;
  const middle = occurrences.indexOf(anchor);
  // What stands before a place that the text is known to reach the extent from needs no look.
  const near = text.anchor(anchor.position);
  const least = near.offset <= extent.start ? near.position : 0;
  for (let i = middle - 1; i >= 0 && occurrences[i].position >= least; i--) {
    // A word has at least one letter: what is further away in words than in letters is outside.
    if (anchor.position - occurrences[i].position > core.start - extent.start) break;
    const place = take(occurrences[i]);
    if (place !== null && place.start < extent.start) break;
  }
  for (let i = middle; i < occurrences.length; i++) {
    if (occurrences[i].position - anchor.position > extent.end - core.start) break;
    if (text.anchor(occurrences[i].position).offset >= extent.end) break;
    const place = take(occurrences[i]);
    if (place !== null && place.start >= extent.end) break;
  }
  return { extent, marks, unmarked, shown };
}

/** What is left of a window's stretch beside its cut. */
function beside({ stretch, occurrences: tried }: Window, cut: Cut | null): Stretch[] {
  const { start, end, context, heading, occurrences } = stretch;
  if (cut === null) {
    const failed = new Set(tried);
    return [{ start, end, context, heading, occurrences: occurrences.filter((occurrence) => !failed.has(occurrence)) }];
  }
  let [from, to] = [Infinity, 0];
  for (const { position, length } of cut.shown) {
    from = Math.min(from, position);
    to = Math.max(to, position + length);
  }
  const [before, behind]: [Occurrence[], Occurrence[]] = [[], []];
  for (const occurrence of occurrences) {
    if (occurrence.position + occurrence.length <= from) before.push(occurrence);
    else if (occurrence.position >= to) behind.push(occurrence);
  }
  const left: Stretch[] = [];
  if (before.length > 0) left.push({ start, end: cut.extent.start, context, heading, occurrences: before });
  if (behind.length > 0) left.push({ start: cut.extent.end, end, context, heading, occurrences: behind });
  return left;
}

/** From the first letter to the last, without what stands around them. */
function wordsIn(text: ArticleText, { start, end }: Range): Mark {
  const words = /[\p{L}\p{N}](?:.*[\p{L}\p{N}])?/su.exec(text.slice(start, end));
  if (words === null) return { start, end };
  return { start: start + words.index, end: start + words.index + words[0].length };
}

/** The first sentences, unmarked: of the first paragraph that is no heading. */
function openingOf(text: ArticleText): Snippet[] {
  const first = text.paragraphs.find((paragraph) => paragraph.kind === 'text') ?? text.paragraphs.at(0);
  if (first === undefined) return [];
  const { start, end } = first;
  const extent = extentIn(text, { start, end, context: { start, end }, heading: false }, { start, end: start });
  return [dressed(text, extent, [], [wordsIn(text, extent)])];
}

/**
 * At most `wanted` snippets, best first, none overlapping another. Where no occurrence can be shown: the first sentences.
 * `occurrences` in any order; those of one word in the order of their places are faster.
 */
export function snippetsOf(text: ArticleText, occurrences: readonly Occurrence[], wanted: number): Snippet[] {
  if (wanted < 1) return [];
  const finder = new WordFinder(text);
  const shown = new Set<number>();
  const snippets: Snippet[] = [];
  const kept = thinned(occurrences);
  const weights = weightsOf(kept);
  const stretches = stretchesOf(text.paragraphs, kept);
  for (let places = wanted + sparePlaces; places > 0 && snippets.length < wanted; places--) {
    const window = bestWindow(stretches, weights, shown);
    if (window === null) break;
    const cut = cutAround(text, finder, window);
    stretches.splice(stretches.indexOf(window.stretch), 1, ...beside(window, cut));
    if (cut === null) continue;
    for (const { word } of cut.shown) shown.add(word);
    snippets.push(dressed(text, cut.extent, cut.marks, cut.unmarked.length > 0 ? cut.unmarked : cut.marks));
  }
  return snippets.length > 0 ? snippets : openingOf(text);
}
