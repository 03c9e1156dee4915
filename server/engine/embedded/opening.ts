/** How is a generation of the index on disk opened? Its columns are read whole; its texts stay where they are. */
import { Columns } from '../../../indexer/index/columns.js';
import { IndexFileError } from '../../../indexer/index/error.js';
import { Segment } from '../../../indexer/index/segment.js';
import { realDisk } from '../../../indexer/store/disk.js';
import { IndexDamaged } from '../../../indexer/store/errors.js';
import type { FileEntry, SegmentEntry } from '../../../indexer/store/manifest.js';
import { openGeneration, type Generation } from '../../../indexer/store/open.js';
import { OpenGeneration, type SegmentFiles } from './generation.js';
import type { Similarity } from './similarity.js';

/** A generation in memory and the files it holds open. */
export interface OpenIndex {
  held: Generation;
  generation: OpenGeneration;
}

/**
 * Opens the newest generation. Segments that `before` has open already are not read again: their files never change. Throws
 * `IndexMissing`, `IndexDamaged` or `IndexFormatUnknown`.
 */
export async function openIndex(folder: string, similarity: Similarity, before: OpenIndex | null = null): Promise<OpenIndex> {
  const held = await openGeneration(realDisk, folder);
  try {
    const known = new Map(before?.held.manifest.segments.map(({ name }, s) => [name, before.generation.files[s].segment]));
    const files: SegmentFiles[] = [];
    for (const entry of held.manifest.segments) files.push(await openSegment(held, entry, known.get(entry.name)));
    return { held, generation: new OpenGeneration(held.manifest.generation, files, similarity) };
  } catch (error) {
    await held.close();
    throw error;
  }
}

async function openSegment(held: Generation, entry: SegmentEntry, known: Segment | undefined): Promise<SegmentFiles> {
  const [columns, texts] = segmentFiles(held.folder, entry);
  const segment = known ?? decodeSegment(held.folder, columns.name, await held.columns(columns));
  const deletions = entry.deletions === null ? null : new Uint8Array(await held.columns(entry.deletions));
  return { segment, deletions, readTexts: (at, target) => { held.readNow(texts, at, target); } };
}

/** Bytes that are as they were written, and yet no segment: written by another version. */
function decodeSegment(folder: string, name: string, bytes: ArrayBuffer): Segment {
  try {
    return new Segment(Columns.decode(bytes));
  } catch (error) {
    if (error instanceof IndexFileError) throw new IndexDamaged(folder, name, `cannot be read: ${error.message}`, { cause: error });
    throw error;
  }
}

/** A segment's columns and its texts. */
export function segmentFiles(folder: string, { name, files }: SegmentEntry): [columns: FileEntry, texts: FileEntry] {
  const [columns, texts] = files;
  if (files.length !== 2) throw new IndexDamaged(folder, name, `has ${files.length} files instead of 2`);
  return [columns, texts];
}
