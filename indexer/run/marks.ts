/** Which articles of a segment are no more? Marks beside the segment, one bit an article; the segment itself never changes. */
import { Columns } from '../index/columns.js';
import { StringColumn } from '../index/strings.js';
import type { Disk } from '../store/disk.js';
import type { SegmentEntry } from '../store/manifest.js';
import { readColumnsFile } from '../store/open.js';
import type { Transaction } from '../store/transaction.js';

export class Marks {
  constructor(
    private readonly disk: Disk,
    private readonly folder: string,
    private readonly transaction: Transaction,
  ) {}

  /** The segments of the generation before, with these articles marked too; those of which nothing is left are not named again. */
  async onPrevious(gone: ReadonlySet<string>): Promise<SegmentEntry[]> {
    const previous = this.transaction.previous?.segments ?? [];
    if (gone.size === 0) return [...previous];
    const kept: SegmentEntry[] = [];
    for (const entry of previous) {
      const [columns] = entry.files;
      const ids = StringColumn.from(Columns.decode(await readColumnsFile(this.disk, this.folder, columns)), 'article.id');
      const marked = await this.on(entry, ids, gone);
      if (marked !== null) kept.push(marked);
    }
    return kept;
  }

  /** A segment with these articles marked too; null where nothing of it is left. */
  async on(entry: SegmentEntry, ids: StringColumn, gone: ReadonlySet<string>): Promise<SegmentEntry | null> {
    const before = entry.deletions === null ? null : new Uint8Array(await readColumnsFile(this.disk, this.folder, entry.deletions));
    const marks = new Uint8Array(Math.ceil(ids.length / 8));
    let deleted = 0;
    for (let i = 0; i < ids.length; i++) {
      const wasGone = before !== null && (before[i >>> 3] & (1 << (i & 7))) !== 0;
      if (!wasGone && !gone.has(ids.get(i))) continue;
      marks[i >>> 3] |= 1 << (i & 7);
      deleted++;
    }
    if (deleted === entry.deleted) return entry;
    if (deleted === ids.length) return null;
    return { ...entry, deletions: await this.transaction.write('deletions', [marks]), deleted };
  }
}
