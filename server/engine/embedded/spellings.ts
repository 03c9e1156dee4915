/** Which words of the archive may a reader have meant who wrote one that it does not have? */
import { fold, WordCache } from '../../../indexer/analysis/analyzer.js';
import type { Spelling } from '../engine.js';
import { similarDistance } from './forms.js';
import type { SegmentFiles } from './generation.js';
import { forEachNear } from './near-forms.js';

/** Words remembered: looking through a vocabulary of some hundred thousand takes milliseconds. */
const remembered = 1 << 10;

/** Longer ones are no words. */
const longest = 40;

/** At most so many for one word. */
const mostSpellings = 50;

export class Spellings {
  private readonly known = new WordCache<readonly Spelling[]>(remembered);

  constructor(private readonly files: readonly SegmentFiles[]) {}

  /**
   * The printed words within one edit of a word, two of a long one, without itself: fewest edits first, then the most
   * frequent. None for what holds a digit: every number is near another.
   */
  of(word: string): readonly Spelling[] {
    const folded = fold(word);
    if (folded.length > longest || /\p{N}/u.test(folded)) return [];
    return this.known.getOrMake(folded, () => this.find(folded));
  }

  private find(folded: string): Spelling[] {
    const spellings = new Map<string, Spelling>();
    for (const { segment } of this.files) {
      forEachNear(segment, folded, similarDistance(folded), (form, edits) => {
        if (edits === 0) return;
        const text = segment.forms.get(form);
        const known = spellings.get(text);
        if (known === undefined) spellings.set(text, { text, edits, count: segment.formCounts[form] });
        else known.count += segment.formCounts[form];
      });
    }
    return [...spellings.values()].sort((a, b) => a.edits - b.edits || b.count - a.count || (a.text < b.text ? -1 : 1)).slice(0, mostSpellings);
  }
}
