/** How does one ask? The query language in a table, every line an example that can be followed. */
import { searchAddress } from '../search/address.js';
import { html, type Html } from './html.js';

const examples: readonly (readonly [query: string, meaning: string])[] = [
  ['bridge inquiry', 'both words, in any of their forms; best match first'],
  ['"all-time low"', 'the words next to each other, in this order'],
  ['treaty -talks', 'without the word'],
  ['strike OR walkout', 'either word; AND, NOT and brackets work too'],
  ['title:flood', 'in the title; also section:, author:, source:, place:'],
  ['date:2022-11..2023-01', 'a span of time; also before:2023-02 and after:2022-06'],
  ['type:pdf lang:en', 'by format or language'],
  ['nucl*', 'words that begin so; organi?ation leaves one letter open'],
  ['=meeting', 'exactly this spelling'],
  ['inspection~', 'similar spellings too'],
  ['treaty NEAR/5 inspections', 'within five words of each other; SAME means in one paragraph'],
  ['date:none', 'articles without a date'],
];

export function queryHelp(): Html {
  return html`<section class="help" id="help" aria-labelledby="help-title">
<h2 id="help-title">How to ask</h2>
<p>Type what you remember. A stray quotation mark or bracket is mended, and the page says how it was understood.</p>
<dl>
${examples.map(([query, meaning]) => html`<div><dt><a href="${searchAddress('/search', query, {})}"><code>${query}</code></a></dt><dd>${meaning}</dd></div>`)}
</dl>
</section>`;
}
