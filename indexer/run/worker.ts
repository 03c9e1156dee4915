/** A worker of the indexing pass: reads, analyses and collects articles, and gives them out as segments. */
import { createHash } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { Refusal, type Article, type ReadArticle } from '../article/article.js';
import { SegmentBuilder } from '../index/builder.js';
import type { Columns } from '../index/columns.js';
import { mergeSegments } from '../index/merge.js';
import { StringColumn } from '../index/strings.js';
import { readRecordBytes } from '../source/ndjson.js';
import { readFile } from '../source/read.js';
import type { ReadOptions } from '../source/reader.js';
import { linesOf } from '../source/record-batches.js';
import { duplicate, placeOf, refusalOf } from './refusal.js';
import type { FileToRead, Reply, Task, WorkerOptions } from './task.js';

type Done = Extract<Reply, { kind: 'done' }>;

/** Enough of a line's hash to tell the lines of one file apart. */
const keyLength = 32;

/** A batch that is indexed: its columns, and where its texts lie in the segment's file. */
interface Batch {
  columns: Columns;
  recordShift: number;
  /** Ids of its articles whose place an earlier file's article has taken. */
  outdone: Set<string>;
}

class Worker {
  private readonly builder = new SegmentBuilder();
  /** Segments given out. */
  private segments = 0;
  private batches: Batch[] = [];
  private heldBytes = 0;
  private textBytes = 0;
  /** Ids of what is held, and for each the file it came from and the batch it is in. */
  private ids = new Map<string, { file: number; batch: number }>();
  private readonly reading: ReadOptions;

  constructor(
    private readonly options: WorkerOptions,
    private readonly send: (reply: Reply, transfer: ArrayBuffer[]) => void,
  ) {
    this.reading = options.language === undefined ? {} : { language: options.language };
  }

  async run(task: Task): Promise<void> {
    const done: Done = { kind: 'done', articles: [], unchanged: [], hashes: [], refusals: [] };
    if (task.kind === 'records') await this.records(task, done);
    if (task.kind === 'files') for (const file of task.files) await this.file(file, done);
    if (task.kind === 'article') this.add(task.file, 0, task.article, task.sha256, null, done);
    if (task.kind === 'finish') this.giveOut(task.drop);
    this.send(done, []);
  }

  private async records({ file, firstLine, bytes, known }: Extract<Task, { kind: 'records' }>, done: Done): Promise<void> {
    for (const { line, bytes: record } of linesOf(bytes, firstLine)) {
      const sha256 = sha256Of(record);
      const key = sha256.slice(0, keyLength);
      const keyWithLine = `${key}#${line}`;
      const unchanged = [key, keyWithLine].find((one) => known?.has(one) === true);
      if (unchanged !== undefined) {
        done.unchanged.push({ file: file.file, line, key: unchanged });
        continue;
      }
      const article = await attempt(file, line, done, () => readRecordBytes(record, { path: file.path, line }, this.reading));
      if (article === null) continue;
      this.add({ ...file, id: placeOf(file.path, line) }, line, article, sha256, article.id === null ? keyWithLine : key, done);
    }
  }

  private async file(file: FileToRead & { bytes: Uint8Array }, done: Done): Promise<void> {
    const sha256 = sha256Of(file.bytes);
    done.hashes.push({ file: file.file, sha256 });
    const article = await attempt(file, 0, done, () => readFile(file, this.reading));
    if (article !== null) this.add(file, 0, article, sha256, null, done);
  }

  private add(file: FileToRead, line: number, read: ReadArticle, sha256: string, key: string | null, done: Done): void {
    const article: Article = { ...read, id: read.id ?? file.id, source: read.source ?? file.source, path: file.path, sha256 };
    const held = this.ids.get(article.id);
    if (held !== undefined && held.file <= file.file) {
      done.refusals.push(refusalOf(file, line, duplicate(article.id)));
      return;
    }
    // Files come by several doors, so that an earlier one may come later: it is the first all the same.
    if (held?.batch === this.batches.length) this.index();
    if (held !== undefined) this.batches[held.batch].outdone.add(article.id);
    this.builder.add(article);
    this.ids.set(article.id, { file: file.file, batch: this.batches.length });
    done.articles.push({ file: file.file, line, id: article.id, key, segment: this.segments });
    if (this.builder.tokens >= this.options.batchTokens) this.index();
    if (this.heldBytes >= this.options.heldBytes) this.giveOut(new Set());
  }

  /** Indexes the batch that is collected. */
  private index(): void {
    if (this.builder.articles === 0) return;
    const { columns, records } = this.builder.build();
    this.batches.push({ columns, recordShift: this.textBytes, outdone: new Set() });
    this.heldBytes += columns.byteLength;
    const texts = joined(records);
    this.textBytes += texts.length;
    this.send({ kind: 'texts', records: texts }, [texts.buffer]);
  }

  private giveOut(drop: ReadonlySet<string>): void {
    this.index();
    if (this.batches.length === 0) return;
    const merged = mergeSegments(
      this.batches.map(({ columns, recordShift, outdone }) => {
        const ids = StringColumn.from(columns, 'article.id');
        const dropped = new Set([...drop, ...outdone]);
        return { columns, recordShift, drop: (article) => dropped.size > 0 && dropped.has(ids.get(article)) };
      }),
    );
    const columns = joined(merged.columns.encode());
    this.batches = [];
    this.ids = new Map();
    this.heldBytes = this.textBytes = 0;
    this.segments++;
    this.send({ kind: 'segment', columns }, [columns.buffer]);
  }
}

/** The article, or null where it was refused. A fault of a parser is the document's: it shall not stop all others. */
async function attempt(file: FileToRead, line: number, done: Done, read: () => ReadArticle | Promise<ReadArticle>): Promise<ReadArticle | null> {
  try {
    return await read();
  } catch (error) {
    const refusal = error instanceof Refusal ? error : new Refusal('damaged', `${placeOf(file.path, line)} cannot be read: ${String(error)}`);
    done.refusals.push(refusalOf(file, line, refusal));
    return null;
  }
}

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

if (parentPort !== null) {
  const port = parentPort;
  const worker = new Worker(workerData as WorkerOptions, (reply, transfer) => {
    port.postMessage(reply, transfer);
  });
  // One task after the other: the next waits for what this one awaits.
  let before = Promise.resolve();
  port.on('message', (task: Task) => {
    before = before.then(() => worker.run(task));
  });
}
