/** How does one ask? The query language in examples, each a search that can be followed. */
import { searchAddress } from '../search/address.js';
import { html, type Html } from './html.js';

/** Words of the archive that is open; null what its newest articles do not have. */
export interface ArchiveWords {
  /** They follow one another. */
  pair: { first: string; second: string } | null;
  title: string | null;
  author: string | null;
  source: string | null;
  section: string | null;
  place: string | null;
  speaker: string | null;
  said: string | null;
  language: string | null;
  type: string | null;
  /** `YYYY-MM` */
  month: string | null;
}

export interface Example {
  query: string;
  meaning: string;
  /** The same in words of the archive that is open, where this one finds nothing there. */
  own?: (words: ArchiveWords) => string | null;
  /** For the start page as well, which has room for a few. */
  first?: true;
}

export interface ExampleGroup {
  title: string;
  examples: readonly Example[];
}

const inPair = (write: (first: string, second: string) => string) => ({ pair }: ArchiveWords): string | null => (pair === null ? null : write(pair.first, pair.second));

const behind = (prefix: string, name: Exclude<keyof ArchiveWords, 'pair'>) => (words: ArchiveWords): string | null => {
  const word = words[name];
  return word === null ? null : prefix + word;
};

const year = (prefix: string) => ({ month }: ArchiveWords): string | null => (month === null ? null : prefix + month.slice(0, 4));

/** Every form of the query language, in the words of the demonstration archive. */
export const exampleGroups: readonly ExampleGroup[] = [
  {
    title: 'Words and phrases',
    examples: [
      { query: 'bridge inquiry', meaning: 'both words, in any of their forms; best match first. Where few articles have both, those with one follow', first: true, own: inPair((first, second) => `${first} ${second}`) },
      { query: '"all-time low"', meaning: 'the words next to each other, in this order; curly quotation marks too', first: true, own: inPair((first, second) => `"${first} ${second}"`) },
      { query: '+bridge +the', meaning: 'never without these words, however few the articles; also common words', own: inPair((first) => `+${first} +the`) },
      { query: 'nucl*', meaning: 'words that begin so; a * may stand anywhere in a word', first: true, own: inPair((first) => `${first.slice(0, 4)}*`) },
      { query: 'defen?e', meaning: 'one letter open', first: true, own: inPair((first) => `${first.slice(0, 3)}?${first.slice(4)}`) },
      { query: '=meeting', meaning: 'exactly this spelling, not meetings', first: true, own: inPair((first) => `=${first}`) },
      { query: 'inspection~', meaning: 'similar spellings too', first: true, own: inPair((first) => `${first}~`) },
    ],
  },
  {
    title: 'Together',
    examples: [
      { query: 'treaty -talks', meaning: 'without the word; NOT talks means the same', first: true, own: inPair((first, second) => `${first} -${second}`) },
      { query: 'strike OR walkout', meaning: 'either word, or both', first: true, own: inPair((first, second) => `${first} OR ${second}`) },
      { query: '(strike OR walkout) AND ferry', meaning: 'AND and parentheses say what belongs together. In small letters, or and and are words', own: inPair((first, second) => `(${first} OR walkout) AND ${second}`) },
      { query: 'treaty NEAR/5 inspections', meaning: 'at most five places apart, in either order, so four words may stand between; W/5 is read too. "treaty inspections"~5 lets five stand between', first: true, own: inPair((first, second) => `${first} NEAR/5 ${second}`) },
      { query: 'treaty SAME inspections', meaning: 'in one paragraph', own: inPair((first, second) => `${first} SAME ${second}`) },
    ],
  },
  {
    title: 'Where it stands',
    examples: [
      { query: 'title:flood', meaning: 'in the title', first: true, own: behind('title:', 'title') },
      { query: 'author:varga', meaning: 'by this author', own: behind('author:', 'author') },
      { query: 'source:courier', meaning: 'in this publication', own: behind('source:', 'source') },
      { query: 'section:sirens', meaning: 'in a heading inside the article', own: behind('section:', 'section') },
      { query: 'place:ostwick', meaning: 'reported from this place', own: behind('place:', 'place') },
      { query: 'lang:de', meaning: 'in this language: a code, or its English name', own: behind('lang:', 'language') },
      { query: 'type:pdf', meaning: 'from files of this format: txt, md, html, pdf, ndjson', first: true, own: behind('type:', 'type') },
      { query: 'title:(flood OR storm)', meaning: 'a field belongs to the word, phrase or parentheses behind its colon', own: ({ title }) => (title === null ? null : `title:(${title} OR storm)`) },
    ],
  },
  {
    title: 'Who said it',
    examples: [
      { query: 'speaker:petrie', meaning: 'with a quotation of this speaker', own: behind('speaker:', 'speaker') },
      { query: 'said:treaty', meaning: 'with this word inside a quotation; said:"all-time low" with a phrase', own: behind('said:', 'said') },
    ],
  },
  {
    title: 'When it was printed',
    examples: [
      { query: 'date:2023-01', meaning: 'in this month; 2023 is the whole year, 2023-01-20 the day', own: behind('date:', 'month') },
      { query: 'date:2022-11..2023-01', meaning: 'from the first day of one to the last day of the other', first: true, own: ({ month }) => (month === null ? null : `date:${month.slice(0, 4)}-01..${month}`) },
      { query: 'date:>=2022', meaning: 'from 2022 on; also >, < and <=', own: year('date:>=') },
      { query: 'before:2023-02', meaning: 'until the day before it begins', own: ({ month }) => (month === null ? null : `before:${Number(month.slice(0, 4)) + 1}`) },
      { query: 'after:2022-06', meaning: 'from its first day on', own: behind('after:', 'month') },
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
export function queryHelp(groups: readonly ExampleGroup[]): Html {
  return html`<section class="help" id="help" aria-labelledby="help-title">
<h2 id="help-title">How to ask</h2>
<p>Type what you remember. A stray quotation mark or bracket is mended, and the page says how it was understood. <a href="/help">All that can be asked</a></p>
${exampleList(groups.flatMap(({ examples }) => examples.filter(({ first }) => first)))}
</section>`;
}
