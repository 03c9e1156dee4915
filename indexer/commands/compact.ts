/** `dateline compact`: as few segments as can be, and no deleted article in them. */
import { z } from 'zod';
import { compactIndex, type IndexExtent } from '../run/compact.js';
import { command } from './command.js';
import { index, json } from './options.js';
import { counted, printedBytes } from './report.js';

function printedExtent({ segments, deleted, bytes }: IndexExtent): string {
  return `${counted(segments, 'segment')}, ${counted(deleted, 'deleted article')}, index ${printedBytes(bytes.index)}, texts ${printedBytes(bytes.texts)}`;
}

export const compactCommand = command({
  name: 'compact',
  summary: 'Merge the segments of the index and write what was deleted no more; searches go on meanwhile.',
  settings: z.object({ index, json }),
  run: async (settings, _words, { out, now }) => {
    const report = await compactIndex({ folder: settings.index, now });
    const { changed, generation, articles, before, after, seconds } = report;
    if (settings.json) {
      out.write(`${JSON.stringify(report)}\n`);
    } else if (changed) {
      out.write(`Before: ${printedExtent(before)}\nAfter:  ${printedExtent(after)}\n`);
      out.write(`Generation ${generation}: ${counted(articles, 'article')}. ${seconds.toFixed(1)} s\n`);
    } else {
      out.write(`Nothing to do: ${printedExtent(before)}; generation ${generation} stands\n`);
    }
    return 0;
  },
});
