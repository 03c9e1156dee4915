/**
 * How much more is an article worth because the query's words follow one another in it? Metzler and Croft, "A Markov Random
 * Field Model for Term Dependencies" (SIGIR 2005), found their order the cheapest sign that they belong together; the form
 * here is BM25's own.
 *
 * Two plain words that the query has one behind the other are a pair. Where the second begins in an article at most two places
 * behind the first, in the title or in the text, that counts as an occurrence of the pair, which is worth what as many of a word
 * would be, but no more than either word is there; its weight is a part of the lesser of theirs.
 */
import { rowOf, scoreAt, type List } from './list.js';
import { shareOf, type Pair } from './pair-share.js';
import type { Part, Plan } from './plan.js';
import type { Reward } from './rewarded-best.js';
import type { ScoredSegment } from './scored-segment.js';
import { SpanRun } from './spans.js';

/** One place more than next to each other: a word in between, such as *of*, does not part a pair. */
const reach = 2;

export class Adjacency implements Reward {
  readonly most: number;
  readonly share: number;
  private readonly pairs: readonly Pair[];

  constructor(
    private readonly plan: Plan,
    private readonly segments: readonly ScoredSegment[],
    share: number,
  ) {
    const { plain } = plan;
    this.pairs = plan.pairs.map(([first, second]) => ({ first, second, weight: share * Math.min(plain[first].leaves[0].weight, plain[second].leaves[0].weight) }));
    const highest = plain.map(({ lists }) => lists.reduce((high, { most }) => Math.max(high, most), 0));
    this.most = this.pairs.reduce((sum, { first, second, weight }) => sum + weight * Math.min(highest[first], highest[second]), 0);
    this.share = shareOf(this.pairs, plain.map(({ leaves: [word], lists }) => lists.reduce((high, { weight }) => Math.max(high, weight), word.weight)));
    while (looked.length < plain.length) looked.push(new LookedWord());
  }

  bound(segment: number, article: number): number {
    const { plan: { plain }, pairs } = this;
    for (let word = 0; word < plain.length; word++) looked[word].look(plain[word].lists[segment], article);
    let sum = 0;
    for (const { first, second, weight } of pairs) sum += weight * Math.min(looked[first].worth, looked[second].worth);
    return sum;
  }

  of(segment: number, article: number): number {
    if (this.bound(segment, article) === 0) return 0;
    const { plan: { plain }, pairs } = this;
    const scored = this.segments[segment];
    const titlePlaces = scored.segment.articles.titlePlaces[article];
    const runOf = (word: number): SpanRun => looked[word].runOf(plain[word], segment, article);
    let sum = 0;
    for (const { first, second, weight } of pairs) {
      const most = Math.min(looked[first].worth, looked[second].worth);
      if (most === 0) continue;
      const times = followed(runOf(first), runOf(second), titlePlaces);
      if (times.inTitle + times.inText > 0) sum += weight * Math.min(most, scored.score(article, times.inTitle, times.inText));
    }
    return sum;
  }
}

/** A word of the query in the article that is looked at. */
class LookedWord {
  /** Without its weight. */
  worth = 0;
  /** Where the article stands in the word's list without what lies besides, or -1. */
  private row = -1;
  private readonly run = new SpanRun();
  private isFilled = false;

  look(list: List, article: number): void {
    this.row = rowOf(list, article);
    this.worth = scoreAt(list, this.row, article);
    this.isFilled = false;
  }

  /** Where it stands in the article. */
  runOf({ leaves: [{ found }], lists }: Part, segment: number, article: number): SpanRun {
    if (!this.isFilled) found[segment].own.fill(article, this.run, lists[segment].articles, this.row);
    this.isFilled = true;
    return this.run;
  }
}

/** Room for a query's words, one query at a time. */
const looked: LookedWord[] = [];

const times = { inTitle: 0, inText: 0 };

/** At how many places one begins that is followed by another. The same object every time. */
function followed(firsts: SpanRun, seconds: SpanRun, titlePlaces: number): typeof times {
  times.inTitle = times.inText = 0;
  const [{ starts: { values: first, length } }, { starts: { values: second, length: end } }] = [firsts, seconds];
  let from = 0;
  let counted = -1;
  for (let f = 0; f < length; f++) {
    const start = first[f];
    if (start === counted) continue;
    const behind = start + firsts.lengthOf(f);
    while (from < end && second[from] <= start) from++;
    for (let i = from; i < end && second[i] < behind + reach; i++) {
      if (second[i] < behind || start < titlePlaces !== second[i] < titlePlaces) continue;
      if (start < titlePlaces) times.inTitle++;
      else times.inText++;
      counted = start;
      break;
    }
  }
  return times;
}
