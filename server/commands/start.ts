/** `dateline start`, which is `npm start`: bring the index up to date, then serve it. */
import { z } from 'zod';
import { command } from '../../indexer/commands/command.js';
import { bringUpToDate, indexSettings } from '../../indexer/commands/index-command.js';
import { source } from './options.js';
import { serve, serveSettings } from './serve.js';

const settings = z.object({ source, ...serveSettings.shape });
/** The pass runs as it does without any flag. */
const usual = indexSettings.parse({});

export const startCommand = command({
  name: 'start',
  summary: 'Bring the index up to date with one folder of articles, then serve it.',
  settings,
  run: async (given, _words, terminal) => {
    // Sources that failed are named, and what could be read is served.
    await bringUpToDate({ ...usual, index: given.index }, [given.source], terminal);
    return await serve(given, terminal);
  },
});
