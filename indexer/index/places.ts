/** Where does a term stand in an article? Reads the places that `term-writer.ts` wrote, whose comment gives the form. */
import { ByteReader } from './bytes.js';

/**
 * The bytes of a column four at a time, the lowest first. The last are filled up with what lies behind them in the file, where
 * every column ends at a multiple of eight; what was built and is in no file yet is copied.
 */
export function inFours(column: Uint8Array): Int32Array {
  const length = Math.ceil(column.length / 4);
  if (column.byteOffset + 4 * length <= column.buffer.byteLength) return new Int32Array(column.buffer, column.byteOffset, length);
  const fours = new Int32Array(length);
  new Uint8Array(fours.buffer).set(column);
  return fours;
}

/**
 * The byte behind the places of some articles. Of four bytes at once: the last entry of each article begins with a byte whose low bit
 * is set, and a byte begins an entry where the one before it has no high bit. No jump goes either way until they are counted.
 */
export function behindArticles(bytes: Uint8Array, fours: Int32Array, from: number, count: number): number {
  if (count === 0) return from;
  let at = from >>> 2;
  // What comes before is no article's last entry, and nothing goes on from it.
  let four = (fours[at] >>> (8 * (from & 3))) << (8 * (from & 3));
  let goesOn = 0;
  let left = count;
  for (;;) {
    let lasts = four & ~((four << 1) | goesOn) & 0x01010101;
    const ended = Math.imul(lasts, 0x01010101) >>> 24;
    if (ended < left) {
      left -= ended;
      goesOn = four >>> 31;
      four = fours[++at];
      continue;
    }
    while (--left > 0) lasts &= lasts - 1;
    let byte = 4 * at + ((31 - Math.clz32(lasts & -lasts)) >>> 3);
    while (bytes[byte++] >= 0x80);
    return byte;
  }
}

/** Reads one article's places below a place; where that is infinite, the reader stands behind them afterwards. */
export function readPlaces(reader: ByteReader, formCount: number, below: number, visit: (place: number, form: number) => void): void {
  let place = 0;
  let last = false;
  while (!last) {
    const entry = reader.varint();
    last = (entry & 1) === 1;
    // Whole numbers of 32 bits are halved and divided quicker than others, and nearly every entry is one.
    const rest = entry < 0x8000_0000 ? entry >>> 1 : Math.floor(entry / 2);
    const gap = formCount === 1 ? rest : Math.floor(rest / formCount);
    place += gap;
    if (place >= below) return;
    visit(place, rest - gap * formCount);
  }
}

/** What 20 bits are multiplied with to be divided: a little more than the inverse, so that no quotient falls short of itself. */
const inverseOf = (divisor: number): number => (1 + 2 ** -40) / divisor;

const noPlaces = new Int32Array(0);

/**
 * Places of one article, ascending, in room that is used again for the next: the hot loops of phrases. Both take entries apart
 * themselves: with a piece that served both, the slowest phrases took a twentieth longer.
 */
export class Places {
  values = noPlaces;
  length = 0;

  /** Takes the places that `readPlaces` would visit from a byte on; of some forms only, where they are given. */
  read(bytes: Uint8Array, from: number, formCount: number, below: number, forms: ReadonlySet<number> | null): void {
    this.length = 0;
    // Whole numbers of 32 bits from here on: anything else would make the loop several times slower.
    const end = below > 0x7fff_ffff ? 0x7fff_ffff : below | 0;
    const inverse = inverseOf(formCount);
    let at = from;
    let place = 0;
    for (;;) {
      let entry = bytes[at++];
      if (entry >= 0x80) {
        let byte = bytes[at++];
        entry = (entry & 0x7f) | ((byte & 0x7f) << 7);
        if (byte >= 0x80) {
          byte = bytes[at++];
          entry |= (byte & 0x7f) << 14;
          if (byte >= 0x80) {
            this.readWide(new ByteReader(bytes, from), formCount, below, forms);
            return;
          }
        }
      }
      const rest = entry >>> 1;
      const gap = (rest * inverse) | 0;
      place = (place + gap) | 0;
      if (place >= end) return;
      if (forms === null || forms.has(rest - gap * formCount)) {
        if (this.length === this.values.length) this.grow();
        this.values[this.length++] = place;
      }
      if ((entry & 1) === 1) return;
    }
  }

  /**
   * Keeps the places behind which, `offset` further on, one of those stands that `readPlaces` would visit from a byte on. Both
   * are walked at once, no further than the last that may be kept.
   */
  keepFollowed(bytes: Uint8Array, from: number, formCount: number, offset: number): void {
    const { values, length } = this;
    const last = values[length - 1] + offset;
    const inverse = inverseOf(formCount);
    let at = from;
    let place = 0;
    let kept = 0;
    let i = 0;
    let wanted = values[0] + offset;
    for (;;) {
      let entry = bytes[at++];
      if (entry >= 0x80) {
        let byte = bytes[at++];
        entry = (entry & 0x7f) | ((byte & 0x7f) << 7);
        if (byte >= 0x80) {
          byte = bytes[at++];
          entry |= (byte & 0x7f) << 14;
          if (byte >= 0x80) {
            this.keepFollowedWide(new ByteReader(bytes, from), formCount, offset);
            return;
          }
        }
      }
      const rest = entry >>> 1;
      place = (place + ((rest * inverse) | 0)) | 0;
      while (wanted < place && ++i < length) wanted = values[i] + offset;
      if (wanted === place && i < length) values[kept++] = values[i];
      if (place >= last || (entry & 1) === 1) break;
    }
    this.length = kept;
  }

  /** The same for an article with an entry of more than three bytes: places far apart, of a term with many forms. */
  private readWide(reader: ByteReader, formCount: number, below: number, forms: ReadonlySet<number> | null): void {
    this.length = 0;
    readPlaces(reader, formCount, below, (place, form) => {
      if (forms !== null && !forms.has(form)) return;
      if (this.length === this.values.length) this.grow();
      this.values[this.length++] = place;
    });
  }

  private keepFollowedWide(reader: ByteReader, formCount: number, offset: number): void {
    const places = new Set<number>();
    readPlaces(reader, formCount, Infinity, (place) => places.add(place));
    const kept = this.values.subarray(0, this.length).filter((value) => places.has(value + offset));
    this.values.set(kept);
    this.length = kept.length;
  }

  push(value: number): void {
    if (this.length === this.values.length) this.grow();
    this.values[this.length++] = value;
  }

  private grow(): void {
    const grown = new Int32Array(Math.max(64, this.length * 2));
    grown.set(this.values);
    this.values = grown;
  }
}
