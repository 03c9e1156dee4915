/** How do planned files reach the workers? Each kind by its own door, so that a slow one holds up no other. */
import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Refusal } from '../article/article.js';
import { GuardedReader } from '../source/guarded-reader.js';
import { typeOfName } from '../source/file-type.js';
import type { ReadOptions } from '../source/reader.js';
import { recordBatches, usualLimits } from '../source/record-batches.js';
import type { WorkerPool } from './pool.js';
import { refusalOf } from './refusal.js';
import type { FileToRead, TaskRefusal } from './task.js';

export interface ReadableFile extends FileToRead {
  absolute: string;
  size: number;
  /** The keys of a file of records whose lines are in the index; null where none is. */
  known: ReadonlySet<string> | null;
}

export interface ReadingOptions extends ReadOptions {
  workers: number;
  maxFileBytes: number;
  timeLimitMs: number;
  memoryLimitMib: number;
}

export interface ReadingEvents {
  refused(refusal: TaskRefusal): void;
  hashed(file: number, sha256: string): void;
  /** A file has been handed on, whole. */
  passed(file: ReadableFile): void;
}

/** Bytes: the parser of Markdown takes time by the square or the cube of hostile texts (3.4 s for 16 KB of `1. 1. 1.`, 21 s for 32). Few articles are longer. */
const longMarkdown = 16 * 1024;

/** Small files go to a worker together, up to so many bytes. */
const batchBytes = 1 << 20;

const mebibyte = 1024 * 1024;

export class Reading {
  private readonly guarded: GuardedReader;

  constructor(
    private readonly pool: WorkerPool,
    private readonly options: ReadingOptions,
    private readonly events: ReadingEvents,
  ) {
    const { workers, maxFileBytes, timeLimitMs, memoryLimitMib } = options;
    this.guarded = new GuardedReader({ workers, timeLimitMs, memoryLimitMib, sizeLimitMib: maxFileBytes / mebibyte });
  }

  /** Three doors at once: what must be read under guard, files of records, and all others. */
  async all(files: readonly ReadableFile[]): Promise<void> {
    const kinds = { guarded: [] as ReadableFile[], records: [] as ReadableFile[], plain: [] as ReadableFile[] };
    for (const file of files) {
      const type = typeOfName(file.path);
      kinds[type === 'pdf' || type === 'html' || (type === 'md' && file.size > longMarkdown) ? 'guarded' : type === 'ndjson' ? 'records' : 'plain'].push(file);
    }
    await Promise.all([this.guardedFiles(kinds.guarded), this.recordFiles(kinds.records), this.plainFiles(kinds.plain)]);
  }

  close(): Promise<void> {
    return this.guarded.close();
  }

  private refuse(file: ReadableFile, error: unknown, line = 0): void {
    if (!(error instanceof Refusal)) throw error;
    this.events.refused(refusalOf(file, line, error));
  }

  private async bytesOf(file: ReadableFile): Promise<Uint8Array<ArrayBuffer>> {
    if (file.size > this.options.maxFileBytes) {
      const [size, limit] = [file.size, this.options.maxFileBytes].map((bytes) => (bytes / mebibyte).toFixed(1));
      throw new Refusal('too-large', `${file.path} is ${size} MiB long; the limit is ${limit} MiB`);
    }
    if (claimsNothing(file)) return new Uint8Array();
    try {
      return new Uint8Array(await readFile(file.absolute));
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new Refusal('unreadable', `${file.path} cannot be read: ${why}`, { cause });
    }
  }

  private async recordFiles(files: readonly ReadableFile[]): Promise<void> {
    for (const file of files) {
      const { file: number, path, id, source, known } = file;
      const hash = createHash('sha256');
      if (known !== null) this.pool.tellAll({ kind: 'known', file: number, keys: known });
      try {
        for await (const batch of recordBatches(chunksOf(file, hash), path, { ...usualLimits, lineBytes: this.options.maxFileBytes })) {
          if (batch.kind === 'refused') {
            this.refuse(file, batch.refusal, batch.line);
            continue;
          }
          const bytes = new Uint8Array(batch.bytes);
          const task = { kind: 'records', file: { file: number, path, id, source }, firstLine: batch.firstLine, bytes } as const;
          await this.pool.submit(task, [bytes.buffer]);
        }
        this.events.hashed(number, hash.digest('hex'));
      } catch (error) {
        this.refuse(file, error);
      }
      this.events.passed(file);
    }
  }

  private async plainFiles(files: readonly ReadableFile[]): Promise<void> {
    let batch: (FileToRead & { bytes: Uint8Array<ArrayBuffer> })[] = [];
    let length = 0;
    const submit = async (): Promise<void> => {
      const task = batch;
      [batch, length] = [[], 0];
      if (task.length > 0) await this.pool.submit({ kind: 'files', files: task }, task.map(({ bytes }) => bytes.buffer));
    };
    for (const file of files) {
      try {
        const bytes = await this.bytesOf(file);
        batch.push({ file: file.file, path: file.path, id: file.id, source: file.source, bytes });
        length += bytes.length;
      } catch (error) {
        this.refuse(file, error);
      }
      this.events.passed(file);
      if (length >= batchBytes) await submit();
    }
    await submit();
  }

  private async guardedFiles(files: readonly ReadableFile[]): Promise<void> {
    const next = files.values();
    const lane = async (): Promise<void> => {
      for (const file of next) {
        try {
          const bytes = await this.bytesOf(file);
          const sha256 = createHash('sha256').update(bytes).digest('hex');
          this.events.hashed(file.file, sha256);
          const { path, id, source, file: number } = file;
          const { language } = this.options;
          const article = await this.guarded.read({ path, bytes }, language === undefined ? {} : { language });
          await this.pool.submit({ kind: 'article', file: { file: number, path, id, source }, article, sha256 });
        } catch (error) {
          this.refuse(file, error);
        }
        this.events.passed(file);
      }
    };
    await Promise.all(Array.from({ length: Math.min(this.options.workers, files.length) }, lane));
  }
}

/** Never opened: those of `/proc` claim to hold nothing, and reading one may wait for ever (`kmsg`) or never end (`pagemap`). */
const claimsNothing = ({ size }: { size: number }): boolean => size === 0;

/** A file's bytes in pieces, which are hashed on their way. */
async function* chunksOf(file: { absolute: string; size: number }, hash: Hash): AsyncGenerator<Uint8Array> {
  if (claimsNothing(file)) return;
  const stream: AsyncIterable<Uint8Array> = createReadStream(file.absolute, { highWaterMark: 1 << 18 });
  for await (const chunk of stream) {
    hash.update(chunk);
    yield chunk;
  }
}

/** The SHA-256 of a file's bytes, lower-case hex; null where it cannot be read. */
export async function hashFile(file: { absolute: string; size: number }): Promise<string | null> {
  const hash = createHash('sha256');
  const chunks = chunksOf(file, hash);
  try {
    while ((await chunks.next()).done !== true);
    return hash.digest('hex');
  } catch {
    return null;
  }
}
