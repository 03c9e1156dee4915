/**
 * Which articles answer, how many, and which come first? A plan carried out over all segments. Longer than most: all its ways share
 * one request's filters, order and reward.
 */
import type { EngineRequest } from '../engine.js';
import type { Cursor } from '../cursor.js';
import { Adjacency } from './adjacency.js';
import { Best, type Ranked, type Ranking, type TieBreak } from './best.js';
import { filterOf, leastScore, allArticles, type SegmentFilter } from './filter.js';
import type { OpenGeneration } from './generation.js';
import { intersect } from './intersection.js';
import { flat, listOf, lowerBound, scoreOf, subtract, sumOf, type List } from './list.js';
import type { Plan } from './plan.js';
import { offerAny } from './any-words.js';
import { behind, placeOf, type Behind } from './place.js';
import { Nearness } from './nearness.js';
import { orderOf } from './ranking.js';
import { addedTo, type Reward } from './reward.js';
import { RewardedBest } from './rewarded-best.js';
import { unite } from './union.js';

/** Where fewer articles than these have all the words, whatever is filtered, those with only some follow. */
export const relaxBelow = 10;

export interface Selection {
  total: number;
  /** Of these, those with all the words; null where any of several is enough. */
  totalAll: number | null;
  relaxed: boolean;
  /** Whether articles that have only some of the plain words are counted, where a filter lets one in. */
  anyWord: boolean;
  /** From the request's offset on, in order. */
  ranked: Ranked[];
  /** How many hits come before them. */
  before: number;
  /** The place of the last; null where there is none. */
  cursor: Cursor | null;
}

export function select(plan: Plan, generation: OpenGeneration, request: EngineRequest): Selection {
  return new Selector(plan, generation, request).select();
}

class Selector {
  private readonly filters: SegmentFilter[];
  private readonly order: TieBreak;
  private readonly byScore: boolean;
  /** Whether hits come by what they are worth, which is never more than the sum of what their words are. */
  private readonly isBounded: boolean;
  private readonly nearness: Nearness | null;
  /** What is added to the sums; null for nothing. */
  private readonly reward: Reward | null;

  constructor(
    private readonly plan: Plan,
    private readonly generation: OpenGeneration,
    private readonly request: EngineRequest,
  ) {
    this.filters = generation.segments.map((scored) => filterOf(scored, request.filters));
    this.order = orderOf(request.sort, generation);
    this.byScore = request.sort === 'relevance';
    const { near = null } = request;
    this.nearness = near === null ? null : new Nearness(near, generation);
    this.reward = this.rewardOf();
    this.isBounded = this.byScore && !generation.similarity.timesMatchedWords;
  }

  select(): Selection {
    const { match, sort, offset, limit } = this.request;
    const severalWords = this.plan.plain.length > 1 || (this.plan.plain.length === 1 && this.plan.required.length > 0);
    // No more than there are: a page far behind the last asks for no room.
    const wanted = Math.min(offset + limit, this.generation.articles);
    if ((match === 'any' && severalWords) || this.isOneWord()) {
      const best = this.best(wanted, this.behind(0));
      const total = this.withAny(best, []);
      return { total, totalAll: severalWords ? null : total, relaxed: false, anyWord: severalWords, ...this.page(best.ranked(), best.passed) };
    }
    const unfiltered = this.generation.segments.map((_, s) => this.withAll(s));
    const all = unfiltered.map((list, s) => this.filtered(list, s));
    const total = all.reduce((sum, { length }) => sum + length, 0);
    if (match === 'auto' && sort === 'relevance' && severalWords && total < relaxBelow && areFew(unfiltered)) {
      const first = this.rankAll(all, this.best(total, null));
      const rest = this.best(wanted, this.behind(1));
      const more = this.withAny(rest, first);
      const test = this.behind(0);
      const kept = test === null ? first : first.filter(({ segment, article, score }) => test(segment, article, score));
      const passed = first.length - kept.length + rest.passed;
      return { total: total + more, totalAll: total, relaxed: more > 0, anyWord: true, ...this.page([...kept, ...rest.ranked()], passed, kept.length) };
    }
    const best = this.best(wanted, this.behind(0));
    const ranked = this.rankAll(all, best);
    return { total, totalAll: total, relaxed: false, anyWord: false, ...this.page(ranked, best.passed) };
  }

