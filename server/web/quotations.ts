/** Who is quoted in an article? A list that leads to each place. */
import type { AnswerQuotation, ArticleAnswer } from '../search/answer.js';
import { html, type Html } from './html.js';
import { counted } from './print-date.js';

/** UTF-16 units: the rest is read where it stands. */
const longestShown = 200;

function shortened(text: string): string {
  if (text.length <= longestShown) return text;
  const cut = text.slice(0, longestShown);
  const space = cut.search(/\s\S*$/);
  // Never half a character.
  return `${space > 0 ? cut.slice(0, space) : cut.replace(/[\uD800-\uDBFF]$/, '')}…`;
}

function entry({ text, speaker, parts }: AnswerQuotation, language: string): Html {
  const { paragraph } = parts[0];
  return html`<li>${speaker === null ? null : html`<b lang="${language}">${speaker}</b>: `}<q lang="${language}">${shortened(text)}</q> <a href="#p${paragraph}">paragraph ${paragraph}</a></li>`;
}

export function quotationList({ quotations, language }: Pick<ArticleAnswer, 'quotations' | 'language'>): Html | null {
  if (quotations.length === 0) return null;
  return html`<details class="quotations">
<summary>${counted(quotations.length, 'quotation')}</summary>
<ul>${quotations.map((quotation) => entry(quotation, language))}</ul>
</details>`;
}
