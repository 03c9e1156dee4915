/**
 * How does it stand in bits that an article has a term? The first of a term's articles by its number + 1, of any length (`writeLong`); of the
 * others what lies between them and the one before, in Rice's code: as many zeros as there are of 2^k in it, a one, and the rest in k bits,
 * where k follows the gaps before. From `mostZeros` such zeros on, just so many stand, and behind them the gap + 1, of any length.
 *
 * Then, in Elias' gamma code, how often: 1 and 2 for so often in the text and not in the title, 4 and more for once less; 3 says that it is in
 * the title too, and 1 + how often in the text, and how often in the title, follow.
 */
import { BitReader, bitLength, bitsAhead, bytesBehind, gammaLength, longLength, writeBits, writeGamma, writeLong } from './bits.js';
import { ByteReader, ByteWriter } from './bytes.js';

const mostZeros = 12;
const alsoInTitle = 3;

/**
 * What is known from the gaps before: 0 before the first, else 1 + k in quarters. One that has more than k + 1 bits is a quarter more, one that has
 * fewer than k a quarter less.
 */
export type Known = number;

export const knowsNothing: Known = 0;
/** It fits into so many bits. */
export const knownBits = 7;

const lowBitsOf = (known: Known): number => (known - 1) >>> 2;

/** What is known after a gap: articles between the posting and the one before, for the first its article's number. */
export function knownAfter(known: Known, gap: number): Known {
  if (known === knowsNothing) return 1 + 4 * Math.max(0, bitLength(gap) - 1);
  const more = bitLength(gap) - lowBitsOf(known);
  // The sign of a difference is its highest bit: a jump here would go now this way, now that.
  return known + ((1 - more) >>> 31) - (more >>> 31);
}

const symbolOf = (inText: number, inTitle: number): number => {
  if (inTitle > 0) return alsoInTitle;
  return inText < alsoInTitle ? inText : inText + 1;
};

/** How many bits a posting takes. `inText` and `inTitle` are not both 0. */
export function postingLength(known: Known, gap: number, inText: number, inTitle: number): number {
  const lowBits = lowBitsOf(known);
  const often = gammaLength(symbolOf(inText, inTitle)) + (inTitle > 0 ? gammaLength(inText + 1) + gammaLength(inTitle) : 0);
  if (known === knowsNothing) return longLength(gap + 1) + often;
  const zeros = gap >>> lowBits;
  return (zeros < mostZeros ? zeros + 1 + lowBits : mostZeros + longLength(gap + 1)) + often;
}

/** Writes one into bytes that are zero from bit `at` on; returns the bit behind it. */
export function writePosting(bytes: Uint8Array, at: number, known: Known, gap: number, inText: number, inTitle: number): number {
  let behind = writeGap(bytes, at, known, gap);
  behind = writeGamma(bytes, behind, symbolOf(inText, inTitle));
  return inTitle > 0 ? writeGamma(bytes, writeGamma(bytes, behind, inText + 1), inTitle) : behind;
}

function writeGap(bytes: Uint8Array, at: number, known: Known, gap: number): number {
  if (known === knowsNothing) return writeLong(bytes, at, gap + 1);
  const lowBits = lowBitsOf(known);
  const zeros = gap >>> lowBits;
  if (zeros >= mostZeros) return writeLong(bytes, at + mostZeros, gap + 1);
  const one = 1 << lowBits;
  return writeBits(bytes, at + zeros, one + (gap & (one - 1)), lowBits + 1);
}

/** No posting takes more bytes. */
const mostBytes = 32;

/** Lists of postings, one behind the other, each from a byte on. */
export class PostingWriter extends ByteWriter {
  private bits = 0;
  private known = knowsNothing;
  /** 1 + the article before. */
  private next = 0;

  /** Begins a list of so many. */
  begin(count: number): void {
    this.varint(count);
    this.bits = 8 * this.length;
    this.known = knowsNothing;
    this.next = 0;
  }

  /** Articles ascend in a list. */
  posting(article: number, inText: number, inTitle: number): void {
    this.reserve(mostBytes);
    const gap = article - this.next;
    this.bits = writePosting(this.bytes, this.bits, this.known, gap, inText, inTitle);
    this.length = Math.ceil(this.bits / 8);
    this.known = knownAfter(this.known, gap);
    this.next = article + 1;
  }

  /** With the bytes behind the last list that its reader looks at. */
  override finish(): Uint8Array<ArrayBuffer> {
    this.reserve(bytesBehind);
    this.length += bytesBehind;
    return super.finish();
  }
}

/** One term's postings in one space, read one after the other: nothing is kept of those before. */
export class PostingReader extends BitReader {
  readonly count: number;
  /** Of the posting that was read last. */
  article = -1;
  inText = 0;
  inTitle = 0;
  private known = knowsNothing;

  /** From the byte on that says how many they are. */
  constructor(bytes: Uint8Array, view: DataView, from: number) {
    const head = new ByteReader(bytes, from);
    const count = head.varint();
    super(view, head.at);
    this.count = count;
  }

  /** Reads the next; asked no more than `count` times. */
  next(): void {
    const { known } = this;
    // Nearly every posting is among the bits ahead: the gap, and in the bits behind it how often.
    const ahead = this.ahead();
    const zeros = Math.clz32(ahead);
    const lowBits = lowBitsOf(known);
    const rest = ahead << (zeros + 1);
    const often = rest << lowBits;
    const behind = Math.clz32(often);
    if (known === knowsNothing || zeros >= mostZeros || zeros + lowBits + 2 * behind + 2 > bitsAhead) {
      this.nextAtLength(known);
      return;
    }
    this.goOn(zeros + lowBits + 2 * behind + 2);
    this.accept(known, (zeros << lowBits) | ((rest >>> 1) >>> (31 - lowBits)), often >>> (31 - 2 * behind));
  }

  /** The same in steps, for all of them. */
  private nextAtLength(known: Known): void {
    this.accept(known, known === knowsNothing ? this.long() - 1 : this.gap(lowBitsOf(known)), this.gamma());
  }

  private gap(lowBits: number): number {
    const zeros = Math.clz32(this.ahead());
    if (zeros >= mostZeros) {
      this.goOn(mostZeros);
      return this.long() - 1;
    }
    this.goOn(zeros + 1);
    return (zeros << lowBits) | this.take(lowBits);
  }

  private accept(known: Known, gap: number, symbol: number): void {
    this.known = knownAfter(known, gap);
    this.article += 1 + gap;
    if (symbol === alsoInTitle) {
      this.inText = this.gamma() - 1;
      this.inTitle = this.gamma();
    } else {
      this.inText = symbol - ((alsoInTitle - symbol) >>> 31);
      this.inTitle = 0;
    }
  }
}
