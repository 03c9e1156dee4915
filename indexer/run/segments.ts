/** What becomes of the workers' segments? Their texts go to disk as they come; their columns are merged into few segments. */
import { Columns } from '../index/columns.js';
import { mergeSegments } from '../index/merge.js';
import { StringColumn } from '../index/strings.js';
import type { FileEntry, SegmentEntry } from '../store/manifest.js';
import type { Transaction } from '../store/transaction.js';
import type { NewArticle, Reply } from './task.js';

/** Columns held in memory before they are merged into a segment on disk. */
const heldBytes = 256 * 1024 * 1024;

/** Chunks handed over from one side to the other; who pushes waits until the chunk is taken. */
class ChunkQueue implements AsyncIterable<Uint8Array> {
  private chunk: Uint8Array | null = null;
  private ended = false;
  private wake: (() => void)[] = [];

  async push(chunk: Uint8Array): Promise<void> {
    while (this.chunk !== null) await this.change();
    this.chunk = chunk;
    this.changed();
  }

  end(): void {
    this.ended = true;
    this.changed();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    for (;;) {
      if (this.chunk !== null) {
        const chunk = this.chunk;
        this.chunk = null;
        this.changed();
        yield chunk;
      } else if (this.ended) {
        return;
      } else {
        await this.change();
      }
    }
  }

  private change(): Promise<void> {
    return new Promise((resolve) => this.wake.push(resolve));
  }

  private changed(): void {
    const wake = this.wake;
    this.wake = [];
    for (const go of wake) go();
  }
}

interface Held {
  columns: Columns;
  articles: NewArticle[];
  recordShift: number;
}

/** A segment that is on disk, and the articles it was made of. */
export interface WrittenSegment {
  entry: SegmentEntry;
  ids: StringColumn;
  articles: NewArticle[];
}

export class SegmentCollector {
  readonly written: WrittenSegment[] = [];
  private held: Held[] = [];
  private bytes = 0;
  private texts: { queue: ChunkQueue; written: Promise<FileEntry>; bytes: number } | null = null;

  /** `onMerge` is told when columns begin to be merged. */
  constructor(
    private readonly transaction: Transaction,
    private readonly onMerge: () => void,
  ) {}

  async take({ columns, records, articles }: Extract<Reply, { kind: 'segment' }>): Promise<void> {
    if (this.texts === null) {
      const queue = new ChunkQueue();
      this.texts = { queue, written: this.transaction.write('texts', queue), bytes: 0 };
      // A failure is met where the file is waited for; until then it must not count as nobody's.
      this.texts.written.catch(() => undefined);
    }
    this.held.push({ columns: Columns.decode(columns.buffer), articles, recordShift: this.texts.bytes });
    this.texts.bytes += records.length;
    this.bytes += columns.length;
    await Promise.race([this.texts.queue.push(records), this.texts.written]);
    if (this.bytes >= heldBytes) await this.flush(new Set());
  }

  /** Merges and writes what is held, without the articles that are dropped: by id, as their origin names them. */
  async flush(drop: ReadonlySet<NewArticle>): Promise<void> {
    if (this.texts === null) return;
    this.onMerge();
    const { queue, written } = this.texts;
    queue.end();
    const texts = await written;
    const merged = mergeSegments(
      this.held.map(({ columns, articles, recordShift }) => {
        const dropped = new Set(articles.filter((article) => drop.has(article)).map(({ id }) => id));
        const ids = StringColumn.from(columns, 'article.id');
        return { columns, recordShift, drop: (article) => dropped.size > 0 && dropped.has(ids.get(article)) };
      }),
    );
    const articles = this.held.flatMap((one) => one.articles).filter((article) => !drop.has(article));
    this.held = [];
    this.bytes = 0;
    this.texts = null;
    if (merged.articles === 0) return;
    const columns = await this.transaction.write('columns', merged.columns.encode());
    const entry = { name: columns.name, articles: merged.articles, files: [columns, texts], deletions: null, deleted: 0 };
    this.written.push({ entry, ids: StringColumn.from(merged.columns, 'article.id'), articles });
  }

  /** Every article that came, whether held or written, in no order. */
  get articles(): NewArticle[] {
    return [...this.written.flatMap(({ articles }) => articles), ...this.held.flatMap(({ articles }) => articles)];
  }
}
