/** How well does Dateline rank? A test collection indexed and asked as an archive is, beside a Lucene-style BM25. */
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { naming } from '../../indexer/store/disk.js';
import type { Archive } from '../search/answer.js';
import { openArchive } from '../search/archive.js';
import type { Collection } from './collection.js';
import { CollectionInvalid } from './error.js';
import { LuceneBm25, luceneStopWords, type Answered } from './lucene-bm25.js';
import { meanOf, measure, type Measures } from './measures.js';
import { plainQuestion } from './question.js';
import type { QueryRun } from './run-file.js';

/** Hits a query that are looked at: a page of the most that one may have. */
export const runDepth = 100;

export interface QueryFigures {
  id: string;
  text: string;
  dateline: Measures;
  bm25: Measures;
  bm25Lucene: Measures;
}

export interface Evaluation {
  /** In the collection, and those of them that are in the index: a document without a word is no article. */
  documents: number;
  indexed: number;
  queries: number;
  judgements: number;
  /** Means over the queries. */
  dateline: Measures;
  /** With Dateline's stop words. */
  bm25: Measures;
  /** With Lucene's own, which are English. */
  bm25Lucene: Measures;
  perQuery: QueryFigures[];
  run: QueryRun[];
}

/** Brings the articles of a file of records into the index of a folder, as `dateline index` does. */
export type Indexing = (source: string, index: string) => Promise<void>;

/** The index lies in a folder of its own while it is asked, and is gone afterwards. Throws `CollectionInvalid`. */
export async function evaluate(collection: Collection, indexing: Indexing): Promise<Evaluation> {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-evaluate-'));
  try {
    const source = join(folder, 'corpus.ndjson');
    const index = join(folder, 'index');
    const documents = await writeRecords(collection, source);
    await indexing(source, index);
    const archive = await openArchive(index);
    try {
      return await ask(collection, archive, documents);
    } finally {
      await archive.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Documents as records: one without text is its title. Says how many. */
async function writeRecords(collection: Collection, file: string): Promise<number> {
  let documents = 0;
  async function* lines(): AsyncGenerator<string> {
    for await (const { id, title, text } of collection.documents()) {
      documents++;
      yield `${JSON.stringify({ id, title, text: text.trim() === '' ? title : text })}\n`;
    }
  }
  await naming(file, () => pipeline(Readable.from(lines()), createWriteStream(file)));
  return documents;
}

async function ask(collection: Collection, archive: Archive, documents: number): Promise<Evaluation> {
  const { articles, byLanguage } = await archive.status();
  const [language] = Object.entries(byLanguage).sort((one, other) => other[1] - one[1]).map(([name]) => name);
  if (articles === 0) throw new CollectionInvalid('none of the documents of corpus.jsonl has a word');
  const [bm25, bm25Lucene] = [new LuceneBm25(language), new LuceneBm25(language, luceneStopWords)];
  for await (const { id, title, text } of collection.documents()) for (const reference of [bm25, bm25Lucene]) reference.add(id, title, text);
  const perQuery: QueryFigures[] = [];
  const run: QueryRun[] = [];
  for (const { id, text, grades } of collection.queries) {
    const question = plainQuestion(text);
    // The empty query is answered with all articles: no answer to a question of signs.
    const { hits } = question === '' ? { hits: [] } : await archive.search(question, { perPage: runDepth, snippets: 0 });
    const figures = (ranked: readonly Answered[]): Measures => measure(ranked.map((hit) => hit.id), grades);
    perQuery.push({
      id,
      text,
      dateline: figures(hits),
      bm25: figures(bm25.search(question, runDepth)),
      bm25Lucene: figures(bm25Lucene.search(question, runDepth)),
    });
    run.push({ query: id, ranked: hits.map((hit) => ({ id: hit.id, score: hit.score })) });
  }
  return {
    documents,
    indexed: articles,
    queries: perQuery.length,
    judgements: collection.judgements,
    dateline: meanOf(perQuery.map((query) => query.dateline)),
    bm25: meanOf(perQuery.map((query) => query.bm25)),
    bm25Lucene: meanOf(perQuery.map((query) => query.bm25Lucene)),
    perQuery,
    run,
  };
}
