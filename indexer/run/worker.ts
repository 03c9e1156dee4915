/** A worker of the indexing pass: reads, analyses and collects articles, and gives them out as segments. */
import { hash } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { Refusal, type Article, type ReadArticle } from '../article/article.js';
import { SegmentBuilder } from '../index/builder.js';
import { readRecordBytes } from '../source/ndjson.js';
import { readFile } from '../source/read.js';
import type { ReadOptions } from '../source/reader.js';
import { linesOf } from '../source/record-batches.js';
import { placeOf } from '../store/place.js';
import { duplicate, refusalOf } from './refusal.js';
import type { FileToRead, Reply, Task, WorkerOptions } from './task.js';

type Done = Extract<Reply, { kind: 'done' }>;

/** Enough of a line's hash to tell the lines of one file apart. */
const keyLength = 32;

/** Texts are given out once there are so many bytes of them: writing them then waits for none. */
const textBytes = 4 * 1024 * 1024;

class Worker {
  private readonly builder = new SegmentBuilder();
  /** Segments given out. */
  private segments = 0;
  /** Ids of what is collected, and for each the file it came from and its number in the builder. */
  private ids = new Map<string, { file: number; number: number }>();
  /** Of the file of records that is read: the keys of those that are in the index as they are. */
  private known: { file: number; keys: ReadonlySet<string> } | null = null;
  private readonly reading: ReadOptions;

  constructor(
    private readonly options: WorkerOptions,
    private readonly send: (reply: Reply, transfer: ArrayBuffer[]) => void,
  ) {
    this.reading = options.language === undefined ? {} : { language: options.language };
  }

  async run(task: Task): Promise<void> {
    const done: Done = { kind: 'done', articles: [], unchanged: [], hashes: [], refusals: [] };
    if (task.kind === 'known') this.known = task;
    if (task.kind === 'records') await this.records(task, done);
    if (task.kind === 'files') for (const file of task.files) await this.file(file, done);
    if (task.kind === 'article') this.add(task.file, 0, task.article, task.sha256, null, done);
    if (task.kind === 'finish') this.giveOut(task.drop);
    this.send(done, []);
  }

  private async records({ file, firstLine, bytes }: Extract<Task, { kind: 'records' }>, done: Done): Promise<void> {
    const known = this.known?.file === file.file ? this.known.keys : null;
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
    const article: Article = Object.assign(read, { id: read.id ?? file.id, source: read.source ?? file.source, path: file.path, sha256 });
    const held = this.ids.get(article.id);
    if (held !== undefined && held.file <= file.file) {
      done.refusals.push(refusalOf(file, line, duplicate(article.id)));
      return;
    }
    // Files come by several doors, so that an earlier one may come later: it is the first all the same.
    if (held !== undefined) this.builder.drop(held.number);
    this.ids.set(article.id, { file: file.file, number: this.builder.add(article) });
    const unread = read.unreadDate === undefined ? null : { value: read.unreadDate, line, dateOrigin: read.dateOrigin };
    done.articles.push({ file: file.file, line, id: article.id, key, unreadDate: unread, segment: this.segments });
    if (this.builder.recordBytesHeld >= textBytes) this.giveTexts();
    if (this.builder.tokens >= this.options.segmentTokens) this.giveOut(new Set());
  }

  private giveTexts(): void {
    const records = this.builder.takeRecords();
    if (records.length > 0) this.send({ kind: 'texts', records }, [records.buffer]);
  }

  private giveOut(drop: ReadonlySet<string>): void {
    if (this.ids.size === 0) return;
    for (const id of drop) {
      const held = this.ids.get(id);
      if (held !== undefined) this.builder.drop(held.number);
    }
    this.giveTexts();
    const built = this.builder.build();
    const columns = joined(built.columns.encode());
    const ids = { bytes: built.columns.u8('article.id.bytes').slice(), starts: built.columns.u32('article.id.starts').slice() };
    this.ids = new Map();
    this.segments++;
    this.send({ kind: 'segment', columns, ids }, [columns.buffer, ids.bytes.buffer, ids.starts.buffer]);
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

const sha256Of = (bytes: Uint8Array): string => hash('sha256', bytes, 'hex');

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
