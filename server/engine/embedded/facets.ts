/** Which values do the hits have, and how many have each? */
import { articleTypes } from '../../../indexer/article/article.js';
import type { FacetName, FacetValue } from '../../search/answer.js';
import type { EngineRequest, FacetCounts, Filters } from '../engine.js';
import type { OpenGeneration } from './generation.js';
import type { Matches } from './matches.js';
import { isDeleted } from './scored-segment.js';

/** So many values of a facet are named. */
export const mostFacetValues = 50;

/** The values of one column over all segments. Numbers are in the order of names; 0 is none. */
interface FacetColumn {
  /** The name of number n stands at n - 1. */
  names: readonly string[];
  /** Adds one for every article and each of its values. */
  count(counts: Uint32Array, s: number, articles: Uint32Array): void;
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
    const counts = new Uint32Array(column.names.length + 1);
    articles.forEach((some, s) => {
      column.count(counts, s, some);
    });
    counted[facet] = mostFrequent(counts, column.names);
  }
  return counted;
}

/** The most frequent first, equal ones by name, and last those that have none. */
function mostFrequent(counts: Uint32Array, names: readonly string[]): FacetCounts {
  // Numbers, the most frequent first; numbers are in the order of names, so a later one of equal count comes behind.
  const best: number[] = [];
  let different = 0;
  for (let number = 1; number < counts.length; number++) {
    const count = counts[number];
    if (count === 0) continue;
    different++;
    if (best.length === mostFacetValues && count <= counts[best[best.length - 1]]) continue;
    if (best.length === mostFacetValues) best.pop();
    let at = best.length;
    while (at > 0 && counts[best[at - 1]] < count) at--;
    best.splice(at, 0, number);
  }
  const values: FacetValue[] = best.map((number) => ({ value: names[number - 1], count: counts[number] }));
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
  if (facet === 'type') return types(generation);
  const { names, numbers } = namesOf(generation, facet);
  const each = generation.files.map(({ segment }) => segment.articles);
  if (facet === 'section') {
    return {
      names,
      count(counts, s, articles) {
        const { sections, sectionStarts } = each[s];
        const number = numbers[s];
        for (const article of articles) {
          const [from, to] = [sectionStarts[article], sectionStarts[article + 1]];
          if (from === to) counts[0]++;
          // An article with one heading twice counts once.
          for (let at = from; at < to; at++) {
            const own = number[sections[at]];
            let before = from;
            while (number[sections[before]] !== own) before++;
            if (before === at) counts[own]++;
          }
        }
      },
    };
  }
  return {
    names,
    count(counts, s, articles) {
      const own = each[s].numbers[facet];
      const number = numbers[s];
      for (let i = 0; i < articles.length; i++) counts[number[own[articles[i]]]]++;
    },
  };
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

function types(generation: OpenGeneration): FacetColumn {
  const names = [...articleTypes].sort();
  const numbers = articleTypes.map((type) => names.indexOf(type) + 1);
  return {
    names,
    count(counts, s, articles) {
      const own = generation.files[s].segment.articles.types;
      for (let i = 0; i < articles.length; i++) counts[numbers[own[articles[i]]]]++;
    },
  };
}

/** `1980s`, from the year 0 to 9999; the number of an undated article's is 0, since there is no year 0. */
function decades(generation: OpenGeneration): FacetColumn {
  return {
    names: Array.from({ length: 1000 }, (_, decade) => `${String(decade * 10).padStart(4, '0')}s`),
    count(counts, s, articles) {
      const { days } = generation.files[s].segment.articles;
      for (let i = 0; i < articles.length; i++) {
        const day = days[articles[i]];
        counts[day === 0 ? 0 : 1 + Math.trunc(day / 100_000)]++;
      }
    },
  };
}
