/** How do a million strings lie in memory without a million objects? As UTF-8 bytes, one after the other, and where each begins. */
import { Columns, type Column } from './columns.js';
import { ByteWriter, NumberWriter } from './bytes.js';

const encoder = new TextEncoder();

/** Orders strings by their UTF-8 bytes, which is the order of their code points. */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  return Buffer.compare(a, b);
}

export class StringColumn {
  private readonly buffer: Buffer;

  constructor(
    readonly bytes: Uint8Array,
    /** One more than there are strings. */
    readonly starts: Uint32Array,
  ) {
    this.buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get length(): number {
    return this.starts.length - 1;
  }

  get(i: number): string {
    return this.buffer.toString('utf8', this.starts[i], this.starts[i + 1]);
  }

  piece(i: number): Uint8Array {
    return this.bytes.subarray(this.starts[i], this.starts[i + 1]);
  }

  /** Compares string i with other bytes, without making either a string. */
  compare(i: number, other: Uint8Array): number {
    return this.buffer.compare(other, 0, other.length, this.starts[i], this.starts[i + 1]);
  }

  /** First place whose string is not less than the bytes; `order` names the strings in ascending order. */
  lowerBound(wanted: Uint8Array, order?: Uint32Array): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.compare(order ? order[middle] : middle, wanted) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Which string is this one? -1 where none is; the strings, or `order`, must be ascending. */
  find(wanted: string, order?: Uint32Array): number {
    const bytes = encoder.encode(wanted);
    const place = this.lowerBound(bytes, order);
    if (place === this.length) return -1;
    const i = order ? order[place] : place;
    return this.compare(i, bytes) === 0 ? i : -1;
  }

  *[Symbol.iterator](): Iterator<string> {
    for (let i = 0; i < this.length; i++) yield this.get(i);
  }

  columns(name: string): Record<string, Column> {
    return { [`${name}.bytes`]: this.bytes, [`${name}.starts`]: this.starts };
  }

  static from(columns: Columns, name: string): StringColumn {
    return new StringColumn(columns.u8(`${name}.bytes`), columns.u32(`${name}.starts`));
  }

  static of(strings: Iterable<string>): StringColumn {
    const writer = new StringWriter();
    for (const string of strings) writer.push(string);
    return writer.finish();
  }
}

/** The first six bytes as a number, so that most strings are compared without looking at them. */
function prefixOf(bytes: Uint8Array, start: number, end: number): number {
  let prefix = 0;
  for (let i = 0; i < 6; i++) prefix = prefix * 256 + (start + i < end ? bytes[start + i] : 0);
  return prefix;
}

/** The places of the strings in ascending order; equal ones as they stand. */
export function orderOf(strings: StringColumn): Uint32Array {
  const { bytes, starts, length } = strings;
  const prefixes = Float64Array.from({ length }, (_, i) => prefixOf(bytes, starts[i], starts[i + 1]));
  // What comes nearly in order is sorted quicker in an array than in a typed one, for its sort makes use of that.
  const order = Array.from({ length }, (_, i) => i);
  order.sort((a, b) => prefixes[a] - prefixes[b] || strings.compare(a, strings.piece(b)) || a - b);
  return Uint32Array.from(order);
}

export class StringWriter {
  private readonly bytes = new ByteWriter();
  private readonly starts = new NumberWriter();

  constructor() {
    this.starts.push(0);
  }

  get length(): number {
    return this.starts.length - 1;
  }

  push(string: string): void {
    this.bytes.string(string);
    this.starts.push(this.bytes.length);
  }

  pushBytes(piece: Uint8Array): void {
    this.bytes.append(piece);
    this.starts.push(this.bytes.length);
  }

  finish(): StringColumn {
    return new StringColumn(this.bytes.finish(), this.starts.finish());
  }
}
