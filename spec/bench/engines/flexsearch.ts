/** FlexSearch: whole words, ranked by how early they stand; it has no scores. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readArticles } from '../articles.js';
import { best, having, peerModule, peerVersion, stemOf, wordsOf, type Answer, type BenchEngine } from '../engine.js';
import type { Question } from '../queries.js';

interface FlexIndex {
  add(id: number, text: string): void;
  search(text: string, options: { limit: number; suggest: boolean }): number[];
  export(handle: (key: string, data: string | undefined) => void): void;
  import(key: string, data: string): void;
}
type FlexIndexClass = new (options: { tokenize: 'strict'; resolution: number; encoder: { encode: (text: string) => string[] } }) => FlexIndex;

// Its own resolution of the preset "score"; more than ten million hits are none.
const resolution = 9;
const all = 10_000_000;
const idsFile = 'ids.json';
const encode = (text: string): string[] => [...new Set(wordsOf(text).flatMap((word) => stemOf(word) ?? []))];

function create(): FlexIndex {
  const { Index } = peerModule('flexsearch', z.object({ Index: having<FlexIndexClass>() }));
  return new Index({ tokenize: 'strict', resolution, encoder: { encode } });
}

export const flexsearch: BenchEngine = {
  name: `FlexSearch ${peerVersion('flexsearch')}`,
  notes: ['Snowball stems, Dateline’s stop words through its encoder; the title stands before the text', 'no scores, no phrases; ids beside the index'],
  async build(articles, folder) {
    const index = create();
    const ids: string[] = [];
    for await (const { id, title, text } of readArticles(articles)) {
      index.add(ids.length, `${title}\n${text}`);
      ids.push(id);
    }
    index.export((key, data) => {
      if (data !== undefined) writeFileSync(join(folder, `part-${key}`), data);
    });
    writeFileSync(join(folder, idsFile), JSON.stringify(ids));
  },
  open(folder) {
    const index = create();
    const ids = z.array(z.string()).parse(JSON.parse(readFileSync(join(folder, idsFile), 'utf8')));
    for (const name of readdirSync(folder)) if (name.startsWith('part-')) index.import(name.slice(5), readFileSync(join(folder, name), 'utf8'));
    const search = (text: string, suggest: boolean): Answer => {
      const found = index.search(text, { limit: all, suggest });
      return { total: found.length, ids: Array.from(found.slice(0, best), (number) => ids[number]) };
    };
    return Promise.resolve({
      modes: { any: ({ text }: Question) => search(text, true), all: ({ text }: Question) => search(text, false) },
      close: () => undefined,
    });
  },
};
