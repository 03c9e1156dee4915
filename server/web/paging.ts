/** Which pages can one turn to from here? The neighbours by name, some others by number. */
import type { SearchParameters } from '../api/v1/parameters.js';
import { html, type Html } from './html.js';
import { searchLink } from './links.js';

/** The first, the last, and two on each side of this one; null stands for a gap. */
export function pageNumbers(page: number, last: number): (number | null)[] {
  const wanted = new Set([1, last]);
  for (let near = page - 2; near <= page + 2; near++) if (near >= 1 && near <= last) wanted.add(near);
  const numbers: (number | null)[] = [];
  let before = 0;
  for (const number of [...wanted].sort((a, b) => a - b)) {
    // A gap of one page is that page.
    if (number === before + 2) numbers.push(before + 1);
    else if (number > before + 1) numbers.push(null);
    numbers.push(number);
    before = number;
  }
  return numbers;
}

export function lastPage(total: number, perPage: number): number {
  return Math.max(1, Math.ceil(total / perPage));
}

/** For the head of the page. */
export function pagingHead(parameters: SearchParameters, last: number): Html {
  const { page } = parameters;
  return html`${page > 1 && page <= last ? html`<link rel="prev" href="${searchLink(parameters, { page: page - 1 })}">` : null}
${page < last ? html`<link rel="next" href="${searchLink(parameters, { page: page + 1 })}">` : null}`;
}

export function paging(parameters: SearchParameters, last: number): Html | null {
  const { page } = parameters;
  if (last === 1 || page > last) return null;
  const to = (number: number) => searchLink(parameters, { page: number });
  return html`<nav class="paging" aria-label="Pages of results">
${page > 1 ? html`<a rel="prev" href="${to(page - 1)}">Previous</a>` : html`<span class="off">Previous</span>`}
<ol>
${pageNumbers(page, last).map((number) =>
  number === null
    ? html`<li aria-hidden="true">…</li>`
    : number === page
      ? html`<li><a aria-current="page" href="${to(number)}">${number}</a></li>`
      : html`<li><a href="${to(number)}" aria-label="Page ${number}">${number}</a></li>`,
)}
</ol>
${page < last ? html`<a rel="next" href="${to(page + 1)}">Next</a>` : html`<span class="off">Next</span>`}
</nav>`;
}
