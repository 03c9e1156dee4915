/** Where is an article, and where does a search go on? The addresses that answers and pages carry. */
import type { SearchOptions } from './answer.js';

/** For a path segment or a value; what is no character at all (half a surrogate pair) becomes U+FFFD, as UTF-8 wants. */
export function encoded(text: string): string {
  return plain.test(text) ? text : encodeURIComponent(text.toWellFormed());
}

/** Most ids: nothing in them has to be encoded, and to see that is quick. */
const plain = /^[\w.-]*$/;

/** `?a=1&b=2`, or the empty string where there is nothing to say. */
export function queryString(pairs: readonly (readonly [name: string, value: string])[]): string {
  const text = pairs.map(([name, value]) => `${encoded(name)}=${encoded(value).replaceAll('%20', '+')}`).join('&');
  return text === '' ? '' : `?${text}`;
}

/** The article's page, with the query whose words it shall mark. */
export function articleAddress(id: string, query: string): string {
  return articleAddresses(query)(id);
}

/** The pages of several articles with one query, which is encoded once. */
export function articleAddresses(query: string): (id: string) => string {
  const marked = queryString(query === '' ? [] : [['q', query]]);
  return (id) => `/articles/${encoded(id)}${marked}`;
}

/** That page opened at one of its paragraphs, 1-based. */
export function atParagraph(address: string, paragraph: number): string {
  return `${address}#p${paragraph}`;
}

/** The endpoint's names of the library's options, in the order they are written. */
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
  ['page', 'page'],
  ['after', 'after'],
];

/** What a search at an address can be told. */
export const addressOptions: readonly string[] = parameters.map(([, option]) => option);

/** A search at an address: the endpoint's, or a page that a search leads to. */
export function searchAddress(path: string, query: string, options: SearchOptions): string {
  const pairs: [string, string][] = [['q', query]];
  for (const [name, option] of parameters) {
    const value = options[option];
    if (Array.isArray(value)) for (const one of value) pairs.push([name, one]);
    else if (value !== undefined) pairs.push([name, String(value)]);
  }
  return path + queryString(pairs);
}
