/**
 * How much more is an article worth because the query's words follow one another in it? Metzler and Croft, "A Markov Random
 * Field Model for Term Dependencies" (SIGIR 2005), found their order the cheapest sign that they belong together; the form
 * here is BM25's own.
 *
 * Two plain words that the query has one behind the other are a pair. Where the second begins in an article at most two places
 * behind the first, in the title or in the text, that counts as an occurrence of the pair, which is worth what as many of a word
 * would be, but no more than either word is there; its weight is a part of the lesser of theirs.
 */
import { rowOf, scoreOf } from './list.js';
import { shareOf, type Pair } from './pair-share.js';
import type { Plan } from './plan.js';
import type { Reward } from './rewarded-best.js';
import type { ScoredSegment } from './scored-segment.js';
import { SpanRun } from './spans.js';

/** One place more than next to each other: a word in between, such as *of*, does not part a pair. */
const reach = 2;

export class Adjacency implements Reward {
  readonly most: number;
  readonly share: number;
  private readonly pairs: readonly Pair[];
  /** What each word is worth in the article that is looked at, without its weight. */
  private readonly worths: number[];
  /** Where it stands in each word's list without what lies besides, or -1. */
  private readonly rows: number[];
  /** Whether the places of each word in it were asked for. */
  private readonly filled: boolean[];

  constructor(
    private readonly plan: Plan,
    private readonly segments: readonly ScoredSegment[],
    share: number,
  ) {
    const weights = plan.plain.map(({ leaves: [word] }) => word.weight);
    this.pairs = plan.pairs.map(([first, second]) => ({ first, second, weight: share * Math.min(weights[first], weights[second]) }));
    const highest = plan.plain.map(({ lists }) => Math.max(0, ...lists.map(({ most }) => most)));
    this.most = this.pairs.reduce((sum, { first, second, weight }) => sum + weight * Math.min(highest[first], highest[second]), 0);
    this.share = shareOf(this.pairs, plan.plain.map(({ lists }, word) => Math.max(weights[word], ...lists.map(({ weight }) => weight))));
    this.worths = plan.plain.map(() => 0);
    this.rows = plan.plain.map(() => -1);
    this.filled = plan.plain.map(() => false);
    while (runs.length < plan.plain.length) runs.push(new SpanRun());
  }

  bound(segment: number, article: number): number {
    const { plan: { plain }, worths, rows } = this;
    for (let word = 0; word < plain.length; word++) {
      const list = plain[word].lists[segment];
      const row = rowOf(list, article);
      rows[word] = row;
      worths[word] = row >= 0 ? list.scores[row] : list.besides === null ? 0 : scoreOf(list.besides, article);
    }
    let sum = 0;
    for (const { first, second, weight } of this.pairs) sum += weight * Math.min(worths[first], worths[second]);
    return sum;
  }

  of(segment: number, article: number): number {
    if (this.bound(segment, article) === 0) return 0;
    const { worths, filled } = this;
    const scored = this.segments[segment];
    const titlePlaces = scored.segment.articles.titlePlaces[article];
    filled.fill(false);
    let sum = 0;
    for (const { first, second, weight } of this.pairs) {
      const most = Math.min(worths[first], worths[second]);
      if (most === 0) continue;
      const times = followed(this.run(first, segment, article), this.run(second, segment, article), titlePlaces);
      if (times.inTitle + times.inText > 0) sum += weight * Math.min(most, scored.score(article, times.inTitle, times.inText));
    }
    return sum;
  }

  /** Where a word stands in the article that is looked at. */
  private run(word: number, segment: number, article: number): SpanRun {
    const run = runs[word];
    if (this.filled[word]) return run;
    this.filled[word] = true;
    const { leaves: [{ found }], lists } = this.plan.plain[word];
    found[segment].own.fill(article, run, lists[segment].articles, this.rows[word]);
    return run;
  }
}

/** Room for the places of a query's words, one query at a time. */
const runs: SpanRun[] = [];

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
