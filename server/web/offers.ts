/** What else may the reader have meant? Other spellings as links, and the words that are nowhere in the archive. */
import type { SearchParameters } from '../api/v1/parameters.js';
import type { SearchAnswer } from '../search/answer.js';
import { html, type Html } from './html.js';
import { searchLink } from './links.js';
import { counted } from './print-date.js';

export function offers({ didYouMean, missingEverywhere }: SearchAnswer, parameters: SearchParameters): Html {
  return html`${
    missingEverywhere.length === 0 ? null : html`<p class="notice">No article has ${missingEverywhere.map((word, index) => html`${index === 0 ? null : ', '}“${word}”`)}.</p>`
  }
${
  didYouMean.length === 0
    ? null
    : html`<p class="notice offers">Did you mean ${didYouMean.map(({ query, total }, index) => html`${index === 0 ? null : ', '}<a href="${searchLink(parameters, { q: query, page: 1 })}">${query}</a> (${counted(total, 'article')})`)}?</p>`
}`;
}
