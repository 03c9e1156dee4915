/** `GET /search`: the form with the reader's question, and its answer. */
import type { RequestHandler } from 'express';
import { rawParameters, type RawParameters } from '../api/query-string.js';
import type { ParameterError } from '../api/problem.js';
import { sendValidated } from '../api/validator.js';
import { pageParameters, readSearch, repeatable, searchOptions, type PageParameters, type SearchParameters } from '../api/v1/parameters.js';
import { searchAddress } from '../search/address.js';
import type { Archive, SearchAnswer } from '../search/answer.js';
import { withoutValue } from '../search/filter-value.js';
import { offeredDates } from './date-offers.js';
import { emptyResults } from './empty-results.js';
import { facetLists, shownFacets } from './facet-lists.js';
import { searchForm, type FormState } from './form.js';
import { hitEntry } from './hit.js';
import { html, type Html } from './html.js';
import { layout } from './layout.js';
import { searchLink } from './links.js';
import { offers } from './offers.js';
import { otherForms } from './other-forms.js';
import { lastPage, paging, pagingHead } from './paging.js';
import { timelineChart } from './timeline-chart.js';
import { noMorePages, totalOf } from './totals.js';

const shownFields = ['q', 'from', 'to', 'sort'];

/** The form as it was sent: a new question begins on page 1 and keeps everything else. */
function formState(raw: RawParameters, errors: readonly ParameterError[]): FormState {
  const kept: [string, string][] = [];
  for (const name of Object.keys(pageParameters.shape)) {
    if (name === 'page' || shownFields.includes(name)) continue;
    const values = raw.get(name) ?? [];
    for (const value of repeatable.includes(name) ? values : values.slice(0, 1)) kept.push([name, value]);
  }
  const first = (name: string) => raw.get(name)?.[0] ?? '';
  return {
    q: first('q'),
    from: first('from'),
    to: first('to'),
    sort: first('sort'),
    kept,
    errors: new Map(errors.map((error) => [error.parameter, error.message])),
  };
}

/** A filter as a reader says it. */
function filterWords(name: string, value: string): string {
  const excluded = value.startsWith('-');
  const plain = (excluded ? value.slice(1) : value).replace(/^\\/, '');
  if (value === '*' || value === withoutValue) return `${excluded ? 'no' : 'any'} ${name}`;
  return `${excluded ? 'not ' : ''}${name}: ${plain}`;
}

function filters(parameters: SearchParameters): Html[] {
  const shown: Html[] = [];
  for (const name of ['source', 'author', 'language', 'type', 'section'] as const) {
    for (const value of parameters[name]) {
      const rest = { [name]: parameters[name].filter((other) => other !== value), page: 1 };
      const words = filterWords(name, value);
      shown.push(html`<li>${words} <a href="${searchLink(parameters, rest)}" aria-label="Without the filter ${words}">remove</a></li>`);
    }
  }
  if (parameters.near !== undefined) {
    const words = `near ${parameters.near}`;
    const rest = { near: undefined, page: 1 };
    shown.push(html`<li>${words}, give or take ${parameters.scale} <a href="${searchLink(parameters, rest)}" aria-label="Not ${words}">remove</a></li>`);
  }
  return shown;
}

function countLine(answer: SearchAnswer): string {
  const { total, page, perPage } = answer;
  const first = (page - 1) * perPage + 1;
  if ((total <= perPage && page === 1) || first > total) return totalOf(answer);
  return `${totalOf(answer)}, ${first.toLocaleString('en-GB')}–${Math.min(total, page * perPage).toLocaleString('en-GB')} shown`;
}

function notices(answer: SearchAnswer, errors: readonly ParameterError[]): Html {
  const lacking = [...new Set(answer.hits.flatMap((hit) => hit.missingWords))];
  return html`${
    answer.relaxed
      ? html`<p class="notice">Few articles have all the words, so those with only some follow${lacking.length === 0 ? '' : ` (without ${lacking.map((word) => `“${word}”`).join(', ')})`}; each says what it lacks.</p>`
      : null
  }
${answer.warnings.map((warning) => html`<p class="notice mended">${warning.message}</p>`)}
${errors.map((error) => html`<p class="notice">${error.message} It was left out.</p>`)}`;
}

function results(answer: SearchAnswer, parameters: PageParameters, errors: readonly ParameterError[]): Html {
  const last = lastPage(answer.total, answer.perPage);
  const active = filters(parameters);
  return html`<section class="results" aria-label="Results">
<h1 class="hidden">${parameters.q.trim() === '' ? 'All articles' : html`Results for ${parameters.q}`}</h1>
<div class="summary">
<p role="status" class="count">${countLine(answer)}</p>
${parameters.q.trim() === '' ? null : html`<p class="parsed">Understood as <code>${answer.parsed}</code></p>`}
${active.length === 0 ? null : html`<ul class="filters">${active}</ul>`}
${offers(answer, parameters)}
${offeredDates(answer.dateOffers, parameters)}
${notices(answer, errors)}
</div>
${answer.total === 0 ? emptyResults(parameters) : null}
${answer.timeline === null || answer.total === 0 ? null : timelineChart(answer.timeline, parameters)}
${
  answer.total > 0 && answer.hits.length === 0
    ? html`<p>${noMorePages(last)} <a href="${searchLink(parameters, { page: last })}">To the last page</a></p>`
    : null
}
${answer.hits.length === 0 ? null : html`<ol class="hits">${answer.hits.map((hit) => hitEntry(hit, parameters))}</ol>`}
${paging(parameters, last)}
${answer.total === 0 ? null : otherForms(parameters)}
</section>`;
}

function faults(errors: readonly ParameterError[]): Html {
  const elsewhere = errors.filter(({ parameter }) => parameter !== 'from' && parameter !== 'to');
  return html`<section class="problem" role="alert">
<h1>The search was not made</h1>
${elsewhere.length === 0 ? html`<p>Please mend the date above and search again.</p>` : html`<ul>${elsewhere.map((error) => html`<li>${error.message}</li>`)}</ul>`}
</section>`;
}

/** Whoever follows a search wants what is new: its feeds are in that order, from the first page. */
function feedLinks(parameters: SearchParameters): Html {
  const options = searchOptions({ ...parameters, timeline: 'none', sort: 'newest', page: 1 });
  return html`
<link rel="alternate" type="application/atom+xml" title="This search as an Atom feed" href="${searchAddress('/search.atom', parameters.q, options)}">
<link rel="alternate" type="application/feed+json" title="This search as a JSON Feed" href="${searchAddress('/search.jsonfeed', parameters.q, options)}">`;
}

export const resultsPage = (archive: Archive, today: () => string | undefined): RequestHandler => async (req, res) => {
  const raw = rawParameters(req.originalUrl);
  const { values, errors } = readSearch(raw, pageParameters);
  const form = searchForm(formState(raw, errors));
  const title = (raw.get('q')?.[0] ?? '').trim().slice(0, 80) || 'All articles';
  res.type('html');
  if (values === null) {
    res.status(400).set('Cache-Control', 'no-store').send(layout({ title, main: html`${form}${faults(errors)}` }));
    return;
  }
  const answer = await archive.search(values.q, { ...searchOptions(values), facets: [...shownFacets], today: today() });
  const main = html`${form}${results(answer, values, errors)}${facetLists(answer, values)}`;
  const page = layout({ title, main, head: html`${pagingHead(values, lastPage(answer.total, answer.perPage))}${feedLinks(values)}` });
  sendValidated(req, res, answer.index.generation, page, page);
};
