/** How does a spec come by a PDF? A writer as small as the format allows: lines of Helvetica at places on pages. */
import { deflateSync } from 'node:zlib';
import iconv from 'iconv-lite';

/** Points from the left and the bottom of a Letter page (612 × 792). */
export interface PlacedLine {
  text: string;
  x: number;
  y: number;
  size: number;
  bold: boolean;
}

function escaped(text: string): string {
  return text.replace(/[\\()]/g, '\\$&');
}

function contentOf(lines: PlacedLine[]): string {
  return lines.map(({ text, x, y, size, bold }) => `BT /${bold ? 'B' : 'R'} ${size} Tf 1 0 0 1 ${x} ${y} Tm (${escaped(text)}) Tj ET\n`).join('');
}

/** Pages made of content streams as they are given: the operators of a page, in Windows-1252. */
export function pdfOfContents(contents: (string | Buffer)[], info: Record<string, string> = {}): Uint8Array {
  const objects: Buffer[] = [];
  const add = (body: string | Buffer): number => objects.push(Buffer.isBuffer(body) ? body : iconv.encode(body, 'win1252'));
  add('<</Type/Catalog/Pages 2 0 R>>');
  const firstPage = 6;
  const kids = contents.map((_, i) => `${firstPage + 2 * i} 0 R`).join(' ');
  add(`<</Type/Pages/Count ${contents.length}/Kids[${kids}]>>`);
  add('<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>');
  add('<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>');
  add(`<<${Object.entries(info).map(([key, value]) => `/${key} (${escaped(value)})`).join('')}>>`);
  for (const content of contents) {
    const packed = deflateSync(Buffer.isBuffer(content) ? content : iconv.encode(content, 'win1252'));
    add(`<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</R 3 0 R/B 4 0 R>>>>/Contents ${objects.length + 2} 0 R>>`);
    add(Buffer.concat([Buffer.from(`<</Filter/FlateDecode/Length ${packed.length}>>stream\n`), packed, Buffer.from('\nendstream')]));
  }
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')];
  let length = parts[0].length;
  const offsets: number[] = [];
  objects.forEach((body, i) => {
    offsets.push(length);
    const written = Buffer.concat([Buffer.from(`${i + 1} 0 obj\n`), body, Buffer.from('\nendobj\n')]);
    length += written.length;
    parts.push(written);
  });
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(Buffer.from(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}`));
  parts.push(Buffer.from(`trailer\n<</Size ${objects.length + 1}/Root 1 0 R/Info 5 0 R>>\nstartxref\n${length}\n%%EOF\n`));
  return new Uint8Array(Buffer.concat(parts));
}

export function writePdf(pages: PlacedLine[][], info: Record<string, string> = {}): Uint8Array {
  return pdfOfContents(pages.map(contentOf), info);
}
