/** `GET /`: what is in this archive, and how does one ask it? */
import type { ArchiveStatus } from '../search/answer.js';
import type { Route } from '../api/route.js';
import { sendValidated } from '../api/validator.js';
import { languageName } from '../query/language-name.js';
import { archiveExamples } from './archive-examples.js';
import { emptyForm, searchForm } from './form.js';
import { html, type Html } from './html.js';
import { layout } from './layout.js';
import { counted, printDate } from './print-date.js';
import { queryHelp } from './query-help.js';

function largest(counts: Readonly<Record<string, number>>): [string, number][] {
  return Object.entries(counts).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

function numbers(status: ArchiveStatus): Html {
  const types = largest(status.byType).map(([type, count]) => `${type} ${count.toLocaleString('en-GB')}`);
  const languages = largest(status.byLanguage).map(([code]) => languageName(code));
  const { dates, undated } = status;
  return html`<dl class="numbers">
<div><dt>Articles</dt><dd>${status.articles.toLocaleString('en-GB')}</dd></div>
${dates === null ? null : html`<div><dt>Dated</dt><dd>${printDate(dates.first)} to ${printDate(dates.last)}</dd></div>`}
${undated === 0 ? null : html`<div><dt>Undated</dt><dd><a href="/search?q=date%3Anone">${counted(undated, 'article')}</a></dd></div>`}
${languages.length === 0 ? null : html`<div><dt>${languages.length === 1 ? 'Language' : 'Languages'}</dt><dd>${languages.join(', ')}</dd></div>`}
${types.length === 0 ? null : html`<div><dt>Formats</dt><dd>${types.join(', ')}</dd></div>`}
</dl>`;
}

export const homePage: Route = (archive) => async (req, res) => {
  const status = await archive.status();
  const { groups } = await archiveExamples(archive);
  const main = html`<h1 class="hidden">Search the archive</h1>
${searchForm(emptyForm)}
<section class="about" aria-label="The archive">
${status.articles === 0 ? html`<p>The archive is empty. <code>dateline index FOLDER</code> fills it.</p>` : numbers(status)}
${status.articles === 0 ? null : html`<p><a href="/search?q=">Show all articles, newest first</a></p>`}
</section>
${queryHelp(groups)}`;
  const page = layout({ title: 'Search the archive', main });
  res.type('html');
  sendValidated(req, res, status.generation, page, page);
};
