/** `dateline status`: what is in the index, and what failed? */
import { z } from 'zod';
import { command } from '../../indexer/commands/command.js';
import { index, json } from '../../indexer/commands/options.js';
import { namer, printedBytes } from '../../indexer/commands/report.js';
import { presentStatus } from '../api/v1/present.js';
import type { ToldFile } from '../../indexer/store/ledger-told.js';
import type { ArchiveStatus } from '../search/answer.js';
import { openArchive } from '../search/archive.js';
import { counted } from '../web/print-date.js';

function statusText(status: ArchiveStatus): string {
  const { dates, bytes, failed, needsOcr, warned, warnings } = status;
  const named = namer(status.sources);
  const line = ({ code, reason, ...file }: ToldFile): string => `  ${named(file)}: ${reason} (${code})`;
  const counts = (of: Record<string, number>) => Object.entries(of).map(([name, count]) => `${name} ${count}`).join(', ');
  const lines = [
    `Generation ${status.generation}: ${counted(status.articles, 'article')} in ${counted(status.segments, 'segment')}`,
    ...(dates === null ? [] : [`Dates      ${dates.first} to ${dates.last}`]),
    `Undated    ${status.undated}`,
    `Formats    ${counts(status.byType)}`,
    `Languages  ${counts(status.byLanguage)}`,
    `Size       index ${printedBytes(bytes.index)}, texts ${printedBytes(bytes.texts)}`,
    `Skipped    ${status.skipped}`,
    `Needs OCR  ${needsOcr.length}`,
    ...needsOcr.map((file) => `  ${named(file)}`),
    `Warnings   ${warned}`,
    ...warnings.map(line),
    ...(warned > warnings.length ? [`  and ${warned - warnings.length} more`] : []),
    `Failed     ${failed.length}`,
    ...failed.map(line),
  ];
  return `${lines.join('\n')}\n`;
}

export const statusCommand = command({
  name: 'status',
  summary: 'Print what is in the index and which sources failed.',
  settings: z.object({ index, json }),
  run: async (settings, _words, terminal) => {
    const archive = await openArchive(settings.index);
    try {
      const status = await archive.status();
      terminal.out.write(settings.json ? `${JSON.stringify(presentStatus(status))}\n` : statusText(status));
      return 0;
    } finally {
      await archive.close();
    }
  },
});
