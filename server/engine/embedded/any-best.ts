/**
 * Which articles with any of several words come first, and how many are there? What articles may be worth is added up in whole numbers, from
 * the words that have to be read; words that are worth too little to bring an article among the best are only looked up, for those articles
 * that may still come there (Turtle and Flood, "Query Evaluation: Strategies and Optimizations", 1995: max score). Of many words the rare
 * ones are read first: they tell soon what it takes. What is left in the end is added up exactly, in the order of the query, and so does not
 * depend on the way it was found. Longer than most: all steps share one segment's sums and candidates.
 */
import type { AnyWords, Word } from './any-words.js';
import type { Ranking } from './best.js';
import { addUp, begin, keepHigh, lookUp, take } from './candidates.js';
import { lastOfBest } from './levels.js';
import { addScores, mostOff } from './list.js';
import { mark, unmark } from './marks.js';
import { leastOf, mostOver, rate, whole, type RatedWord } from './rated-words.js';
import type { Sums } from './sums.js';
import { mostWorth } from './worths.js';

/** What a sum of so many words is held against has to be below it by more than it may be off. */
const room = 1 - mostOff;

/** Of so many words the best articles are looked at beforehand: of more, less is learnt than it takes (measured on news and on made articles). */
const sampledWords = 2;

/**
 * Which part of what it takes to come among the best may be left to words that are looked up. Were it all of it, nearly every article
 * that has another word would be a candidate (measured on news and on made articles: 0.3 to 0.6 cost about the same).
 */
const mostLeft = 0.45;

/** Of so many words and more those that few articles have are read first: with fewer it takes what it saves (measured on whole questions). */
const manyWords = 20;

/** Where more than so many articles were found, it is asked which of them can be left out before any are looked up. */
const many = 200;

/** Where fewer than one article in so many was read, their sums are cleared one by one, and not all of them at once. */
const sparse = 32;

/** A word that is looked up, and not read. */
interface LookedUp {
  ofArticles: Uint8Array;
  part: number;
}

/** Offers those that may come among the best; says how many articles have any of the words. */
export function offerBest(words: readonly Word[], asked: AnyWords, s: number, best: Ranking): number {
  return new BestOfWords(words, asked, s, best).offer();
}

class BestOfWords {
  /** By what they may be worth, the most first. */
  private readonly words: RatedWord[];
  /** Of the whole numbers, to the worth of one. */
  private readonly scale: number;
  private readonly scratch: Sums;
  /** How many candidates there are. */
  private count = 0;
  /** How many postings were read. */
  private postings = 0;
  /** By how much sums may be too high. */
  private off = 0;
  /** Whether no article between the filter's first and last is kept out. */
  private readonly isEachLetIn: boolean;

  constructor(
    words: readonly Word[],
    private readonly asked: AnyWords,
    private readonly s: number,
    private readonly best: Ranking,
  ) {
    this.scratch = asked.scratch;
    ({ words: this.words, scale: this.scale } = rate(words));
    this.isEachLetIn = asked.filter.mask === null && asked.passed.length === 0;
  }

  offer(): number {
    const { words, asked, scratch } = this;
    // Another segment has shown better ones already where more than the first word is worth is needed.
    if (this.best.threshold < words[0].most) this.sample();
    scratch.met = 0;
    if (words.length >= manyWords && this.best.threshold > 0) this.readRare();
    const most = this.left();
    const read: RatedWord[] = [];
    const looked: LookedUp[] = [];
    // What the words that are looked up may add together.
    let rest = 0;
    for (let w = words.length - 1; w >= 0; w--) {
      const word = words[w];
      const { worths: { ofArticles }, part } = word;
      if (word.isRead) continue;
      if (ofArticles === null || rest + part * mostWorth >= most) read.push(word);
      else {
        looked.push({ ofArticles, part });
        rest += part * mostWorth;
      }
    }
    const need = this.least(rest);
    this.count = keepHigh(scratch, need, this.count);
    this.read(read, need);
    // Those of the words that are read were met; what else there is, and what does not count, shows only in the sets of all.
    const total = looked.length === 0 && this.isEachLetIn && asked.deleted === null ? scratch.met : this.marked();
    this.keepLetIn();
    take(scratch, this.count);
    this.clear();
    if (this.count > many && looked.length > 0) this.raise(this.off);
    // Those worth most come first: they decide.
    for (let l = looked.length - 1; l >= 0; l--) {
      const { ofArticles, part } = looked[l];
      const before = this.least(rest);
      rest -= part * mostWorth;
      this.off += mostOver(part);
      this.count = lookUp(ofArticles, part, before, this.least(rest), scratch, this.count);
    }
    this.raise(this.off);
    this.consider();
    return total;
  }

