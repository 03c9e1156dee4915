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
 * writes their places. The text is checked in blocks, so that reading a stretch checks it.
 */
import { crc32 } from 'node:zlib';
import type { Dateline, Paragraph } from '../article/article.js';
import { ByteReader, ByteWriter } from './bytes.js';
import { IndexFileError } from './error.js';
import { readStep, writeStep } from './steps.js';

/** Bytes of text that one checksum covers. */
const blockBytes = 32 * 1024;
/** Tokens from one anchor to the next, at least. */
const anchorInterval = 64;

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

export interface TextTokens {
  /** The tokens in order: where each begins, UTF-16 units, and its position. */
  starts: ArrayLike<number>;
  positions: ArrayLike<number>;
  count: number;
}

const space = /\s/;

/** Where the chunk of text that holds a unit begins. */
function chunkStart(text: string, unit: number): number {
  while (unit > 0 && !space.test(text.charAt(unit - 1))) unit--;
  return unit;
}

/** How many places each paragraph has, in order. */
export function placesOfParagraphs(paragraphs: readonly Paragraph[], tokens: TextTokens): number[] {
  let token = 0;
  let position = 0;
  return paragraphs.map((paragraph) => {
    while (token < tokens.count && tokens.starts[token] < paragraph.end) token++;
    const next = token === 0 ? 0 : token < tokens.count ? tokens.positions[token] : tokens.positions[token - 1] + 1;
    const places = next - position;
    position = next;
    return places;
  });
}

export function encodeRecord(facts: ArticleFacts, text: string, paragraphs: readonly Paragraph[], tokens: TextTokens, quoted: readonly QuotedLetters[]): Uint8Array[] {
  const bytes = Buffer.from(text, 'utf8');
  const head = new ByteWriter(512);
  const json = Buffer.from(JSON.stringify(facts), 'utf8');
  head.varint(json.length);
  head.append(json);
  head.varint(text.length);
  head.varint(bytes.length);
  for (let at = 0; at < bytes.length; at += blockBytes) head.varint(crc32(bytes.subarray(at, at + blockBytes)));

  head.varint(paragraphs.length);
  let page = 0;
  const places = placesOfParagraphs(paragraphs, tokens);
  paragraphs.forEach((paragraph, i) => {
    head.varint((paragraph.end - paragraph.start) * 2 + (paragraph.kind === 'heading' ? 1 : 0));
    head.varint(paragraph.page === null ? 0 : 1 + paragraph.page - page);
    page = paragraph.page ?? page;
    head.varint(places[i]);
  });

  const anchors = new ByteWriter(256);
  let count = 0;
  let last: Anchor = { position: 0, offset: 0 };
  for (let t = 0; t < tokens.count; t++) {
    if (tokens.positions[t] < last.position + anchorInterval) continue;
    const offset = chunkStart(text, tokens.starts[t]);
    // The chunk's first token is what an anchor names; one in its middle waits for the next chunk.
    if (offset <= tokens.starts[t - 1]) continue;
    anchors.varint(tokens.positions[t] - last.position);
    anchors.varint(offset - last.offset);
    anchors.varint(Buffer.byteLength(text.slice(last.offset, offset), 'utf8'));
    last = { position: tokens.positions[t], offset };
    count++;
  }
  head.varint(count);
  head.append(anchors.view());

  head.varint(quoted.length);
  let behind = 0;
  for (const { start, end } of quoted) {
    writeStep(head, start - behind);
    head.varint(end - start);
    behind = end;
  }

  const prefix = Buffer.alloc(8);
  prefix.writeUInt32LE(8 + head.length, 0);
  prefix.writeUInt32LE(crc32(head.view()), 4);
  return [prefix, head.finish(), bytes];
}

export interface PlacedParagraph extends Paragraph {
  /** Position of its first token in the text's analysis; of the next one where it has none. */
  position: number;
}

/** Reads bytes of a record: `at` counts from the record's beginning. */
export type RecordReader = (at: number, bytes: number) => Uint8Array;

/** Enough for the head of an article of some ten thousand words, and for all of a short one. */
const firstRead = 16 * 1024;

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

/** One article's record, opened: its head is in memory, its text is read where it is asked for, each block once. */
export class TextRecord {
  /** UTF-16 units of the text. */
  readonly units: number;
  readonly paragraphs: PlacedParagraph[] = [];
  /** The parts of its quotations. */
  readonly quoted: QuotedLetters[] = [];
  /** The anchors in order: token positions, UTF-16 units and bytes. */
  private readonly positions = [0];
  private readonly offsets = [0];
  private readonly byteOffsets = [0];
  private readonly checksums: number[] = [];
  private readonly textBytes: number;
  private readonly headBytes: number;
  /** The beginning of the record, as far as it came with the head. */
  private readonly beginning: Buffer;
  private readonly printedFacts: Buffer;
  private knownFacts: ArticleFacts | null = null;
  /** Blocks that were read and checked. */
  private readonly blocks: (Buffer | undefined)[] = [];
  /** The stretch that was decoded last, between two anchors: the next one asked for often lies in it. */
  private decoded = { start: 0, text: '' };

