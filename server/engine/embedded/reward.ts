/** What is an article worth beside the sum of its words? Dear to say exactly, so articles are looked at some at once, and first only bounded. */

/** Articles that are looked at together, at most. */
export const atOnce = 32;

/** What is added to a sum: never more than `most`, nor than `share` of the sum. */
export interface Reward {
  readonly most: number;
  readonly share: number;
  /** Looks at the first `count` of some articles of a segment: the others say what is added to the i-th of them. */
  look(segment: number, articles: Uint32Array, count: number): void;
  /** No more than this: soon said. */
  bound(i: number): number;
  of(i: number): number;
}

const one = new Uint32Array(1);

/** What is added to an article that nothing else is looked at with. */
export function addedTo(reward: Reward, segment: number, article: number): number {
  one[0] = article;
  reward.look(segment, one, 1);
  return reward.of(0);
}
