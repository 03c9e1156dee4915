/** By what can the reader narrow these results? Links that add a value, leave one out, and take back what was chosen. */
import type { SearchParameters } from '../api/v1/parameters.js';
import { languageName } from '../query/language-name.js';
import type { FacetName, FacetValue, SearchAnswer } from '../search/answer.js';
import { notValue, onlyValue, withoutValue } from '../search/filter-value.js';
import { formatNames } from './facts.js';
import { html, type Html } from './html.js';
import { searchLink } from './links.js';

/** In the order they are shown. Headings are not among them: an archive has nearly as many as articles. */
export const shownFacets = ['source', 'author', 'type', 'language', 'decade'] as const satisfies readonly FacetName[];
type Facet = (typeof shownFacets)[number];

const titles: Readonly<Record<Facet, string>> = { source: 'Source', author: 'Author', type: 'Format', language: 'Language', decade: 'Decade' };

/** So many values are shown at once; the others unfold. */
const atOnce = 6;

function label(facet: Facet, value: string | null): string {
  if (value === null) return facet === 'decade' ? 'undated' : 'none given';
  if (facet === 'language') return languageName(value);
  return facet === 'type' ? (formatNames.get(value) ?? value) : value;
}

/** What of a search a value changes, to have it and to leave it out; null where there is no such way. */
interface Ways {
  add: string | null;
  exclude: string | null;
  chosen: boolean;
}

function waysOf(facet: Facet, value: string | null, parameters: SearchParameters): Ways {
  if (facet === 'decade') {
    if (value === null) return { add: null, exclude: null, chosen: false };
    const [from, to] = [value.slice(0, 4), `${value.slice(0, 3)}9`];
    return { add: searchLink(parameters, { from: from === '0000' ? '0001' : from, to, page: 1 }), exclude: null, chosen: parameters.from === from && parameters.to === to };
  }
  const given: readonly string[] = parameters[facet];
  const has = (written: string): boolean => given.some((one) => one.toLowerCase() === written.toLowerCase());
  const [own, other] = value === null ? [withoutValue, '*'] : [onlyValue(value), notValue(value)];
  const including = (written: string): string => searchLink(parameters, { [facet]: [...given, written], page: 1 });
  return { add: including(own), exclude: including(other), chosen: has(own) || has(other) };
}

function valueLine(facet: Facet, { value, count }: FacetValue, parameters: SearchParameters): Html {
  const name = label(facet, value);
  const { add, exclude, chosen } = waysOf(facet, value, parameters);
  const number = html`<span class="times">${count.toLocaleString('en-GB')}</span>`;
  // What was chosen stands above the results, with the way to take it back.
  if (chosen || add === null) return html`<li><span${chosen ? html` class="chosen"` : null}>${name}</span> ${number}</li>`;
  return html`<li><a href="${add}">${name}</a> ${number}${exclude === null ? null : html` <a class="not" href="${exclude}" aria-label="Without ${titles[facet].toLowerCase()}: ${name}">not</a>`}</li>`;
}

function facetList(facet: Facet, answer: SearchAnswer, parameters: SearchParameters): Html | null {
  const values = answer.facets[facet] ?? [];
  const beyond = answer.facetsBeyond[facet] ?? 0;
  const narrowed = facet !== 'decade' && parameters[facet].length > 0;
  if (values.length < 2 && !narrowed) return null;
  const lines = values.map((value) => valueLine(facet, value, parameters));
  const more = lines.slice(atOnce);
  return html`<section class="facet">
<h3>${titles[facet]}</h3>
<ul>${lines.slice(0, atOnce)}</ul>
${more.length === 0 ? null : html`<details><summary>${more.length} more</summary><ul>${more}</ul>${beyond === 0 ? null : html`<p>and ${beyond.toLocaleString('en-GB')} less frequent ones</p>`}</details>`}
</section>`;
}

export function facetLists(answer: SearchAnswer, parameters: SearchParameters): Html | null {
  const lists = shownFacets.map((facet) => facetList(facet, answer, parameters)).filter((list) => list !== null);
  if (lists.length === 0) return null;
  return html`<aside class="facets" aria-label="Narrow the results">
<h2>Narrow the results</h2>
${lists}
</aside>`;
}
