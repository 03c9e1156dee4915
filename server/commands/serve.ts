/** `dateline serve`: the form and the endpoint, until the system says stop. */
import { totalmem } from 'node:os';
import { command, type ExitCode, type Terminal } from '../../indexer/commands/command.js';
import type { z } from 'zod';
import { answer, answeringSettings } from './answering.js';
import { answerTogether } from './answering-together.js';
import { processes } from './options.js';

export const serveSettings = answeringSettings.extend({ processes });

/** Where nobody said how many processes, all together take no more than this share of the machine's memory. */
const shareOfMemory = 0.5;

export async function serve({ processes, ...settings }: z.infer<typeof serveSettings>, terminal: Terminal): Promise<ExitCode> {
  const { err, now, processors } = terminal;
  const listening = (url: string): void => {
    terminal.out.write(`Dateline answers on ${url}\n`);
  };
  const stopped = terminal.stopped();
  if ((processes === 0 ? processors : processes) > 1) {
    const wanted = (residentBytes: number): number => (processes > 0 ? processes : Math.max(1, Math.min(processors, Math.floor((shareOfMemory * totalmem()) / residentBytes))));
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
