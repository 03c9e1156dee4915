/** `GET /articles/:id`: one article, to be read, checked and cited. */
import { Problem } from '../api/problem.js';
import { rawParameters } from '../api/query-string.js';
import { encoded } from '../search/address.js';
import { idOf, type Route } from '../api/route.js';
import { sendValidated } from '../api/validator.js';
import { pageParameters, readSearch, type SearchParameters } from '../api/v1/parameters.js';
import type { ArticleAnswer } from '../search/answer.js';
import { articleText, markedPlaces } from './article-text.js';
import { citation } from './citation.js';
import { facts } from './facts.js';
import { html, markedText, type Html } from './html.js';
import { layout } from './layout.js';
import { searchLink } from './links.js';
import { relatedArticles } from './related.js';
import { counted, dateOrigins } from './print-date.js';
import { quotationList } from './quotations.js';

const titleOrigins: Readonly<Partial<Record<ArticleAnswer['titleOrigin'], string>>> = {
  'first-sentence': 'No title was printed; this one is made from the first sentence.',
  'file-name': 'No title was printed; this one is the name of the file.',
};

/** Only what a browser fetches from the web is linked: a document may claim any address. */
function publishedLink(address: string | null): Html | null {
  if (address === null || !/^https?:\/\//i.test(address)) return null;
  return html`<div><dt>Published at</dt><dd><a href="${address}" rel="noreferrer nofollow">${address}</a></dd></div>`;
}

function colophon(article: ArticleAnswer): Html {
  const { dateline, tags } = article;
  const place = [dateline?.place, dateline?.agency].filter((part) => typeof part === 'string').join(', ');
  return html`<footer class="colophon">
<h2>About this article</h2>
<dl>
<div><dt>Cite as</dt><dd class="citation">${citation(article)}</dd></div>
<div><dt>Date</dt><dd>${article.date ?? 'undated'}${article.date === null ? null : `, ${dateOrigins[article.dateOrigin]}`}</dd></div>
${place === '' ? null : html`<div><dt>Dateline</dt><dd>${place}</dd></div>`}
${tags.length === 0 ? null : html`<div><dt>Tags</dt><dd>${tags.join(', ')}</dd></div>`}
${publishedLink(article.publishedAt)}
<div><dt>File</dt><dd><code>${article.path}</code></dd></div>
<div><dt>SHA-256</dt><dd><code>${article.sha256}</code></dd></div>
<div><dt>As data</dt><dd><a href="/api/v1/articles/${encoded(article.id)}">JSON</a></dd></div>
</dl>
</footer>`;
}

/** How many places are marked, the way to the first, and the way back to where the reader came from. */
function bar(search: SearchParameters, places: readonly number[]): Html | null {
  if (search.q.trim() === '') return html`<nav class="bar" aria-label="This search"><a href="${searchLink(search)}">Back to the articles</a></nav>`;
  const first = places.at(0);
  return html`<nav class="bar" aria-label="This search">
<a href="${searchLink(search)}">Back to the results</a>
<span>${first === undefined ? 'Nothing is marked in the text' : html`${counted(places.length, 'marked place')} – <a href="#p${first}">first</a>`} for <q>${search.q.length > 80 ? `${search.q.slice(0, 80)}…` : search.q}</q></span>
</nav>`;
}

export const articlePage: Route = (archive) => async (req, res) => {
  const reading = readSearch(rawParameters(req.originalUrl), pageParameters);
  // The search is only the way back: where it is not in order, the article is shown all the same.
  const search = reading.values ?? pageParameters.parse({});
  const id = idOf(req);
  const article = await archive.article(id, search.q);
  if (article === null) throw new Problem('unknown-article', `No article of this archive has the id “${id}”.`);
  const related = await archive.related(id);
  const { generation } = archive.generation();
  const places = markedPlaces(article);
  const made = titleOrigins[article.titleOrigin];
  const main = html`${bar(search, places)}
<article class="article" lang="${article.language}">
<header>
<h1>${markedText(article.title, article.titleMarks)}</h1>
<div lang="en">
${facts(article)}
${made === undefined ? null : html`<p class="made">${made}</p>`}
</div>
</header>
${articleText(article, places)}
${related === null ? null : relatedArticles(related)}
<div lang="en">${quotationList(article)}${colophon(article)}</div>
</article>`;
  const page = layout({ title: article.title, main });
  res.type('html');
  sendValidated(req, res, generation, page, page);
};
