/**
 * How do several processes answer at one address? Each has the archive open for itself and follows its generations. The first begins
 * alone, so that what is wrong is said once; the others follow when its archive is open and it is known how much memory that takes, and
 * listen when theirs is. One that ends by itself is replaced.
 */
import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { ExitCode } from '../../indexer/commands/command.js';
import type { AnsweringSettings, Surroundings } from './answering.js';
import type { AnsweringNews, AnsweringOrder } from './answering-process.js';

/** After a process that could not begin, or ended before its archive was open, the next is begun this much later. */
const pauseMs = 1000;

/** How many processes there shall be, at least one, where each takes so much memory when it begins. */
export type Wanted = (residentBytes: number) => number;

/** Until all have ended: with 0 where they were told to, else with the exit code of the last. */
export async function answerTogether(settings: AnsweringSettings, wanted: Wanted, surroundings: Pick<Surroundings, 'err' | 'stopped' | 'listening'>): Promise<ExitCode> {
  // Who is free takes the next connection. In turn, one would wait behind a slow question while others had nothing to do, and
  // be lost with a process that is killed.
  cluster.schedulingPolicy = cluster.SCHED_NONE;
  cluster.setupPrimary({ exec: fileURLToPath(new URL('./answering-process.js', import.meta.url)), args: [] });
  const port = settings.port === 0 ? await freePort(settings.host) : settings.port;
  return await new Promise((resolve) => {
    const group = new Group({ ...settings, port }, wanted, surroundings, resolve);
    group.fill();
    void surroundings.stopped.then(() => {
      group.end();
    });
  });
}

/** Chosen once, or processes that come later would listen elsewhere. 0 where there is none: whoever listens says why. */
async function freePort(host: string): Promise<number> {
  const server = createServer();
  try {
    await once(server.listen(0, host), 'listening');
  } catch {
    return 0;
  }
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

class Group {
  readonly #living = new Set<Worker>();
  #size = 1;
  #url = '';
  #pause: NodeJS.Timeout | null = null;
  #ending = false;

  constructor(
    readonly settings: AnsweringSettings,
    readonly wanted: Wanted,
    readonly surroundings: Pick<Surroundings, 'err' | 'listening'>,
    readonly ended: (code: ExitCode) => void,
  ) {}

  fill(): void {
    while (!this.#ending && this.#living.size < this.#size) this.#begin();
  }

  #begin(): void {
    const isAlone = this.#living.size === 0;
    const worker = cluster.fork();
    let isOpen = false;
    this.#living.add(worker);
    worker.on('message', (news: AnsweringNews) => {
      if (news.kind === 'ready') {
        tell(worker, this.#ending ? { kind: 'end' } : { kind: 'answer', settings: this.settings, opensFirst: !isAlone });
      } else if (news.kind === 'open') {
        isOpen = true;
        this.#size = this.wanted(news.residentBytes);
        this.fill();
      } else if (news.url !== this.#url) {
        this.#url = news.url;
        this.surroundings.listening(news.url);
      }
    });
    worker.on('error', (error) => {
      if (this.#living.delete(worker)) this.#replace(isOpen, 1, `it could not begin: ${error.message}`);
    });
    worker.on('exit', (code: number | null, signal: string | null) => {
      // Who ends with a code has said why.
      if (this.#living.delete(worker)) this.#replace(isOpen, code, signal);
    });
  }

  /** `how`: what ended it where it could not say so itself. */
  #replace(wasOpen: boolean, code: number | null, how: string | null): void {
    const isLast = this.#living.size === 0;
    if (this.#ending) {
      if (isLast) this.ended(0);
      return;
    }
    const goesOn = wasOpen || !isLast;
    if (goesOn || how !== null) {
      this.surroundings.err.write(`dateline: a process that answers has ended (${how ?? `exit code ${code ?? 'unknown'}`})${goesOn ? ' and is replaced' : ''} (process-ended)\n`);
    }
    if (!goesOn) {
      this.#finish();
      this.ended(code === 2 ? 2 : 1);
    } else if (wasOpen) this.fill();
    else this.#fillLater();
  }

  #fillLater(): void {
    this.#pause ??= setTimeout(() => {
      this.#pause = null;
      this.fill();
    }, pauseMs);
  }

  /** Nobody is begun any more. */
  #finish(): void {
    this.#ending = true;
    if (this.#pause !== null) clearTimeout(this.#pause);
  }

  end(): void {
    if (this.#ending) return;
    this.#finish();
    for (const worker of this.#living) tell(worker, { kind: 'end' });
    if (this.#living.size === 0) this.ended(0);
  }
}

function tell(worker: Worker, order: AnsweringOrder): void {
  // One that is gone hears nothing; its end is noticed by itself.
  worker.send(order, () => undefined);
}