  /** Adds up what some words are worth, and notes down the articles that come up to a sum with them. */
  private read(words: RatedWord[], need: number): void {
    const { scratch } = this;
    // The longest first: where nothing was read before, it has nothing to be added to, which takes less.
    words.sort((a, b) => b.postings - a.postings);
    for (const word of words) {
      const { pieces, worths: { rows }, part } = word;
      const isFirst = this.postings === 0;
      for (let p = 0; p < pieces.length; p++) this.count = (isFirst ? begin : addUp)(pieces[p], rows[p], part, need, scratch, this.count);
      this.postings += word.postings;
      this.off += mostOver(part);
      word.isRead = true;
    }
  }

  /**
   * Words that few articles have are read in any case. Among many words they come first: the best of their articles, looked up in the others,
   * tell much better than the best of single words what it takes, and so which of the others can be left to be looked up.
   */
  private readRare(): void {
    const { words, scratch, scratch: { candidates, candidateSums } } = this;
    const [rare, others]: RatedWord[][] = [[], []];
    for (const word of words) (word.worths.ofArticles === null ? rare : others).push(word);
    // What is needed in the second reading is no less: no more than this is left to be looked up, and the threshold only rises.
    this.read(rare, this.least(this.left()));
    this.keepLetIn();
    take(scratch, this.count);
    const off = this.off + others.length * mostWorth;
    this.raise(off);
    const least = this.least(0);
    // None is dropped: with what is read later others may come up to it. Only those that already do are looked up.
    for (let i = 0; i < this.count; i++) {
      candidateSums[i] = candidateSums[i] < least ? 0 : candidateSums[i] + leastOf(others, candidates[i]);
    }
    this.raise(off);
  }

  /** How many articles have any of the words. */
  private marked(): number {
    const { asked, scratch: { marks } } = this;
    const total = mark(marks, this.words, asked);
    unmark(marks, asked.filter);
    return total;
  }

  /** Whether an article may be offered. What is deleted is worth nothing: it comes up nowhere. */
  private isLetIn(article: number): boolean {
    const { filter: { from, to, mask }, passed } = this.asked;
    return article >= from && article < to && mask?.[article] !== 0 && !passed.includes(article);
  }

  private keepLetIn(): void {
    if (this.isEachLetIn) return;
    const { candidates } = this.scratch;
    let kept = 0;
    for (let i = 0; i < this.count; i++) if (this.isLetIn(candidates[i])) candidates[kept++] = candidates[i];
    this.count = kept;
  }

  /** How much may be left to words that are looked up: never less later, as the threshold only rises. */
  private left(): number {
    return this.best.threshold * room * this.scale * mostLeft;
  }

  /** The least sum that may come among the best with what else may be added. */
  private least(rest: number): number {
    return Math.min(Math.max(1, this.best.threshold * room * this.scale - rest), 2 * whole) | 0;
  }

  /** As many articles as are wanted are worth what the last of as many candidates is; `off`: by how much sums may be too high. */
  private raise(off: number): void {
    const { best, count, scale, asked: { share }, scratch } = this;
    if (best.wanted <= count) best.raise(((lastOfBest(scratch, count, best.wanted, share) - off) / scale) * room);
  }

  /** Offers the candidates that may come among the best. */
  private consider(): void {
    const { best, asked: { worth, words }, scratch: { candidates, candidateSums, chosen, chosenSums } } = this;
    const least = this.least(0);
    let count = 0;
    for (let i = 0; i < this.count; i++) if (candidateSums[i] >= least) chosen[count++] = candidates[i];
    chosenSums.fill(0, 0, count);
    // Word by word: what an article waits for the next one does not wait for.
    for (const list of words) addScores(list, chosen, chosenSums, count);
    for (let i = 0; i < count; i++) {
      const score = worth(chosen[i], chosenSums[i]);
      if (score >= best.threshold) best.offer(this.s, chosen[i], score);
    }
  }

  /** The best articles of the first words have others of them too: what the last of as many as are wanted is worth at least. */
  private sample(): void {
    const { best: { wanted }, words, scratch: { sums, candidates, candidateSums } } = this;
    for (let w = 0; w < words.length && w < sampledWords; w++) {
      const { worths: { best: articles, bestWorths }, part } = words[w];
      for (let i = 0; i < articles.length && i < wanted; i++) {
        const article = articles[i];
        if (sums[article] > 0 || !this.isLetIn(article)) continue;
        sums[article] = 1;
        candidates[this.count] = article;
        candidateSums[this.count++] = (bestWorths[i] - 1) * part + leastOf(words, article, words[w]);
      }
    }
    this.raise(words.length * mostWorth);
    for (let i = 0; i < this.count; i++) sums[candidates[i]] = 0;
    this.count = 0;
  }

  private clear(): void {
    const { words, asked: { filter: { from, to } }, scratch: { sums } } = this;
    if (this.postings * sparse >= to - from) sums.fill(0, from, to);
    else for (const { isRead, pieces } of words) if (isRead) for (const { piece: { articles }, first, end } of pieces) for (let row = first; row < end; row++) sums[articles[row]] = 0;
  }
}
