/** `dateline index`: brings the index up to date with its sources. */
import { z } from 'zod';
import { runIndex } from '../run/run.js';
import { command, type ExitCode, type Terminal } from './command.js';
import * as options from './options.js';
import { humanFollower, jsonFollower, printReport } from './report.js';

const { index, json, full, dryRun, workers, maxFileMib, timeLimit, memoryLimitMib, language } = options;

/** Also the first half of `dateline start`. */
export const indexSettings = z.object({ index, json, full, dryRun, workers, maxFileMib, timeLimit, memoryLimitMib, language });

export async function bringUpToDate(settings: z.infer<typeof indexSettings>, sources: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const follower = settings.json ? jsonFollower(terminal) : humanFollower(terminal, sources);
  try {
    const report = await runIndex({
      sources: [...sources],
      folder: settings.index,
      full: settings.full,
      dryRun: settings.dryRun,
      workers: settings.workers === 0 ? terminal.processors : settings.workers,
      maxFileBytes: settings.maxFileMib * 1024 * 1024,
      timeLimitMs: settings.timeLimit * 1000,
      memoryLimitMib: settings.memoryLimitMib,
      ...(settings.language === undefined ? {} : { language: settings.language }),
      now: terminal.now,
      onEvent: (event) => {
        follower.event(event);
      },
    });
    follower.finish();
    if (settings.json) terminal.out.write(`${JSON.stringify({ kind: 'report', ...report })}\n`);
    else printReport(report, settings.dryRun, terminal);
    return report.failed.length > 0 ? 3 : 0;
  } finally {
    follower.finish();
  }
}

export const indexCommand = command({
  name: 'index',
  summary: 'Bring the index up to date with its sources: what is new, edited, moved or gone.',
  argument: { name: '<source...>', doc: 'Folders or files of articles.' },
  settings: indexSettings,
  run: bringUpToDate,
});
