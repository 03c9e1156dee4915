/** MiniSearch by itself: its tokenizer, its ranking, its JSON. */
import { readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import MiniSearch, { type Options, type SearchResult } from 'minisearch';
import { z } from 'zod';
import { repositoryRoot } from '../../root.js';
import { readArticles, type BenchArticle } from '../articles.js';
import { best, stemOf, type Answer, type BenchEngine } from '../engine.js';
import type { Question } from '../queries.js';

const { version } = z
  .looseObject({ version: z.string() })
  .parse(JSON.parse(readFileSync(join(repositoryRoot, 'node_modules', 'minisearch', 'package.json'), 'utf8')));

const options: Options<BenchArticle> = { fields: ['title', 'text'], storeFields: ['title', 'date'], processTerm: stemOf };
const boost = { title: 2 };
const answer = (hits: SearchResult[]): Answer => ({ total: hits.length, ids: hits.slice(0, best).map(({ id }) => String(id)) });

export const minisearch: BenchEngine = {
  name: `MiniSearch ${version}`,
  notes: ['Snowball stems, Dateline’s stop words, titles twice', 'no phrases; titles and dates stored, texts not'],
  async build(articles, folder) {
    const index = new MiniSearch(options);
    for await (const article of readArticles(articles)) index.add(article);
    await writeFile(join(folder, 'index.json'), JSON.stringify(index));
  },
  async open(folder) {
    const index = MiniSearch.loadJSON(await readFile(join(folder, 'index.json'), 'utf8'), options);
    return {
      modes: {
        any: ({ text }: Question) => answer(index.search(text, { boost })),
        all: ({ text }: Question) => answer(index.search(text, { boost, combineWith: 'AND' })),
        prefix: ({ text }: Question) => answer(index.search(text, { boost, prefix: true, processTerm: (term) => term.toLowerCase() })),
        dated: ({ text, from, to }: Question) =>
          answer(index.search(text, { boost, filter: ({ date }) => typeof date === 'string' && date >= from && date <= to })),
      },
      close: () => undefined,
    };
  },
};
