/** What becomes of a worker's articles? Their texts go to disk as they come, their columns when the worker has merged them. */
import { StringColumn } from '../index/strings.js';
import type { FileEntry, SegmentEntry } from '../store/manifest.js';
import type { Transaction } from '../store/transaction.js';
import type { ArticleIds } from './task.js';

/** Chunks handed over from one side to the other; who pushes waits until the chunk before is taken. */
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

/** A segment that is on disk, and the ids of its articles in their order. */
export interface WrittenSegment {
  worker: number;
  /** Which of the worker's segments it is, counted from 0. */
  number: number;
  entry: SegmentEntry;
  ids: StringColumn;
}

export class SegmentCollector {
  readonly written: WrittenSegment[] = [];
  /** By worker: the file that the texts of its next segment go to. */
  private readonly texts = new Map<number, { queue: ChunkQueue; written: Promise<FileEntry> }>();

  private readonly counts = new Map<number, number>();

  constructor(private readonly transaction: Transaction) {}

  /** Segments that came from a worker. */
  segmentsOf(worker: number): number {
    return this.counts.get(worker) ?? 0;
  }

  async takeTexts(worker: number, records: Uint8Array): Promise<void> {
    let open = this.texts.get(worker);
    if (open === undefined) {
      const queue = new ChunkQueue();
      open = { queue, written: this.transaction.write('texts', queue) };
      // A failure is met where the file is waited for; until then it must not count as nobody's.
      open.written.catch(() => undefined);
      this.texts.set(worker, open);
    }
    await Promise.race([open.queue.push(records), open.written]);
  }

  /** The merged columns of all articles whose texts came from the worker since its last segment. */
  async takeSegment(worker: number, encoded: Uint8Array<ArrayBuffer>, { bytes, starts }: ArticleIds): Promise<void> {
    const open = this.texts.get(worker);
    if (open === undefined) throw new Error('a segment came before its texts');
    this.texts.delete(worker);
    open.queue.end();
    const texts = await open.written;
    const ids = new StringColumn(bytes, starts);
    const number = this.segmentsOf(worker);
    this.counts.set(worker, number + 1);
    if (ids.length === 0) return;
    const columns = await this.transaction.write('columns', [encoded]);
    this.written.push({
      worker,
      number,
      entry: { name: columns.name, articles: ids.length, files: [columns, texts], deletions: null, deleted: 0 },
      ids,
    });
  }

  /** Closes the files that are still written to, where the pass is given up. */
  async abandon(): Promise<void> {
    for (const { queue, written } of this.texts.values()) {
      queue.end();
      await written.catch(() => undefined);
    }
  }
}
