/**
 * Which segments shall become one, and when?
 *
 * Segments are put into classes by their live articles, each class reaching four times as far as the one below it, and
 * where four of a class have come together they are merged. A merger of four is of a higher class than its parts, so an
 * article is written again once a class: an archive that grew from 256 articles to a million, however small the steps, has
 * written each of them at most six times more than once (log4 of the growth), and has three segments a class. Below the
 * first class, of fewer than 256 articles, a segment may be written anew with every third that comes: that is less than
 * the ledger costs.
 *
 * A segment of which more than half is deleted is written anew: that costs no more than the deletions have earned.
 *
 * No merger is larger than the limits, for its parts' columns and its own lie in memory together, and for a moment some of
 * them twice: 117 MB of columns (24,830 articles of 1,400 words) are merged in 430 MB. From there on segments are added and
 * no longer merged, one for as many articles as the limits allow.
 */

/** What the policy knows of a segment. */
export interface SegmentSize {
  /** The deleted ones included. */
  articles: number;
  deleted: number;
  /** Of its columns, all of which a merge reads into memory. */
  bytes: number;
}

/** The most that is put into one segment. One that is larger from the start is left as it is, and rewritten alone. */
export interface MergeLimits {
  articles: number;
  /** Of the columns of all parts; those of the merger are not more, but for rounding. */
  bytes: number;
}

export const usualLimits: MergeLimits = { articles: 250_000, bytes: 256 * 1024 * 1024 };

/** How many of one class are merged. */
export const segmentsAClass = 4;
/** How many times the articles of one class the next one has. */
const classFactor = 4;
/** Live articles below which all segments are of one class. */
const smallest = 256;
/** Fewer of a class than are usual are merged, where the limits allow no more, if that makes the largest of them this much larger. */
const worthwhileGrowth = 1.5;

export function sizeClass(live: number): number {
  let size = 0;
  for (let bound = smallest; live >= bound; bound *= classFactor) size++;
  return size;
}

/** Segments that become one, or one that is written anew: their places in the list, ascending. */
export type Merge = readonly number[];

interface Group {
  members: number[];
  live: number;
  bytes: number;
}

const groupOf = ({ articles, deleted, bytes }: SegmentSize, place: number): Group => ({ members: [place], live: articles - deleted, bytes });

function together(groups: readonly Group[]): Group {
  return {
    members: groups.flatMap(({ members }) => members).sort((a, b) => a - b),
    live: groups.reduce((sum, { live }) => sum + live, 0),
    bytes: groups.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

const bySize = (a: Group, b: Group): number => a.live - b.live || a.bytes - b.bytes || a.members[0] - b.members[0];

const fits = ({ live, bytes }: Group, limits: MergeLimits): boolean => live <= limits.articles && bytes <= limits.bytes;

/** As many of the smallest as the limits allow together; `groups` are in the order of size. */
function thatFit(groups: readonly Group[], limits: MergeLimits): Group[] {
  let count = 0;
  while (count < groups.length && fits(together(groups.slice(0, count + 1)), limits)) count++;
  return groups.slice(0, count);
}

/** The next parts to merge; null where every class is in order. */
function nextMerge(groups: readonly Group[], limits: MergeLimits): Group[] | null {
  const classes = [...new Set(groups.map(({ live }) => sizeClass(live)))].sort((a, b) => a - b);
  for (const size of classes) {
    const ofClass = groups.filter(({ live }) => sizeClass(live) === size).sort(bySize);
    if (ofClass.length < segmentsAClass) continue;
    const parts = thatFit(ofClass, limits);
    if (parts.length >= segmentsAClass) return parts;
    if (parts.length > 1 && together(parts).live >= worthwhileGrowth * parts[parts.length - 1].live) return parts;
  }
  return null;
}

/** What is to be merged after a pass. A merger that fills its class in turn is foreseen, so that nothing is written twice. */
export function mergesFor(segments: readonly SegmentSize[], limits: MergeLimits = usualLimits): Merge[] {
  let groups = segments.map(groupOf);
  for (let parts = nextMerge(groups, limits); parts !== null; parts = nextMerge(groups, limits)) {
    const merged = parts;
    groups = [...groups.filter((group) => !merged.includes(group)), together(merged)];
  }
  const isWorn = ({ articles, deleted }: SegmentSize): boolean => deleted * 2 > articles;
  return groups.filter(({ members }) => members.length > 1 || isWorn(segments[members[0]])).map(({ members }) => members);
}

/** What is to be merged so that as few segments as the limits allow are left, and no deleted article in them. */
export function mergesToCompact(segments: readonly SegmentSize[], limits: MergeLimits = usualLimits): Merge[] {
  // The largest first, each into the first merger that has room: so no two of them would fit together.
  const mergers: Group[] = [];
  for (const group of segments.map(groupOf).sort((a, b) => b.live - a.live || a.members[0] - b.members[0])) {
    const place = mergers.findIndex((merger) => fits(together([merger, group]), limits));
    if (place < 0) mergers.push(group);
    else mergers[place] = together([mergers[place], group]);
  }
  return mergers.map(({ members }) => members).filter((members) => members.length > 1 || segments[members[0]].deleted > 0);
}
