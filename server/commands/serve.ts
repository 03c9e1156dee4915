/** `dateline serve`: the form and the endpoint, until the system says stop. */
import { totalmem } from 'node:os';
import type { z } from 'zod';
import { command, type ExitCode, type Terminal } from '../../indexer/commands/command.js';
import { answer, answeringSettings } from './answering.js';
import { processes } from './options.js';

export const serveSettings = answeringSettings.extend({ processes });

/** Where nobody said how many processes, all together may take this share of the memory that the machine, or a container, lets them have. */
const shareOfMemory = 0.5;
/** What was asked for is remembered, and a new generation is opened beside the old: a process comes to take about this many times what it began with. */
const growth = 2;

/** At most one a processor, and at least one. Of memory in bytes; each process begins with `residentBytes`. */
export function processesThatFit(processors: number, memory: number, residentBytes: number): number {
  return Math.max(1, Math.min(processors, Math.floor((shareOfMemory * memory) / (growth * residentBytes))));
}

export async function serve({ processes, ...settings }: z.infer<typeof serveSettings>, terminal: Terminal): Promise<ExitCode> {
  const { err, now, processors } = terminal;
  const listening = (url: string): void => {
    terminal.out.write(`Dateline answers on ${url}\n`);
  };
  const stopped = terminal.stopped();
  // 0 where no limit is known.
  const memory = Math.min(totalmem(), process.constrainedMemory() || Infinity);
  if ((processes || processors) > 1) {
    const wanted = (residentBytes: number): number => processes || processesThatFit(processors, memory, residentBytes);
    // Which loads what no other command needs.
    const { answerTogether } = await import('./answering-together.js');
    return await answerTogether(settings, wanted, { err, stopped, listening });
  }
  await answer(settings, { err, now, stopped, listening, opened: () => undefined, opensFirst: false });
  return 0;
}

export const serveCommand = command({
  name: 'serve',
  summary: 'Serve the search form and the search endpoint.',
  settings: serveSettings,
  run: (settings, _words, terminal) => serve(settings, terminal),
});
