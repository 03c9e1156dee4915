/** Orama: whole words through its own index component; its usual way matches beginnings of words. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { stopWords } from '../../../indexer/analysis/analyzer.js';
import { readArticles } from '../articles.js';
import { best, having, peerModule, peerVersion, stemOf, wordsOf, type Answer, type BenchEngine } from '../engine.js';
import type { Question } from '../queries.js';

interface Found {
  count: number;
  hits: { id: string }[];
}
/** What is inside is Orama's affair. */
type Database = object;
/** Its arguments as Orama hands them on: index, term, tokenizer, language, properties, whole words, and more. */
type IndexSearch = (...args: unknown[]) => unknown;
interface Orama {
  create(options: object): Database;
  insert(database: Database, document: object): unknown;
  search(database: Database, options: object): Found;
  save(database: Database): unknown;
  load(database: Database, raw: unknown): void;
  components: {
    index: { createIndex(): { search: IndexSearch } };
    documentsStore: { createDocumentsStore(): { store: (...args: unknown[]) => unknown } };
  };
}

const file = 'index.v8';
const wholeWords = 5;

function create(orama: Orama): Database {
  const index = orama.components.index.createIndex();
  const store = orama.components.documentsStore.createDocumentsStore();
  return orama.create({
    schema: { title: 'string', text: 'string' },
    sort: { enabled: false },
    components: {
      tokenizer: { language: 'english', normalizationCache: new Map(), tokenize: (text: string) => [...new Set(wordsOf(text).flatMap((word) => stemOf(word) ?? []))] },
      index: { ...index, search: (...args: unknown[]) => index.search(...args.slice(0, wholeWords), true, ...args.slice(wholeWords + 1)) },
      // Documents without their texts, as in the other engines.
      documentsStore: { ...store, store: (...[into, id, internal]: unknown[]) => store.store(into, id, internal, { id }) },
    },
  });
}

const orama = (): Orama => peerModule('@orama/orama', having<Orama>('create', 'insert', 'search', 'save', 'load'));

export const oramaEngine: BenchEngine = {
  name: `Orama ${peerVersion('@orama/orama')}`,
  notes: [
    `Snowball stems and Dateline’s ${stopWords('en').size} stop words through its tokenizer, titles twice, whole words`,
    'no phrases; all words means all in one field; kept as V8 serializes what its save() gives',
  ],
  async build(articles, folder) {
    const module = orama();
    const database = create(module);
    for await (const { id, title, text } of readArticles(articles)) module.insert(database, { id, title, text });
    writeFileSync(join(folder, file), serialize(module.save(database)));
  },
  open(folder) {
    const module = orama();
    const database = create(module);
    module.load(database, deserialize(readFileSync(join(folder, file))));
    const search = (term: string, threshold: number): Answer => {
      const { count, hits } = module.search(database, { term, properties: ['title', 'text'], boost: { title: 2 }, threshold, limit: best, tolerance: 0 });
      return { total: count, ids: hits.map(({ id }) => id) };
    };
    return Promise.resolve({
      modes: { any: ({ text }: Question) => search(text, 1), all: ({ text }: Question) => search(text, 0) },
      close: () => undefined,
    });
  },
};
