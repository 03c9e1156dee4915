/**
 * How is an article's text kept, so that any stretch of it is read without the rest?
 *
 * A record is a head, then the text as UTF-8. The head: its own length in bytes (u32), its CRC-32 (u32, over what
 * follows in the head), then variable-length integers and the article's facts as JSON:
 *
 *     factsBytes facts  units bytes  blocks { crc32 }  paragraphs { units·2 + heading, pages on, tokens }  anchors { tokens, units, bytes }  quoted { step, units }
 *
 * Paragraphs follow each other with two units between (`\n\n`); `pages on` is 0 for none, else 1 + how many pages later
 * than the paragraph before. An anchor is the first unit of a white-space-separated chunk of text, told as steps from
 * the anchor before it. Quoted are the parts of the article's quotations, in the order of `quotation-columns.ts`, as that
 * writes their places. The text is checked in blocks, so that reading a stretch checks it. Longer than most: what is in memory
 * of a record decides how each of its parts is read.
 */
import { crc32 } from 'node:zlib';
import type { Dateline, Paragraph } from '../article/article.js';
import { ByteReader } from './bytes.js';
import { IndexFileError } from './error.js';
import { readStep } from './steps.js';

/** Bytes of text that one checksum covers. */
export const blockBytes = 32 * 1024;

/** What an article's page shows and no search needs. */
export interface ArticleFacts {
  dateline: Dateline | null;
  tags: string[];
  url: string | null;
  path: string;
  sha256: string;
}

export interface Anchor {
  /** Token position in the text's own analysis. */
  position: number;
  /** UTF-16 units into the text. */
  offset: number;
}

/** UTF-16 units of the text, end exclusive. */
export interface QuotedLetters {
  start: number;
  end: number;
}

export interface PlacedParagraph extends Paragraph {
  /** Position of its first token in the text's analysis; of the next one where it has none. */
  position: number;
}

/** Fills a target with bytes of a record: `at` counts from the record's beginning. */
export type RecordReader = (at: number, target: Uint8Array) => void;

/** Nearly every article fits in, with its head; of a longer one that part which is asked for. */
const roomBytes = 64 * 1024;
/** Enough for the head of an article of some ten thousand words. */
const firstRead = 16 * 1024;

/**
 * Where records are read into, one after the other: memory that is used again is quicker than memory that is new. Whoever reads
 * takes the room from the record before; where that one is asked for more, it reads again.
 */
const room = { bytes: Buffer.allocUnsafeSlow(roomBytes), tenancy: 0 };

/** Longer stretches are decoded at once by the system's own decoder, which takes long to begin. */
const shortStretch = 4096;
/** A surrogate pair at the end may stand half beyond. */
const units = new Uint16Array(shortStretch + 1);
const unitBytes = Buffer.from(units.buffer);

/** So many UTF-16 units of UTF-8, from the `skipped`-th on behind a byte. */
function decoded(bytes: Buffer, from: number, end: number, skipped: number, count: number): string {
  const wanted = skipped + count;
  if (wanted > shortStretch) return bytes.toString('utf8', from, end).slice(skipped, wanted);
  let at = from;
  for (let n = 0; n < wanted; n++) {
    const byte = bytes[at++];
    if (byte < 0x80) units[n] = byte;
    else if (byte < 0xe0) units[n] = ((byte & 0x1f) << 6) | (bytes[at++] & 0x3f);
    else if (byte < 0xf0) units[n] = ((byte & 0x0f) << 12) | ((bytes[at++] & 0x3f) << 6) | (bytes[at++] & 0x3f);
    else {
      const code = ((byte & 0x07) << 18) | ((bytes[at++] & 0x3f) << 12) | ((bytes[at++] & 0x3f) << 6) | (bytes[at++] & 0x3f);
      units[n++] = 0xd800 + ((code - 0x10000) >> 10);
      units[n] = 0xdc00 + (code & 0x3ff);
    }
  }
  return unitBytes.toString('utf16le', skipped * 2, wanted * 2);
}

