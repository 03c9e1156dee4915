/**
 * What happens inside a process that reads one file at a time for the indexing pass? A file comes in, an article or a
 * refusal goes out. Its limits are watched from `guarded-reader.ts` (time) and `memory-watch.ts` (memory).
 * Argument: the memory limit in bytes.
 */
import { Worker } from 'node:worker_threads';
import { type ReadArticle, Refusal, type RefusalCode } from '../article/article.js';
import { readFile } from './read.js';
import type { ReadOptions, SourceFile } from './reader.js';

/** What the waiting side sends. */
export interface ReadingOrder {
  file: SourceFile;
  options: ReadOptions;
}

/** What it gets: first one `ready`, then one answer an order. `residentBytes`: the memory held after it. */
export type ReadingReply =
  | { kind: 'ready' }
  | { kind: 'article'; article: ReadArticle; residentBytes: number }
  | { kind: 'refusal'; code: RefusalCode; reason: string; residentBytes: number };

function reply(message: ReadingReply): void {
  process.send?.(message);
}

function refusalOf(path: string, error: unknown): { code: RefusalCode; reason: string } {
  if (error instanceof Refusal) return { code: error.code, reason: error.message };
  const reason = error instanceof Error ? error.message : String(error);
  return { code: 'damaged', reason: `${path} cannot be read: ${reason}` };
}

async function carryOut({ file, options }: ReadingOrder): Promise<void> {
  try {
    const article = await readFile(file, options);
    reply({ kind: 'article', article, residentBytes: process.memoryUsage.rss() });
  } catch (error) {
    reply({ kind: 'refusal', ...refusalOf(file.path, error), residentBytes: process.memoryUsage.rss() });
  }
}

new Worker(new URL('./memory-watch.js', import.meta.url), { argv: [process.argv[2], String(process.ppid)] });
process.on('message', (order: ReadingOrder) => void carryOut(order));
process.on('disconnect', () => process.exit());
reply({ kind: 'ready' });
