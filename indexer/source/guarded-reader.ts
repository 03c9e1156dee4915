/**
 * How is a file read that may hang, or eat all memory?
 *
 * In a process of its own: a thread cannot be held to a memory limit that includes typed arrays, and V8 ends the whole
 * process when a thread runs out in the wrong place. A process that breaks a limit is killed and replaced; the file it
 * read is refused with the limit named, and no other file waits for it. Processes start when they are first wanted
 * (about 0.4 s) and then serve file after file; the bytes go to them through a pipe (64 MiB: about 0.1 s).
 */
import { type ChildProcess, fork } from 'node:child_process';
import { type ReadArticle, Refusal } from '../article/article.js';
import type { ReadOptions, SourceFile } from './reader.js';
import type { ReadingOrder, ReadingReply } from './reading-process.js';

const mebibyte = 1024 * 1024;

export interface ReadingLimits {
  /** Files read at the same time, at least 1. */
  workers: number;
  timeLimitMs: number;
  /** Resident memory of a reading process, of which about 100 MiB are Node's and pdf.js's own. */
  memoryLimitMib: number;
  sizeLimitMib: number;
}

/** The limits the product promises. */
export const defaultReadingLimits = { timeLimitMs: 20_000, memoryLimitMib: 512, sizeLimitMib: 64 };

/** One process and, while it reads, the file it reads. */
class ReadingProcess {
  readonly #limits: ReadingLimits;
  readonly #child: ChildProcess;
  readonly #ready: Promise<void>;
  readonly gone: Promise<void>;
  #lastWords = '';
  #ending = false;
  #onReply: (reply: ReadingReply) => void = () => undefined;
  #onEnd: (how: string) => void = () => undefined;

  constructor(limits: ReadingLimits) {
    this.#limits = limits;
    this.#child = fork(new URL('./reading-process.js', import.meta.url), [String(limits.memoryLimitMib * mebibyte)], {
      // Not the parent's own flags: an inspector's port, for one, cannot be shared.
      execArgv: [`--max-old-space-size=${Math.ceil(limits.memoryLimitMib)}`],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.#child.stderr?.setEncoding('utf8').on('data', (words: string) => {
      this.#lastWords = (this.#lastWords + words).slice(-4000);
    });
    this.#child.on('message', (reply: ReadingReply) => {
      this.#onReply(reply);
    });
    this.gone = new Promise((resolve) => {
      // `close` comes after the last of stderr, `exit` may not.
      this.#child.once('close', (code, signal) => {
        this.#ending = true;
        this.#onEnd(signal ?? `exit code ${code ?? 'unknown'}`);
        resolve();
      });
    });
    this.#ready = new Promise((resolve, reject) => {
      this.#onReply = (reply) => {
        if (reply.kind === 'ready') resolve();
      };
      this.#onEnd = (how) => {
        reject(new Error(`a reading process did not start (${how}): ${this.#lastWords}`));
      };
      this.#child.on('error', reject);
    });
    // Whoever reads awaits it; a process closed before its first file is no error.
    this.#ready.catch(() => undefined);
  }

  /** No further file may be given to it. */
  get ending(): boolean {
    return this.#ending;
  }

  end(): Promise<void> {
    this.#ending = true;
    this.#child.kill('SIGKILL');
    return this.gone;
  }

  async read(file: SourceFile, options: ReadOptions): Promise<ReadArticle> {
    await this.#ready;
    return new Promise((resolve, reject) => {
      const { timeLimitMs } = this.#limits;
      let tooSlow = false;
      const timer = setTimeout(() => {
        tooSlow = true;
        void this.end();
      }, timeLimitMs);
      this.#onReply = (reply) => {
        if (reply.kind === 'ready') return;
        clearTimeout(timer);
        // What one file left behind is not counted against the next: it has at least half the limit to itself.
        if (reply.residentBytes > (this.#limits.memoryLimitMib * mebibyte) / 2) void this.end();
        if (reply.kind === 'article') resolve(reply.article);
        else reject(new Refusal(reply.code, reply.reason));
      };
      this.#onEnd = (how) => {
        clearTimeout(timer);
        reject(tooSlow ? new Refusal('too-slow', `${file.path} took longer than ${timeLimitMs / 1000} s to read`) : this.#crash(file, how));
      };
      const order: ReadingOrder = { file, options };
      // A process that ends while the order is on its way speaks through `close`.
      this.#child.send(order, () => undefined);
    });
  }

  #crash(file: SourceFile, how: string): Refusal {
    if (this.#lastWords.includes('out of memory')) {
      return new Refusal('too-much-memory', `${file.path} needs more than ${this.#limits.memoryLimitMib} MiB of memory to read`);
    }
    return new Refusal('damaged', `${file.path} ended the process that read it (${how})`);
  }
}

/** Reads files in processes of their own, within limits. */
export class GuardedReader {
  readonly #limits: ReadingLimits;
  readonly #idle: ReadingProcess[] = [];
  readonly #all = new Set<ReadingProcess>();
  readonly #waiting: ((turn: boolean) => void)[] = [];
  #busy = 0;
  #closed = false;

  constructor(limits: Partial<ReadingLimits> & Pick<ReadingLimits, 'workers'>) {
    this.#limits = { ...defaultReadingLimits, ...limits };
    if (!(this.#limits.workers >= 1)) throw new RangeError(`at least one worker has to read, not ${limits.workers}`);
  }

  /**
   * @throws Refusal as the format's reader does, and `too-large`, `too-slow`, `too-much-memory`; an Error when closed or
   * when no process can be started.
   */
  async read(file: SourceFile, options: ReadOptions): Promise<ReadArticle> {
    const { sizeLimitMib, workers } = this.#limits;
    if (file.bytes.byteLength > sizeLimitMib * mebibyte) {
      const size = Math.ceil(file.bytes.byteLength / mebibyte);
      throw new Refusal('too-large', `${file.path} is ${size} MiB long; the limit is ${sizeLimitMib} MiB`);
    }
    let turn = !this.#closed;
    if (turn && this.#busy < workers) this.#busy++;
    else if (turn) turn = await new Promise<boolean>((resolve) => this.#waiting.push(resolve));
    if (!turn) throw new Error(`${file.path} was not read: the reader is closed`);
    const reader = this.#take();
    try {
      return await reader.read(file, options);
    } finally {
      this.#idle.push(reader);
      const next = this.#waiting.shift();
      if (next) next(true);
      else this.#busy--;
    }
  }

  /** Ends every process. Files being read or waiting are rejected. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const turn of this.#waiting.splice(0)) turn(false);
    await Promise.all([...this.#all].map((reader) => reader.end()));
  }

  #take(): ReadingProcess {
    for (let reader = this.#idle.pop(); reader; reader = this.#idle.pop()) if (!reader.ending) return reader;
    const reader = new ReadingProcess(this.#limits);
    this.#all.add(reader);
    void reader.gone.then(() => this.#all.delete(reader));
    return reader;
  }
}
