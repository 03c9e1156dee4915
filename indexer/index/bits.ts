/** How do small numbers become few bits? Bits stand in bytes from the highest down, a number's highest first. */

/** How many bits a number has without zeros before them; 0 for 0. Numbers are whole, from 0 to 2^31 - 1. */
export const bitLength = (value: number): number => 32 - Math.clz32(value);

/** How many bits `writeGamma` takes: most for large numbers, one for 1. */
export const gammaLength = (value: number): number => 2 * bitLength(value) - 1;

/** So many bits say how many follow: enough for all numbers of 32 bits. */
const lengthBits = 5;

/** How many bits `writeLong` takes. */
export const longLength = (value: number): number => lengthBits + bitLength(value) - 1;

/** A reader looks at four bytes at once, from the one behind the last that was written, too. */
export const bytesBehind = 4;

/** Of the four bytes, so many bits are still unread at the least: up to seven of the first were read. */
export const bitsAhead = 25;

/** Writes a value of at most so many bits, 32 at most, into bytes that are zero from bit `at` on; returns the bit behind them. */
export function writeBits(bytes: Uint8Array, at: number, value: number, count: number): number {
  // No shifts: merged postings may have more than 2^32 bits.
  let byte = Math.floor(at / 8);
  // Bits of the value that go beyond the byte; below zero, as many stay free in it.
  let beyond = (at % 8) + count - 8;
  while (beyond > 0) {
    bytes[byte++] |= value >>> beyond;
    value &= (1 << beyond) - 1;
    beyond -= 8;
  }
  bytes[byte] |= value << -beyond;
  return at + count;
}

/** A number from 1 on, after as many zeros as it has bits behind its highest: Elias' gamma code. */
export function writeGamma(bytes: Uint8Array, at: number, value: number): number {
  const behind = bitLength(value) - 1;
  return writeBits(bytes, at + behind, value, behind + 1);
}

/** A number from 1 on, after five bits that say how many it has behind its highest, which is left out. */
export function writeLong(bytes: Uint8Array, at: number, value: number): number {
  const behind = bitLength(value) - 1;
  return writeBits(bytes, writeBits(bytes, at, behind, lengthBits), value ^ (1 << behind), behind);
}

/** Reads bits one behind the other. */
export class BitReader {
  /** The bit of the byte that is next. */
  private bit = 0;

  constructor(
    private readonly bytes: DataView,
    private byte: number,
  ) {}

  /** The next bits, without going on: `bitsAhead` of them, and some or zeros behind them. */
  protected ahead(): number {
    return this.bytes.getInt32(this.byte) << this.bit;
  }

  protected goOn(count: number): void {
    const bit = this.bit + count;
    this.byte += bit >>> 3;
    this.bit = bit & 7;
  }

  /** The next number of so many bits, at most 31. */
  protected take(count: number): number {
    if (count > bitsAhead) {
      const high = this.take(count - 16);
      return (high << 16) | this.take(16);
    }
    const value = (this.ahead() >>> 1) >>> (31 - count);
    this.goOn(count);
    return value;
  }

  /** What `writeGamma` wrote. */
  protected gamma(): number {
    let behind = 0;
    while (this.take(1) === 0 && behind < 31) behind++;
    return (1 << behind) | this.take(behind);
  }

  /** What `writeLong` wrote. */
  protected long(): number {
    const behind = this.take(lengthBits);
    return (1 << behind) | this.take(behind);
  }
}
