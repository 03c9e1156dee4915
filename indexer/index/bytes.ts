/**
 * How do small numbers become few bytes? Variable-length integers: seven bits a byte, low bits first, the high bit
 * set on all but the last. Values are whole numbers from 0 to 2^53 - 1; those below 2^28 take the short way.
 */

/** Writes a value where there is room for it; returns the place behind it. */
export function writeVarint(bytes: Uint8Array, at: number, value: number): number {
  while (value > 0xfffffff) {
    bytes[at++] = (value % 0x80) | 0x80;
    value = Math.floor(value / 0x80);
  }
  while (value > 0x7f) {
    bytes[at++] = (value & 0x7f) | 0x80;
    value >>>= 7;
  }
  bytes[at++] = value;
  return at;
}

/** How many bytes a value takes. */
export function varintLength(value: number): number {
  if (value < 0x80) return 1;
  if (value < 0x4000) return 2;
  if (value < 0x200000) return 3;
  let length = 4;
  for (let rest = Math.floor(value / 0x10000000); rest > 0; rest = Math.floor(rest / 0x80)) length++;
  return length;
}

const encoder = new TextEncoder();

/** The most bytes that a unit of a string takes in UTF-8. */
export const mostBytesPerUnit = 3;

/**
 * Writes a string as UTF-8 where there is room for the most that it may take, and says where its bytes end. Most are short and of ASCII
 * alone: a loop is quicker for them than the encoder's call.
 */
export function writeString(bytes: Uint8Array, at: number, string: string): number {
  for (let i = 0; i < string.length; i++) {
    const unit = string.charCodeAt(i);
    if (unit >= 0x80) return at + encoder.encodeInto(string, bytes.subarray(at)).written;
    bytes[at + i] = unit;
  }
  return at + string.length;
}

/** Bytes that grow as they are written. */
export class ByteWriter {
  protected bytes: Uint8Array;
  length = 0;

  constructor(capacity = 1024) {
    this.bytes = new Uint8Array(capacity);
  }

  protected reserve(more: number): void {
    const wanted = this.length + more;
    if (wanted <= this.bytes.length) return;
    const grown = new Uint8Array(Math.max(wanted, this.bytes.length * 2));
    grown.set(this.bytes.subarray(0, this.length));
    this.bytes = grown;
  }

  byte(value: number): void {
    this.reserve(1);
    this.bytes[this.length++] = value;
  }

  varint(value: number): void {
    this.reserve(8);
    this.length = writeVarint(this.bytes, this.length, value);
  }

  append(piece: Uint8Array): void {
    this.reserve(piece.length);
    this.bytes.set(piece, this.length);
    this.length += piece.length;
  }

  string(string: string): void {
    this.reserve(string.length * mostBytesPerUnit);
    this.length = writeString(this.bytes, this.length, string);
  }

  /** What was written, without a copy: not to be used once more is written. */
  view(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }

  /** A copy of what was written, of just its length. */
  finish(): Uint8Array<ArrayBuffer> {
    return this.bytes.slice(0, this.length);
  }

  clear(): void {
    this.length = 0;
  }
}

/** Reads variable-length integers one after the other. */
export class ByteReader {
  constructor(
    readonly bytes: Uint8Array,
    public at = 0,
  ) {}

  varint(): number {
    const bytes = this.bytes;
    let byte = bytes[this.at++];
    if (byte < 0x80) return byte;
    let value = byte & 0x7f;
    let shift = 7;
    do {
      byte = bytes[this.at++];
      if (shift < 28) value |= (byte & 0x7f) << shift;
      else value += (byte & 0x7f) * 2 ** shift;
      shift += 7;
    } while (byte >= 0x80);
    return value;
  }
}

/** Numbers of 32 bits that grow as they are pushed. */
export class NumberWriter {
  private numbers: Uint32Array;
  length = 0;

  at(i: number): number {
    return this.numbers[i];
  }

  constructor(capacity = 256) {
    this.numbers = new Uint32Array(capacity);
  }

  push(value: number): void {
    if (this.length === this.numbers.length) {
      const grown = new Uint32Array(this.numbers.length * 2);
      grown.set(this.numbers);
      this.numbers = grown;
    }
    this.numbers[this.length++] = value;
  }

  /** What was pushed, without a copy: not to be used once more is pushed. */
  view(): Uint32Array {
    return this.numbers.subarray(0, this.length);
  }

  finish(): Uint32Array {
    return this.numbers.slice(0, this.length);
  }
}
