/** Which articles does a reader of this one want next? Those about the same, and why they are thought to be. */
import type { RelatedAnswer } from '../search/answer.js';
import { facts } from './facts.js';
import { html, type Html } from './html.js';

const mostShown = 6;

export function relatedArticles({ related }: RelatedAnswer): Html | null {
  if (related.length === 0) return null;
  return html`<section class="related" lang="en" aria-labelledby="related-title">
<h2 id="related-title">Related articles</h2>
<ul>
${related.slice(0, mostShown).map(
  (hit) => html`<li>
<a href="${hit.url}" lang="${hit.language}">${hit.title}</a>${hit.nearDuplicate ? html` <span class="same">nearly the same text</span>` : null}
${facts(hit)}
</li>`,
)}
</ul>
</section>`;
}
