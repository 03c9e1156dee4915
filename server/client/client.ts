/** `import { DatelineClient } from 'dateline/client'`: how does a program ask a server, in a browser or in Node? */
import type { ArticleBody, HitBody, ProblemBody, ReadyBody, RelatedBody, SearchBody, SuggestBody } from '../api/v1/bodies.js';
import { addressOptions, encoded, queryString, searchAddress } from '../search/address.js';
import type { SearchOptions as LibraryOptions } from '../search/answer.js';
import { DatelineProblem, UnexpectedAnswer, UnknownOption } from './error.js';

export { DatelineProblem, UnexpectedAnswer, UnknownOption };
export type { ArticleBody, HitBody, ProblemBody, ReadyBody, RelatedBody, SearchBody, SuggestBody };

/** The library's; but what day it is, the server knows. */
export type SearchOptions = Omit<LibraryOptions, 'today'>;

export interface ClientSettings {
  /** In place of the platform's own: for a proxy, a cache, a test. */
  fetch?: (url: string, init: RequestInit) => Promise<Response>;
  /** Sent with every request: what a proxy before the server wants. */
  headers?: Readonly<Record<string, string>>;
}

/** Of one request. */
export interface Asking {
  signal?: AbortSignal;
}

/**
 * Every method rejects with `DatelineProblem` where the server says no, with `UnexpectedAnswer` where something else
 * answers, with `UnknownOption` where a search has no such option, and with what `fetch` rejects with where there is no answer or the signal aborts.
 */
export class DatelineClient {
  readonly #base: string;
  readonly #fetch: NonNullable<ClientSettings['fetch']>;
  readonly #headers: Readonly<Record<string, string>>;

  /** @param base the server's address: `https://archive.example`, with the path that a proxy puts it under */
  constructor(base: string, settings: ClientSettings = {}) {
    this.#base = base.replace(/\/+$/, '');
    // A browser's fetch wants to be called as a function of its window.
    this.#fetch = settings.fetch ?? ((url, init) => fetch(url, init));
    this.#headers = settings.headers ?? {};
  }

  /** One page of hits, as the library's `archive.search` gives it. */
  search(query: string, options: SearchOptions = {}, asking: Asking = {}): Promise<SearchBody> {
    const unknown = Object.keys(options).find((name) => !addressOptions.includes(name));
    if (unknown !== undefined) return Promise.reject(new UnknownOption(unknown, addressOptions));
    return this.#get(searchAddress('/api/v1/search', query, options), isSearchBody, asking);
  }

  /** The pages of a search, from the one that the options name to the last. */
  async *pages(query: string, options: SearchOptions = {}, asking: Asking = {}): AsyncGenerator<SearchBody, void, undefined> {
    let page = await this.search(query, options, asking);
    yield page;
    while (page.next !== null) {
      page = await this.#get(page.next, isSearchBody, asking);
      yield page;
    }
  }

  /** Every hit, asked for a page at a time (100 hits where the options say nothing) as the loop goes on. */
  async *hits(query: string, options: SearchOptions = {}, asking: Asking = {}): AsyncGenerator<HitBody, void, undefined> {
    for await (const page of this.pages(query, { perPage: 100, ...options }, asking)) yield* page.hits;
  }

  /** An article, with the marks of a query; null where none has the id. */
  article(id: string, query = '', asking: Asking = {}): Promise<ArticleBody | null> {
    const address = `/api/v1/articles/${encoded(id)}${queryString(query === '' ? [] : [['q', query]])}`;
    return this.#ofArticle(address, isArticleBody, asking);
  }

  /** The articles about the same as one, the best first; null where none has the id. */
  related(id: string, asking: Asking = {}): Promise<RelatedBody | null> {
    return this.#ofArticle(`/api/v1/articles/${encoded(id)}/related`, isRelatedBody, asking);
  }

  /** How a query that is still being written may go on. */
  suggest(text: string, asking: Asking = {}): Promise<SuggestBody> {
    return this.#get(`/api/v1/suggest${queryString([['q', text]])}`, isSuggestBody, asking);
  }

  /** The generation that answers; rejects with the problem `not-ready` while the index is being opened. */
  ready(asking: Asking = {}): Promise<ReadyBody> {
    return this.#get('/readyz', isReadyBody, asking);
  }

  async #ofArticle<Body>(address: string, isBody: (value: unknown) => value is Body, asking: Asking): Promise<Body | null> {
    try {
      return await this.#get(address, isBody, asking);
    } catch (error) {
      if (error instanceof DatelineProblem && error.code === 'unknown-article') return null;
      throw error;
    }
  }

  async #get<Body>(address: string, isBody: (value: unknown) => value is Body, { signal }: Asking): Promise<Body> {
    const url = this.#base + address;
    const response = await this.#fetch(url, { headers: { ...this.#headers, Accept: 'application/json' }, ...(signal === undefined ? {} : { signal }) });
    const body = await json(response, url);
    if (response.ok && isBody(body)) return body;
    if (!response.ok && isProblemBody(body)) throw new DatelineProblem(body, seconds(response.headers.get('Retry-After')));
    throw new UnexpectedAnswer(url, response.status);
  }
}

async function json(response: Response, url: string): Promise<unknown> {
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new UnexpectedAnswer(url, response.status, { cause });
  }
}

function seconds(header: string | null): number | null {
  return header !== null && /^\d+$/.test(header) ? Number(header) : null;
}

// The server's own specs hold it to its contract, and a newer one may say more than this client knows. What is looked at here
// is whether a server of ours has spoken at all: the members without which the client itself could not go on.

function has<Name extends string>(value: unknown, ...names: Name[]): value is Record<Name, unknown> {
  return typeof value === 'object' && value !== null && names.every((name) => name in value);
}

function isSearchBody(value: unknown): value is SearchBody {
  return has(value, 'hits', 'next', 'total', 'index') && Array.isArray(value.hits) && (value.next === null || typeof value.next === 'string');
}

function isArticleBody(value: unknown): value is ArticleBody {
  return has(value, 'id', 'text', 'paragraphs') && typeof value.text === 'string' && Array.isArray(value.paragraphs);
}

function isRelatedBody(value: unknown): value is RelatedBody {
  return has(value, 'id', 'related') && Array.isArray(value.related);
}

function isSuggestBody(value: unknown): value is SuggestBody {
  return has(value, 'completions', 'titles') && Array.isArray(value.completions) && Array.isArray(value.titles);
}

function isReadyBody(value: unknown): value is ReadyBody {
  return has(value, 'status', 'generation', 'articles') && value.status === 'ready';
}

function isProblemBody(value: unknown): value is ProblemBody {
  return has(value, 'code', 'status', 'title', 'detail') && typeof value.code === 'string' && typeof value.detail === 'string';
}
