/** Was this chunk of a text seen before? It is looked up by its units where they stand: no string is made for the question. */

/** The hash of a word's UTF-16 units, taken one after the other (FNV-1a, 32 bits): begin with `emptyHash`. */
export const emptyHash = 0x811c9dc5 | 0;
export const hashWith = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193);

const firstSlots = 1 << 10;

/** A slot is four numbers, together in the processor's cache: hash, where the units begin, how many, 1 + the value's place. */
const width = 4;

/**
 * An open-addressed table of words and what each is. When it holds `capacity` words it forgets them all: the frequent
 * ones are back after a few texts, and what an OCR engine has printed cannot outgrow the bound.
 */
export class SeenWords<Value> {
  /** As many as a power of two, at least twice the words. */
  private slots = new Int32Array(firstSlots * width);
  private readonly values: Value[] = [];
  /** The units of all words one after the other. */
  private units = new Uint16Array(firstSlots * 8);
  private unitCount = 0;

  constructor(private readonly capacity: number) {}

  /** What was set for the units from `start` to `end` of a text, whose hash the caller has made on its way there. */
  get(text: Uint16Array, start: number, end: number, hash: number): Value | undefined {
    const { slots, units } = this;
    const mask = slots.length - 1;
    for (let slot = ((hash ^ (hash >>> 15)) * width) & mask; ; slot = (slot + width) & mask) {
      const place = slots[slot + 3];
      if (place === 0) return undefined;
      if (slots[slot] !== hash || slots[slot + 2] !== end - start) continue;
      let at = slots[slot + 1];
      let i = start;
      while (i < end && units[at] === text[i]) {
        i++;
        at++;
      }
      if (i === end) return this.values[place - 1];
    }
  }

  /** Only for words that `get` does not know. */
  set(text: Uint16Array, start: number, end: number, hash: number, value: Value): void {
    if (this.values.length >= this.capacity) this.clear();
    if (this.values.length * 2 * width >= this.slots.length) this.grow();
    const length = end - start;
    if (this.unitCount + length > this.units.length) {
      const grown = new Uint16Array(Math.max(this.units.length * 2, this.unitCount + length));
      grown.set(this.units);
      this.units = grown;
    }
    this.units.set(text.subarray(start, end), this.unitCount);
    this.values.push(value);
    this.place(hash, this.unitCount, length, this.values.length);
    this.unitCount += length;
  }

  private place(hash: number, start: number, length: number, place: number): void {
    const { slots } = this;
    const mask = slots.length - 1;
    let slot = ((hash ^ (hash >>> 15)) * width) & mask;
    while (slots[slot + 3] !== 0) slot = (slot + width) & mask;
    slots[slot] = hash;
    slots[slot + 1] = start;
    slots[slot + 2] = length;
    slots[slot + 3] = place;
  }

  private grow(): void {
    const before = this.slots;
    this.slots = new Int32Array(before.length * 2);
    for (let slot = 0; slot < before.length; slot += width) {
      if (before[slot + 3] !== 0) this.place(before[slot], before[slot + 1], before[slot + 2], before[slot + 3]);
    }
  }

  private clear(): void {
    this.slots.fill(0);
    this.values.length = 0;
    this.unitCount = 0;
  }
}
