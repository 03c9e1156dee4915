/**
 * Was this word of a few ASCII letters seen before? Its letters are three numbers, and the whole question: nothing else is compared. So
 * common words are found in half the time that those of any length take (`seen-words.ts`).
 */

/** Six bits tell ASCII letters apart, small ones from large ones too, and none is 0: five letters are a number, fifteen are three. */
export const mostLetters = 15;

const firstSlots = 1 << 10;

/** A slot is four numbers, together in the processor's cache: the letters' three, 1 + the value's place. */
const width = 4;

const slotOf = (low: number, middle: number, high: number, mask: number): number => {
  // 2^32 divided by the golden section, and two factors of MurmurHash3. `high` is mixed by itself: words whose upper numbers are alike would else all be one.
  const hash = Math.imul(low ^ Math.imul(middle ^ Math.imul(high, 0xc2b2ae35), 0x9e3779b1), 0x85ebca6b);
  return ((hash ^ (hash >>> 15)) * width) & mask;
};

/** An open-addressed table, which forgets all words when it holds `capacity`, as `SeenWords` does. */
export class LetterWords<Value> {
  /** As many as a power of two, at least twice the words. */
  private slots = new Int32Array(firstSlots * width);
  private readonly values: Value[] = [];

  constructor(private readonly capacity: number) {}

  /** `low`: the last five letters; `middle` and `high`: those before them. */
  get(low: number, middle: number, high: number): Value | undefined {
    const { slots } = this;
    const mask = slots.length - 1;
    for (let slot = slotOf(low, middle, high, mask); ; slot = (slot + width) & mask) {
      if (slots[slot] === low && slots[slot + 1] === middle && slots[slot + 2] === high) return this.values[slots[slot + 3] - 1];
      if (slots[slot] === 0) return undefined;
    }
  }

  /** Only for words that `get` does not know. */
  set(low: number, middle: number, high: number, value: Value): void {
    if (this.values.length >= this.capacity) {
      this.slots.fill(0);
      this.values.length = 0;
    }
    if (this.values.length * 2 * width >= this.slots.length) this.grow();
    this.values.push(value);
    this.place(low, middle, high, this.values.length);
  }

  private place(low: number, middle: number, high: number, place: number): void {
    const { slots } = this;
    const mask = slots.length - 1;
    let slot = slotOf(low, middle, high, mask);
    while (slots[slot] !== 0) slot = (slot + width) & mask;
    slots[slot] = low;
    slots[slot + 1] = middle;
    slots[slot + 2] = high;
    slots[slot + 3] = place;
  }

  private grow(): void {
    const before = this.slots;
    this.slots = new Int32Array(before.length * 2);
    for (let slot = 0; slot < before.length; slot += width) {
      if (before[slot] !== 0) this.place(before[slot], before[slot + 1], before[slot + 2], before[slot + 3]);
    }
  }
}
