/** In what company does a word stand? Which of some words each article has, and how much likelier they are beside another. */
import type { OpenGeneration } from './generation.js';
import { liveOf, type Leaf } from './leaves.js';
import { piecesOf, type List } from './list.js';

/** Words that are told apart: the rarest, which say most. */
const toldApart = 8;

/** What is as good as known of a word before it is looked for: so many articles that are like all others. */
const smoothing = 2;

export class Company {
  readonly words: readonly Leaf[];
  /** The share of all articles that has each of the words told apart. */
  private readonly shares: readonly number[];
  /** A byte an article in each segment: a bit a word. */
  private readonly bits: readonly Uint8Array[];

  constructor(
    private readonly generation: OpenGeneration,
    words: readonly Leaf[],
  ) {
    this.words = words.filter((leaf) => liveOf(leaf) > 0).sort((a, b) => liveOf(a) - liveOf(b)).slice(0, toldApart);
    this.shares = this.words.map((leaf) => liveOf(leaf) / generation.articles);
    this.bits = generation.segments.map(({ segment }, s) => {
      const bits = new Uint8Array(segment.articles.count);
      this.words.forEach(({ found }, word) => {
        for (const list of piecesOf(found[s].list)) mark(list, bits, 1 << word);
      });
      return bits;
    });
  }

  /**
   * ln of how much likelier the words are in articles that have a term, all taken together. At most `most` of its articles are
   * looked at in a segment, the newest. `except`: as written, a word that is left out, in place of which the term would stand.
   */
  fit(term: string, most: number, except: string | null): number {
    if (this.shares.length === 0) return 0;
    const having = new Uint32Array(1 << toldApart);
    let looked = 0;
    this.generation.segments.forEach((scored, s) => {
      const row = scored.row(term);
      if (row < 0) return;
      const articles = scored.segment.spaces.body.firstArticles(row, most);
      const bits = this.bits[s];
      for (const article of articles) having[bits[article]]++;
      looked += articles.length;
    });
    const together = this.shares.map(() => 0);
    having.forEach((count, mask) => {
      if (count > 0) for (let word = 0; word < together.length; word++) if ((mask & (1 << word)) !== 0) together[word] += count;
    });
    return this.shares.reduce(
      (sum, share, word) => (this.words[word].label === except ? sum : sum + Math.log((together[word] + smoothing * share) / ((looked + smoothing) * share))),
      0,
    );
  }
}

/** Sets a bit of every article of a list. */
function mark({ articles, length }: List, bits: Uint8Array, bit: number): void {
  for (let row = 0; row < length; row++) bits[articles[row]] |= bit;
}
