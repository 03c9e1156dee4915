/** Which articles does a search count? All of them, a bit each, without their order: what facets and timelines are counted from. */
import type { Filters } from '../engine.js';
import { filterOf } from './filter.js';
import type { OpenGeneration } from './generation.js';
import { piecesOf, type List } from './list.js';
import { filledNumbers, markAll, markEach, restrict } from './marks.js';
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
  const marks = new Int32Array(Math.ceil(count / 32));
  const isAny = anyWord && plain.length > 0 && required.length === 0;
  if (isAny) for (const list of own(plain)) mark(marks, list);
  else marks.fill(-1);
  for (const list of own([...(anyWord ? [] : plain), ...required, ...conditions])) {
    const others = marked(list, marks.length);
    for (let word = 0; word < marks.length; word++) marks[word] &= others[word];
  }
  for (const list of own(excluded)) {
    const others = marked(list, marks.length);
    for (let word = 0; word < marks.length; word++) marks[word] &= ~others[word];
  }
  if (deleted !== null) for (let word = 0; word < marks.length; word++) marks[word] &= ~deleted[word];
  restrict(marks, { from: 0, to: count, mask: null });
  return marks;
}

function mark(marks: Int32Array, list: List): void {
  for (const { dense, articles, length } of piecesOf(list)) {
    if (dense === null) markEach(marks, articles, 0, length);
    else markAll(marks, dense.bits, 0, marks.length);
  }
}

/** The bits of a list, which may be those that are kept with it. */
function marked(list: List, words: number): Int32Array {
  if (list.dense !== null && list.besides === null) return list.dense.bits;
  const marks = new Int32Array(words);
  mark(marks, list);
  return marks;
}

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
