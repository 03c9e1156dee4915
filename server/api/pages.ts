/** Which pages stand beside this one? The addresses of RFC 8288's links, for answers and feeds alike. */
import { QueryAddresses } from '../search/address.js';
import type { SearchAnswer, SearchOptions } from '../search/answer.js';

export interface Neighbours {
  first: string;
  prev: string | null;
  next: string | null;
}

/** Of an answer at an address without a query string; the next page is the one that the answer itself names. */
export function neighbours(path: string, answer: SearchAnswer, options: SearchOptions): Neighbours {
  const { query, total, page, perPage, next } = answer;
  const addresses = new QueryAddresses(query);
  const at = (number: number): string => addresses.search(path, options, number === 1 ? {} : { page: number });
  const last = Math.max(1, Math.ceil(total / perPage));
  return {
    first: at(1),
    // Before a page beyond the last stands the last.
    prev: page === 1 ? null : at(Math.min(page - 1, last)),
    next: next === null ? null : path + next.slice(next.indexOf('?')),
  };
}

/** Clients and proxies refuse an answer whose head is long (Node's own at 16 KiB): the link of a query beyond this is only in the body. */
const longestLinks = 4096;

/** The headers of an answer. Our addresses are percent-encoded, so none holds a `>`. */
export function linkHeader(pages: Neighbours): { Link?: string } {
  const links = Object.entries(pages).flatMap(([rel, address]: [string, string | null]) => (address === null ? [] : [`<${address}>; rel="${rel}"`]));
  const value = links.join(', ');
  return value.length > longestLinks ? {} : { Link: value };
}
