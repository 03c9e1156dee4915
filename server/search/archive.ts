/** The archive, opened: the query's journey from what a reader wrote to a page of marked answers. */
import { watch, type FSWatcher } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { realDisk } from '../../indexer/store/disk.js';
import { readManifest } from '../../indexer/store/open.js';
import type { Engine } from '../engine/engine.js';
import { EmbeddedEngine } from '../engine/embedded/embedded-engine.js';
import { openIndex, type OpenIndex } from '../engine/embedded/opening.js';
import { similarities, type SimilarityName } from '../engine/embedded/similarity.js';
import { answerArticle } from './article-answer.js';
import type { Archive, ArchiveStatus, ArticleAnswer, Hit, HitOptions, RelatedAnswer, SearchAnswer, SearchOptions, SuggestAnswer } from './answer.js';
import { answerRelated } from './related-answer.js';
import { answerSearch, everyHit } from './search-answer.js';
import { requireText } from './search-options.js';
import { statusOf } from './status.js';
import { answerSuggest } from './suggest-answer.js';

export interface OpenOptions {
  /** How hits are ranked; `bm25f` unless said otherwise. */
  similarity?: SimilarityName;
}

/**
 * Opens the index in a folder. Throws `IndexMissing`, `IndexDamaged` or `IndexFormatUnknown`, whose sentences say what to
 * do.
 */
export async function openArchive(folder: string, options: OpenOptions = {}): Promise<Archive> {
  requireText('folder', folder);
  const archive = new FolderArchive(folder, options.similarity ?? 'bm25f');
  await archive.open();
  return archive;
}

/** A folder that was removed and made again gives no sign: it is looked at this often. */
const lookMs = 5000;

/** How long after a sign of a new generation it is looked for: signs come in bursts. */
const settleMs = 50;

/** Hits of a list of all that are made before others have their turn. */
const turn = 25;

/** A generation that answers, and how many hold it: the archive while it is the newest, and every list that is still read. */
interface Answering extends OpenIndex {
  engine: Engine;
  holders: number;
}

/** An archive that follows the generations of a folder: each question is answered by one of them, whole. */
class FolderArchive implements Archive {
  private current: Answering | null = null;
  private readonly held = new Set<Answering>();
  private watcher: FSWatcher | null = null;
  private timer: NodeJS.Timeout | null = null;
  private looking: NodeJS.Timeout | null = null;
  private following: Promise<void> = Promise.resolve();
  private closed = false;

  constructor(
    private readonly folder: string,
    private readonly similarity: SimilarityName,
  ) {}

  async open(): Promise<void> {
    await this.load();
    this.watcher = watch(this.folder, { persistent: false }, () => {
      this.timer ??= setTimeout(() => {
        this.timer = null;
        this.follow();
      }, settleMs).unref();
    });
    // A folder that cannot be watched any more is still searched as it was.
    this.watcher.on('error', () => this.watcher?.close());
    this.looking = setInterval(() => {
      this.follow();
    }, lookMs).unref();
    // What was committed before the watch began gave no sign.
    this.follow();
  }

  private async load(): Promise<void> {
    const before = this.current;
    const opened = await openIndex(this.folder, similarities[this.similarity], before);
    this.current = { ...opened, engine: new EmbeddedEngine(opened.generation), holders: 1 };
    this.held.add(this.current);
    if (before !== null) await this.letGo(before);
  }

  private async letGo(answering: Answering): Promise<void> {
    answering.holders--;
    if (answering.holders === 0 && this.held.delete(answering)) await answering.held.close();
  }

  private follow(): void {
    this.following = this.following.then(async () => {
      if (this.closed || this.current === null) return;
      try {
        const { manifest } = this.current.held;
        const { generation, committedAt } = await readManifest(realDisk, this.folder);
        if (generation !== manifest.generation || committedAt !== manifest.committedAt) await this.load();
      } catch {
        // What stands in the folder cannot be opened: the generation that is open goes on answering.
      }
    });
  }

  private now(): Answering {
    if (this.current === null || this.closed) throw new Error('the archive is closed');
    return this.current;
  }

  // Answers are made in one go, without a turn of the event loop between search and texts: a generation that is let go
  // meanwhile is never one that an answer is still reading from.
  search(query: string, options: SearchOptions = {}): Promise<SearchAnswer> {
    return attempt(() => {
      requireText('query', query);
      return answerSearch(this.now().engine, query, options, () => performance.now());
    });
  }

  async *hits(query: string, options: HitOptions = {}): AsyncGenerator<Hit, void, undefined> {
    requireText('query', query);
    const answering = this.now();
    answering.holders++;
    try {
      const engine = (): Engine => {
        if (this.closed) throw new Error('the archive is closed');
        return answering.engine;
      };
      let made = 0;
      for (const hit of everyHit(engine, query, options)) {
        yield hit;
        if (++made % turn === 0) await setImmediate();
      }
    } finally {
      await this.letGo(answering);
    }
  }

  article(id: string, query = ''): Promise<ArticleAnswer | null> {
    return attempt(() => {
      requireText('id', id);
      requireText('query', query);
      return answerArticle(this.now().engine, id, query);
    });
  }

  suggest(text: string): Promise<SuggestAnswer> {
    return attempt(() => {
      requireText('text', text);
      return answerSuggest(this.now().engine, text);
    });
  }

  related(id: string): Promise<RelatedAnswer | null> {
    return attempt(() => {
      requireText('id', id);
      return answerRelated(this.now().engine, id);
    });
  }

  generation(): { generation: number; articles: number; committedAt: string } {
    const { generation, held } = this.now();
    return { generation: generation.number, articles: generation.articles, committedAt: held.manifest.committedAt };
  }

  /** Reads the ledger bit by bit, so it takes its turn with the changes of generation: none is let go meanwhile. */
  status(): Promise<ArchiveStatus> {
    const status = this.following.then(() => {
      const { held, generation } = this.now();
      return statusOf(held, generation);
    });
    this.following = status.then(
      () => undefined,
      () => undefined,
    );
    return status;
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    this.watcher?.close();
    if (this.timer !== null) clearTimeout(this.timer);
    if (this.looking !== null) clearInterval(this.looking);
    await this.following;
    const held = [...this.held];
    this.held.clear();
    for (const answering of held) await answering.held.close();
  }
}

/** A promise of what a function gives, or of the error it throws. */
function attempt<T>(make: () => T): Promise<T> {
  return new Promise((resolve) => {
    resolve(make());
  });
}
