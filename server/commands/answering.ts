/** How does one process serve an archive? It listens, opens the archive meanwhile, and ends when it is told to. */
import { z } from 'zod';
import { index } from '../../indexer/commands/options.js';
import { IndexMissing } from '../../indexer/store/errors.js';
import { OpeningArchive } from '../ops/opening-archive.js';
import { dayOf } from '../ops/today.js';
import { openArchive } from '../search/archive.js';
import { faultLine } from './fault.js';
import { cors, host, log, port, publicAddress } from './options.js';

export const answeringSettings = z.object({ index, port, host, log, cors, publicAddress });

export type AnsweringSettings = z.infer<typeof answeringSettings>;

/** What a process that answers needs of the world around it. */
export interface Surroundings {
  /** For the log, and for what is wrong with the index. */
  err: NodeJS.WritableStream;
  now: () => Date;
  /** Settles when the process shall end. */
  stopped: Promise<void>;
  /** It answers at this address, if only that the index cannot be opened. */
  listening: (url: string) => void;
  /** The archive is open. */
  opened: () => void;
  /** Whether to listen only when the archive is open: others answer meanwhile. */
  opensFirst: boolean;
}

/** Until it is told to end. Rejects where there is no index, or the address cannot be listened on. */
export async function answer(settings: AnsweringSettings, { err, now, stopped, listening, opened, opensFirst }: Surroundings): Promise<void> {
  const archive = new OpeningArchive({
    open: () => openArchive(settings.index),
    // An index that is damaged is mended by indexing again; one that is not there is a slip in the command.
    retry: (error) => {
      if (error instanceof IndexMissing) return false;
      err.write(faultLine(error));
      return true;
    },
  });
  const failed = archive.opened.then(
    () => new Promise<never>(() => undefined),
    (error: unknown) => Promise.reject(error instanceof Error ? error : new Error(String(error))),
  );
  // Until it is raced below, a refusal is already known to be looked at.
  failed.catch(() => undefined);
  // Half of what this program consists of is loaded for this alone, while the archive is being opened.
  const [{ createApp }, { answerUnread }, { listen }, { openLog }] = await Promise.all([
    import('../app.js'),
    import('../guard/unread-request.js'),
    import('../ops/listen.js'),
    import('../ops/log.js'),
  ]);
  const app = createApp(archive, { log: openLog(settings.log, err), origins: settings.cors, address: settings.publicAddress, today: () => dayOf(now()) });
  try {
    if (opensFirst) await Promise.race([archive.opened, stopped]);
    const server = await listen(app, answerUnread, settings.host, settings.port);
    try {
      await Promise.race([archive.tried, stopped]);
      // A turn for `failed`: where there is no index, no address is promised.
      await Promise.race([failed, new Promise((resolve) => setImmediate(resolve))]);
      listening(server.url);
      archive.opened.then(opened, () => undefined);
      await Promise.race([stopped, failed]);
    } finally {
      await server.close();
    }
  } finally {
    await archive.close();
  }
}
