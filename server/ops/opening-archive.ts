/** What answers while the index is still being opened? This archive: it refuses by name until the real one is there. */
import { Problem } from '../api/problem.js';
import type { Archive, ArchiveStatus, ArticleAnswer, Hit, HitOptions, RelatedAnswer, SearchAnswer, SearchOptions, SuggestAnswer } from '../search/answer.js';

export interface OpeningOptions {
  open: () => Promise<Archive>;
  /** The index cannot be opened: answer 503 and try again, or (false) give up. */
  retry: (error: unknown) => boolean;
  /** An index that is being repaired is looked at again this often; 5 s where nothing is said. */
  retryMs?: number;
}

export class OpeningArchive implements Archive {
  #archive: Archive | null = null;
  #failure: unknown = null;
  #timer: NodeJS.Timeout | null = null;
  #closed = false;
  /** Resolves when the archive is open; rejects when `retry` gave up. */
  readonly opened: Promise<void>;
  /** Resolves when opening was tried once, however it ended. */
  readonly tried: Promise<void>;

  constructor(readonly options: OpeningOptions) {
    const first = options.open();
    this.tried = first.then(
      () => undefined,
      () => undefined,
    );
    this.opened = new Promise((resolve, reject) => {
      this.#attempt(first, resolve, reject);
    });
  }

  #attempt(opening: Promise<Archive>, resolve: () => void, reject: (error: unknown) => void): void {
    opening.then(
      async (archive) => {
        this.#failure = null;
        if (this.#closed) await archive.close();
        else this.#archive = archive;
        resolve();
      },
      (error: unknown) => {
        this.#failure = error;
        if (this.#closed || !this.options.retry(error)) {
          reject(error);
          return;
        }
        this.#timer = setTimeout(() => {
          this.#attempt(this.options.open(), resolve, reject);
        }, this.options.retryMs ?? 5000);
      },
    );
  }

  #open(): Archive {
    if (this.#archive !== null) return this.#archive;
    if (this.#failure !== null) {
      const detail = 'The index cannot be opened; the server tries again every few seconds.';
      throw new Problem('damaged-index', detail, { cause: this.#failure, headers: { 'Retry-After': '5' } });
    }
    throw new Problem('not-ready', 'The index is still being opened.', { headers: { 'Retry-After': '1' } });
  }

  async search(query: string, options?: SearchOptions): Promise<SearchAnswer> {
    return await this.#open().search(query, options);
  }

  async *hits(query: string, options?: HitOptions): AsyncGenerator<Hit, void, undefined> {
    yield* this.#open().hits(query, options);
  }

  async article(id: string, query?: string): Promise<ArticleAnswer | null> {
    return await this.#open().article(id, query);
  }

  async suggest(text: string): Promise<SuggestAnswer> {
    return await this.#open().suggest(text);
  }

  async related(id: string): Promise<RelatedAnswer | null> {
    return await this.#open().related(id);
  }

  generation(): ReturnType<Archive['generation']> {
    return this.#open().generation();
  }

  async status(): Promise<ArchiveStatus> {
    return await this.#open().status();
  }

  async close(): Promise<void> {
    this.#closed = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    await this.#archive?.close();
  }
}
