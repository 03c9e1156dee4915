/** Dateline itself: the pass of `dateline index`, and the library that the server answers with. */
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { runIndex } from '../../../indexer/run/run.js';
import { openArchive, type SearchAnswer } from '../../../server/index.js';
import { repositoryRoot } from '../../root.js';
import { best, type Answer, type BenchEngine } from '../engine.js';
import { indexRun } from '../index-run.js';
import type { Question } from '../queries.js';

const { version } = z.looseObject({ version: z.string() }).parse(JSON.parse(readFileSync(join(repositoryRoot, 'package.json'), 'utf8')));

const answer = ({ total, hits }: SearchAnswer): Answer => ({ total, ids: hits.map(({ id }) => id) });
const usual = { perPage: best, snippets: 0 } as const;

export const dateline: BenchEngine = {
  name: `Dateline ${version}`,
  notes: ['built with a worker a processor; keeps the texts and the places of all words', 'stop words are in the index, and skipped in queries'],
  async build(articles, folder) {
    await runIndex(indexRun([articles], folder, availableParallelism()));
  },
  async open(folder) {
    const archive = await openArchive(folder);
    return {
      modes: {
        any: async ({ text }: Question) => answer(await archive.search(text, { ...usual, match: 'any' })),
        all: async ({ text }: Question) => answer(await archive.search(text, { ...usual, match: 'all' })),
        auto: async ({ text }: Question) => answer(await archive.search(text, usual)),
        phrase: async ({ text }: Question) => answer(await archive.search(`"${text}"`, usual)),
        prefix: async ({ text }: Question) => answer(await archive.search(`${text}*`, usual)),
        suggest: async ({ text }: Question) => {
          const { completions, titles } = await archive.suggest(text);
          return { total: completions.length + titles.length, ids: titles.map(({ id }) => id) };
        },
        dated: async ({ text, from, to }: Question) => answer(await archive.search(text, { ...usual, match: 'any', from, to })),
      },
      close: () => archive.close(),
    };
  },
};
