/** Which two words may a reader have written as one? Those that the archive prints one behind the other. */
import { fold, RecentCache } from '../../../indexer/analysis/analyzer.js';
import type { Spelling } from '../engine.js';
import { exactForms } from './forms.js';
import type { OpenGeneration } from './generation.js';
import { LeafResolver } from './leaves.js';
import { isDeleted } from './scored-segment.js';
import { readingsIn } from './words.js';

/** Words remembered: looking for two words side by side takes a good part of a millisecond. */
const remembered = 1 << 10;
/** Longer ones are no words, and shorter ones are like too many others. */
const longest = 40;
const shortest = 4;
/** Of a word's partings, those that are looked for: of the most frequent words. */
const mostPartings = 3;
/** Articles with both words that are looked at in a segment: the newest. What more there are is judged by them. */
const mostArticles = 100;

export class PartedWords {
  private readonly known = new RecentCache<readonly Spelling[]>(remembered);

  constructor(private readonly generation: OpenGeneration) {}

  of(word: string): readonly Spelling[] {
    const folded = fold(word);
    const make = (): readonly Spelling[] => this.find(Array.from(folded));
    return folded.length <= longest ? this.known.getOrMake(folded, make) : make();
  }

  private find(letters: readonly string[]): Spelling[] {
    if (letters.length < shortest || letters.length > longest) return [];
    return letters
      .slice(1)
      .map((_, at) => {
        const [left, right] = [letters.slice(0, at + 1).join(''), letters.slice(at + 1).join('')];
        const printings = this.printings(left);
        return { text: `${left} ${right}`, fewest: printings === 0 ? 0 : Math.min(printings, this.printings(right)) };
      })
      .filter(({ fewest }) => fewest > 0)
      .sort((a, b) => b.fewest - a.fewest)
      .slice(0, mostPartings)
      .map(({ text }) => ({ text, edits: 1, count: this.adjoining(text) }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => b.count - a.count);
  }

  private printings(form: string): number {
    return this.generation.files.reduce((sum, { segment }) => exactForms(segment, form).forms.reduce((all, { count }) => all + count, sum), 0);
  }

  /** Articles with the one word behind the other. */
  private adjoining(text: string): number {
    const sequences = readingsIn(text, this.generation.languages);
    const articles = new LeafResolver(this.generation).segments.reduce((sum, segment) => {
      const source = segment.standing(sequences);
      const { candidates } = source;
      const looked = candidates.subarray(0, mostArticles);
      const { deletions } = segment.scored;
      const found = looked.filter((article) => !isDeleted(deletions, article) && source.count(article, 0).all > 0).length;
      return sum + (found * candidates.length) / Math.max(1, looked.length);
    }, 0);
    return Math.round(articles);
  }
}
