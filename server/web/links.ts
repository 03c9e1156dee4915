/** Where does a link lead? To a search or an article, and always with the whole state of the search it came from. */
import { searchOptions, type PageParameters, type SearchParameters } from '../api/v1/parameters.js';
import type { SearchOptions } from '../search/answer.js';
import { encoded, searchAddress } from '../search/address.js';

/** A page shows how the results lie in time unless it is told otherwise. */
function pageOptions(parameters: SearchParameters & Partial<PageParameters>): SearchOptions {
  const { timeline = 'auto' } = parameters;
  return { ...searchOptions(parameters), timeline: timeline === 'auto' ? undefined : timeline };
}

export function searchLink(parameters: SearchParameters, changes: Partial<SearchParameters> = {}): string {
  const search = { ...parameters, ...changes };
  return searchAddress('/search', search.q, pageOptions(search));
}

/** The article at one of its paragraphs, 1-based; the search goes with it, so that the page can lead back. */
export function articleLink(id: string, parameters: SearchParameters, paragraph: number | null = null): string {
  return `${searchAddress(`/articles/${encoded(id)}`, parameters.q, pageOptions(parameters))}${paragraph === null ? '' : `#p${paragraph}`}`;
}
