/** In what company does a word stand? Which of some words each article has, and how much likelier they are beside another. */
import type { OpenGeneration } from './generation.js';
import type { Leaf } from './leaves.js';
import { piecesOf, type List } from './list.js';

/** Words that are told apart: the rarest, which say most. All others share a bit, and one is for what is counted now. */
const toldApart = 6;
const anyOther = 1 << toldApart;
const countedNow = anyOther << 1;

/** What is as good as known of a word before it is looked for: so many articles that are like all others. */
const smoothing = 2;

export const liveOf = ({ found }: Leaf): number => found.reduce((sum, { live }) => sum + live, 0);

export class Company {
  readonly words: readonly Leaf[];
  /** The share of all articles that has each of the words told apart. */
  private readonly shares: readonly number[];
  /** A byte an article in each segment: a bit a word. */
  private readonly bits: readonly Uint8Array[];
  /** Articles that have any of the words. */
  readonly total: number;

  constructor(
    private readonly generation: OpenGeneration,
    words: readonly Leaf[],
  ) {
    this.words = words.filter((leaf) => liveOf(leaf) > 0).sort((a, b) => liveOf(a) - liveOf(b));
    this.shares = this.words.slice(0, toldApart).map((leaf) => liveOf(leaf) / generation.articles);
    let total = 0;
    this.bits = generation.segments.map(({ segment }, s) => {
      const bits = new Uint8Array(segment.articles.count);
      this.words.forEach(({ found }, word) => {
        for (const list of piecesOf(found[s].list)) total += mark(list, bits, word < toldApart ? 1 << word : anyOther);
      });
      return bits;
    });
    this.total = total;
  }

  /**
   * ln of how much likelier the words are in articles that have a term, all taken together. At most `most` of its articles are
   * looked at in a segment, spread evenly over all it has.
   */
  fit(term: string, most: number): number {
    if (this.shares.length === 0) return 0;
    const having = new Uint32Array(2 * countedNow);
    let looked = 0;
    this.generation.segments.forEach((scored, s) => {
      const row = scored.row(term);
      if (row < 0) return;
      const { articles, length } = scored.list(row);
      const bits = this.bits[s];
      const step = Math.ceil(length / most);
      for (let i = 0; i < length; i += step) having[bits[articles[i]]]++;
      looked += Math.ceil(length / step);
    });
    const together = this.shares.map(() => 0);
    having.forEach((count, mask) => {
      if (count > 0) for (let word = 0; word < together.length; word++) if ((mask & (1 << word)) !== 0) together[word] += count;
    });
    return this.shares.reduce((sum, share, word) => sum + Math.log((together[word] + smoothing * share) / ((looked + smoothing) * share)), 0);
  }

  /** How many articles have any of the words or of some others. */
  with(others: readonly Leaf[]): number {
    return this.bits.reduce((sum, bits, s) => {
      const lists = others.flatMap(({ found }) => piecesOf(found[s].list));
      const more = lists.reduce((count, list) => count + mark(list, bits, countedNow), 0);
      for (const { articles, length } of lists) for (let row = 0; row < length; row++) bits[articles[row]] &= ~countedNow;
      return sum + more;
    }, this.total);
  }
}

/** Sets a bit of every live article of a list, and says how many of them had none before. */
function mark({ articles, scores, length }: List, bits: Uint8Array, bit: number): number {
  let unmarked = 0;
  for (let row = 0; row < length; row++) {
    if (scores[row] === 0) continue;
    const before = bits[articles[row]];
    if (before === 0) unmarked++;
    bits[articles[row]] = before | bit;
  }
  return unmarked;
}
