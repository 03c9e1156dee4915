/** Which of a million strings is this one? Found in one look, where a search by halves takes twenty. */
import { mostBytesPerUnit, writeString } from './bytes.js';
import type { StringColumn } from './strings.js';

/** Places a string: rows are kept a little less than half full, so that few looks go wrong. */
const roomPerString = 2;

/** FNV-1a of 32 bits (Fowler, Noll and Vo; public domain), its high bits folded into the low ones that are used. */
function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ bytes[i], 0x01000193);
  return hash ^ (hash >>> 15);
}

/** A hash table over the bytes of a column of different strings: open addressing, one step ahead where a place is taken. */
export class StringTable {
  /** 1 + the number of the string at a place, 0 where none is. */
  private readonly places: Uint32Array;
  private readonly mask: number;
  private wanted = new Uint8Array(256);

  constructor(private readonly strings: StringColumn) {
    const { bytes, starts, length } = strings;
    let room = 16;
    while (room < length * roomPerString) room *= 2;
    this.mask = room - 1;
    this.places = new Uint32Array(room);
    for (let i = 0; i < length; i++) {
      let place = hashOf(bytes, starts[i], starts[i + 1]) & this.mask;
      while (this.places[place] !== 0) place = (place + 1) & this.mask;
      this.places[place] = i + 1;
    }
  }

  /** The number of a string, or -1. */
  find(string: string): number {
    const most = string.length * mostBytesPerUnit;
    if (most > this.wanted.length) this.wanted = new Uint8Array(most);
    const { places, mask, wanted } = this;
    const length = writeString(wanted, 0, string);
    const { bytes, starts } = this.strings;
    next: for (let place = hashOf(wanted, 0, length) & mask; places[place] !== 0; place = (place + 1) & mask) {
      const i = places[place] - 1;
      const start = starts[i];
      if (starts[i + 1] - start !== length) continue;
      for (let at = 0; at < length; at++) if (bytes[start + at] !== wanted[at]) continue next;
      return i;
    }
    return -1;
  }
}
