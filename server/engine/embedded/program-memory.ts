/** Where does the program of vector instructions run, and in how much memory? As much of Node's WebAssembly as is used here. */
import { addUpProgram } from './add-up-program.js';

const pageBytes = 2 ** 16;
const mostPages = 2 ** 16;
/** Addresses have 32 bits. */
export const mostBytes = pageBytes * mostPages;

/** What `assembly/add-up.ts` says: addresses, and numbers of rows and blocks. */
interface Program {
  addUp(table: number, rows: number, sums: number, masks: number, highs: number, first: number, end: number): number;
  takeHigh(table: number, rows: number, sums: number, masks: number, highs: number, first: number, end: number, least: number, articles: number, articleSums: number): number;
}

interface Memory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

/** The types of Node do not have it. */
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object;
  Memory: new (pages: { initial: number; maximum: number }) => Memory;
  Instance: new (compiled: object, imports: { env: { memory: Memory } }) => { exports: Program };
};

const compiled = new WebAssembly.Module(Buffer.from(addUpProgram, 'base64'));

/** All 0 in the beginning. */
export class ProgramMemory {
  readonly program: Program;

  private constructor(private readonly memory: Memory) {
    this.program = new WebAssembly.Instance(compiled, { env: { memory } }).exports;
  }

  /** Of so many bytes; null where the machine has none, as where a process may take only so many addresses: Node reserves 10 GB of them for each. */
  static of(bytes: number): ProgramMemory | null {
    const memory = given(() => new WebAssembly.Memory({ initial: Math.ceil(bytes / pageBytes), maximum: mostPages }));
    return memory === null ? null : new ProgramMemory(memory);
  }

  /** Another one when it has grown. */
  get buffer(): ArrayBuffer {
    return this.memory.buffer;
  }

  /**
   * Whether it could be made so many bytes long. It is made twice as long as it was where it can: each time all garbage is collected, and what is
   * not written to takes no memory.
   */
  growTo(bytes: number): boolean {
    const { memory } = this;
    const pages = memory.buffer.byteLength / pageBytes;
    const missing = Math.ceil(bytes / pageBytes) - pages;
    const more = Math.min(pages, mostPages - pages);
    return missing <= 0 || (more > missing && given(() => memory.grow(more)) !== null) || given(() => memory.grow(missing)) !== null;
  }
}

/** Null where there is not so much memory. */
function given<Given>(take: () => Given): Given | null {
  try {
    return take();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
