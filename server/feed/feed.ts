/** What does a feed of a query hold? The facts that Atom and JSON Feed both print. */
import { neighbours, type Neighbours } from '../api/pages.js';
import { searchAddress } from '../search/address.js';
import type { Hit, SearchAnswer, SearchOptions } from '../search/answer.js';
import { articleName, searchName } from './identity.js';

export interface FeedEntry {
  /** `urn:uuid:…` */
  name: string;
  /** Below the server's own address, as all addresses here. */
  address: string;
  /** RFC 3339; null where the article is undated. */
  published: string | null;
  /** The article's date, or that of the index where it has none. */
  updated: string;
  /** The byline, else the publication. */
  author: string | null;
  /** Its snippets, a paragraph each; null where there are none. Safe HTML. */
  html: string | null;
  hit: Hit;
}

export interface Feed {
  name: string;
  title: string;
  updated: string;
  /** The page of the same results. */
  page: string;
  self: string;
  pages: Neighbours;
  answer: SearchAnswer;
  entries: FeedEntry[];
}

/** `1986-04` is the first moment of its first day. */
function moment(date: string): string {
  return `${date}${'-01-01'.slice(date.length - 4)}T00:00:00Z`;
}

function entry(hit: Hit, indexed: string): FeedEntry {
  const published = hit.date === null ? null : moment(hit.date);
  const html = hit.snippets.map((snippet) => `<p>${snippet.html}</p>`).join('');
  return {
    name: articleName(hit.id),
    address: hit.url,
    published,
    updated: published ?? indexed,
    author: hit.author ?? hit.source,
    html: html === '' ? null : html,
    hit,
  };
}

/** @param path of the feed; `indexed`: when the generation was made */
export function feedOf(path: string, answer: SearchAnswer, options: SearchOptions, indexed: string): Feed {
  const { query } = answer;
  const all = { ...options, page: undefined, after: undefined };
  return {
    name: searchName(searchAddress('/search', query, all)),
    title: query.trim() === '' ? 'Dateline: all articles' : `Dateline: ${query.trim()}`,
    updated: indexed,
    page: searchAddress('/search', query, { ...all, page: answer.page === 1 ? undefined : answer.page }),
    self: searchAddress(path, query, options),
    pages: neighbours(path, answer, options),
    answer,
    entries: answer.hits.map((hit) => entry(hit, indexed)),
  };
}
