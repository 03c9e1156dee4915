/** The article as it was printed: its paragraphs with their numbers, and the way from one marked place to the next. */
import type { ArticleAnswer } from '../search/answer.js';
import { html, markedText, type Html } from './html.js';

type Paragraph = ArticleAnswer['paragraphs'][number];

/** Paragraphs that have marks, in order. */
export function markedPlaces(article: ArticleAnswer): number[] {
  return article.paragraphs.filter((paragraph) => paragraph.marks.length > 0).map((paragraph) => paragraph.number);
}

/** Beside a marked paragraph: which of the places it is, and its neighbours; from the last one round to the first. */
function steps(number: number, places: readonly number[]): Html | null {
  const index = places.indexOf(number);
  if (index === -1 || places.length < 2) return null;
  const before = index === 0 ? null : places[index - 1];
  const after = places.at(index + 1) ?? places[0];
  const shown = `${index + 1} of ${places.length}`;
  return html`<nav class="steps" lang="en" aria-label="Marked place ${shown}">
${before === null ? html`<span class="off" aria-hidden="true">↑</span>` : html`<a href="#p${before}" aria-label="Previous marked place">↑</a>`}
<span aria-hidden="true">${index + 1}/${places.length}</span>
<a href="#p${after}" aria-label="${index + 1 < places.length ? 'Next marked place' : 'Back to the first marked place'}">${index + 1 < places.length ? '↓' : '⤒'}</a>
</nav>`;
}

function block(article: ArticleAnswer, paragraph: Paragraph, places: readonly number[]): Html {
  const { number, kind, start, end, marks } = paragraph;
  const text = markedText(article.text.slice(start, end), marks);
  const anchor = html`<a class="number" href="#p${number}" aria-label="Paragraph ${number}">${number}</a>`;
  if (kind === 'heading') return html`<div class="block" id="p${number}"><h2>${text}</h2>${anchor}${steps(number, places)}</div>`;
  return html`<div class="block" id="p${number}"><p>${text}</p>${anchor}${steps(number, places)}</div>`;
}

export function articleText(article: ArticleAnswer, places: readonly number[]): Html {
  let page: number | null = null;
  return html`<div class="text">
${article.paragraphs.map((paragraph) => {
  const turns = paragraph.page !== null && paragraph.page !== page;
  page = paragraph.page;
  return html`${turns ? html`<p class="page" lang="en" id="page-${page ?? 0}">Page ${page}</p>` : null}${block(article, paragraph, places)}
`;
})}
</div>`;
}
