/** How does a spec ask an engine over articles that never were on a disk? Built, encoded, decoded, opened. */
import type { Article } from '../../indexer/article/article.js';
import { SegmentBuilder } from '../../indexer/index/builder.js';
import { Columns } from '../../indexer/index/columns.js';
import { Segment } from '../../indexer/index/segment.js';
import { EmbeddedEngine } from '../../server/engine/embedded/embedded-engine.js';
import { OpenGeneration } from '../../server/engine/embedded/generation.js';
import { bm25f, type Similarity } from '../../server/engine/embedded/similarity.js';
import type { EngineAnswer, EngineRequest, Filters } from '../../server/engine/engine.js';
import { parseQuery } from '../../server/query/parse.js';

export interface Built {
  columns: Columns;
  records: Buffer;
}

/** One segment, its columns gone through their bytes. */
export function build(articles: readonly Article[]): Built {
  const builder = new SegmentBuilder();
  for (const article of articles) builder.add(article);
  const { columns, records } = builder.build();
  return { columns: throughBytes(columns), records: Buffer.from(records) };
}

export function throughBytes(columns: Columns): Columns {
  const bytes = Buffer.concat(columns.encode());
  return Columns.decode(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
}

/** One segment of a generation; `deleted` holds ids. */
export interface Part {
  articles: readonly Article[];
  deleted?: ReadonlySet<string>;
}

export function generationOf(parts: readonly Part[], similarity: Similarity = bm25f): OpenGeneration {
  const files = parts.map(({ articles, deleted = new Set() }) => {
    const { columns, records } = build(articles);
    const segment = new Segment(columns);
    const deletions = deleted.size === 0 ? null : new Uint8Array(Math.ceil(articles.length / 8));
    for (const id of deleted) {
      const article = segment.articles.find(id);
      if (deletions !== null) deletions[article >>> 3] |= 1 << (article & 7);
    }
    return { segment, deletions, readTexts: (at: number, target: Uint8Array) => { target.set(records.subarray(at, at + target.length)); } };
  });
  return new OpenGeneration(1, files, similarity);
}

export const noFilters: Filters = { from: null, to: null, source: [], author: [], language: [], type: [], section: [] };

export function engineOf(articles: readonly Article[], similarity?: Similarity): EmbeddedEngine {
  return new EmbeddedEngine(generationOf([{ articles }], similarity));
}

/** The endpoint's defaults, but all hits at once. */
export function ask(engine: EmbeddedEngine, query: string, request: Partial<EngineRequest> = {}): EngineAnswer {
  const { tree } = parseQuery(query);
  return engine.search({ tree, filters: noFilters, match: 'auto', sort: 'relevance', offset: 0, limit: 1000, ...request });
}

export const idsOf = (answer: EngineAnswer): string[] => answer.hits.map(({ card }) => card.id);