/** The last of ascending numbers at or below a value; the first where none is. */
function lastUpTo(numbers: readonly number[], value: number): number {
  let low = 0;
  let high = numbers.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (numbers[middle] <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** One article's record, opened: its head is in memory, its text is read where it is asked for, and checked as it is read. */
export class TextRecord {
  /** UTF-16 units of the text. */
  readonly units: number;
  readonly paragraphs: readonly PlacedParagraph[];
  /** The parts of its quotations. */
  readonly quoted: QuotedLetters[] = [];
  /** The anchors in order: token positions, UTF-16 units and bytes. */
  private readonly positions: number[];
  private readonly offsets: number[];
  private readonly byteOffsets: number[];
  private readonly checksums: number[] = [];
  private readonly textBytes: number;
  private readonly headBytes: number;
  private readonly headChecksum: number;
  /** Where the facts stand. */
  private readonly printed: { start: number; end: number };
  private knownFacts: ArticleFacts | null = null;
  /** What was read last: bytes of the record from `from` to `to`, and by number whether a block of them was checked. */
  private memory = room.bytes;
  private tenancy = 0;
  private from = 0;
  private to = 0;
  private checked: boolean[] = [];

  constructor(
    private readonly read: RecordReader,
    private readonly recordBytes: number,
  ) {
    if (recordBytes < 8) throw new IndexFileError('a stored article is cut off');
    this.hold(0, recordBytes <= roomBytes ? recordBytes : firstRead);
    this.headBytes = this.memory.readUInt32LE(0);
    if (this.headBytes < 8 || this.headBytes > recordBytes) throw new IndexFileError('the head of a stored article has no true length');
    this.headChecksum = this.memory.readUInt32LE(4);
    if (this.headBytes > this.to) this.hold(0, this.headBytes);
    this.checkHead();
    const reader = new ByteReader(this.memory, 8);
    const factsBytes = reader.varint();
    this.printed = { start: reader.at, end: reader.at + factsBytes };
    reader.at += factsBytes;
    this.units = reader.varint();
    this.textBytes = reader.varint();
    for (let at = 0; at < this.textBytes; at += blockBytes) this.checksums.push(reader.varint());
    let start = 0;
    let page = 0;
    let position = 0;
    // Arrays of their length at once: most of what opening a record costs is in these.
    const paragraphs = new Array<PlacedParagraph>(reader.varint());
    for (let i = 0; i < paragraphs.length; i++) {
      const units = reader.varint();
      const turned = reader.varint();
      if (turned > 0) page += turned - 1;
      const end = start + Math.floor(units / 2);
      paragraphs[i] = { start, end, kind: units % 2 === 1 ? 'heading' : 'text', page: turned > 0 ? page : null, position };
      position += reader.varint();
      start = end + 2;
    }
    this.paragraphs = paragraphs;
    const anchors = reader.varint() + 1;
    const [positions, offsets, byteOffsets] = [new Array<number>(anchors), new Array<number>(anchors), new Array<number>(anchors)];
    positions[0] = offsets[0] = byteOffsets[0] = 0;
    for (let i = 1; i < anchors; i++) {
      positions[i] = positions[i - 1] + reader.varint();
      offsets[i] = offsets[i - 1] + reader.varint();
      byteOffsets[i] = byteOffsets[i - 1] + reader.varint();
    }
    this.positions = positions;
    this.offsets = offsets;
    this.byteOffsets = byteOffsets;
    let end = 0;
    for (let left = reader.varint(); left > 0; left--) {
      const start = end + readStep(reader);
      end = start + reader.varint();
      this.quoted.push({ start, end });
    }
  }

  get facts(): ArticleFacts {
    if (this.knownFacts === null) {
      const { start, end } = this.printed;
      if (!this.holds(start, end)) {
        this.hold(0, this.headBytes);
        this.checkHead();
      }
      this.knownFacts = JSON.parse(this.memory.toString('utf8', start - this.from, end - this.from)) as ArticleFacts;
    }
    return this.knownFacts;
  }

  /** The last known start of a word at or before a token position: that of a paragraph is as good as an anchor. */
  anchor(position: number): Anchor {
    const i = lastUpTo(this.positions, position);
    const anchor = { position: this.positions[i], offset: this.offsets[i] };
    const { paragraphs } = this;
    let [low, high] = [-1, paragraphs.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (paragraphs[middle].position <= position) low = middle;
      else high = middle - 1;
    }
    if (low >= 0 && paragraphs[low].start > anchor.offset) {
      anchor.position = paragraphs[low].position;
      anchor.offset = paragraphs[low].start;
    }
    return anchor;
  }

  /** Text between two places, UTF-16 units, end exclusive. */
  slice(start: number, end: number): string {
    const to = Math.min(end, this.units);
    if (start >= to) return '';
    // As many units as bytes are ASCII, here in all of the text and below between two anchors.
    if (this.units === this.textBytes) {
      const at = this.textAt(start, to);
      return this.memory.toString('latin1', at, at + to - start);
    }
    const from = lastUpTo(this.offsets, start);
    let behind = lastUpTo(this.offsets, to);
    if (this.offsets[behind] < to) behind++;
    const isLast = behind === this.offsets.length;
    const [firstByte, lastByte] = [this.byteOffsets[from], isLast ? this.textBytes : this.byteOffsets[behind]];
    const at = this.textAt(firstByte, lastByte);
    const skipped = start - this.offsets[from];
    if (lastByte - firstByte === (isLast ? this.units : this.offsets[behind]) - this.offsets[from]) return this.memory.toString('latin1', at + skipped, at + skipped + to - start);
    return decoded(this.memory, at, at + lastByte - firstByte, skipped, to - start);
  }

  text(): string {
    return this.slice(0, this.units);
  }

  /** Where in the memory a stretch of the text's bytes begins, once it is there and checked. */
  private textAt(from: number, to: number): number {
    const first = Math.floor(from / blockBytes);
    const behind = Math.floor((to - 1) / blockBytes) + 1;
    const start = this.headBytes + first * blockBytes;
    const end = this.headBytes + Math.min(behind * blockBytes, this.textBytes);
    if (!this.holds(start, end)) {
      if (this.recordBytes <= roomBytes) this.hold(0, this.recordBytes);
      else this.hold(start, end);
    }
    for (let block = first; block < behind; block++) if (!this.checked[block]) this.check(block);
    return this.headBytes + from - this.from;
  }

  private checkHead(): void {
    const head = this.memory.subarray(8, this.headBytes);
    if (crc32(head) !== this.headChecksum) throw new IndexFileError('the head of a stored article does not match its checksum');
  }

  private check(block: number): void {
    const from = block * blockBytes;
    const at = this.headBytes - this.from;
    const bytes = this.memory.subarray(at + from, at + Math.min(from + blockBytes, this.textBytes));
    if (crc32(bytes) !== this.checksums[block]) throw new IndexFileError('the text of a stored article does not match its checksum');
    this.checked[block] = true;
  }

  private holds(from: number, to: number): boolean {
    return from >= this.from && to <= this.to && (this.memory !== room.bytes || this.tenancy === room.tenancy);
  }

  private hold(from: number, to: number): void {
    // Of what is read only in part there is nothing.
    this.to = 0;
    this.checked = [];
    if (to - from <= roomBytes) {
      this.memory = room.bytes;
      this.tenancy = ++room.tenancy;
    } else this.memory = Buffer.allocUnsafeSlow(to - from);
    this.read(from, this.memory.subarray(0, to - from));
    this.from = from;
    this.to = to;
  }
}
