/** The thread that merges columns: the one that asked goes on with what it has to do, and gets the memory back. */
import { parentPort, workerData } from 'node:worker_threads';
import { Columns } from '../index/columns.js';
import { mergeSegments } from '../index/merge.js';

/** One of the segments to be merged; everything is moved here, nothing copied. */
export interface MergePart {
  /** A whole column file. */
  columns: ArrayBuffer;
  /** One bit an article; null where none is deleted. */
  deletions: Uint8Array<ArrayBuffer> | null;
  /** How far each article's record is from where it was: see `MergeInput`. */
  recordShift: Float64Array<ArrayBuffer>;
}

export interface MergedColumns {
  /** The column file, in pieces to be written one after the other. */
  pieces: Uint8Array<ArrayBuffer>[];
  articles: number;
}

if (parentPort !== null) {
  const parts = workerData as MergePart[];
  const { columns, articles } = mergeSegments(
    parts.map(({ columns, deletions, recordShift }) => ({
      columns: Columns.decode(columns),
      drop: (article) => deletions !== null && (deletions[article >>> 3] & (1 << (article & 7))) !== 0,
      recordShift,
    })),
  );
  const pieces = columns.encode();
  const merged = { pieces, articles };
  parentPort.postMessage(merged, [...new Set(pieces.map(({ buffer }) => buffer))].filter((buffer) => buffer instanceof ArrayBuffer));
}
