/** Is the content what the name says? Known by the first bytes of the formats that end up under the wrong name. */
import { type ArticleType, Refusal } from '../article/article.js';
import type { SourceFile } from './reader.js';

/** Signatures from the formats' own specifications; Latin-1. */
const signatures: { at: number; bytes: string; name: string }[] = [
  { at: 0, bytes: '%PDF-', name: 'a PDF' },
  { at: 0, bytes: '\x89PNG\r\n\x1a\n', name: 'a PNG image' },
  { at: 0, bytes: '\xff\xd8\xff', name: 'a JPEG image' },
  { at: 0, bytes: 'GIF87a', name: 'a GIF image' },
  { at: 0, bytes: 'GIF89a', name: 'a GIF image' },
  { at: 0, bytes: 'II*\0', name: 'a TIFF image' },
  { at: 0, bytes: 'MM\0*', name: 'a TIFF image' },
  { at: 8, bytes: 'WEBP', name: 'a WebP image' },
  { at: 0, bytes: 'PK\x03\x04', name: 'a ZIP archive or an Office document' },
  { at: 0, bytes: '\x1f\x8b\x08', name: 'a gzip file' },
  { at: 0, bytes: 'BZh', name: 'a bzip2 file' },
  { at: 0, bytes: '\xfd7zXZ\0', name: 'an xz file' },
  { at: 0, bytes: '7z\xbc\xaf\x27\x1c', name: 'a 7-Zip archive' },
  { at: 0, bytes: 'Rar!\x1a\x07', name: 'a RAR archive' },
  { at: 257, bytes: 'ustar', name: 'a tar archive' },
  { at: 0, bytes: '\x28\xb5\x2f\xfd', name: 'a Zstandard file' },
  { at: 0, bytes: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', name: 'an old Office document' },
  { at: 0, bytes: '{\\rtf', name: 'a Rich Text document' },
  { at: 0, bytes: '%!PS', name: 'a PostScript document' },
  { at: 0, bytes: '\x7fELF', name: 'a Linux program' },
  { at: 0, bytes: 'MZ\x90\0', name: 'a Windows program' },
  { at: 0, bytes: '\xcf\xfa\xed\xfe', name: 'a macOS program' },
  { at: 0, bytes: 'SQLite format 3\0', name: 'an SQLite database' },
  { at: 0, bytes: 'ID3', name: 'an MP3 recording' },
  { at: 0, bytes: 'OggS', name: 'an Ogg recording' },
  { at: 4, bytes: 'ftyp', name: 'an MP4 video' },
];

/** Of the bytes looked at: text has hardly any control bytes, whatever its encoding, but for UTF-16 and UTF-32. */
const controlShare = 0.1;
const sampleLength = 4096;

const page = /^\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,500}-->\s*)?(?:<!doctype\s+html|<html[\s>])/i;

function isBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, sampleLength);
  let even = 0;
  let odd = 0;
  sample.forEach((byte, index) => {
    if (byte > 8 && (byte < 14 || byte > 31 || byte === 27)) return;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  });
  if (even + odd <= sample.length * controlShare) return false;
  // UTF-16 has its control bytes on one side, or says what it is.
  const marked = (sample[0] === 0xff && sample[1] === 0xfe) || (sample[0] === 0xfe && sample[1] === 0xff) || (sample[2] === 0xfe && sample[3] === 0xff);
  return !marked && Math.min(even, odd) * 4 > Math.max(even, odd);
}

/** What the bytes are by their first ones; null for text, and for what nobody here knows. */
export function seemsToBe(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, sampleLength)).toString('latin1');
  const known = signatures.find((signature) => head.startsWith(signature.bytes, signature.at));
  if (known !== undefined) return known.name;
  if (page.test(head.replace(/^\xef\xbb\xbf/, ''))) return 'an HTML page';
  return isBinary(bytes) ? 'binary data' : null;
}

/** What each type may well seem to be. The PDF reader judges what has no known beginning: a PDF may start late. */
const expected: Record<ArticleType, readonly string[]> = {
  txt: [],
  md: ['an HTML page'],
  html: ['an HTML page'],
  pdf: ['a PDF', 'binary data'],
  ndjson: ['a gzip file'],
};

/** Throws a `wrong-type` refusal that says what the content seems to be, and `empty` for no content at all. */
export function checkContent(file: SourceFile, type: ArticleType): void {
  if (file.bytes.length === 0) throw new Refusal('empty', `${file.path} is an empty file`);
  const found = seemsToBe(file.bytes);
  if (found === null || expected[type].includes(found)) return;
  throw new Refusal('wrong-type', `${file.path} is named as ${type} but seems to be ${found}`);
}
