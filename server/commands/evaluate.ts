/** `dateline evaluate`: the ranking's figures on a test collection, beside a Lucene-style BM25. */
import { writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { command } from '../../indexer/commands/command.js';
import { indexSettings } from '../../indexer/commands/index-command.js';
import { json, language, workers } from '../../indexer/commands/options.js';
import { runIndex } from '../../indexer/run/run.js';
import { naming } from '../../indexer/store/disk.js';
import { openCollection } from '../evaluate/collection.js';
import { evaluate } from '../evaluate/evaluate.js';
import { figuresJson, figuresText } from '../evaluate/figures.js';
import { trecRun } from '../evaluate/run-file.js';
import { perQuery, run } from './options.js';
import { WrongUsage } from './wrong-usage.js';

export const evaluateCommand = command({
  name: 'evaluate',
  summary: 'Measure the ranking on a test collection in BEIR form, beside a Lucene-style BM25.',
  argument: { name: '<folder>', doc: 'A folder with corpus.jsonl, queries.jsonl and qrels.tsv (or qrels/test.tsv).' },
  settings: z.object({ json, perQuery, run, language, workers }),
  run: async (settings, [folder, ...more], terminal) => {
    if (more.length > 0) throw new WrongUsage(`evaluate takes one folder, not ${more.length + 1}`);
    const collection = await openCollection(folder);
    const usual = indexSettings.parse({});
    const evaluation = await evaluate(collection, async (source, index) => {
      await runIndex({
        sources: [source],
        folder: index,
        full: false,
        dryRun: false,
        workers: settings.workers === 0 ? terminal.processors : settings.workers,
        maxFileBytes: usual.maxFileMib * 1024 * 1024,
        timeLimitMs: usual.timeLimit * 1000,
        memoryLimitMib: usual.memoryLimitMib,
        ...(settings.language === undefined ? {} : { language: settings.language }),
        now: terminal.now,
      });
    });
    const to = settings.run;
    if (to !== undefined) await naming(to, () => writeFile(to, trecRun(evaluation.run)));
    terminal.out.write(settings.json ? figuresJson(evaluation, settings.perQuery) : figuresText(evaluation, settings.perQuery));
    return 0;
  },
});
