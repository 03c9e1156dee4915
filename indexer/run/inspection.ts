/**
 * Is the index what it should be, beyond the checksums of its files? A file that was written wrongly has a checksum that is
 * right. So every segment is opened, its counts are held against the manifest, and every stored article is read, each of
 * which has checksums of its own.
 */
import { compareRows } from '../index/article-columns.js';
import { Columns } from '../index/columns.js';
import { Segment } from '../index/segment.js';
import { TextRecord } from '../index/text-record.js';
import { type Disk } from '../store/disk.js';
import { IndexDamaged, IndexMissing } from '../store/errors.js';
import { decodeLedger } from '../store/ledger.js';
import { filesOf, type FileEntry, type Manifest, type SegmentEntry } from '../store/manifest.js';
import { manifestName } from '../store/name.js';
import { openGeneration, type Generation } from '../store/open.js';
import { type Finding, verify } from '../store/verify.js';

export interface Inspection {
  /** Null where the manifest itself is damaged. */
  generation: number | null;
  files: number;
  segments: number;
  articles: number;
  findings: Finding[];
}

/** Throws `IndexMissing` or `IndexFormatUnknown`. Holds the columns of one segment at a time. */
export async function inspectIndex(disk: Disk, folder: string): Promise<Inspection> {
  const findings = await verify(disk, folder);
  const nothing = { generation: null, files: 0, segments: 0, articles: 0 };
  // What lies in a damaged file need not be looked at closer.
  if (findings.some(({ kind }) => kind === 'damaged')) return { ...nothing, findings };
  let held: Generation;
  try {
    held = await openGeneration(disk, folder);
  } catch (error) {
    if (error instanceof IndexDamaged) return { ...nothing, findings: [...findings, findingOf(error)] };
    if (error instanceof IndexMissing) return { ...nothing, findings: [...findings, findingOf(new IndexDamaged(folder, manifestName, 'has disappeared'))] };
    throw error;
  }
  try {
    const { manifest } = held;
    for await (const damage of damageIn(held)) findings.push(findingOf(damage));
    return { ...extentOf(manifest), findings };
  } finally {
    await held.close();
  }
}

function extentOf(manifest: Manifest): Omit<Inspection, 'findings'> {
  const { generation, articles, segments } = manifest;
  // The manifest is a file too.
  return { generation, files: filesOf(manifest).length + 1, segments: segments.length, articles };
}

function findingOf(damage: IndexDamaged): Finding {
  return { file: damage.file, kind: 'damaged', sentence: damage.message };
}

async function* damageIn(held: Generation): AsyncGenerator<IndexDamaged> {
  const { folder, manifest } = held;
  const ids = new Set<string>();
  for (const entry of manifest.segments) yield* await damageInSegment(held, entry, ids);
  if (manifest.ledger === null) return;
  try {
    decodeLedger(new Uint8Array(await held.columns(manifest.ledger)));
  } catch (cause) {
    yield new IndexDamaged(folder, manifest.ledger.name, `is not a ledger (${sentenceOf(cause)})`, { cause });
  }
}

/** What is wrong with a segment; `ids` are those of the live articles before it, to which its own are added. */
async function damageInSegment(held: Generation, entry: SegmentEntry, ids: Set<string>): Promise<IndexDamaged[]> {
  const { folder } = held;
  const [columnsFile, texts] = entry.files;
  if (entry.files.length !== 2) return [new IndexDamaged(folder, manifestName, `gives the segment ${entry.name} ${entry.files.length} files instead of 2`)];
  const wrong = (file: FileEntry, problem: string, cause?: unknown): IndexDamaged => new IndexDamaged(folder, file.name, problem, { cause });
  let segment: Segment;
  try {
    segment = new Segment(Columns.decode(await held.columns(columnsFile)));
  } catch (cause) {
    return [wrong(columnsFile, `is not a segment (${sentenceOf(cause)})`, cause)];
  }
  const { articles } = segment;
  if (articles.count !== entry.articles) return [wrong(columnsFile, `holds ${articles.count} articles instead of ${entry.articles}`)];
  const marks = entry.deletions === null ? null : new Uint8Array(await held.columns(entry.deletions));
  const isMarked = (i: number): boolean => marks !== null && (marks[i >>> 3] & (1 << (i & 7))) !== 0;
  const found: IndexDamaged[] = [];
  let marked = 0;
  for (let i = 0; i < articles.count; i++) {
    const id = articles.ids.get(i);
    const nth = `its article ${i + 1}, ${JSON.stringify(id)},`;
    if (isMarked(i)) marked++;
    else if (ids.size === ids.add(id).size) found.push(wrong(columnsFile, `holds an article whose id another one has: ${JSON.stringify(id)}`));
    if (articles.find(id) !== i) found.push(wrong(columnsFile, `does not find ${nth} by its id`));
    if (i > 0 && compareRows(rowAt(segment, i - 1), rowAt(segment, i)) >= 0) found.push(wrong(columnsFile, `is out of order at ${nth}`));
    const { start, bytes } = articles.record(i);
    try {
      const record = new TextRecord((at, target) => { held.readNow(texts, start + at, target); }, bytes);
      const units = record.text().length;
      if (units !== record.units) found.push(wrong(texts, `holds a text of ${units} UTF-16 units instead of ${record.units} for the article ${JSON.stringify(id)}`));
    } catch (cause) {
      if (cause instanceof IndexDamaged) found.push(cause);
      else found.push(wrong(texts, `cannot be read at the article ${JSON.stringify(id)} (${sentenceOf(cause)})`, cause));
    }
  }
  if (marked !== entry.deleted && entry.deletions !== null) found.push(wrong(entry.deletions, `marks ${marked} articles instead of ${entry.deleted}`));
  return found;
}

const rowAt = ({ articles }: Segment, i: number): { day: number; idBytes: Uint8Array } => ({ day: articles.days[i], idBytes: articles.ids.piece(i) });

const sentenceOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));
