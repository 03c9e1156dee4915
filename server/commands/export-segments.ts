/** Which articles are exported, and in which order? The live ones of one generation: newest first, undated last, then by id. */
import { compareRows } from '../../indexer/index/article-columns.js';
import { Columns } from '../../indexer/index/columns.js';
import { Segment } from '../../indexer/index/segment.js';
import type { FileEntry } from '../../indexer/store/manifest.js';
import type { Generation } from '../../indexer/store/open.js';
import { segmentFiles } from '../engine/embedded/opening.js';
import { isDeleted, type Deletions } from '../engine/embedded/scored-segment.js';

export interface ExportSegment {
  segment: Segment;
  deletions: Deletions;
  texts: FileEntry;
}

/** Opened without the scores that searching needs: the columns lie in memory, the texts on the disk. */
export async function openSegments(held: Generation): Promise<ExportSegment[]> {
  const segments: ExportSegment[] = [];
  for (const entry of held.manifest.segments) {
    const [columns, texts] = segmentFiles(held.folder, entry);
    const segment = new Segment(Columns.decode(await held.columns(columns)));
    const deletions = entry.deletions === null ? null : new Uint8Array(await held.columns(entry.deletions));
    segments.push({ segment, deletions, texts });
  }
  return segments;
}

/** A live article: its segment's place in the list, and its number there. */
export interface Place {
  segment: number;
  article: number;
}

/** Every segment is in this order already, so that only the next article of each is looked at. */
export function* inOrder(segments: readonly ExportSegment[]): Generator<Place> {
  const next = segments.map((one) => liveFrom(one, 0));
  const rowOf = (s: number): { day: number; idBytes: Uint8Array } => {
    const { days, ids } = segments[s].segment.articles;
    return { day: days[next[s]], idBytes: ids.piece(next[s]) };
  };
  for (;;) {
    let first = -1;
    for (let s = 0; s < segments.length; s++) {
      if (next[s] < segments[s].segment.articles.count && (first < 0 || compareRows(rowOf(s), rowOf(first)) < 0)) first = s;
    }
    if (first < 0) return;
    yield { segment: first, article: next[first] };
    next[first] = liveFrom(segments[first], next[first] + 1);
  }
}

function liveFrom({ segment, deletions }: ExportSegment, article: number): number {
  while (article < segment.articles.count && isDeleted(deletions, article)) article++;
  return article;
}

/** Characters that are collected before they are handed on. */
const pieceLength = 1 << 16;

/** The same text in fewer pieces: a write costs more than a short line. */
export function* inPieces(texts: Iterable<string>): Generator<string> {
  let piece = '';
  for (const text of texts) {
    piece += text;
    if (piece.length < pieceLength) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}
