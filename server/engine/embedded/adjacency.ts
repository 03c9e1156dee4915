/**
 * How much more is an article worth because the query's words follow one another in it? Metzler and Croft, "A Markov Random
 * Field Model for Term Dependencies" (SIGIR 2005), found their order the cheapest sign that they belong together; the form
 * here is BM25's own.
 *
 * Two plain words that the query has one behind the other are a pair. Where the second begins in an article at most two places
 * behind the first, in the title or in the text, that counts as an occurrence of the pair, which is worth what as many of a word
 * would be, but no more than either word is there; its weight is a part of the lesser of theirs.
 */
import { readRows, type List } from './list.js';
import { shareOf, type Pair } from './pair-share.js';
import type { Part, Plan } from './plan.js';
import { atOnce, type Reward } from './reward.js';
import type { ScoredSegment } from './scored-segment.js';
import { noArticles, SpanRun } from './spans.js';

/** One place more than next to each other: a word in between, such as *of*, does not part a pair. */
const reach = 2;

export class Adjacency implements Reward {
  readonly most: number;
  readonly share: number;
  private readonly pairs: readonly Pair[];
  /** What is looked at. */
  private segment = 0;
  private articles: Uint32Array = noArticles;

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

  look(segment: number, articles: Uint32Array, count: number): void {
    const { plain } = this.plan;
    this.segment = segment;
    this.articles = articles;
    for (let word = 0; word < plain.length; word++) looked[word].look(plain[word].lists[segment], articles, count);
  }

  bound(i: number): number {
    const { pairs } = this;
    let sum = 0;
    for (let p = 0; p < pairs.length; p++) sum += mostOf(pairs[p], i) * pairs[p].weight;
    return sum;
  }

  of(i: number): number {
    const { plan: { plain }, pairs, segment } = this;
    const article = this.articles[i];
    const scored = this.segments[segment];
    const titlePlaces = scored.segment.articles.titlePlaces[article];
    let sum = 0;
    for (let p = 0; p < pairs.length; p++) {
      const { first, second, weight } = pairs[p];
      const most = mostOf(pairs[p], i);
      if (most === 0) continue;
      followed(looked[first].runOf(plain[first], segment, article, i), looked[second].runOf(plain[second], segment, article, i), titlePlaces);
      if (times.inTitle + times.inText > 0) sum += weight * Math.min(most, scored.score(article, times.inTitle, times.inText));
    }
    return sum;
  }
}

/** What a pair is worth at most, without its weight, in one of the articles that are looked at. */
const mostOf = ({ first, second }: Pair, i: number): number => Math.min(looked[first].worths[i], looked[second].worths[i]);

/** A word of the query in the articles that are looked at. */
class LookedWord {
  /** Without its weight. */
  readonly worths = new Float32Array(atOnce);
  /** Where the articles stand in the word's list without what lies besides, or -1. */
  private readonly rows = new Int32Array(atOnce);
  private readonly run = new SpanRun();
  /** The one whose places are in the run, or -1. */
  private filled = -1;

  look(list: List, articles: Uint32Array, count: number): void {
    readRows(list, articles, count, this.rows, this.worths);
    this.filled = -1;
  }

  /** Where it stands in one of the articles. */
  runOf({ leaves: [{ found }], lists }: Part, segment: number, article: number, i: number): SpanRun {
    if (this.filled !== i) found[segment].own.fill(article, this.run, lists[segment].articles, this.rows[i]);
    this.filled = i;
    return this.run;
  }
}

/** Room for a query's words, one query at a time. */
const looked: LookedWord[] = [];

const times = { inTitle: 0, inText: 0 };

/** At how many places one begins that is followed by another: in `times`. */
function followed(firsts: SpanRun, seconds: SpanRun, titlePlaces: number): void {
  const { values: first, length } = firsts.starts;
  const { values: second, length: end } = seconds.starts;
  times.inTitle = times.inText = 0;
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
}
