/** In which other forms can one have these results? The same search as a file of every hit, and as a feed. */
import { searchOptions, type PageParameters } from '../api/v1/parameters.js';
import { searchAddress } from '../search/address.js';
import { html, type Html } from './html.js';

export function otherForms(parameters: PageParameters): Html {
  const options = searchOptions({ ...parameters, timeline: 'none', page: 1 });
  // A file has no pages.
  const everyHit = searchAddress('/api/v1/search', parameters.q, { ...options, perPage: undefined });
  return html`<p class="forms">These results as <a href="${everyHit}&format=csv">CSV</a>, <a href="${everyHit}&format=ndjson">NDJSON</a>, <a href="${searchAddress('/search.atom', parameters.q, options)}">Atom feed</a></p>`;
}
