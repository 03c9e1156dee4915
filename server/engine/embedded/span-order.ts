/** How do the spans of an article come in order of place, of those that begin at one the shorter first? */
import type { Span } from './spans.js';

export const inOrder = (spans: Iterable<Span>): Span[] => [...spans].sort((a, b) => a.start - b.start || a.length - b.length);

/** At least one list, each in order, as one: two and two, so that many cost each span few looks. */
export function merged(lists: Span[][]): Span[] {
  while (lists.length > 1) {
    const pairs: Span[][] = [];
    for (let i = 0; i < lists.length; i += 2) pairs.push(i + 1 < lists.length ? mergedTwo(lists[i], lists[i + 1]) : lists[i]);
    lists = pairs;
  }
  return lists[0];
}

function mergedTwo(as: readonly Span[], bs: readonly Span[]): Span[] {
  const both = new Array<Span>(as.length + bs.length);
  let [a, b] = [0, 0];
  for (let i = 0; i < both.length; i++) {
    const isFirst = b === bs.length || (a < as.length && (as[a].start - bs[b].start || as[a].length - bs[b].length) <= 0);
    both[i] = isFirst ? as[a++] : bs[b++];
  }
  return both;
}
