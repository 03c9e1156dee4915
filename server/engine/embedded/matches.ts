/** Which articles does a search count? All of them, a bit each, without their order: what facets and timelines are counted from. */
import type { Filters } from '../engine.js';
import { filterOf, type SegmentFilter } from './filter.js';
import type { OpenGeneration } from './generation.js';
import type { List } from './list.js';
import { filledNumbers, markAny, rangesOf, restrict } from './marks.js';
import type { Plan } from './plan.js';
import { isDeleted } from './scored-segment.js';

/** Some articles of a segment. */
export interface Marked {
  /** Bit `article & 31` of number `article >>> 5`. */
  marks: Int32Array;
  /** Which of the numbers have any. */
  filled: Uint32Array;
}

export class Matches {
  /** The live articles of a segment that answer the query, whatever is filtered. */
  private readonly marks: readonly Int32Array[];
  private readonly known = new Map<Filters, Marked[]>();

  /** `anyWord`: whether articles that have only some of the plain words are counted. */
  constructor(
    plan: Plan,
    private readonly generation: OpenGeneration,
    anyWord: boolean,
  ) {
    this.marks = generation.segments.map((_, s) => marksOf(plan, generation, s, anyWord));
  }

  /** Those that pass the filters, for each segment. */
  under(filters: Filters): readonly Marked[] {
    let passing = this.known.get(filters);
    if (passing === undefined) {
      passing = this.passing(filters);
      this.known.set(filters, passing);
    }
    return passing;
  }

  private passing(filters: Filters): Marked[] {
    return this.marks.map((marks, s) => {
      const filter = filterOf(this.generation.segments[s], filters);
      const [first, end] = [filter.from >>> 5, (filter.to + 31) >>> 5];
      const passing = new Int32Array(marks.length);
      passing.set(marks.subarray(first, end), first);
      restrict(passing, filter);
      return { marks: passing, filled: filledNumbers(passing) };
    });
  }
}

function marksOf({ plain, required, conditions, excluded }: Plan, generation: OpenGeneration, s: number, anyWord: boolean): Int32Array {
  const { segment: { articles: { count } }, deleted } = generation.segments[s];
  const own = (plans: readonly { lists: readonly List[] }[]): List[] => plans.map(({ lists }) => lists[s]);
  const isAny = anyWord && plain.length > 0 && required.length === 0;
  const marks = isAny ? markedOf(own(plain), count) : new Int32Array(Math.ceil(count / 32)).fill(-1);
  for (const list of own([...(anyWord ? [] : plain), ...required, ...conditions])) {
    const others = bitsOf(list, count);
    for (let word = 0; word < marks.length; word++) marks[word] &= others[word];
  }
  for (const list of own(excluded)) {
    const others = bitsOf(list, count);
    for (let word = 0; word < marks.length; word++) marks[word] &= ~others[word];
  }
  if (deleted !== null) for (let word = 0; word < marks.length; word++) marks[word] &= ~deleted[word];
  restrict(marks, wholeSegment(count));
  return marks;
}

const wholeSegment = (count: number): SegmentFilter => ({ from: 0, to: count, mask: null });

/** The articles of any of several lists, deleted ones among them, in a segment of so many. */
function markedOf(lists: readonly List[], count: number): Int32Array {
  const marks = new Int32Array(Math.ceil(count / 32));
  markAny(marks, lists.map((list) => ({ pieces: rangesOf(list, wholeSegment(count), count) })), 0, marks.length);
  return marks;
}

/** Those of one list: perhaps the bits that are kept with it, so they are only read. */
const bitsOf = (list: List, count: number): Int32Array => (list.dense !== null && list.besides === null ? list.dense.bits : markedOf([list], count));

/** How many live articles each day has, and how many have none. */
export interface DayCounts {
  /** Day numbers, ascending, each once. */
  days: Int32Array;
  /** Of articles before each of the days, and behind the last: one more than there are days. */
  before: Uint32Array;
}

const dayCounts = new WeakMap<OpenGeneration, DayCounts>();

/** Made when a generation is first asked. */
export function dayCountsOf(generation: OpenGeneration): DayCounts {
  const known = dayCounts.get(generation);
  if (known !== undefined) return known;
  const counts = new Map<number, number>();
  for (const { segment: { articles }, deletions } of generation.files) {
    for (let i = 0; i < articles.count; i++) {
      const day = articles.days[i];
      if (day !== 0 && !isDeleted(deletions, i)) counts.set(day, (counts.get(day) ?? 0) + 1);
    }
  }
  const sorted = [...counts].sort(([a], [b]) => a - b);
  const before = new Uint32Array(sorted.length + 1);
  sorted.forEach(([, count], i) => (before[i + 1] = before[i] + count));
  const made = { days: Int32Array.from(sorted, ([day]) => day), before };
  dayCounts.set(generation, made);
  return made;
}
