/** How are articles indexed for a benchmark? As `dateline index` does it, with its defaults. */
import { indexSettings } from '../../indexer/commands/index-command.js';
import type { IndexRunOptions } from '../../indexer/run/run.js';

export function indexRun(sources: string[], folder: string, workers: number): IndexRunOptions {
  const { maxFileMib, timeLimit, memoryLimitMib } = indexSettings.parse({});
  return {
    sources,
    folder,
    full: false,
    dryRun: false,
    workers,
    maxFileBytes: maxFileMib * 1024 * 1024,
    timeLimitMs: timeLimit * 1000,
    memoryLimitMib,
    now: () => new Date(),
  };
}
