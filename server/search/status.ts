/** What is in the index, and what failed? */
import { decodeLedger, emptyLedger } from '../../indexer/store/ledger.js';
import { toldBy } from '../../indexer/store/ledger-told.js';
import type { Generation } from '../../indexer/store/open.js';
import { printedDate } from '../../indexer/index/schema.js';
import type { OpenGeneration } from '../engine/embedded/generation.js';
import { segmentFiles } from '../engine/embedded/opening.js';
import { isDeleted } from '../engine/embedded/scored-segment.js';
import type { ArchiveStatus } from './answer.js';

export async function statusOf(held: Generation, generation: OpenGeneration): Promise<ArchiveStatus> {
  const { manifest } = held;
  const ledger = manifest.ledger === null ? emptyLedger : decodeLedger(new Uint8Array(await held.columns(manifest.ledger)));
  const files = manifest.segments.map((entry) => segmentFiles(held.folder, entry));
  const sum = (entries: readonly { bytes: number }[]): number => entries.reduce((bytes, entry) => bytes + entry.bytes, 0);
  return {
    generation: manifest.generation,
    articles: manifest.articles,
    ...counts(generation),
    segments: manifest.segments.length,
    bytes: { index: sum(files.map(([columns]) => columns)), texts: sum(files.map(([, texts]) => texts)) },
    ...toldBy(ledger),
    skipped: Object.values(ledger.skipped).reduce((total, count) => total + count, 0),
  };
}

function counts({ files }: OpenGeneration): Pick<ArchiveStatus, 'undated' | 'dates' | 'byType' | 'byLanguage'> {
  let undated = 0;
  let [first, last] = [Infinity, 0];
  const byType: Record<string, number> = {};
  const byLanguage: Record<string, number> = {};
  for (const { segment: { articles }, deletions } of files) {
    for (let i = 0; i < articles.count; i++) {
      if (isDeleted(deletions, i)) continue;
      const day = articles.days[i];
      if (day === 0) undated++;
      else [first, last] = [Math.min(first, day), Math.max(last, day)];
      const [type, language] = [articles.type(i), articles.value('language', i) ?? ''];
      byType[type] = (byType[type] ?? 0) + 1;
      byLanguage[language] = (byLanguage[language] ?? 0) + 1;
    }
  }
  const print = (day: number): string => printedDate(day, 10) ?? '';
  return { undated, dates: last === 0 ? null : { first: print(first), last: print(last) }, byType, byLanguage };
}
