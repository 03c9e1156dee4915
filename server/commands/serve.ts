/** `dateline serve`: the form and the endpoint, until the system says stop. */
import { totalmem } from 'node:os';
import type { z } from 'zod';
import { command, type ExitCode, type Terminal } from '../../indexer/commands/command.js';
import { answer, answeringSettings } from './answering.js';
import { answerTogether } from './answering-together.js';
import { processes } from './options.js';

export const serveSettings = answeringSettings.extend({ processes });

/** Where nobody said how many processes, all together take no more than this share of the memory that the machine, or a container, lets them have. */
const shareOfMemory = 0.5;

function asManyAsFit(processors: number, residentBytes: number): number {
  // 0 where no limit is known.
  const memory = Math.min(totalmem(), process.constrainedMemory() || Infinity);
  return Math.max(1, Math.min(processors, Math.floor((shareOfMemory * memory) / residentBytes)));
}

export async function serve({ processes, ...settings }: z.infer<typeof serveSettings>, terminal: Terminal): Promise<ExitCode> {
  const { err, now, processors } = terminal;
  const listening = (url: string): void => {
    terminal.out.write(`Dateline answers on ${url}\n`);
  };
  const stopped = terminal.stopped();
  if ((processes === 0 ? processors : processes) > 1) {
    const wanted = (residentBytes: number): number => (processes > 0 ? processes : asManyAsFit(processors, residentBytes));
    return await answerTogether(settings, wanted, { err, stopped, listening });
  }
  await answer(settings, { err, now, stopped, listening, opened: () => undefined });
  return 0;
}

export const serveCommand = command({
  name: 'serve',
  summary: 'Serve the search form and the search endpoint.',
  settings: serveSettings,
  run: (settings, _words, terminal) => serve(settings, terminal),
});
