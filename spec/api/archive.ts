/** What do the specs of the server search? A small archive, indexed by the real pass and opened by the real library. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runIndex } from '../../indexer/run/run.js';
import type { Archive } from '../../server/search/answer.js';
import { openArchive } from '../../server/search/archive.js';

/** Path below the source → content. */
export const articles: Readonly<Record<string, string>> = {
  'courier/2023/ties.txt': [
    'Date: 2023-01-20',
    'Title: Ties at an all-time low <b>& worse</b>',
    'Author: Anna O’Reed',
    '',
    'The spokesman told reporters on Friday that relations were at an all-time low & that nothing would change soon.',
    '',
    'A second paragraph speaks of the weather in the harbour town, which was mild for the season.',
    '',
    'Talks on the harbour treaty were called off at the last minute in November, said <script>alert(1)</script> nobody.',
  ].join('\n'),
  'courier/2023/bridge.md': [
    '---',
    'title: Bridge inquiry opens',
    'date: 2023-03-02',
    'author: Tom Vale',
    'source: The Courier',
    'tags: [bridge, inquiry]',
    '---',
    '',
    'The inquiry into the harbour bridge opened on Thursday with a statement by the engineer who had designed it.',
    '',
    '## What comes next',
    '',
    'The next hearing is in April. The bridge stays closed, and the ferry runs every hour until the evening.',
  ].join('\n'),
  'gazette/flood.txt': [
    'Title: River leaves its banks',
    'Date: 2021-07',
    '',
    'The river left its banks on Monday and the lower town was under water within an hour, the fire brigade said.',
    '',
    'The bridge held. No treaty with the river has ever been signed, an old saying goes.',
  ].join('\n'),
  'gazette/undated note.txt': [
    'Title: A note without a date',
    '',
    'Nobody wrote down when the archive of the harbour office was moved to the attic, but there it stands today.',
  ].join('\n'),
};

/** Thirty short reports, so that there are pages to turn. */
const reports = Array.from({ length: 30 }, (_, index) => ({
  id: `report-${index + 1}`,
  title: `Ferry report ${index + 1}`,
  date: `2022-05-${String(index + 1).padStart(2, '0')}`,
  text: `The ferry crossed the harbour on time. Report number ${index + 1} has nothing else to say about the crossing.`,
  source: 'Harbour Office',
}));

export interface SmallArchive {
  archive: Archive;
  /** The index's folder, and the folder of its articles. */
  index: string;
  source: string;
  remove(): Promise<void>;
}

export async function writeSource(folder: string): Promise<void> {
  for (const [path, content] of Object.entries(articles)) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }
  await writeFile(join(folder, 'reports.ndjson'), reports.map((report) => `${JSON.stringify(report)}\n`).join(''));
}

/** Brings the index up to date with its source; the archive that is open follows by itself. */
export function indexAgain({ source, index }: Pick<SmallArchive, 'source' | 'index'>): ReturnType<typeof runIndex> {
  return runIndex({
    sources: [source],
    folder: index,
    full: false,
    dryRun: false,
    workers: 1,
    maxFileBytes: 64 * 1024 * 1024,
    timeLimitMs: 20_000,
    memoryLimitMib: 512,
    now: () => new Date('2026-01-01T00:00:00Z'),
  });
}

export async function smallArchive(): Promise<SmallArchive> {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-server-'));
  const source = join(folder, 'source');
  const index = join(folder, 'index');
  await writeSource(source);
  const report = await indexAgain({ source, index });
  if (report.articles !== Object.keys(articles).length + reports.length) throw new Error(`the small archive has ${report.articles} articles`);
  const archive = await openArchive(index);
  return {
    archive,
    index,
    source,
    remove: async () => {
      await archive.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
