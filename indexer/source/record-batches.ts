/**
 * How is a file of many GB read line by line without holding it? In batches of whole lines, each a stretch of bytes that
 * a worker can take; a line is never cut, and no more than one batch and one line is held.
 */
import { createReadStream } from 'node:fs';
import { TextDecoder } from 'node:util';
import { Refusal } from '../article/article.js';
import { gunzipped, isGzip } from './gunzip.js';

export interface BatchLimits {
  /** A batch is given out once it has this many bytes. */
  batchBytes: number;
  /** A longer line is refused as `too-large`. */
  lineBytes: number;
}

export const usualLimits: BatchLimits = { batchBytes: 1 << 20, lineBytes: 64 << 20 };

export type RecordBatch =
  /** Whole lines with their line ends; `firstLine` is 1-based. */
  | { kind: 'lines'; firstLine: number; bytes: Uint8Array }
  | { kind: 'refused'; line: number; refusal: Refusal };

/** One line of a batch, without its line end. Blank lines are counted and left out. */
export interface RecordLine {
  /** 1-based, in the file. */
  line: number;
  bytes: Uint8Array;
}

const newline = 0x0a;

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let end = 0;
  for (const part of parts) {
    bytes.set(part, end);
    end += part.length;
  }
  return bytes;
}

/** As many bytes as tell gzip and UTF-16 from the rest. */
const headLength = 4;

/** The same bytes, the first piece long enough to be looked at: a stream may give them one by one. */
async function* withWholeHead(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let head: Uint8Array | null = new Uint8Array();
  for await (const bytes of stream) {
    if (head === null) {
      yield bytes;
      continue;
    }
    head = joined([head, bytes], head.length + bytes.length);
    if (head.length < headLength) continue;
    yield head;
    head = null;
  }
  if (head !== null && head.length > 0) yield head;
}

/** Lines of UTF-16 end in other bytes: such a stream is written anew as UTF-8. */
async function* utf8Of(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let decoder: TextDecoder | null = null;
  let first = true;
  const encoder = new TextEncoder();
  for await (const bytes of withWholeHead(stream)) {
    if (first && bytes[0] === 0xff && bytes[1] === 0xfe) decoder = new TextDecoder('utf-16le');
    if (first && bytes[0] === 0xfe && bytes[1] === 0xff) decoder = new TextDecoder('utf-16be');
    first = false;
    yield decoder === null ? bytes : encoder.encode(decoder.decode(bytes, { stream: true }));
  }
  if (decoder !== null) yield encoder.encode(decoder.decode());
}

/** Gzip is known by its first bytes, whatever the name. */
async function* unpacked(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const iterator = withWholeHead(stream);
  const first = await iterator.next();
  if (first.done === true) return;
  async function* whole(head: Uint8Array): AsyncGenerator<Uint8Array> {
    yield head;
    yield* iterator;
  }
  yield* isGzip(first.value) ? gunzipped(whole(first.value)) : whole(first.value);
}

class Batcher {
  private lines: Uint8Array[] = [];
  private linesLength = 0;
  private firstLine = 1;
  /** The line whose end has not come yet. */
  private open: Uint8Array[] = [];
  private openLength = 0;
  private line = 1;

  constructor(
    private readonly name: string,
    private readonly limits: BatchLimits,
  ) {}

  /** Takes the next bytes; gives the batches that they complete. */
  *take(bytes: Uint8Array): Generator<RecordBatch> {
    let start = 0;
    for (let end = bytes.indexOf(newline); end !== -1; end = bytes.indexOf(newline, start)) {
      this.extend(bytes.subarray(start, end + 1));
      yield* this.closeLine();
      start = end + 1;
    }
    if (start < bytes.length) this.extend(bytes.slice(start));
  }

  /** What is left at the file's end. */
  *finish(lastLineIsWhole: boolean): Generator<RecordBatch> {
    if (this.openLength > 0 && lastLineIsWhole) yield* this.closeLine();
    yield* this.flush();
  }

  get openLine(): number {
    return this.line;
  }

  private extend(bytes: Uint8Array): void {
    this.openLength += bytes.length;
    if (this.openLength <= this.limits.lineBytes) this.open.push(bytes);
    else this.open.length = 0;
  }

  private *closeLine(): Generator<RecordBatch> {
    if (this.openLength > this.limits.lineBytes) {
      yield* this.flush();
      const limit = `${this.name} has more than ${this.limits.lineBytes} bytes in line ${this.line}`;
      yield { kind: 'refused', line: this.line, refusal: new Refusal('too-large', limit) };
      this.firstLine = this.line + 1;
    } else {
      for (const part of this.open) this.lines.push(part);
      this.linesLength += this.openLength;
    }
    this.open.length = 0;
    this.openLength = 0;
    this.line += 1;
    if (this.linesLength >= this.limits.batchBytes) yield* this.flush();
  }

  private *flush(): Generator<RecordBatch> {
    if (this.lines.length > 0) yield { kind: 'lines', firstLine: this.firstLine, bytes: joined(this.lines, this.linesLength) };
    this.lines.length = 0;
    this.linesLength = 0;
    this.firstLine = this.line;
  }
}

/**
 * The batches of a file, or of a stream that `name` names in refusals. Throws a `damaged` refusal where a compressed
 * stream breaks off, and `unreadable` where the file does, after every whole line before has been given out.
 */
export async function* recordBatches(
  stream: AsyncIterable<Uint8Array>,
  name: string,
  limits: BatchLimits = usualLimits,
): AsyncGenerator<RecordBatch> {
  const batcher = new Batcher(name, limits);
  try {
    for await (const bytes of utf8Of(unpacked(stream))) yield* batcher.take(bytes);
  } catch (cause) {
    yield* batcher.finish(false);
    const reason = cause instanceof Error ? cause.message : String(cause);
    const code = cause instanceof Error && 'syscall' in cause ? 'unreadable' : 'damaged';
    throw new Refusal(code, `${name} breaks off in line ${batcher.openLine}: ${reason}`, { cause });
  }
  yield* batcher.finish(true);
}

/** The batches of the file at `absolute`; refusals name it `name`. */
export function fileBatches(absolute: string, name: string, limits: BatchLimits = usualLimits): AsyncGenerator<RecordBatch> {
  return recordBatches(createReadStream(absolute, { highWaterMark: 1 << 18 }), name, limits);
}

/** The lines of a batch's bytes that are not blank. */
export function* linesOf(bytes: Uint8Array, firstLine: number): Generator<RecordLine> {
  let line = firstLine;
  for (let start = 0; start < bytes.length; line += 1) {
    const found = bytes.indexOf(newline, start);
    const next = found === -1 ? bytes.length : found + 1;
    let end = found === -1 ? bytes.length : found;
    while (end > start && (bytes[end - 1] ?? 0) <= 0x20) end -= 1;
    if (end > start) yield { line, bytes: bytes.subarray(start, end) };
    start = next;
  }
}
