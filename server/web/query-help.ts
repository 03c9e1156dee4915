/** How does one ask? The query language in examples, each a search that can be followed. */
import { searchAddress } from '../search/address.js';
import { html, type Html } from './html.js';

export interface Example {
  query: string;
  meaning: string;
  /** For the start page as well, which has room for a few. */
  first?: true;
}

export interface ExampleGroup {
  title: string;
  examples: readonly Example[];
}

/** Every form of the query language, in the words of the demonstration archive. */
export const exampleGroups: readonly ExampleGroup[] = [
  {
    title: 'Words and phrases',
    examples: [
      { query: 'bridge inquiry', meaning: 'both words, in any of their forms; best match first. Where few articles have both, those with one follow', first: true },
      { query: '"all-time low"', meaning: 'the words next to each other, in this order; curly quotation marks too', first: true },
      { query: '+bridge +the', meaning: 'never without these words, however few the articles; also common words' },
      { query: 'nucl*', meaning: 'words that begin so; a * may stand anywhere in a word', first: true },
      { query: 'defen?e', meaning: 'one letter open', first: true },
      { query: '=meeting', meaning: 'exactly this spelling, not meetings', first: true },
      { query: 'inspection~', meaning: 'similar spellings too', first: true },
    ],
  },
  {
    title: 'Together',
    examples: [
      { query: 'treaty -talks', meaning: 'without the word; NOT talks means the same', first: true },
      { query: 'strike OR walkout', meaning: 'either word, or both', first: true },
      { query: '(strike OR walkout) AND ferry', meaning: 'AND and parentheses say what belongs together. In small letters, or and and are words' },
      { query: 'treaty NEAR/5 inspections', meaning: 'within five words of each other, in either order; W/5 and "treaty inspections"~5 are read too', first: true },
      { query: 'treaty SAME inspections', meaning: 'in one paragraph' },
    ],
  },
  {
    title: 'Where it stands',
    examples: [
      { query: 'title:flood', meaning: 'in the title', first: true },
      { query: 'author:varga', meaning: 'by this author' },
      { query: 'source:courier', meaning: 'in this publication' },
      { query: 'section:sirens', meaning: 'in a heading inside the article' },
      { query: 'place:ostwick', meaning: 'reported from this place' },
      { query: 'lang:de', meaning: 'in this language: a code, or its English name' },
      { query: 'type:pdf', meaning: 'from files of this format: txt, md, html, pdf, ndjson', first: true },
      { query: 'title:(flood OR storm)', meaning: 'a field belongs to the word, phrase or parentheses behind its colon' },
    ],
  },
  {
    title: 'Who said it',
    examples: [
      { query: 'speaker:petrie', meaning: 'with a quotation of this speaker' },
      { query: 'said:treaty', meaning: 'with this word inside a quotation; said:"all-time low" with a phrase' },
    ],
  },
  {
    title: 'When it was printed',
    examples: [
      { query: 'date:2023-01', meaning: 'in this month; 2023 is the whole year, 2023-01-20 the day' },
      { query: 'date:2022-11..2023-01', meaning: 'from the first day of one to the last day of the other', first: true },
      { query: 'date:>=2022', meaning: 'from 2022 on; also >, < and <=' },
      { query: 'before:2023-02', meaning: 'until the day before it begins' },
      { query: 'after:2022-06', meaning: 'from its first day on' },
      { query: 'date:none', meaning: 'articles without a date', first: true },
      { query: 'flood march 2023', meaning: 'dates in words are looked for as words; the page offers them as dates' },
    ],
  },
  {
    title: 'What is mended',
    examples: [
      { query: '"bridge (inquiry', meaning: 'a stray quotation mark, bracket or operator is never an error: the page says what was made of it' },
      { query: 'bridge: inquiry AND', meaning: 'and what was left out' },
    ],
  },
];

const line = ({ query, meaning }: Example, total: Html | null): Html =>
  html`<div><dt><a href="${searchAddress('/search', query, {})}"><code>${query}</code></a>${total}</dt><dd>${meaning}</dd></div>`;

export function exampleList(examples: readonly Example[], total: (query: string) => Html | null = () => null): Html {
  return html`<dl>
${examples.map((example) => line(example, total(example.query)))}
</dl>`;
}

/** On the start page. */
export function queryHelp(): Html {
  return html`<section class="help" id="help" aria-labelledby="help-title">
<h2 id="help-title">How to ask</h2>
<p>Type what you remember. A stray quotation mark or bracket is mended, and the page says how it was understood. <a href="/help">All that can be asked</a></p>
${exampleList(exampleGroups.flatMap(({ examples }) => examples.filter(({ first }) => first)))}
</section>`;
}
