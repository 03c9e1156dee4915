/** Which values do the hits have, and how many have each? */
import { articleTypes } from '../../../indexer/article/article.js';
import type { ArticleColumns } from '../../../indexer/index/article-columns.js';
import type { FacetName, FacetValue } from '../../search/answer.js';
import type { EngineRequest, FacetCounts, Filters } from '../engine.js';
import type { OpenGeneration } from './generation.js';
import { countMarked } from './marks.js';
import type { Marked, Matches } from './matches.js';
import { Occurrences, Tally } from './occurrences.js';
import { isDeleted } from './scored-segment.js';

/** So many values of a facet are named. */
export const mostFacetValues = 50;

/** The values of one column over all segments. Numbers are in the order of names; 0 is none. */
interface FacetColumn {
  /** The name of number n stands at n - 1. */
  names: readonly string[];
  /** Used again for every query. */
  tally: Tally;
  /** Counts the values of every article that is marked. */
  count(s: number, marked: Marked): void;
}

/** A facet is counted under the query and all filters but its own: the dates are the decades' own. */
function otherFilters(filters: Filters, facet: FacetName): Filters {
  if (facet === 'decade') return filters.from === null && filters.to === null ? filters : { ...filters, from: null, to: null };
  return filters[facet].length === 0 ? filters : { ...filters, [facet]: [] };
}

export function facetsOf(matches: Matches, generation: OpenGeneration, { filters, facets = [] }: EngineRequest): Partial<Record<FacetName, FacetCounts>> {
  const counted: Partial<Record<FacetName, FacetCounts>> = {};
  for (const facet of facets) {
    const articles = matches.under(otherFilters(filters, facet));
    const column = columnOf(generation, facet);
    column.tally.clear();
    articles.forEach((some, s) => {
      column.count(s, some);
    });
    counted[facet] = mostFrequent(column);
  }
  return counted;
}

/** The most frequent first, equal ones by name, and last those that have none. */
function mostFrequent({ names, tally }: FacetColumn): FacetCounts {
  const { counts } = tally;
  const span = counts.length;
  // Counts, and below them how late the number is not: more is before less.
  const best: number[] = [];
  let different = 0;
  for (const number of tally.met) {
    if (number === 0) continue;
    different++;
    const worth = counts[number] * span + span - number;
    let at = best.length;
    if (at === mostFacetValues && best[--at] > worth) continue;
    for (; at > 0 && best[at - 1] < worth; at--) best[at] = best[at - 1];
    best[at] = worth;
  }
  const values: FacetValue[] = best.map((worth) => {
    const number = span - (worth % span);
    return { value: names[number - 1], count: counts[number] };
  });
  if (counts[0] > 0) values.push({ value: null, count: counts[0] });
  return { values, beyond: different - best.length };
}

const columns = new WeakMap<OpenGeneration, Partial<Record<FacetName, FacetColumn>>>();

/** Made when a generation is first asked for the facet. */
function columnOf(generation: OpenGeneration, facet: FacetName): FacetColumn {
  const known = columns.get(generation) ?? {};
  columns.set(generation, known);
  return (known[facet] ??= makeColumn(generation, facet));
}

function makeColumn(generation: OpenGeneration, facet: FacetName): FacetColumn {
  if (facet === 'decade') return decades(generation);
  const { names, numbers } = facet === 'type' ? typesOf(generation) : namesOf(generation, facet);
  const tally = new Tally(names.length);
  const occurrences = generation.files.map(({ segment: { articles } }, s) => {
    const number = numbers[s];
    return new Occurrences(articles.count, names.length, (visit) => {
      if (facet === 'section') eachHeading(articles, number, names.length, visit);
      else {
        const own = facet === 'type' ? articles.types : articles.numbers[facet];
        for (let article = 0; article < articles.count; article++) visit(article, number[own[article]]);
      }
    });
  });
  return {
    names,
    tally,
    count(s, marked) {
      occurrences[s].count(tally, marked);
    },
  };
}

/** An article with one heading twice has it once, and one without headings has number 0. */
function eachHeading({ count, sections, sectionStarts }: ArticleColumns, number: Uint32Array, lastNumber: number, visit: (article: number, number: number) => void): void {
  /** By number, 1 + the last article that has it. */
  const seen = new Uint32Array(lastNumber + 1);
  for (let article = 0; article < count; article++) {
    const [from, to] = [sectionStarts[article], sectionStarts[article + 1]];
    if (from === to) visit(article, 0);
    for (let at = from; at < to; at++) {
      const own = number[sections[at]];
      if (seen[own] === article + 1) continue;
      seen[own] = article + 1;
      visit(article, own);
    }
  }
}

/**
 * Values that differ only in case are one, as a filter takes them; it is named as most articles of the archive print it. A
 * segment's own numbers lead to those of all.
 */
function namesOf(generation: OpenGeneration, column: 'source' | 'author' | 'language' | 'section'): { names: string[]; numbers: Uint32Array[] } {
  const printed = new Map<string, number>();
  for (const { segment: { articles }, deletions } of generation.files) {
    const values = articles.values[column];
    const counts = new Uint32Array(values.length + 1);
    for (let i = 0; i < articles.count; i++) {
      if (isDeleted(deletions, i)) continue;
      if (column !== 'section') counts[articles.numbers[column][i]]++;
      else for (let at = articles.sectionStarts[i]; at < articles.sectionStarts[i + 1]; at++) counts[articles.sections[at]]++;
    }
    for (let i = 0; i < values.length; i++) {
      if (counts[i + 1] > 0) printed.set(values.get(i), (printed.get(values.get(i)) ?? 0) + counts[i + 1]);
    }
  }
  const usual = new Map<string, { name: string; count: number }>();
  for (const [name, count] of printed) {
    const folded = name.toLowerCase();
    const known = usual.get(folded);
    if (known === undefined || count > known.count || (count === known.count && name < known.name)) usual.set(folded, { name, count });
  }
  const order = [...usual.keys()].sort();
  const places = new Map(order.map((folded, place) => [folded, place + 1]));
  return {
    names: order.map((folded) => usual.get(folded)?.name ?? folded),
    // A value that only deleted articles have leads to none, and none of the counted has it.
    numbers: generation.files.map(({ segment: { articles: { values } } }) => Uint32Array.from([0, ...Array.from(values[column], (value) => places.get(value.toLowerCase()) ?? 0)])),
  };
}

function typesOf(generation: OpenGeneration): { names: string[]; numbers: Uint32Array[] } {
  const names = [...articleTypes].sort();
  const numbers = Uint32Array.from(articleTypes, (type) => names.indexOf(type) + 1);
  return { names, numbers: generation.files.map(() => numbers) };
}

/** `1980s`, from the year 0 to 9999; the number of an undated article's is 0, since there is no year 0. */
function decades(generation: OpenGeneration): FacetColumn {
  const names = Array.from({ length: 1000 }, (_, decade) => `${String(decade * 10).padStart(4, '0')}s`);
  const tally = new Tally(names.length);
  return {
    names,
    tally,
    count(s, { marks }) {
      const { articles } = generation.files[s].segment;
      const { count, dated, days } = articles;
      tally.add(0, countMarked(marks, dated, count));
      // The days of a segment descend: a decade's articles lie together.
      for (let from = 0; from < dated; ) {
        const decade = Math.trunc(days[from] / 100_000);
        const to = articles.firstBefore(Math.max(1, decade * 100_000));
        tally.add(1 + decade, countMarked(marks, from, to));
        from = to;
      }
    },
  };
}
