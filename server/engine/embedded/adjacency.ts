/**
 * How much more is an article worth because the query's words follow one another in it? Metzler and Croft, "A Markov Random
 * Field Model for Term Dependencies" (SIGIR 2005), found their order the cheapest sign that they belong together; the form
 * here is BM25's own.
 *
 * Two plain words that the query has one behind the other are a pair. Where the second begins in an article at most two places
 * behind the first, in the title or in the text, that counts as an occurrence of the pair, which is worth what as many of a word
 * would be, but no more than either word is there; its weight is a part of the lesser of theirs.
 */
import { scoreOf } from './list.js';
import type { Plan } from './plan.js';
import type { Reward } from './rewarded-best.js';
import type { ScoredSegment } from './scored-segment.js';
import type { Span } from './spans.js';

/** One place more than next to each other: a word in between, such as *of*, does not part a pair. */
const reach = 2;

interface Pair {
  /** Numbers of the plan's plain words. */
  first: number;
  second: number;
  weight: number;
}

export class Adjacency implements Reward {
  readonly most: number;
  readonly share: number;
  private readonly pairs: readonly Pair[];
  /** What each word is worth in the article that is looked at, without its weight. */
  private readonly worths: Float64Array;

  constructor(
    private readonly plan: Plan,
    private readonly segments: readonly ScoredSegment[],
    share: number,
  ) {
    const weights = plan.plain.map(({ leaves: [word] }) => word.weight);
    this.pairs = plan.pairs.map(([first, second]) => ({ first, second, weight: share * Math.min(weights[first], weights[second]) }));
    this.most = this.pairs.reduce((sum, { weight }) => sum + weight, 0);
    this.share = share * overlapOf(plan);
    this.worths = new Float64Array(plan.plain.length);
  }

  bound(segment: number, article: number): number {
    const { plan: { plain }, worths } = this;
    for (let word = 0; word < plain.length; word++) worths[word] = scoreOf(plain[word].lists[segment], article);
    let sum = 0;
    for (const { first, second, weight } of this.pairs) sum += weight * Math.min(worths[first], worths[second]);
    return sum;
  }

  of(segment: number, article: number): number {
    if (this.bound(segment, article) === 0) return 0;
    const { plan: { plain }, worths } = this;
    const scored = this.segments[segment];
    const titlePlaces = scored.segment.articles.titlePlaces[article];
    const spans: (Span[] | undefined)[] = [];
    const spansOf = (word: number): Span[] => (spans[word] ??= plain[word].leaves[0].found[segment].own.spans(article));
    let sum = 0;
    for (const { first, second, weight } of this.pairs) {
      const most = Math.min(worths[first], worths[second]);
      if (most === 0) continue;
      const { inTitle, inText } = followed(spansOf(first), spansOf(second), titlePlaces);
      if (inTitle + inText > 0) sum += weight * Math.min(most, scored.score(article, inTitle, inText));
    }
    return sum;
  }
}

/**
 * How much the lesser shares of the pairs' words come to at most, as a part of all words' together. Where each pair brings a new
 * word, all but one word count once, and the greatest may be the one; else every word counts half for each of its pairs.
 */
function overlapOf({ plain, pairs }: Plan): number {
  if (pairs.length < plain.length) return pairs.length / plain.length;
  const ofWord = plain.map((_, word) => pairs.filter((pair) => pair.includes(word)).length);
  return Math.max(...ofWord) / 2;
}

/** At how many places one begins that is followed by another. Both are in order of place. */
function followed(firsts: readonly Span[], seconds: readonly Span[], titlePlaces: number): { inTitle: number; inText: number } {
  const count = { inTitle: 0, inText: 0 };
  let from = 0;
  let counted = -1;
  for (const { start, length } of firsts) {
    if (start === counted) continue;
    const end = start + length;
    while (from < seconds.length && seconds[from].start <= start) from++;
    for (let i = from; i < seconds.length && seconds[i].start < end + reach; i++) {
      const second = seconds[i].start;
      if (second < end || (start < titlePlaces) !== (second < titlePlaces)) continue;
      if (start < titlePlaces) count.inTitle++;
      else count.inText++;
      counted = start;
      break;
    }
  }
  return count;
}
