/**
 * Which articles with any of several words come first? Words are summed up in the order of what they may be worth; what the others
 * may still add is known (Turtle and Flood, "Query Evaluation: Strategies and Optimizations", 1995: max score), so they are looked
 * up for those articles alone that may come among the best. As many articles as are wanted are sure to be worth what the last
 * of as many sums is: that is known before anything is looked up. What an article is worth is added up anew in the order of
 * the query, and so does not depend on the way it was found.
 */
import type { AnyWords, Word } from './any-words.js';
import { Best, type Ranking } from './best.js';
import { mostOff, scoreOf, type Sums } from './list.js';
import { isMarked, type Range } from './marks.js';

/** What a sum of so many words is held against has to be below it by more than it may be off. */
const room = 1 - mostOff;

/**
 * Which part of what it takes to come among the best may be left to words that are looked up. Were it nearly all of it, every
 * article with any other word would be a candidate (measured on news and made articles: 0.15 to 0.5 cost about the same, 0.7 a third more).
 */
const mostLeft = 0.35;

/** Where fewer than one article in so many can be meant, those are noted down, and the others not looked at. */
const sparse = 4;

export function offerBest(unordered: readonly Word[], asked: AnyWords, exact: (article: number) => number, s: number, best: Ranking): void {
  const { filter: { from, to }, scratch } = asked;
  const words = unordered.length < 2 ? unordered : [...unordered].sort((a, b) => b.most - a.most);
  // What the words from each on may add together.
  const rest = words.map(() => 0);
  rest.push(0);
  for (let w = words.length - 1; w >= 0; w--) rest[w] = rest[w + 1] + words[w].most;
  let summed = words.length;
  while (summed > 0 && rest[summed - 1] < best.threshold * mostLeft) summed--;
  const consider = (article: number, sum: number): void => {
    let atMost = sum;
    for (let w = summed; w < words.length; w++) {
      if (atMost + rest[w] < best.threshold * room) return;
      const { list } = words[w];
      atMost += scoreOf(list, article) * list.weight;
    }
    if (atMost < best.threshold * room || !isMarked(scratch.marks, article)) return;
    best.offerAbout(s, article, asked.worth(article, atMost), exact);
  };
  if (summed === 1 && words[0].pieces.length === 1) {
    considerEach(words[0].pieces[0], () => best.threshold * room - rest[1], consider);
    return;
  }
  let postings = 0;
  for (let w = 0; w < summed; w++) for (const { first, end } of words[w].pieces) postings += end - first;
  const candidates = new Candidates(asked, best);
  if (postings * sparse < to - from) {
    let count = 0;
    for (let w = 0; w < summed; w++) for (const range of words[w].pieces) count = addUpTouched(range, scratch, count);
    candidates.ofTouched(count, rest[summed]);
    candidates.consider(rest[summed], consider);
    candidates.clear();
    return;
  }
  for (let w = 0; w < summed; w++) for (const range of words[w].pieces) addUp(range, scratch.sums);
  candidates.ofAll(rest[summed]);
  candidates.consider(rest[summed], consider);
  scratch.sums.fill(0, from, to);
}

/** Where one list has all that may come among the best. */
function considerEach({ piece: { articles, scores, weight }, first, end }: Range, least: () => number, consider: (article: number, sum: number) => void): void {
  let below = least();
  for (let row = first; row < end; row++) {
    const worth = scores[row] * weight;
    if (worth < below || worth === 0) continue;
    consider(articles[row], worth);
    below = least();
  }
}

/** Four at a time: what waits for one sum does not wait for the next. */
function addUp({ piece: { articles, scores, weight }, first, end }: Range, sums: Float32Array): void {
  let row = first;
  for (; row + 4 <= end; row += 4) {
    sums[articles[row]] += scores[row] * weight;
    sums[articles[row + 1]] += scores[row + 1] * weight;
    sums[articles[row + 2]] += scores[row + 2] * weight;
    sums[articles[row + 3]] += scores[row + 3] * weight;
  }
  for (; row < end; row++) sums[articles[row]] += scores[row] * weight;
}