  constructor(
    private readonly read: RecordReader,
    recordBytes: number,
  ) {
    let beginning = bufferOf(read(0, Math.min(firstRead, recordBytes)));
    if (beginning.length < 8) throw new IndexFileError('a stored article is cut off');
    this.headBytes = beginning.readUInt32LE(0);
    const checksum = beginning.readUInt32LE(4);
    if (this.headBytes < 8 || this.headBytes > recordBytes) throw new IndexFileError('the head of a stored article has no true length');
    if (this.headBytes > beginning.length) beginning = bufferOf(read(0, this.headBytes));
    if (crc32(beginning.subarray(8, this.headBytes)) !== checksum) {
      throw new IndexFileError('the head of a stored article does not match its checksum');
    }
    this.beginning = beginning;
    const reader = new ByteReader(beginning, 8);
    const factsBytes = reader.varint();
    this.printedFacts = beginning.subarray(reader.at, reader.at + factsBytes);
    reader.at += factsBytes;
    this.units = reader.varint();
    this.textBytes = reader.varint();
    for (let at = 0; at < this.textBytes; at += blockBytes) this.checksums.push(reader.varint());
    let start = 0;
    let page = 0;
    let position = 0;
    for (let left = reader.varint(); left > 0; left--) {
      const units = reader.varint();
      const turned = reader.varint();
      if (turned > 0) page += turned - 1;
      const end = start + Math.floor(units / 2);
      this.paragraphs.push({ start, end, kind: units % 2 === 1 ? 'heading' : 'text', page: turned > 0 ? page : null, position });
      position += reader.varint();
      start = end + 2;
    }
    let offset = 0;
    let byte = 0;
    position = 0;
    for (let left = reader.varint(); left > 0; left--) {
      this.positions.push((position += reader.varint()));
      this.offsets.push((offset += reader.varint()));
      this.byteOffsets.push((byte += reader.varint()));
    }
    let end = 0;
    for (let left = reader.varint(); left > 0; left--) {
      const start = end + readStep(reader);
      end = start + reader.varint();
      this.quoted.push({ start, end });
    }
  }

  get facts(): ArticleFacts {
    this.knownFacts ??= JSON.parse(this.printedFacts.toString('utf8')) as ArticleFacts;
    return this.knownFacts;
  }

  /** The last anchor at or before a token position. */
  anchor(position: number): Anchor {
    const i = lastUpTo(this.positions, position);
    return { position: this.positions[i], offset: this.offsets[i] };
  }

  /** Text between two places, UTF-16 units, end exclusive. */
  slice(start: number, end: number): string {
    const to = Math.min(end, this.units);
    if (start >= to) return '';
    const { decoded } = this;
    if (start >= decoded.start && to <= decoded.start + decoded.text.length) return decoded.text.slice(start - decoded.start, to - decoded.start);
    const from = lastUpTo(this.offsets, start);
    let behind = lastUpTo(this.offsets, to);
    if (this.offsets[behind] < to) behind++;
    const bytes = this.bytes(this.byteOffsets[from], behind < this.offsets.length ? this.byteOffsets[behind] : this.textBytes);
    this.decoded = { start: this.offsets[from], text: bytes.toString('utf8') };
    return this.decoded.text.slice(start - this.decoded.start, to - this.decoded.start);
  }

  text(): string {
    return this.textBytes === 0 ? '' : this.bytes(0, this.textBytes).toString('utf8');
  }

  /** Bytes of the text, which are checked. */
  private bytes(from: number, to: number): Buffer {
    const first = Math.floor(from / blockBytes);
    const last = Math.floor((to - 1) / blockBytes);
    const block = this.block(first);
    if (last <= first) return block.subarray(from - first * blockBytes, to - first * blockBytes);
    const blocks = [block.subarray(from - first * blockBytes)];
    // Many at once are read at once.
    if (last > first + 1) blocks.push(this.checked(first + 1, last));
    blocks.push(this.block(last).subarray(0, to - last * blockBytes));
    return Buffer.concat(blocks);
  }

  private block(number: number): Buffer {
    return (this.blocks[number] ??= this.checked(number, number + 1));
  }

  /** Whole blocks, which are not kept. */
  private checked(first: number, behind: number): Buffer {
    const from = first * blockBytes;
    const to = Math.min(behind * blockBytes, this.textBytes);
    const inMemory = this.headBytes + to <= this.beginning.length;
    const bytes = inMemory
      ? this.beginning.subarray(this.headBytes + from, this.headBytes + to)
      : bufferOf(this.read(this.headBytes + from, to - from));
    for (let number = first; number < behind; number++) {
      const at = (number - first) * blockBytes;
      if (crc32(bytes.subarray(at, at + blockBytes)) !== this.checksums[number]) {
        throw new IndexFileError('the text of a stored article does not match its checksum');
      }
    }
    return bytes;
  }
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
