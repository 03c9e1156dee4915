/** In what company does a word stand? Which of some words each article has, and how much likelier they are beside another. */
import type { OpenGeneration } from './generation.js';
import { liveOf, type Leaf } from './leaves.js';
import { piecesOf, type List } from './list.js';
import { commonOf } from './spans.js';

/** Words that are told apart: the rarest, which say most. */
const toldApart = 8;

/** What is as good as known of a word before it is looked for: so many articles that are like all others. */
const smoothing = 2;

export class Company {
  readonly words: readonly Leaf[];
  /** The share of all articles that has each of the words told apart. */
  private readonly shares: readonly number[];
  /** A byte an article in each segment: a bit a word. Made when more was looked up without it than it has to be made of. */
  private bits: readonly Uint8Array[] | null = null;
  /** How many articles may be looked up before. */
  private lookUps: number;
  /** Room for the articles of a term, and for how many of them have the words of each byte. */
  private readonly looked: Uint32Array;
  private readonly having: Uint32Array;

  /** `most`: articles of a term that are looked at in a segment. */
  constructor(
    private readonly generation: OpenGeneration,
    words: readonly Leaf[],
    most: number,
  ) {
    this.words = words.filter((leaf) => liveOf(leaf) > 0).sort((a, b) => liveOf(a) - liveOf(b)).slice(0, toldApart);
    this.looked = new Uint32Array(most);
    this.having = new Uint32Array(1 << this.words.length);
    this.shares = this.words.map((leaf) => liveOf(leaf) / generation.articles);
    this.lookUps = this.words.reduce((sum, leaf) => sum + liveOf(leaf), 0) / Math.max(1, this.words.length);
  }

  /**
   * ln of how much likelier the words are in articles that have the term of some rows, all taken together; of its articles the newest
   * in each segment are looked at. `except`: as written, a word that is left out, in place of which the term would stand.
   */
  fit(rows: readonly number[], except: string | null): number {
    const { looked, having, shares } = this;
    if (shares.length === 0) return 0;
    having.fill(0);
    const together = shares.map(() => 0);
    let all = 0;
    rows.forEach((row, s) => {
      if (row < 0) return;
      const count = this.generation.files[s].segment.spaces.body.readFirst(row, looked);
      all += count;
      this.lookUps -= count;
      if (this.lookUps < 0) this.bits ??= this.bitsOfAll();
      if (this.bits !== null) for (let i = 0; i < count; i++) having[this.bits[s][looked[i]]]++;
      else for (let word = 0; word < together.length; word++) together[word] += this.withWord(word, s, looked.subarray(0, count));
    });
    let sum = 0;
    for (let word = 0; word < shares.length; word++) {
      if (this.words[word].label === except) continue;
      for (let mask = 0; mask < having.length; mask++) if ((mask & (1 << word)) !== 0) together[word] += having[mask];
      sum += Math.log((together[word] + smoothing * shares[word]) / ((all + smoothing) * shares[word]));
    }
    return sum;
  }

  /** How many of some ascending articles have a word. */
  private withWord(word: number, s: number, some: Uint32Array): number {
    let having = 0;
    for (const { articles, length, dense } of piecesOf(this.words[word].found[s].list)) {
      having += commonOf([{ articles: some, dense: null }, { articles: articles.subarray(0, length), dense }]).length;
    }
    return having;
  }

  private bitsOfAll(): Uint8Array[] {
    return this.generation.segments.map(({ segment }, s) => {
      const bits = new Uint8Array(segment.articles.count);
      this.words.forEach(({ found }, word) => {
        for (const list of piecesOf(found[s].list)) mark(list, bits, 1 << word);
      });
      return bits;
    });
  }
}

/** Sets a bit of every article of a list. */
function mark({ articles, length }: List, bits: Uint8Array, bit: number): void {
  for (let row = 0; row < length; row++) bits[articles[row]] |= bit;
}
