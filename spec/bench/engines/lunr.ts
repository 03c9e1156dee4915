/** Lunr: its own trimmer and Porter stemmer. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stopWords } from '../../../indexer/analysis/analyzer.js';
import { readArticles } from '../articles.js';
import { best, having, peerModule, peerVersion, tellingWords, type Answer, type BenchEngine } from '../engine.js';
import type { Question } from '../queries.js';

interface Pipeline {
  add(...steps: object[]): void;
}
interface LunrQuery {
  term(term: string, options: { presence: number; wildcard?: number; usePipeline?: boolean }): void;
}
interface LunrIndex {
  query(build: (query: LunrQuery) => void): { ref: string }[];
}
interface Builder {
  pipeline: Pipeline;
  searchPipeline: Pipeline;
  ref(name: string): void;
  field(name: string, options?: { boost: number }): void;
  add(document: object): void;
  build(): LunrIndex;
}
interface Lunr {
  Builder: new () => Builder;
  Index: { load(raw: unknown): LunrIndex };
  Query: { presence: { OPTIONAL: number; REQUIRED: number }; wildcard: { TRAILING: number } };
  Pipeline: { registerFunction(step: object, name: string): void };
  generateStopWordFilter(words: string[]): object;
  trimmer: object;
  stemmer: object;
}

const file = 'index.json';
const lunr = (): Lunr => peerModule('lunr', having<Lunr>('Builder', 'Index', 'Query', 'generateStopWordFilter', 'trimmer', 'stemmer'));

export const lunrEngine: BenchEngine = {
  name: `Lunr ${peerVersion('lunr')}`,
  notes: ['its own Porter stems, Dateline’s stop words, titles twice', 'no phrases; nothing stored'],
  async build(articles, folder) {
    const module = lunr();
    const builder = new module.Builder();
    const stop = module.generateStopWordFilter([...stopWords('en')]);
    module.Pipeline.registerFunction(stop, 'datelineStopWords');
    builder.pipeline.add(module.trimmer, stop, module.stemmer);
    builder.searchPipeline.add(module.stemmer);
    builder.ref('id');
    builder.field('title', { boost: 2 });
    builder.field('text');
    for await (const { id, title, text } of readArticles(articles)) builder.add({ id, title, text });
    writeFileSync(join(folder, file), JSON.stringify(builder.build()));
  },
  open(folder) {
    const module = lunr();
    const index = module.Index.load(JSON.parse(readFileSync(join(folder, file), 'utf8')));
    const { OPTIONAL, REQUIRED } = module.Query.presence;
    const search = (terms: string[], options: { presence: number; wildcard?: number; usePipeline?: boolean }): Answer => {
      // lunr writes the term into the options it is given.
      const found = terms.length === 0 ? [] : index.query((query) => { for (const term of terms) query.term(term, { ...options }); });
      return { total: found.length, ids: found.slice(0, best).map(({ ref }) => ref) };
    };
    return Promise.resolve({
      modes: {
        any: ({ text }: Question) => search(tellingWords(text), { presence: OPTIONAL }),
        all: ({ text }: Question) => search(tellingWords(text), { presence: REQUIRED }),
        prefix: ({ text }: Question) => search([text], { presence: OPTIONAL, wildcard: module.Query.wildcard.TRAILING, usePipeline: false }),
      },
      close: () => undefined,
    });
  },
};
