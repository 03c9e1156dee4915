/** Where do the specs of the pass lay their files? In a temporary folder with sources and an index, which is gone afterwards. */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type IndexEvent, type IndexReport, type IndexRunOptions, runIndex } from '../../indexer/run/run.js';
import { realDisk } from '../../indexer/store/disk.js';
import { verify } from '../../indexer/store/verify.js';
import type { ArticleAnswer } from '../../server/search/answer.js';
import { openArchive } from '../../server/search/archive.js';

export class Desk {
  readonly events: IndexEvent[] = [];
  private touched = 0;

  constructor(readonly root: string) {}

  get folder(): string {
    return join(this.root, 'index');
  }

  source(name = 'source'): string {
    return join(this.root, name);
  }

  /** Writes a file of a source and gives it a time that no file had before: clocks are coarser than specs are quick. */
  async write(path: string, content: string | Uint8Array, source = 'source'): Promise<string> {
    const file = join(this.source(source), path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
    await this.touch(path, source);
    return file;
  }

  async touch(path: string, source = 'source'): Promise<void> {
    const time = 1_600_000_000 + ++this.touched;
    await utimes(join(this.source(source), path), time, time);
  }

  /** The pass as the command runs it; the events of the last one are in `events`. */
  async index(options: Partial<IndexRunOptions> = {}): Promise<IndexReport> {
    this.events.length = 0;
    await mkdir(this.source(), { recursive: true });
    return runIndex({
      sources: [this.source()],
      folder: this.folder,
      full: false,
      dryRun: false,
      workers: 1,
      maxFileBytes: 1 << 20,
      timeLimitMs: 20_000,
      memoryLimitMib: 512,
      now: () => new Date(),
      onEvent: (event) => this.events.push(event),
      ...options,
    });
  }

  /** Every article of an index by its id, as a reader gets it, after every file of the index was verified. */
  async articles(folder = this.folder): Promise<Map<string, ArticleAnswer>> {
    assert.deepEqual(await verify(realDisk, folder), []);
    const archive = await openArchive(folder);
    try {
      const articles = new Map<string, ArticleAnswer>();
      for (let page = 1, total = 1; (page - 1) * 100 < total; page++) {
        const answer = await archive.search('', { page, perPage: 100, snippets: 0 });
        total = answer.total;
        for (const { id } of answer.hits) {
          assert.ok(!articles.has(id), `${id} is in the index twice`);
          const article = await archive.article(id);
          assert.ok(article !== null, `${id} is a hit and no article`);
          articles.set(id, article);
        }
      }
      return articles;
    } finally {
      await archive.close();
    }
  }

  async ids(): Promise<string[]> {
    return [...(await this.articles()).keys()].sort();
  }

  /** Ids of the articles that a query finds, best first. */
  async find(query: string, folder = this.folder): Promise<string[]> {
    const archive = await openArchive(folder);
    try {
      return (await archive.search(query, { perPage: 100, snippets: 0 })).hits.map(({ id }) => id);
    } finally {
      await archive.close();
    }
  }

  names(): Promise<string[]> {
    return readdir(this.folder);
  }
}

export async function withDesk<T>(use: (desk: Desk) => Promise<T>): Promise<T> {
  const root = await mkdtemp(join(tmpdir(), 'dateline-run-'));
  try {
    return await use(new Desk(root));
  } finally {
    await rm(root, { recursive: true });
  }
}

/** A report's counts alone. */
export function counts({ changed, articles, added, replaced, moved, removed, unchanged }: IndexReport): string {
  const parts = Object.entries({ added, replaced, moved, removed, unchanged }).flatMap(([name, count]) => (count === 0 ? [] : [`${name} ${count}`]));
  return `${changed ? 'changed' : 'as before'}: ${articles} articles; ${parts.join(', ')}`;
}

/** `path code` for everything that failed. */
export function failures({ failed }: IndexReport): string[] {
  return failed.map(({ path, code }) => `${path} ${code}`);
}

/** Lines of NDJSON. */
export function ndjson(...records: object[]): string {
  return records.map((record) => `${JSON.stringify(record)}\n`).join('');
}

export const story = (words: string): string => `Date: 2021-03-04\nTitle: About ${words}\n\nThe paper wrote on Thursday about ${words} and about nothing else.\n`;
