/** One article of the results: what it is, and the places that answer the query. */
import type { SearchParameters } from '../api/v1/parameters.js';
import type { AnswerSnippet, Hit } from '../search/answer.js';
import { facts } from './facts.js';
import { html, markedText, type Html } from './html.js';
import { articleLink } from './links.js';

function place(snippet: AnswerSnippet): string {
  return snippet.page === null ? `paragraph ${snippet.paragraph}` : `page ${snippet.page}, paragraph ${snippet.paragraph}`;
}

/** A snippet without a mark is the article's beginning, and its link needs no place; but for a quotation that was asked for. */
function isOpening({ marks, speaker }: AnswerSnippet): boolean {
  return marks.length === 0 && speaker === null;
}

function snippetLine(hit: Hit, snippet: AnswerSnippet, parameters: SearchParameters): Html {
  return html`<li><a href="${articleLink(hit.id, parameters, snippet.paragraph)}">${markedText(snippet.text, snippet.marks)}</a>${snippet.speaker === null ? null : html` <span class="speaker">— ${snippet.speaker}</span>`}${
    isOpening(snippet) ? null : html` <span class="place">${snippet.section === null ? null : html`${snippet.section}, `}${place(snippet)}</span>`
  }</li>`;
}

export function hitEntry(hit: Hit, parameters: SearchParameters): Html {
  const first = hit.snippets.at(0);
  const at = first === undefined || isOpening(first) ? null : first.paragraph;
  return html`<li class="hit" value="${hit.rank}">
<article lang="${hit.language}">
<h2><a href="${articleLink(hit.id, parameters, at)}">${markedText(hit.title, hit.titleMarks)}</a></h2>
<div lang="en">${facts(hit)}</div>
${hit.snippets.length === 0 ? null : html`<ul class="snippets">${hit.snippets.map((snippet) => snippetLine(hit, snippet, parameters))}</ul>`}
${hit.missingWords.length === 0 ? null : html`<p class="missing" lang="en">Without: ${hit.missingWords.map((word, index) => html`${index === 0 ? null : ', '}<s>${word}</s>`)}</p>`}
</article>
</li>`;
}
