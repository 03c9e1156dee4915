/** `dateline export`: the articles, or the index for a browser, for other programs to read. */
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { command } from '../../indexer/commands/command.js';
import { index } from '../../indexer/commands/options.js';
import { naming, realDisk } from '../../indexer/store/disk.js';
import { openGeneration } from '../../indexer/store/open.js';
import { counted } from '../web/print-date.js';
import { articleLines } from './export-articles.js';
import { assertLoadable, loadingOptions, miniSearchJson } from './export-minisearch.js';
import { inPieces, openSegments } from './export-segments.js';
import { minisearch, output } from './options.js';

export const exportCommand = command({
  name: 'export',
  summary: 'Write all articles as NDJSON, newest first and undated last, then by id; indexing reads it again.',
  settings: z.object({ index, minisearch, output }),
  run: async (settings, _words, { out, err }) => {
    // One generation, held for as long as it takes: what is committed meanwhile changes nothing.
    const held = await openGeneration(realDisk, settings.index);
    try {
      const segments = await openSegments(held);
      if (settings.minisearch) assertLoadable(segments);
      const texts = settings.minisearch ? miniSearchJson(segments) : articleLines(held, segments);
      const source = Readable.from(inPieces(texts));
      const to = settings.output;
      if (to === undefined) await pipeline(source, out, { end: false });
      else await naming(to, () => pipeline(source, createWriteStream(to)));
      err.write(`${counted(held.manifest.articles, 'article')} of generation ${held.manifest.generation} exported${to === undefined ? '' : ` to ${to}`}\n`);
      if (settings.minisearch) {
        err.write(`Load it with MiniSearch.loadJSON(json, ${JSON.stringify(loadingOptions)}); its terms are ready-made stems, so a query's words have to be stemmed alike, and tokenize and processTerm given that leave them as they are\n`);
      }
      return 0;
    } finally {
      await held.close();
    }
  },
});
