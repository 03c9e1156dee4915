/** `dateline verify`: is every byte of the index as it was written, and every stored article whole? */
import { z } from 'zod';
import { inspectIndex } from '../run/inspection.js';
import { realDisk } from '../store/disk.js';
import { command } from './command.js';
import { index, json } from './options.js';
import { counted } from './report.js';

export const verifyCommand = command({
  name: 'verify',
  summary: 'Check every file and every stored article of the index; ends with 1 where it is damaged.',
  settings: z.object({ index, json }),
  run: async (settings, _words, { out }) => {
    const { findings, ...extent } = await inspectIndex(realDisk, settings.index);
    const damaged = findings.filter(({ kind }) => kind === 'damaged').length;
    const whole = damaged === 0;
    if (settings.json) {
      out.write(`${JSON.stringify({ whole, ...extent, findings })}\n`);
    } else {
      for (const { sentence } of findings) out.write(`${sentence}\n`);
      const { generation, files, articles, segments } = extent;
      if (whole) out.write(`Generation ${generation ?? 0} is whole: ${counted(files, 'file')}, ${counted(articles, 'article')} in ${counted(segments, 'segment')}\n`);
      else out.write(`The index in ${settings.index} is damaged: ${counted(damaged, 'finding')}\n`);
    }
    return whole ? 0 : 1;
  },
});
