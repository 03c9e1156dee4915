/** Where does a link lead? To a search or an article, and always with the whole state of the search it came from. */
import { searchAddress, type SearchParameters } from '../api/v1/parameters.js';
import { encoded } from '../api/query-string.js';

export function searchLink(parameters: SearchParameters, changes: Partial<SearchParameters> = {}): string {
  return searchAddress('/search', { ...parameters, ...changes });
}

/** The article at one of its paragraphs, 1-based; the search goes with it, so that the page can lead back. */
export function articleLink(id: string, parameters: SearchParameters, paragraph: number | null = null): string {
  return `${searchAddress(`/articles/${encoded(id)}`, parameters)}${paragraph === null ? '' : `#p${paragraph}`}`;
}
