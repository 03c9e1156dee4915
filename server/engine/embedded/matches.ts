/** Which articles does a search count? All of them, without their order: what facets and timelines are counted from. */
import type { Filters } from '../engine.js';
import { allArticles, filterOf } from './filter.js';
import type { OpenGeneration } from './generation.js';
import { intersect } from './intersection.js';
import { flat, type List } from './list.js';
import type { Plan } from './plan.js';
import { isDeleted } from './scored-segment.js';

export class Matches {
  /** 1 for each live article of a segment that answers the query, whatever is filtered. */
  private readonly marks: readonly Uint8Array[];
  private readonly known = new Map<Filters, Uint32Array[]>();

  /** `anyWord`: whether articles that have only some of the plain words are counted. */
  constructor(
    plan: Plan,
    private readonly generation: OpenGeneration,
    anyWord: boolean,
  ) {
    this.marks = generation.segments.map((_, s) => marksOf(plan, generation, s, anyWord));
  }

  /** Those that pass the filters, ascending, an array a segment. */
  under(filters: Filters): readonly Uint32Array[] {
    let passing = this.known.get(filters);
    if (passing === undefined) {
      passing = this.passing(filters);
      this.known.set(filters, passing);
    }
    return passing;
  }

  private passing(filters: Filters): Uint32Array[] {
    return this.marks.map((marks, s) => {
      const { from, to, mask } = filterOf(this.generation.segments[s], filters);
      const articles = new Uint32Array(to - from + 1);
      let length = 0;
      // Every one is written, and the next over it where it does not count: there is no jump that goes either way.
      if (mask === null) for (let article = from; article < to; article++) {
        articles[length] = article;
        length += marks[article];
      }
      else for (let article = from; article < to; article++) {
        articles[length] = article;
        length += marks[article] & mask[article];
      }
      return articles.subarray(0, length);
    });
  }
}

function marksOf({ plain, required, conditions, excluded }: Plan, generation: OpenGeneration, s: number, anyWord: boolean): Uint8Array {
  const scored = generation.segments[s];
  const marks = new Uint8Array(scored.segment.articles.count);
  const words = plain.map(({ lists }) => lists[s]);
  const musts = [...required, ...conditions].map(({ lists }) => lists[s]);
  if (!anyWord || words.length === 0 || required.length > 0) {
    const lists = anyWord ? musts : [...words, ...musts];
    if (lists.length > 0) mark(marks, intersect(lists));
    else if (scored.deletions === null) marks.fill(1);
    else mark(marks, allArticles(scored));
  } else {
    for (const word of words) mark(marks, word);
    if (musts.length > 0) {
      const met = new Uint8Array(marks.length);
      mark(met, intersect(musts));
      for (let article = 0; article < marks.length; article++) marks[article] &= met[article];
    }
  }
  for (const { lists } of excluded) unmark(marks, flat(lists[s]));
  return marks;
}

function mark(marks: Uint8Array, { articles, scores, length, besides }: List): void {
  for (let row = 0; row < length; row++) if (scores[row] !== 0) marks[articles[row]] = 1;
  if (besides !== null) mark(marks, besides);
}

function unmark(marks: Uint8Array, { articles, length }: List): void {
  for (let row = 0; row < length; row++) marks[articles[row]] = 0;
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