  private best(wanted: number, behind: Behind | null): Ranking {
    const { byScore, order, reward } = this;
    return byScore && reward !== null ? new RewardedBest(wanted, order, behind, reward) : new Best(wanted, order, behind);
  }

  /** Whether one plain word is asked for, and nothing else is worth anything: any of its words is all of them. */
  private isOneWord(): boolean {
    const { plain, required } = this.plan;
    return plain.length === 1 && required.length === 0;
  }

  private rewardOf(): Reward | null {
    const { adjacency } = this.generation.similarity;
    if (adjacency === 0 || this.plan.pairs.length === 0) return null;
    const pairs = new Adjacency(this.plan, this.generation.segments, adjacency);
    return this.nearness === null ? pairs : nearer(pairs, this.nearness);
  }

  /** The test for the hits of a group, where the request names a place behind which they begin. */
  private behind(group: Cursor['group']): Behind | null {
    const { after = null, sort } = this.request;
    return after === null ? null : behind(after, group, sort, this.generation);
  }

  /** `passed`: hits before the first of these; `whole`: how many of them have all the words. */
  private page(ranked: Ranked[], passed: number, whole = ranked.length): Pick<Selection, 'ranked' | 'before' | 'cursor'> {
    const { offset, limit, sort } = this.request;
    const page = ranked.slice(offset, offset + limit);
    const last = page.at(-1);
    return {
      ranked: this.byScore ? page : page.map((hit) => ({ ...hit, score: this.worth(hit) })),
      before: passed + offset,
      cursor: last === undefined ? null : placeOf(last, offset + page.length > whole ? 1 : 0, sort, this.generation),
    };
  }

  /** The articles of a segment that meet everything in the query; the filters are not asked. */
  private withAll(s: number): List {
    const { plain, required, conditions } = this.plan;
    const lists = [...plain, ...required, ...conditions].map((part) => part.lists[s]);
    const all = lists.length > 0 ? intersect(lists) : allArticles(this.generation.segments[s]);
    return this.included(all, s);
  }

  private included(list: List, s: number): List {
    return flat(subtract(list, this.plan.excluded.map(({ lists }) => lists[s])));
  }

  private filtered(inside: List, s: number): List {
    const { from, to, mask } = this.filters[s];
    const { deletions, segment } = this.generation.segments[s];
    if (deletions === null && mask === null && from === 0 && to === segment.articles.count) return inside;
    const [first, end] = [lowerBound(inside, from), lowerBound(inside, to)];
    const articles = new Uint32Array(end - first);
    const scores = new Float32Array(end - first);
    let length = 0;
    for (let row = first; row < end; row++) {
      const article = inside.articles[row];
      if (inside.scores[row] === 0 || (mask !== null && mask[article] === 0)) continue;
      articles[length] = article;
      scores[length++] = inside.scores[row] * inside.weight;
    }
    return listOf(articles, scores, length);
  }

  private rankAll(lists: readonly List[], best: Ranking): Ranked[] {
    lists.forEach(({ articles, scores, length, weight }, s) => {
      for (let row = 0; row < length; row++) {
        const score = this.byScore ? this.finalScore(scores[row] * weight, s, articles[row]) : 0;
        if (score >= best.threshold) best.offer(s, articles[row], score);
      }
    });
    return best.ranked();
  }

  /** What a hit that was ordered by something else is worth. */
  private worth({ segment, article }: Ranked): number {
    const lists = [...this.plan.plain, ...this.plan.required].map((part) => part.lists[segment]);
    return this.finalScore(sumOf(lists, article), segment, article) + (this.reward === null ? 0 : addedTo(this.reward, segment, article));
  }

