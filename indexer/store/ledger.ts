/**
 * What was read last time, and what came of it? One line of JSON a file of the sources, in an order that is always the
 * same: beside the manifest, the only memory from one run to the next. On the disk it is compressed; `zcat` prints it.
 */
import { constants, gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';

const refusal = z.strictObject({
  /** The file's path, for one record of several with `#` and its line. */
  path: z.string(),
  code: z.string(),
  reason: z.string(),
});

const unreadDate = z.strictObject({
  value: z.string(),
  /** 1-based, of a file of many records; 0 for a file that is one article. */
  line: z.int().min(0),
  /** Where the article's date was found instead, as articles name it. */
  dateOrigin: z.string(),
});

const ledgerFile = z.strictObject({
  /** Absolute path of the source that the file was found in. */
  source: z.string(),
  /** Below the source, with `/` between folders. */
  path: z.string(),
  size: z.int().min(0),
  mtimeMs: z.number(),
  /** Lower-case hex, of the file's bytes; null where it could not be read. */
  sha256: z.string().nullable(),
  /** The ids of its articles. A file of many records has a key for each, a hash of its line. A stated date that was not understood stands with its article. */
  articles: z.array(z.strictObject({ id: z.string(), key: z.string().optional(), unreadDate: unreadDate.optional() })),
  refusals: z.array(refusal),
});

const head = z.strictObject({
  /** By source: files that are no articles by their names, of this run or the last one that looked there. */
  skipped: z.record(z.string(), z.int().min(0)),
});

export type LedgerFile = z.infer<typeof ledgerFile>;
export type UnreadDate = z.infer<typeof unreadDate>;

export interface Ledger {
  skipped: Record<string, number>;
  files: LedgerFile[];
}

export const emptyLedger: Ledger = { skipped: {}, files: [] };

/** Pieces to be written one after the other, each a member of a file of gzip; the whole is never one string. */
export function* encodeLedger({ skipped, files }: Ledger): Generator<Uint8Array> {
  let lines = `${JSON.stringify({ skipped })}\n`;
  for (const file of files) {
    lines += `${JSON.stringify(file)}\n`;
    if (lines.length < pieceLength) continue;
    yield compressed(lines);
    lines = '';
  }
  yield compressed(lines);
}

/** UTF-16 units that are collected before they are written. */
const pieceLength = 1 << 16;

/** Two fifths are left, nearly all of it hashes: higher levels would save one to three in a hundred of that, and take up to four times as long. */
const compressed = (lines: string): Uint8Array => gzipSync(lines, { level: constants.Z_BEST_SPEED });

/** Takes what `encodeLedger` gave; throws where it is something else. */
export function decodeLedger(file: Uint8Array): Ledger {
  const bytes = gunzipSync(file);
  const lines: unknown[] = [];
  for (let at = 0; at < bytes.length; ) {
    const newline = bytes.indexOf(0x0a, at);
    const end = newline < 0 ? bytes.length : newline;
    lines.push(JSON.parse(bytes.toString('utf8', at, end)));
    at = end + 1;
  }
  const [first, ...rest] = lines;
  return { skipped: head.parse(first).skipped, files: rest.map((line) => ledgerFile.parse(line)) };
}

/** One name for a file of any source. */
export const ledgerKey = (file: { source: string; path: string }): string => `${file.source}\u0000${file.path}`;
