/** `GET /help`: everything that can be asked, each with the number of articles that this archive has for it now. */
import type { Route } from '../api/route.js';
import { isKnown } from '../api/validator.js';
import { archiveExamples } from './archive-examples.js';
import { emptyForm, searchForm } from './form.js';
import { html } from './html.js';
import { layout } from './layout.js';
import { counted } from './print-date.js';
import { exampleList } from './query-help.js';

export const helpPage: Route = (archive) => async (req, res) => {
  res.type('html');
  if (isKnown(req, res, archive.generation(), 'help')) return;
  const { groups, totals } = await archiveExamples(archive);
  const total = (query: string) => html` <span class="total">${counted(totals.get(query) ?? 0, 'article')}</span>`;
  const main = html`${searchForm(emptyForm)}
<h1 class="page-title">How to ask</h1>
<p>Type what you remember. Every line below is a search of this archive: follow it, and change it.</p>
${groups.map(
  ({ title, examples }) => html`<section class="help">
<h2>${title}</h2>
${exampleList(examples, total)}
</section>
`,
)}
<section class="help">
<h2>Words find their other forms</h2>
<p>A word is found in all its inflections, with or without accents, in capitals or small letters. U.S. and US are one word, and not the pronoun us; counter-offensive, counteroffensive and counter offensive find each other. In quotation marks too; only = asks for one spelling.</p>
</section>`;
  res.send(layout({ title: 'How to ask', main }));
};
