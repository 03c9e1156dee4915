/** What does a reader want to know beside the title? The date, who printed it, who wrote it, in what format. */
import type { ArticleAnswer, Hit, RelatedHit } from '../search/answer.js';
import { languageName } from '../query/language-name.js';
import { html, type Html } from './html.js';
import { printDate } from './print-date.js';

export function printedDate(article: Hit | RelatedHit | ArticleAnswer): Html {
  if (article.date === null) return html`<span class="undated">undated</span>`;
  return html`<time datetime="${article.date}">${printDate(article.date)}</time>`;
}

const formats = { txt: 'text', md: 'Markdown', html: 'web page', pdf: 'PDF', ndjson: 'record' };
export const formatNames: ReadonlyMap<string, string> = new Map(Object.entries(formats));

export function facts(article: Hit | RelatedHit | ArticleAnswer): Html {
  const { source, author, language, type } = article;
  return html`<ul class="facts">
<li>${printedDate(article)}</li>
${source === null ? null : html`<li class="source">${source}</li>`}
${author === null ? null : html`<li>${author}</li>`}
${language === 'en' ? null : html`<li>${languageName(language)}</li>`}
<li>${formats[type]}</li>
</ul>`;
}
