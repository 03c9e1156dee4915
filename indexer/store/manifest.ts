/** Which files are the index? The manifest's types, and its one form on disk. */
import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { IndexDamaged, IndexFormatUnknown } from './errors.js';
import { isFileName, manifestName } from './name.js';

/** Grows when older readers could misread what is written. */
export const manifestFormat = 4;

const count = z.int().min(0);

const fileEntry = z.strictObject({
  /** Its name in the index folder: see name.ts. */
  name: z.string().refine(isFileName, 'is not the name of an index file'),
  bytes: count,
  crc32: count.max(0xffffffff),
});

const segmentEntry = z.strictObject({
  name: z.string().min(1),
  /** Articles in the segment, the deleted ones included. */
  articles: count,
  files: z.array(fileEntry),
  /** Marks of deleted articles, one bit an article. */
  deletions: fileEntry.nullable(),
  /** How many of the marks are set. */
  deleted: count,
});

const manifest = z.strictObject({
  format: z.literal(manifestFormat),
  /** From 1; each commit has a higher one than every commit before it. */
  generation: count.min(1),
  /** The fingerprint of the analysis settings. */
  analysis: z.string(),
  segments: z.array(segmentEntry),
  ledger: fileEntry.nullable(),
  /** ISO 8601, as the run said it. */
  committedAt: z.string(),
  /** Articles that are not deleted, in all segments. */
  articles: count,
});

export type FileEntry = Readonly<z.infer<typeof fileEntry>>;
export type SegmentEntry = Readonly<z.infer<typeof segmentEntry>>;
export type Manifest = Readonly<z.infer<typeof manifest>>;

/** Every file that a generation consists of, but for the manifest. */
export function filesOf(manifest: Pick<Manifest, 'segments' | 'ledger'>): FileEntry[] {
  const segments = manifest.segments.flatMap(({ files, deletions }) => (deletions === null ? files : [...files, deletions]));
  return manifest.ledger === null ? segments : [...segments, manifest.ledger];
}

/** By this a file named `manifest.json`, which many programs write, is known as ours. */
const marker = 'Dateline index';

/** What must hold in a manifest beyond its shape; the sentence's end where it does not, else null. */
function contradiction(manifest: Pick<Manifest, 'segments' | 'ledger' | 'articles'>): string | null {
  const names = filesOf(manifest).map(({ name }) => name);
  const seen = new Set<string>();
  const twice = names.find((name) => seen.size === seen.add(name).size);
  if (twice !== undefined) return `names the file ${twice} twice`;
  let live = 0;
  for (const { name, articles, deleted, deletions } of manifest.segments) {
    if (deleted > articles) return `has more deleted articles than articles in segment ${name}`;
    if (deleted > 0 && deletions === null) return `has deleted articles but no marks in segment ${name}`;
    live += articles - deleted;
  }
  return live === manifest.articles ? null : `counts ${manifest.articles} articles where its segments hold ${live}`;
}

/** The exact text of a manifest: the reader takes no other, so no byte can change unnoticed. */
function formOf(content: object, crc: number): string {
  return `${JSON.stringify({ what: marker, manifest: content, crc32: crc }, null, 1)}\n`;
}

function checksum(content: object): number {
  return crc32(JSON.stringify(content));
}

/** Throws where the reader would not take it: that is a fault of the program, found before it is on the disk. */
export function writeManifest(value: Manifest): string {
  const whole = manifest.parse(value);
  const wrong = contradiction(whole);
  if (wrong !== null) throw new RangeError(`The manifest of generation ${whole.generation} ${wrong}`);
  return formOf(whole, checksum(whole));
}

type Content = Readonly<Record<string, unknown>>;

// `custom` hands on the very object that was parsed: the checksum is of its keys in the order they were written.
const envelope = z.strictObject({
  what: z.literal(marker),
  manifest: z.custom<Content>((value) => typeof value === 'object' && value !== null && !Array.isArray(value)),
  crc32: count,
});

/** Reads the content of `manifest.json`; `folder` is for the sentences of errors. */
export function parseManifest(folder: string, bytes: Uint8Array): Manifest {
  const damaged = (problem: string, cause?: unknown) => new IndexDamaged(folder, manifestName, problem, { cause });
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
  if (text.trim() === '') throw damaged('is empty');
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw damaged('is not JSON, or was cut short', cause);
  }
  const outer = envelope.safeParse(json);
  if (!outer.success) throw damaged('is not the manifest of an index', outer.error);
  const { manifest: content, crc32: stated } = outer.data;
  const asWritten = Buffer.from(formOf(content, stated)).equals(bytes);
  if (!asWritten || checksum(content) !== stated) throw damaged('does not match its own checksum');
  const { format } = content;
  if (typeof format === 'number' && format !== manifestFormat) throw new IndexFormatUnknown(folder, format, manifestFormat);
  const inner = manifest.safeParse(content);
  if (!inner.success) throw damaged(`is not whole (${z.prettifyError(inner.error).replaceAll(/\s+/g, ' ')})`, inner.error);
  const wrong = contradiction(inner.data);
  if (wrong !== null) throw damaged(wrong);
  return inner.data;
}

/** Whether a `manifest.json`, be it damaged, still says that it is ours. */
export function looksLikeManifest(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(`"what": "${marker}"`);
}
