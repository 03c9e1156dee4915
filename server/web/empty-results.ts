/** Nothing was found: what can the reader try? Only what this search could really do without. */
import type { SearchParameters } from '../api/v1/parameters.js';
import { withoutPhrases } from '../query/without-phrases.js';
import { html, type Html } from './html.js';
import { searchLink } from './links.js';

/** Plain words only: what has signs of the query language is not taken apart here. */
const plainWords = /^[\p{L}\p{M}\p{N}\s]+$/u;

export function emptyResults(parameters: SearchParameters): Html {
  const { q, from, to, match } = parameters;
  const words = q.trim().split(/\s+/);
  const tries: Html[] = [];
  if (from !== undefined || to !== undefined) {
    tries.push(html`<a href="${searchLink(parameters, { from: undefined, to: undefined, page: 1 })}">Search all dates</a>`);
  }
  const narrowed = ['source', 'author', 'language', 'type', 'section'] as const;
  if (narrowed.some((name) => parameters[name].length > 0)) {
    tries.push(html`<a href="${searchLink(parameters, { source: [], author: [], language: [], type: [], section: [], page: 1 })}">Search all sources and formats</a>`);
  }
  if (plainWords.test(q) && words.length <= 8) {
    const similar = words.map((word) => (word === '' ? '' : `${word}~`)).join(' ');
    if (match !== 'any' && words.length > 1) tries.push(html`<a href="${searchLink(parameters, { match: 'any', page: 1 })}">Articles with any of the words</a>`);
    tries.push(html`<a href="${searchLink(parameters, { q: similar, page: 1 })}">Similar spellings: ${similar}</a>`);
  }
  const loose = withoutPhrases(q);
  if (loose !== q) tries.push(html`<a href="${searchLink(parameters, { q: loose, page: 1 })}">The same words, not as a phrase: ${loose}</a>`);
  return html`<section class="empty">
<h2>Nothing found</h2>
<p>Check the spelling, use fewer or more general words, or try:</p>
<ul>
${tries.map((one) => html`<li>${one}</li>`)}
<li><a href="/help">How to ask</a></li>
<li><a href="/search?q=">All articles, newest first</a></li>
</ul>
</section>`;
}
