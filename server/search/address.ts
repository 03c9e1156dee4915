/** Where is an article, and where does a search go on? The addresses that answers carry. */
import type { SearchOptions } from './answer.js';

/** `URLSearchParams` and `encodeURIComponent` refuse no string but one with half a surrogate pair: that half is replaced. */
const whole = (text: string): string => text.toWellFormed();

/** The article's page, with the query whose words it shall mark, at one of its paragraphs (1-based). */
export function articleAddress(id: string, query: string, paragraph?: number): string {
  const question = query === '' ? '' : `?${new URLSearchParams({ q: whole(query) }).toString()}`;
  return `/articles/${encodeURIComponent(whole(id))}${question}${paragraph === undefined ? '' : `#p${paragraph}`}`;
}

/** The endpoint's names of the library's options, in the order they are written. */
const parameters: readonly (readonly [name: string, option: keyof SearchOptions])[] = [
  ['from', 'from'],
  ['to', 'to'],
  ['source', 'source'],
  ['author', 'author'],
  ['language', 'language'],
  ['type', 'type'],
  ['section', 'section'],
  ['sort', 'sort'],
  ['match', 'match'],
  ['per_page', 'perPage'],
  ['snippets', 'snippets'],
  ['page', 'page'],
];

export function searchAddress(query: string, options: SearchOptions): string {
  const pairs = parameters.flatMap(([name, option]) => {
    const value = options[option];
    return (Array.isArray(value) ? value : value === undefined ? [] : [value]).map((one): [string, string] => [name, String(one)]);
  });
  return `/api/v1/search?${new URLSearchParams([['q', whole(query)], ...pairs]).toString()}`;
}