/** Notes down the articles that had no sum before; the deleted, worth 0, may be noted more than once. */
function addUpTouched({ piece: { articles, scores, weight }, first, end }: Range, { sums, bits, touched }: Sums, known: number): number {
  let count = known;
  for (let row = first; row < end; row++) {
    const article = articles[row];
    touched[count] = article;
    // The sign of its negative: 1 for every sum but 0, without a jump that goes either way.
    count += 1 - ((0 - bits[article]) >>> 31);
    sums[article] += scores[row] * weight;
  }
  return count;
}

/** Articles of which the sums so far come so near that they may be among the best. */
class Candidates {
  private count = 0;
  /** The best by these sums alone. */
  private readonly highest: Best;

  constructor(
    private readonly asked: AnyWords,
    private readonly best: Ranking,
  ) {
    this.highest = new Best(best.wanted, newestFirst);
  }

  /** Of those noted down, whose sums are cleared where they are none; `rest`: what may be added to a sum. */
  ofTouched(noted: number, rest: number): void {
    const { asked: { scratch: { sums, touched } }, best } = this;
    let below = best.threshold * room - rest;
    for (let i = nextTouched(touched, sums, 0, noted, below); i < noted; i = nextTouched(touched, sums, i + 1, noted, below)) {
      const article = touched[i];
      touched[this.count++] = article;
      if (this.keepHighest(article, sums[article])) below = best.threshold * room - rest;
    }
  }

  /** Of all articles. */
  ofAll(rest: number): void {
    const { asked: { filter: { from, to }, scratch: { sums, bits, touched } }, best } = this;
    let least = leastBits(best.threshold * room - rest);
    for (let article = nextOf(bits, from, to, least); article < to; article = nextOf(bits, article + 1, to, least)) {
      touched[this.count++] = article;
      if (this.keepHighest(article, sums[article])) least = leastBits(best.threshold * room - rest);
    }
  }

  /** Whether it is among the highest so far, and with it more is known of what the best are worth. */
  private keepHighest(article: number, sum: number): boolean {
    const { asked: { scratch: { marks }, worth }, highest, best } = this;
    const least = worth(article, sum);
    if (least <= best.sure || !isMarked(marks, article)) return false;
    highest.offer(0, article, least);
    best.raise(highest.threshold * room);
    return true;
  }

  /** The best by their sums come first: what the others are held against is high then. */
  consider(rest: number, consider: (article: number, sum: number) => void): void {
    const { asked: { scratch: { sums, touched }, worth }, best, count } = this;
    const { sure } = best;
    for (let i = 0; i < count; i++) {
      const article = touched[i];
      if (worth(article, sums[article]) >= sure) consider(article, sums[article]);
    }
    for (let i = 0; i < count; i++) {
      const article = touched[i];
      const sum = sums[article];
      if (sum >= best.threshold * room - rest && worth(article, sum) < sure) consider(article, sum);
    }
  }

  /** Clears the sums of those noted down. */
  clear(): void {
    const { sums, touched } = this.asked.scratch;
    for (let i = 0; i < this.count; i++) sums[touched[i]] = 0;
  }
}

/** The next of some articles whose sum is not below a number, nor none; the sums that are passed over are cleared. */
function nextTouched(touched: Uint32Array, sums: Float32Array, from: number, to: number, least: number): number {
  for (let i = from; i < to; i++) {
    const article = touched[i];
    const sum = sums[article];
    if (sum >= least && sum > 0) return i;
    sums[article] = 0;
  }
  return to;
}

/** The next article whose sum has bits that are not below others; `to` where there is none. Most are below: eight are looked at together. */
function nextOf(bits: Int32Array, from: number, to: number, least: number): number {
  const below = least - 1;
  let article = from;
  for (; article + 8 <= to; article += 8) {
    // Negative where one of the differences is.
    const differences =
      (below - bits[article]) | (below - bits[article + 1]) | (below - bits[article + 2]) | (below - bits[article + 3]) |
      (below - bits[article + 4]) | (below - bits[article + 5]) | (below - bits[article + 6]) | (below - bits[article + 7]);
    if (differences < 0) break;
  }
  while (article < to && bits[article] <= below) article++;
  return article;
}

const newestFirst = (_s: number, a: number, _t: number, b: number): number => a - b;

const asNumber = new Float32Array(1);
const asBits = new Int32Array(asNumber.buffer);

/** The least bits of a sum that is not below a number, of those above 0: positive numbers have the order of their bits. */
function leastBits(number: number): number {
  asNumber[0] = Math.max(0, number);
  return Math.max(1, asBits[0]);
}
