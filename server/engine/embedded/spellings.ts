/** Which words of the archive may a reader have meant who wrote one that it does not have? */
import { fold, RecentCache } from '../../../indexer/analysis/analyzer.js';
import { readPlaces } from '../../../indexer/index/places.js';
import type { Segment } from '../../../indexer/index/segment.js';
import type { SpelledField, Spelling } from '../engine.js';
import { similarDistance } from './forms.js';
import type { SegmentFiles } from './generation.js';
import { forEachNear } from './near-forms.js';

/** Words remembered: looking through a vocabulary of some hundred thousand takes milliseconds. */
const remembered = 1 << 10;

/** Longer ones are no words. */
const longest = 40;

/** At most so many for one word. */
const mostSpellings = 50;

/** Articles in whose field a printed word is counted: one that more have is frequent enough. */
const mostCounted = 1000;

export class Spellings {
  private readonly known = new RecentCache<readonly Spelling[]>(remembered);

  constructor(private readonly files: readonly SegmentFiles[]) {}

  /**
   * The words of a field within one edit of a word, two of a long one, without itself: fewest edits first, then the most
   * frequent. None for what holds a digit: every number is near another. Title and text are one.
   */
  of(word: string, field: SpelledField): readonly Spelling[] {
    const folded = fold(word);
    if (folded.length > longest || /\p{N}/u.test(folded)) return [];
    const inField = field === 'title' ? 'text' : field;
    return this.known.getOrMake(`${inField}:${folded}`, () => this.find(folded, inField));
  }

  private find(folded: string, field: Exclude<SpelledField, 'title'>): Spelling[] {
    const spellings = new Map<string, Spelling>();
    for (const { segment } of this.files) {
      const words = field === 'speaker' ? segment.articles.quotations.words : segment.forms;
      forEachNear(words, folded, similarDistance(folded), (number, edits) => {
        if (edits === 0) return;
        const text = words.get(number);
        const count = field === 'speaker' ? segment.articles.quotations.articlesOf(text).length : printings(segment, number, field);
        if (count === 0) return;
        const known = spellings.get(text);
        if (known === undefined) spellings.set(text, { text, edits, count });
        else known.count += count;
      });
    }
    return [...spellings.values()].sort((a, b) => a.edits - b.edits || b.count - a.count || (a.text < b.text ? -1 : 1)).slice(0, mostSpellings);
  }
}

/** How often a form is printed in a field: one that its term has elsewhere only is no word of the field. */
function printings(segment: Segment, form: number, field: Exclude<SpelledField, 'title' | 'speaker'>): number {
  if (field === 'text') return segment.formCounts[form];
  const term = segment.termOfForm(form);
  const space = segment.spaces[field];
  const row = space.row(term);
  if (row < 0) return 0;
  const places = space.placesAt(row, 0);
  const wanted = form - segment.termForms[term];
  let count = 0;
  for (let left = Math.min(mostCounted, space.count(row)); left > 0; left--) {
    readPlaces(places, segment.formCount(term), Infinity, (_, own) => {
      if (own === wanted) count++;
    });
  }
  return count;
}
