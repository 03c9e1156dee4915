/**
 * Which are the k best where a hit is worth more than its sum by something that is dear to look up? All are offered with their
 * sums; what is added lies between nothing and a known most, so it is looked up only where it can matter, and none is missed.
 */
import { Best, type Ranked, type Ranking, type TieBreak } from './best.js';
import { mostOff } from './list.js';
import type { Behind } from './place.js';
import { addedTo, atOnce, type Reward } from './reward.js';

/** A bound that is made of other numbers than what it bounds is given so much room. */
const room = 1 + 2 * mostOff;

export class RewardedBest implements Ranking {
  threshold: number;
  passed = 0;
  /** The best by their sums alone: no fewer articles than are wanted are worth what the last of them is. */
  private readonly sums: Best;
  private readonly most: number;
  private readonly share: number;
  /** All that may come to be among the best. */
  private readonly segments: number[] = [];
  private readonly articles: number[] = [];
  private readonly scores: number[] = [];

  constructor(
    readonly wanted: number,
    private readonly order: TieBreak,
    private readonly behind: Behind | null,
    private readonly reward: Reward,
  ) {
    this.sums = new Best(wanted, order);
    this.most = reward.most * room;
    this.share = reward.share * room;
    this.threshold = behind === null ? this.thresholdOf(this.sums.threshold) : -Infinity;
  }

  /** With what is added, a sum below this does not come up to one that is among the best without it. */
  private thresholdOf(sum: number): number {
    return Math.max(sum - this.most, sum / (1 + this.share)) / room;
  }

  raise(score: number): void {
    if (this.behind !== null || score <= this.sums.threshold) return;
    this.sums.raise(score);
    this.threshold = this.thresholdOf(this.sums.threshold);
  }

  offer(segment: number, article: number, score: number): void {
    if (this.behind !== null && !this.isBehind(this.behind, segment, article, score)) {
      this.passed++;
      return;
    }
    this.segments.push(segment);
    this.articles.push(article);
    this.scores.push(score);
    const { sums } = this;
    if (score < sums.threshold) return;
    sums.offer(segment, article, score);
    this.threshold = this.thresholdOf(sums.threshold);
  }

  /** Whether it comes behind a place with what is added: looked up only where it is neither before it without nor behind it with the most. */
  private isBehind(behind: Behind, segment: number, article: number, score: number): boolean {
    if (!behind(segment, article, score)) return false;
    return behind(segment, article, this.atMost(score)) || behind(segment, article, score + addedTo(this.reward, segment, article));
  }

  private atMost(score: number): number {
    return score + Math.min(this.most, this.share * score);
  }

  ranked(): Ranked[] {
    const { wanted, order, sums: { threshold } } = this;
    const best = new Best(wanted, order);
    // First those that are the best without it: then little else comes up to them.
    this.offerTo(best, (score) => score >= threshold);
    this.offerTo(best, (score) => score < threshold && room * this.atMost(score) >= best.threshold);
    return best.ranked();
  }

  /** Offers those whose sums pass with what is added to them. */
  private offerTo(best: Best, passes: (score: number) => boolean): void {
    const { reward, segments, articles, scores } = this;
    for (let i = 0; i < scores.length; ) {
      const segment = segments[i];
      let count = 0;
      for (; i < scores.length && count < atOnce && segments[i] === segment; i++) {
        if (!passes(scores[i])) continue;
        some[count] = articles[i];
        scoresOfSome[count++] = scores[i];
      }
      if (count > 0) reward.look(segment, some, count);
      for (let k = 0; k < count; k++) {
        const score = scoresOfSome[k];
        if (room * (score + reward.bound(k)) >= best.threshold) best.offer(segment, some[k], score + reward.of(k));
      }
    }
  }
}

/** Room for articles that are looked at together, and for their sums. */
const some = new Uint32Array(atOnce);
const scoresOfSome = new Float64Array(atOnce);
