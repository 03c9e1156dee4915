/**
 * Which articles with any of several words come first, and how many are there? What articles may be worth is added up in whole numbers, bounds of
 * all at once; the few that may come among the best are then added up exactly, in the order of the query.
 */
import type { AnyWords, Share, Word } from './any-words.js';
import type { Ranking } from './best.js';
import { addUp, gather } from './list-sums.js';
import { lastOfBest } from './levels.js';
import { addScores, mostOff } from './list.js';
import { rate, type Rated, type RatedWord } from './rated-words.js';
import type { WorthColumns } from './worth-columns.js';

/** What a sum of so many words is held against has to be below it by more than it may be off. */
const room = 1 - mostOff;

/** Lists of fewer than one article in so many: only their articles are gone through, to be cleared, and where they are all there is to be taken. */
const sparse = 8;

/** Offers those that may come among the best; says how many articles have any of the words. */
export function offerBest(words: readonly Word[], asked: AnyWords, s: number, best: Ranking): number {
  return new BestOfWords(words, asked, s, best).offer();
}

class BestOfWords {
  private readonly rated: Rated;
  private readonly columns: WorthColumns;
  /** How many candidates there are. */
  private count = 0;

  constructor(
    words: readonly Word[],
    private readonly asked: AnyWords,
    private readonly s: number,
    private readonly best: Ranking,
  ) {
    this.columns = asked.scratch.columns;
    this.rated = rate(words);
  }

  offer(): number {
    const { columns, asked: { filter: { from, to } } } = this;
    const listed = columns.choose(this.rated.words);
    let postings = 0;
    for (const { pieces, worths: { rows }, part } of listed) {
      for (let p = 0; p < pieces.length; p++) {
        addUp(pieces[p], rows[p], part, columns.sums);
        postings += pieces[p].end - pieces[p].first;
      }
    }
    const areFew = !columns.adds || (columns.isEmpty && postings * sparse < to - from);
    const total = areFew ? this.takeListed(listed) : this.takeHigh(postings > 0);
    if (!areFew) this.clear(listed, postings);
    this.takeShares();
    this.raise(columns.candidateSums, this.count);
    this.consider();
    return total;
  }

  /** Takes every article of the lists; says how many there are. */
  private takeListed(listed: readonly RatedWord[]): number {
    const { columns, columns: { candidates, candidateSums }, asked: { filter: { mask }, passed } } = this;
    let met = 0;
    for (const { pieces } of listed) for (const piece of pieces) met = gather(piece, columns, met);
    if (mask === null && passed.length === 0) return (this.count = met);
    for (let i = 0; i < met; i++) {
      if (mask?.[candidates[i]] === 0 || passed.includes(candidates[i])) continue;
      candidates[this.count] = candidates[i];
      candidateSums[this.count++] = candidateSums[i];
    }
    return this.count;
  }

  /** Takes the articles that may come among the best; says how many have any of the words. */
  private takeHigh(toSums: boolean): number {
    const { columns, asked: { filter, passed, share } } = this;
    const total = columns.add(filter, passed, toSums);
    const highs = columns.highs();
    // The highest of each block are as many articles.
    if (share === null) this.raise(highs, highs.length);
    else this.raiseByShares(highs, share);
    this.count = columns.takeHigh(this.least());
    return total;
  }

  /** Leaves in the highest sum of each block what an article of it may be worth; those of the blocks where that is most tell what it takes. */
  private raiseByShares(highs: Int32Array, share: Share): void {
    const { columns, best: { wanted }, asked: { filter } } = this;
    for (let block = 0; block < highs.length; block++) {
      const first = Math.max(filter.from, columns.firstArticle(block));
      const end = Math.min(filter.to, columns.firstArticle(block + 1));
      highs[block] = Math.ceil(highs[block] * share.most(first, end));
    }
    if (wanted > highs.length) return;
    this.count = columns.takeHigh(Math.max(1, lastOfBest(highs, highs.length, wanted)));
    this.takeShares();
    this.raise(columns.candidateSums, this.count);
  }

  private clear(listed: readonly RatedWord[], postings: number): void {
    const { columns: { sums }, asked: { filter: { from, to } } } = this;
    if (postings * sparse >= to - from) sums.fill(0, from, to);
    else for (const { pieces } of listed) for (const { piece: { articles }, first, end } of pieces) for (let row = first; row < end; row++) sums[articles[row]] = 0;
  }

  /** What only a part counts of is worth no more than that part. */
  private takeShares(): void {
    const { asked: { share }, columns: { candidates, candidateSums } } = this;
    if (share === null) return;
    for (let i = 0; i < this.count; i++) candidateSums[i] = Math.ceil(candidateSums[i] * share.of(candidates[i]));
  }

  /** The least sum that may come among the best. */
  private least(): number {
    return Math.min(Math.max(1, this.best.threshold * room * this.rated.scale), 2 ** 31 - 1) | 0;
  }

  /** As many articles as are wanted are worth what the last of as many of some sums is. */
  private raise(sums: Int32Array, count: number): void {
    const { best, rated: { scale, off } } = this;
    if (best.wanted <= count) best.raise(((lastOfBest(sums, count, best.wanted) - off) / scale) * room);
  }

  /** Offers the candidates that may come among the best. */
  private consider(): void {
    const { best, asked: { worth, words, scratch: { chosen, chosenSums } }, columns: { candidates, candidateSums } } = this;
    const least = this.least();
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
}
