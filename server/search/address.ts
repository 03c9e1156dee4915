/** Where is an article, and where does a search go on? The addresses that answers and pages carry. */
import type { SearchOptions } from './answer.js';

/** For a path segment or a value; what is no character at all (half a surrogate pair) becomes U+FFFD, as UTF-8 wants. */
export function encoded(text: string): string {
  return plain.test(text) ? text : encodeURIComponent(text.toWellFormed());
}

/** Most ids: nothing in them has to be encoded, and to see that is quick. And most values, in which spaces are. */
const plain = /^[\w.-]*$/;
const plainAndSpaces = /^[\w .-]*$/;

/** The value of a parameter. */
function encodedValue(text: string): string {
  return plainAndSpaces.test(text) ? text.replace(/ /g, '+') : encoded(text).replace(/%20/g, '+');
}

/** `?a=1&b=2`, or the empty string where there is nothing to say. */
export function queryString(pairs: readonly (readonly [name: string, value: string])[]): string {
  const text = pairs.map(([name, value]) => `${encoded(name)}=${encodedValue(value)}`).join('&');
  return text === '' ? '' : `?${text}`;
}

/** That page opened at one of its paragraphs, 1-based. */
export function atParagraph(address: string, paragraph: number): string {
  return `${address}#p${paragraph}`;
}

/** The endpoint's names of the library's options, in the order they are written; behind them stands the place in the hits. */
const parameters: readonly (readonly [name: string, option: keyof SearchOptions])[] = [
  ['from', 'from'],
  ['to', 'to'],
  ['source', 'source'],
  ['author', 'author'],
  ['language', 'language'],
  ['type', 'type'],
  ['section', 'section'],
  ['sort', 'sort'],
  ['near', 'near'],
  ['scale', 'scale'],
  ['match', 'match'],
  ['per_page', 'perPage'],
  ['snippets', 'snippets'],
  ['facets', 'facets'],
  ['timeline', 'timeline'],
];

/** What a search at an address can be told. */
export const addressOptions: readonly string[] = [...parameters.map(([, option]) => option), 'page', 'after'];

/** The addresses that carry one query, which is encoded once. */
export class QueryAddresses {
  private readonly query: string;
  /** Behind the address of an article. */
  private readonly asked: string;

  constructor(query: string) {
    this.query = encodedValue(query);
    this.asked = this.query === '' ? '' : `?q=${this.query}`;
  }

  /** The article's page, with the query whose words it shall mark. */
  article(id: string): string {
    return `/articles/${encoded(id)}${this.asked}`;
  }

  /** A search at an address: the endpoint's, or a page that a search leads to. `place`: where in its hits, if that is another than the options'. */
  search(path: string, options: SearchOptions, place: Pick<SearchOptions, 'page' | 'after'> = options): string {
    let address = `${path}?q=${this.query}`;
    for (const [name, option] of parameters) {
      const value = options[option];
      if (value === undefined) continue;
      if (typeof value === 'object') for (const one of value) address += `&${name}=${encodedValue(one)}`;
      else address += `&${name}=${typeof value === 'number' ? value : encodedValue(value)}`;
    }
    if (place.page !== undefined) address += `&page=${place.page}`;
    if (place.after !== undefined) address += `&after=${encodedValue(place.after)}`;
    return address;
  }
}

export function articleAddress(id: string, query: string): string {
  return new QueryAddresses(query).article(id);
}

export function searchAddress(path: string, query: string, options: SearchOptions): string {
  return new QueryAddresses(query).search(path, options);
}
