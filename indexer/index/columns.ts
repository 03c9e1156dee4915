/**
 * How do typed arrays lie in a file, so that reading them back is no parsing?
 *
 * A column file is: the magic `DTLNCOLS` (8 bytes), the byte length of the directory (u32, little endian), four zero
 * bytes, the directory as JSON (`[name, kind, first byte, bytes][]`), then every column, each beginning at a multiple
 * of 8. The machine's byte order is little endian everywhere that Node runs; another one is refused when this loads.
 */
import { IndexFileError } from './error.js';

const kinds = { u8: Uint8Array, u16: Uint16Array, u32: Uint32Array, i32: Int32Array, f64: Float64Array } as const;
type Kind = keyof typeof kinds;
interface ColumnOf {
  u8: Uint8Array;
  u16: Uint16Array;
  u32: Uint32Array;
  i32: Int32Array;
  f64: Float64Array;
}
export type Column = ColumnOf[Kind];

const magic = 'DTLNCOLS';
const alignment = 8;

if (new Uint8Array(Uint32Array.of(1).buffer)[0] !== 1) throw new Error('Dateline needs a little-endian machine');

const padded = (bytes: number): number => Math.ceil(bytes / alignment) * alignment;

function kindOf(column: Column): Kind {
  for (const kind of Object.keys(kinds) as Kind[]) if (column instanceof kinds[kind]) return kind;
  throw new TypeError('a column is a typed array');
}

function viewOf(kind: Kind, buffer: ArrayBufferLike, first: number, size: number): Column {
  const Type = kinds[kind] as new (buffer: ArrayBufferLike, first: number, length: number) => Column;
  return new Type(buffer, first, size / kinds[kind].BYTES_PER_ELEMENT);
}

function missing(name: string): never {
  throw new IndexFileError(`the column ${name} is missing or of another kind`);
}

/** The columns of one file, by name. */
export class Columns {
  constructor(private readonly byName: ReadonlyMap<string, Column>) {}

  static of(columns: Record<string, Column>): Columns {
    return new Columns(new Map(Object.entries(columns)));
  }

  /** Bytes of all columns. */
  get byteLength(): number {
    return [...this.byName.values()].reduce((sum, column) => sum + column.byteLength, 0);
  }

  u8(name: string): Uint8Array {
    const column = this.byName.get(name);
    return column instanceof Uint8Array ? column : missing(name);
  }
  u16(name: string): Uint16Array {
    const column = this.byName.get(name);
    return column instanceof Uint16Array ? column : missing(name);
  }
  u32(name: string): Uint32Array {
    const column = this.byName.get(name);
    return column instanceof Uint32Array ? column : missing(name);
  }
  i32(name: string): Int32Array {
    const column = this.byName.get(name);
    return column instanceof Int32Array ? column : missing(name);
  }
  f64(name: string): Float64Array {
    const column = this.byName.get(name);
    return column instanceof Float64Array ? column : missing(name);
  }

  /** The file's bytes, in pieces to be written one after the other; nothing is copied. */
  encode(): Uint8Array[] {
    const entries = [...this.byName];
    const directory = (first: number): Uint8Array => {
      let at = first;
      const rows = entries.map(([name, column]) => {
        const row = [name, kindOf(column), at, column.byteLength];
        at += padded(column.byteLength);
        return row;
      });
      return new TextEncoder().encode(JSON.stringify(rows));
    };
    // The offsets stand in the directory whose length they depend on: leave it room for the longest they can be.
    const room = padded(16 + directory(0).length + entries.length * 16);
    const json = directory(room);
    const head = new Uint8Array(room).fill(0x20);
    head.set(new TextEncoder().encode(magic));
    head.fill(0, 8, 16);
    new DataView(head.buffer).setUint32(8, room - 16, true);
    head.set(json, 16);
    const pieces: Uint8Array[] = [head];
    for (const [, column] of entries) {
      pieces.push(new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
      const rest = padded(column.byteLength) - column.byteLength;
      if (rest > 0) pieces.push(new Uint8Array(rest));
    }
    return pieces;
  }

  /** Views on the bytes of a whole file; nothing is copied. */
  static decode(buffer: ArrayBufferLike): Columns {
    const refuse = (why: string): never => {
      throw new IndexFileError(`not a column file: ${why}`);
    };
    if (buffer.byteLength < 16) refuse('too short');
    const bytes = new Uint8Array(buffer);
    const text = (from: number, to: number): string => new TextDecoder().decode(bytes.slice(from, to));
    if (text(0, 8) !== magic) refuse('wrong magic');
    const length = new DataView(buffer).getUint32(8, true);
    if (16 + length > buffer.byteLength) refuse('the directory is cut off');
    const byName = new Map<string, Column>();
    for (const [name, kind, first, size] of JSON.parse(text(16, 16 + length)) as [string, Kind, number, number][]) {
      if (first + size > buffer.byteLength) refuse(`the column ${name} is cut off`);
      byName.set(name, viewOf(kind, buffer, first, size));
    }
    return new Columns(byName);
  }
}
