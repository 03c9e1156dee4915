/** Who does the work? Threads that each take one task after another; no more tasks wait than they can soon take. */
import { Worker } from 'node:worker_threads';
import type { Reply, Task, WorkerOptions } from './task.js';

/** Tasks that lie before a worker while it does another. */
const waitingTasks = 2;

interface Thread {
  worker: Worker;
  open: number;
}

export class WorkerPool {
  private readonly threads: Thread[];
  private wakers: (() => void)[] = [];
  private failure: Error | null = null;
  private handling: Promise<void> = Promise.resolve();

  /** `onReply` is called with one reply after the other, and waited for before the next. */
  constructor(
    count: number,
    options: WorkerOptions,
    private readonly onReply: (reply: Reply, worker: number) => Promise<void> | void,
  ) {
    this.threads = Array.from({ length: count }, (_, number) => {
      const thread: Thread = { worker: new Worker(new URL('./worker.js', import.meta.url), { workerData: options }), open: 0 };
      thread.worker.on('message', (reply: Reply) => {
        this.take(thread, number, reply);
      });
      thread.worker.on('error', (error: Error) => {
        this.fail(error);
      });
      thread.worker.on('exit', (code) => {
        this.fail(new Error(`a thread of the indexing pass ended (exit code ${code})`));
      });
      return thread;
    });
  }

  /** Hands a task to the thread with the least before it; waits while all have enough. */
  async submit(task: Task, transfer: ArrayBuffer[] = []): Promise<void> {
    for (;;) {
      this.check();
      const thread = this.threads.reduce((least, other) => (other.open < least.open ? other : least));
      if (thread.open < waitingTasks) {
        thread.open++;
        thread.worker.postMessage(task, transfer);
        return;
      }
      await this.change();
    }
  }

  /** Hands a task to every thread, before all that are submitted later. */
  tellAll(task: Task): void {
    this.check();
    for (const thread of this.threads) {
      thread.open++;
      thread.worker.postMessage(task);
    }
  }

  /** Waits until every task is done. */
  async idle(): Promise<void> {
    while (this.threads.some(({ open }) => open > 0)) {
      this.check();
      await this.change();
    }
    await this.handling;
    this.check();
  }

  /** Lets each thread give out what it has collected, but for the ids that it shall drop, and waits for that. */
  async finish(drops: (worker: number) => ReadonlySet<string>): Promise<void> {
    this.threads.forEach((thread, number) => {
      thread.open++;
      thread.worker.postMessage({ kind: 'finish', drop: drops(number) } satisfies Task);
    });
    await this.idle();
  }

  /** Ends the threads. Who still waits to hand something over is told so. */
  async close(): Promise<void> {
    this.fail(new Error('the threads of the indexing pass are closed'));
    await Promise.all(this.threads.map(({ worker }) => worker.terminate()));
  }

  private take(thread: Thread, number: number, reply: Reply): void {
    this.handling = this.handling.then(async () => {
      if (this.failure !== null) return;
      try {
        await this.onReply(reply, number);
      } catch (error) {
        this.fail(error instanceof Error ? error : new Error(String(error)));
      }
      // A thread is only given more once what it gave is dealt with: that is what bounds the memory of a pass.
      if (reply.kind === 'done') {
        thread.open--;
        this.wake();
      }
    });
  }

  private fail(error: Error): void {
    this.failure ??= error;
    this.wake();
  }

  private check(): void {
    if (this.failure !== null) throw this.failure;
  }

  private change(): Promise<void> {
    return new Promise((resolve) => this.wakers.push(resolve));
  }

  private wake(): void {
    const wakers = this.wakers;
    this.wakers = [];
    for (const wake of wakers) wake();
  }
}
