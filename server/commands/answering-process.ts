/**
 * What happens in one of several processes that answer at one address? The same as in one alone. What it answers from, and that it shall
 * end, it is told by the process that began it; to that one it says that it listens and that its archive is open.
 */
import { answer, type AnsweringSettings } from './answering.js';
import { exitCodeOf, faultLine } from './fault.js';

export type AnsweringOrder = { kind: 'answer'; settings: AnsweringSettings; opensFirst: boolean } | { kind: 'end' };

/** First that it hears. `residentBytes`: the memory it takes with the archive open. */
export type AnsweringNews = { kind: 'ready' } | { kind: 'listening'; url: string } | { kind: 'open'; residentBytes: number };

function say(news: AnsweringNews): void {
  process.send?.(news);
}

/** Until it answers there is nothing to bring to an end. */
let end = (): void => process.exit(0);

async function carryOut({ settings, opensFirst }: Extract<AnsweringOrder, { kind: 'answer' }>): Promise<void> {
  const stopped = new Promise<void>((resolve) => {
    end = resolve;
  });
  try {
    await answer(settings, {
      err: process.stderr,
      now: () => new Date(),
      stopped,
      opensFirst,
      listening: (url) => {
        say({ kind: 'listening', url });
      },
      opened: () => {
        say({ kind: 'open', residentBytes: process.memoryUsage.rss() });
      },
    });
    process.exit(0);
  } catch (error) {
    process.stderr.write(faultLine(error));
    process.exit(exitCodeOf(error));
  }
}

// A terminal sends its signals to every process of a command: this one ends when the first says so, or is gone.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
// Where nobody is left to read the log, or its disk is full, the server goes on without it.
process.stderr.on('error', () => undefined);
process.on('message', (order: AnsweringOrder) => {
  if (order.kind === 'answer') void carryOut(order);
  else end();
});
say({ kind: 'ready' });
