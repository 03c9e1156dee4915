/**
 * How do typed arrays lie in a file, so that reading them back is hardly any parsing?
 *
 * A column file is: the magic `DTLNCOLS` (8 bytes), the byte length of the directory (u32, little endian), four zero
 * bytes, the directory as JSON (`[name, kind, first byte, bytes][]`), then every column, each beginning at a multiple
 * of 8. Numbers of 32 bits that come out shorter so stand as steps (`s32`): variable-length integers, `2·step` from the
 * number before or `-2·step - 1`. The columns `x.bytes` and `x.starts`, which are strings, stand as one column `x` of another form (`front`) where
 * `front-coding.ts` makes them much shorter. Opening makes numbers and strings of them again.
 *
 * The machine's byte order is little endian everywhere that Node runs; another one is refused when this loads.
 */
import { ByteReader, ByteWriter } from './bytes.js';
import { IndexFileError } from './error.js';
import { frontCoded, plainOf } from './front-coding.js';

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

/** How a column stands in the file: as it is, in steps, or two as strings that are front coded. */
type Form = Kind | 's32' | 'front';

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

/** A column as it stands in the file. */
interface Stored {
  name: string;
  form: Form;
  bytes: Uint8Array;
}

/** The steps from number to number; null where they take more bytes than the numbers. */
function stepsOf(numbers: Uint32Array): Uint8Array | null {
  const steps = new ByteWriter(numbers.length * 2 + 8);
  let before = 0;
  for (const number of numbers) {
    const step = number - before;
    steps.varint(step < 0 ? -2 * step - 1 : 2 * step);
    before = number;
  }
  // How many there are is said first.
  const head = new ByteWriter(8);
  head.varint(numbers.length);
  head.append(steps.view());
  return head.length < numbers.byteLength ? head.finish() : null;
}

function numbersOf(bytes: Uint8Array): Uint32Array | null {
  const reader = new ByteReader(bytes);
  const count = reader.varint();
  // A step takes a byte at least: what says otherwise is damaged, and must not ask for memory.
  if (!(count <= bytes.length)) return null;
  const numbers = new Uint32Array(count);
  let number = 0;
  for (let i = 0; i < count; i++) {
    const step = reader.varint();
    number += step % 2 === 0 ? step / 2 : -(step + 1) / 2;
    numbers[i] = number;
  }
  return reader.at === bytes.length ? numbers : null;
}

function storedOf(name: string, column: Column): Stored {
  const steps = column instanceof Uint32Array ? stepsOf(column) : null;
  if (steps !== null) return { name, form: 's32', bytes: steps };
  return { name, form: kindOf(column), bytes: new Uint8Array(column.buffer, column.byteOffset, column.byteLength) };
}

/** Every column as it shall stand in the file. */
function allStored(columns: ReadonlyMap<string, Column>): Stored[] {
  const alone = new Map(columns);
  const stored: Stored[] = [];
  for (const [name, bytes] of columns) {
    if (!name.endsWith('.bytes')) continue;
    const strings = name.slice(0, -'.bytes'.length);
    const starts = columns.get(`${strings}.starts`);
    const coded = bytes instanceof Uint8Array && starts instanceof Uint32Array ? frontCoded({ bytes, starts }) : null;
    if (coded === null) continue;
    stored.push({ name: strings, form: 'front', bytes: coded });
    alone.delete(name);
    alone.delete(`${strings}.starts`);
  }
  for (const [name, column] of alone) stored.push(storedOf(name, column));
  return stored;
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

  /** The file's bytes, in pieces to be written one after the other; long columns are not copied. */
  encode(): Uint8Array[] {
    const entries = allStored(this.byName);
    const directory = (first: number): Uint8Array => {
      let at = first;
      const rows = entries.map(({ name, form, bytes }) => {
        const row = [name, form, at, bytes.length];
        at += padded(bytes.length);
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
    for (const { bytes } of entries) {
      pieces.push(bytes);
      const rest = padded(bytes.length) - bytes.length;
      if (rest > 0) pieces.push(new Uint8Array(rest));
    }
    return pieces;
  }

  /** Views on the bytes of a whole file, which are not copied, and what is made again of steps and of front coded strings. */
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
    for (const [name, form, first, size] of JSON.parse(text(16, 16 + length)) as [string, Form, number, number][]) {
      if (first + padded(size) > buffer.byteLength) refuse(`the column ${name} is cut off`);
      const stored = bytes.subarray(first, first + size);
      if (form === 's32') byName.set(name, numbersOf(stored) ?? refuse(`the steps of the column ${name} are damaged`));
      else if (form === 'front') {
        const strings = plainOf(stored) ?? refuse(`the strings of the column ${name} are damaged`);
        byName.set(`${name}.bytes`, strings.bytes).set(`${name}.starts`, strings.starts);
      } else byName.set(name, viewOf(form, buffer, first, size));
    }
    return new Columns(byName);
  }
}
