/** What does the reader ask with? The form: a query, two dates, an order; wrong values stay where they were typed. */
import { html, type Html } from './html.js';

/** What stands in the fields: what was sent, right or wrong. */
export interface FormState {
  q: string;
  from: string;
  to: string;
  sort: string;
  /** Sent again with the form though no field shows it. */
  kept: readonly (readonly [name: string, value: string])[];
  /** A sentence a field, by its name. */
  errors: ReadonlyMap<string, string>;
}

export const emptyForm: FormState = { q: '', from: '', to: '', sort: 'relevance', kept: [], errors: new Map() };

const orders: readonly (readonly [value: string, name: string])[] = [
  ['relevance', 'Best match'],
  ['newest', 'Newest first'],
  ['oldest', 'Oldest first'],
  ['title', 'By title'],
];

function dateField(name: 'from' | 'to', label: string, state: FormState): Html {
  const error = state.errors.get(name);
  return html`<div class="field">
<label for="${name}">${label}</label>
<input id="${name}" name="${name}" value="${state[name]}" inputmode="text" autocomplete="off" spellcheck="false" placeholder="any" size="11" maxlength="40" aria-describedby="${error === undefined ? '' : `${name}-error `}date-hint"${error === undefined ? null : html` aria-invalid="true"`}>
${error === undefined ? null : html`<p class="error" id="${name}-error">${error.replace(name, label)}</p>`}
</div>`;
}

export function searchForm(state: FormState): Html {
  return html`<search>
<form action="/search" method="get" class="ask" role="search">
<div class="query">
<div class="ask-head"><label for="q">Search the archive</label><a href="/help">How to ask</a></div>
<div class="line"><input id="q" name="q" type="search" value="${state.q}" autocomplete="off" autocapitalize="none" spellcheck="false" enterkeyhint="search"><button type="submit">Search</button></div>
</div>
<div class="narrow">
${dateField('from', 'From', state)}
${dateField('to', 'To', state)}
<div class="field">
<label for="sort">Order</label>
<select id="sort" name="sort">
${orders.map(([value, name]) => html`<option value="${value}"${value === state.sort ? html` selected` : null}>${name}</option>`)}
</select>
</div>
<p class="hint" id="date-hint">A year, a month or a day: 2023, <span>2023-01</span> or <span>2023-01-20</span>. Both ends count.</p>
</div>
${state.kept.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
</form>
</search>`;
}
