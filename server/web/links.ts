/** Where does a link lead? To a search or an article, and always with the whole state of the search it came from. */
import { searchOptions, type SearchParameters } from '../api/v1/parameters.js';
import { encoded, searchAddress } from '../search/address.js';

export function searchLink(parameters: SearchParameters, changes: Partial<SearchParameters> = {}): string {
  const search = { ...parameters, ...changes };
  return searchAddress('/search', search.q, searchOptions(search));
}

/** The article at one of its paragraphs, 1-based; the search goes with it, so that the page can lead back. */
export function articleLink(id: string, parameters: SearchParameters, paragraph: number | null = null): string {
  return `${searchAddress(`/articles/${encoded(id)}`, parameters.q, searchOptions(parameters))}${paragraph === null ? '' : `#p${paragraph}`}`;
}
