/** How is an article's record written? In the form that `text-record.ts` gives and reads. */
import { crc32 } from 'node:zlib';
import type { Paragraph } from '../article/article.js';
import { ByteWriter, mostBytesPerUnit } from './bytes.js';
import { writeStep } from './steps.js';
import { blockBytes, type Anchor, type ArticleFacts, type QuotedLetters } from './text-record.js';

/** Tokens from one anchor to the next, at least. */
const anchorInterval = 64;

export interface TextTokens {
  /** The tokens in order: where each begins, UTF-16 units, and its position. */
  starts: ArrayLike<number>;
  positions: ArrayLike<number>;
  count: number;
}

const space = /\s/;

/** Where the chunk of text that holds a unit begins, or the least that it may be: a text without spaces is one chunk, and as long as it likes. */
function chunkStart(text: string, unit: number, least: number): number {
  while (unit > least && !space.test(text.charAt(unit - 1))) unit--;
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

/** What one record after the other is put together in. */
const head = new ByteWriter();
const anchors = new ByteWriter();

/** The UTF-8 of texts as long as nearly all are is written into the same memory. */
const kept = new Uint8Array(1 << 18);
const encoder = new TextEncoder();

function utf8Of(text: string): Uint8Array {
  if (text.length * mostBytesPerUnit > kept.length) return Buffer.from(text, 'utf8');
  return kept.subarray(0, encoder.encodeInto(text, kept).written);
}

/** `places`: how many each paragraph has. The pieces are the record's bytes one after the other, to be used before the next is encoded. */
export function encodeRecord(
  facts: ArticleFacts,
  text: string,
  paragraphs: readonly Paragraph[],
  places: readonly number[],
  tokens: TextTokens,
  quoted: readonly QuotedLetters[],
): Uint8Array[] {
  const bytes = utf8Of(text);
  /** Of a text of ASCII alone every unit is a byte. */
  const bytesOf = bytes.length === text.length ? (from: number, to: number) => to - from : (from: number, to: number) => Buffer.byteLength(text.slice(from, to), 'utf8');
  const json = JSON.stringify(facts);
  head.clear();
  head.varint(Buffer.byteLength(json, 'utf8'));
  head.string(json);
  head.varint(text.length);
  head.varint(bytes.length);
  for (let at = 0; at < bytes.length; at += blockBytes) head.varint(crc32(bytes.subarray(at, at + blockBytes)));

  head.varint(paragraphs.length);
  let page = 0;
  paragraphs.forEach((paragraph, i) => {
    head.varint((paragraph.end - paragraph.start) * 2 + (paragraph.kind === 'heading' ? 1 : 0));
    head.varint(paragraph.page === null ? 0 : 1 + paragraph.page - page);
    page = paragraph.page ?? page;
    head.varint(places[i]);
  });

  anchors.clear();
  let count = 0;
  let last: Anchor = { position: 0, offset: 0 };
  for (let t = 0; t < tokens.count; t++) {
    if (tokens.positions[t] < last.position + anchorInterval) continue;
    const offset = chunkStart(text, tokens.starts[t], tokens.starts[t - 1]);
    // The chunk's first token is what an anchor names; one in its middle waits for the next chunk.
    if (offset <= tokens.starts[t - 1]) continue;
    anchors.varint(tokens.positions[t] - last.position);
    anchors.varint(offset - last.offset);
    anchors.varint(bytesOf(last.offset, offset));
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
  return [prefix, head.view(), bytes];
}