  /**
   * Of what the words come to, in 32 bits as lists have it: two that are nearly equal would else change their order with what is
   * deleted beside them. Of articles that only meet conditions none is worth more than another, however many it meets. MiniSearch multiplies
   * the sum by how many of the query's words the article has.
   */
  private finalScore(sum: number, s: number, article: number): number {
    if (sum < leastScore) return 0;
    const score = Math.fround(sum) * (this.nearness?.of(s, article) ?? 1);
    if (!this.generation.similarity.timesMatchedWords) return score;
    const words = [...this.plan.plain, ...this.plan.required].flatMap(({ leaves }) => leaves);
    return score * Math.max(1, words.filter(({ found }) => scoreOf(found[s].list, article) > 0).length);
  }

  /**
   * Offers the articles that meet everything but have only some of the plain words, and counts them. Those already
   * given are passed over. Where nothing but plain words is asked for, one of them has to be there.
   */
  private withAny(best: Ranking, given: readonly Ranked[]): number {
    const { required, conditions, plain } = this.plan;
    let total = 0;
    this.generation.segments.forEach((_, s) => {
      const before = given.filter(({ segment }) => segment === s).map(({ article }) => article);
      const words = plain.map(({ lists }) => lists[s]);
      const musts = [...required, ...conditions].map(({ lists }) => lists[s]);
      if (musts.length === 0 && this.plan.excluded.length === 0) {
        total += this.offerAny(words, s, best, before);
        return;
      }
      const passed = new Set(before);
      let list: List;
      if (required.length > 0) {
        const must = intersect(musts);
        list = withWords(flat(must), words);
      } else {
        list = musts.length === 0 ? this.united(words, s) : intersect([this.united(words, s), ...musts]);
      }
      const passing = this.filtered(this.included(list, s), s);
      for (let row = 0; row < passing.length; row++) {
        const article = passing.articles[row];
        if (passed.has(article)) continue;
        total++;
        const score = this.byScore ? this.finalScore(passing.scores[row] * passing.weight, s, article) : 0;
        if (score >= best.threshold) best.offer(s, article, score);
      }
    });
    return total;
  }

  private united(lists: readonly List[], s: number): List {
    return unite(lists, this.generation.sums[s]);
  }

  /** Words alone: there is a short way. */
  private offerAny(words: readonly List[], s: number, best: Ranking, passed: readonly number[]): number {
    const { segments, sums } = this.generation;
    const worth = (article: number, sum: number): number => (this.byScore ? this.finalScore(sum, s, article) : 0);
    const { nearness } = this;
    const share = nearness && {
      of: (article: number): number => nearness.of(s, article),
      most: (first: number, end: number): number => nearness.most(s, first, end),
    };
    return offerAny({ words, passed, filter: this.filters[s], deleted: segments[s].deleted, scratch: sums[s], worth, share, bounded: this.isBounded }, s, best);
  }
}

/** A reward that counts for less what is farther from a day, as the sum does. */
function nearer(reward: Reward, nearness: Nearness): Reward {
  let parts: number[] = [];
  return {
    most: reward.most,
    share: reward.share,
    look(segment, articles, count) {
      reward.look(segment, articles, count);
      parts = Array.from(articles.subarray(0, count), (article) => nearness.of(segment, article));
    },
    bound: (i) => parts[i] * reward.bound(i),
    of: (i) => parts[i] * reward.of(i),
  };
}

/**
 * Asked of the whole archive: whether an answer is relaxed is a matter of its query. So a filter only ever narrows, and a facet or a
 * bucket of a timeline leads to as many articles as it names.
 */
function areFew(lists: readonly List[]): boolean {
  let found = 0;
  for (const { scores, length } of lists) {
    for (let row = 0; row < length && found < relaxBelow; row++) if (scores[row] !== 0) found++;
  }
  return found < relaxBelow;
}

/** A list whose articles have what they are worth in other lists added. */
function withWords(list: List, words: readonly List[]): List {
  const articles = list.articles.subarray(0, list.length);
  return listOf(articles, Float32Array.from(articles, (article, row) => sumOf(words, article) + list.scores[row] * list.weight));
}
