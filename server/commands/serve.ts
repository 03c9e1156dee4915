/** `dateline serve`: the form and the endpoint, until the system says stop. */
import { z } from 'zod';
import { command, type ExitCode, type Terminal } from '../../indexer/commands/command.js';
import { index } from '../../indexer/commands/options.js';
import { IndexMissing } from '../../indexer/store/errors.js';
import { dayOf } from '../ops/today.js';
import { OpeningArchive } from '../ops/opening-archive.js';
import { openArchive } from '../search/archive.js';
import { faultLine } from './fault.js';
import { cors, host, log, port, publicAddress } from './options.js';

export const serveSettings = z.object({ index, port, host, log, cors, publicAddress });

export async function serve(settings: z.infer<typeof serveSettings>, terminal: Terminal): Promise<ExitCode> {
  const archive = new OpeningArchive({
    open: () => openArchive(settings.index),
    // An index that is damaged is mended by indexing again; one that is not there is a slip in the command.
    retry: (error) => {
      if (error instanceof IndexMissing) return false;
      terminal.err.write(faultLine(error));
      return true;
    },
  });
  const failed = archive.opened.then(
    () => new Promise<never>(() => undefined),
    (error: unknown) => Promise.reject(error instanceof Error ? error : new Error(String(error))),
  );
  // Until it is raced below, a refusal is already known to be looked at.
  failed.catch(() => undefined);
  // Half of what this program consists of is loaded for this command alone, while the archive is being opened.
  const [{ createApp }, { listen }, { openLog }] = await Promise.all([import('../app.js'), import('../ops/listen.js'), import('../ops/log.js')]);
  const app = createApp(archive, { log: openLog(settings.log, terminal.err), origins: settings.cors, address: settings.publicAddress, today: () => dayOf(terminal.now()) });
  const stopped = terminal.stopped();
  try {
    const server = await listen(app, settings.host, settings.port);
    try {
      await Promise.race([archive.tried, stopped]);
      // A turn for `failed`: where there is no index, no address is promised.
      await Promise.race([failed, new Promise((resolve) => setImmediate(resolve))]);
      terminal.out.write(`Dateline answers on ${server.url}\n`);
      await Promise.race([stopped, failed]);
    } finally {
      await server.close();
    }
    return 0;
  } finally {
    await archive.close();
  }
}

export const serveCommand = command({
  name: 'serve',
  summary: 'Serve the search form and the search endpoint.',
  settings: serveSettings,
  run: (settings, _words, terminal) => serve(settings, terminal),
});
