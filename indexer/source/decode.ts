/**
 * Which letters do these bytes mean? In this order: a byte order mark; UTF-16 without one, known by its many control
 * bytes; UTF-8, where all of it is valid or nearly all; a charset that the document declares; what a detector makes of
 * older encodings; Windows-1252, which reads anything. A wrong guess gives wrong letters, never an error. Not known without
 * a mark: UTF-16 of Chinese, Japanese and Korean.
 */
import chardet from 'chardet';
import iconv from 'iconv-lite';

/** As much as a guess needs: bytes. */
const sampleLength = 65_536;
/** Broken sequences among the characters beyond ASCII that UTF-8 may have and still be UTF-8 (a cut or pasted file). */
const brokenShare = 0.1;
/** Of every second byte: so many control bytes has only UTF-16. */
const controlShare = 0.4;
/** Reads any bytes, and most of what Western offices wrote before UTF-8. */
const western = 'windows-1252';
/** The same of the Macintosh before OS X, whose lines end in CR alone. */
const oldMacintosh = 'macintosh';

const marks: { bytes: readonly number[]; encoding: string }[] = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { bytes: [0xff, 0xfe, 0x00, 0x00], encoding: 'utf-32le' },
  { bytes: [0x00, 0x00, 0xfe, 0xff], encoding: 'utf-32be' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
];

function startsWith(bytes: Uint8Array, prefix: readonly number[]): boolean {
  return prefix.every((byte, index) => bytes[index] === byte);
}

/**
 * TextDecoder knows the names that pages use, iconv-lite the rest. Windows-1252 is iconv-lite's: the TextDecoder of
 * Node 20 reads it as Latin-1, without the quotation marks and dashes.
 */
function decodeAs(bytes: Uint8Array, encoding: string): string | null {
  const label = encoding.trim().toLowerCase();
  const old = (name: string): string => iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), name);
  try {
    const decoder = new TextDecoder(label);
    return decoder.encoding === western ? old(western) : decoder.decode(bytes);
  } catch {
    return iconv.encodingExists(label) ? old(label) : null;
  }
}

function isControl(byte: number): boolean {
  return byte < 0x09 || (byte > 0x0d && byte < 0x20 && byte !== 0x1b);
}

function utf16WithoutMark(bytes: Uint8Array): string | null {
  const end = Math.min(bytes.length, sampleLength) & ~1;
  if (end < 4) return null;
  let even = 0;
  let odd = 0;
  for (let index = 0; index < end; index += 2) {
    if (isControl(bytes[index] ?? 0)) even += 1;
    if (isControl(bytes[index + 1] ?? 0)) odd += 1;
  }
  const enough = (end / 2) * controlShare;
  if (odd > enough && even < odd / 4) return 'utf-16le';
  return even > enough && odd < even / 4 ? 'utf-16be' : null;
}

function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const text = new TextDecoder('utf-8').decode(bytes);
    let whole = 0;
    let broken = 0;
    for (let index = 0; index < text.length; index += 1) {
      const unit = text.charCodeAt(index);
      if (unit === 0xfffd) broken += 1;
      else if (unit > 0x7f) whole += 1;
    }
    return broken <= whole * brokenShare ? text : null;
  }
}

/** Escape sequences switch alphabets in ISO-2022, whose bytes are all ASCII: the only encoding that UTF-8 would hide. */
function hasEscapes(bytes: Uint8Array): boolean {
  const at = bytes.indexOf(0x1b);
  return at !== -1 && (bytes[at + 1] === 0x24 || bytes[at + 1] === 0x28);
}

function detected(bytes: Uint8Array): string | null {
  const names = chardet.analyse(bytes.subarray(0, sampleLength)).map(({ name }) => name.toLowerCase());
  for (const name of names.filter((candidate) => !candidate.startsWith('utf-'))) {
    const isWestern = name === western || name === 'iso-8859-1';
    const fromMacintosh = isWestern && bytes.includes(0x0d) && !bytes.includes(0x0a);
    const text = decodeAs(bytes, fromMacintosh ? oldMacintosh : name);
    if (text !== null) return text;
  }
  return null;
}

function decodeBytes(bytes: Uint8Array, declared: string | null): string {
  const encoding = marks.find((mark) => startsWith(bytes, mark.bytes))?.encoding ?? utf16WithoutMark(bytes);
  return (
    (encoding === null ? null : decodeAs(bytes, encoding)) ??
    (hasEscapes(bytes) ? detected(bytes) : null) ??
    // Valid UTF-8 beyond ASCII is UTF-8, whatever a page says: other encodings do not come out so by chance.
    utf8(bytes) ??
    (declared === null ? null : decodeAs(bytes, declared)) ??
    detected(bytes) ??
    iconv.decode(Buffer.from(bytes), western)
  );
}

/** Line ends of Windows, the old Macintosh and Unicode are `\n`; a page break ends a line. */
function normalised(text: string): string {
  return text
    .replace(/^\ufeff/, '')
    .replace(/\r\n?|[\u0085\u2028\u2029\u000b\u000c]/g, '\n')
    .replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g, ' ');
}

/**
 * `declared`: the charset that the document names, for one that is not UTF-8. In the text `\n` ends a line, and no other
 * control character but the tab is left.
 */
export function decode(bytes: Uint8Array, declared: string | null = null): string {
  return normalised(decodeBytes(bytes, declared));
}
