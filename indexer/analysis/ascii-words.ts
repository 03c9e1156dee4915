/** Was this word of ASCII letters seen before? It is looked up where it stands in its text: no string is made for the question. */

/** The hash of a word's letters, taken one after the other (FNV-1a, 32 bits): begin with `emptyHash`. */
export const emptyHash = 0x811c9dc5 | 0;
export const hashWith = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193);

const firstSlots = 1 << 10;

/**
 * An open-addressed table of words and what each is. When it holds `capacity` words it forgets them all: the frequent
 * ones are back after a few texts, and what an OCR engine has printed cannot outgrow the bound.
 */
export class AsciiWords<Value> {
  /** Places among the words, or -1; their number is a power of two, at least twice that of the words. */
  private slots = new Int32Array(firstSlots).fill(-1);
  private hashes: number[] = [];
  private readonly values: Value[] = [];
  /** The letters of all words one after the other, and where each word's begin. */
  private letters = new Uint8Array(firstSlots * 4);
  private readonly starts: number[] = [0];

  constructor(private readonly capacity: number) {}

  /** What was set for the letters from `start` to `end`, whose hash the caller has made on its way there. */
  get(text: string, start: number, end: number, hash: number): Value | undefined {
    const { slots, hashes, starts, letters } = this;
    const mask = slots.length - 1;
    for (let slot = (hash ^ (hash >>> 15)) & mask; ; slot = (slot + 1) & mask) {
      const word = slots[slot];
      if (word < 0) return undefined;
      if (hashes[word] !== hash) continue;
      let at = starts[word];
      if (starts[word + 1] - at !== end - start) continue;
      let i = start;
      while (i < end && letters[at] === text.charCodeAt(i)) {
        i++;
        at++;
      }
      if (i === end) return this.values[word];
    }
  }

  /** Only for words that `get` does not know, of ASCII alone. */
  set(word: string, hash: number, value: Value): void {
    if (this.values.length >= this.capacity) this.clear();
    const number = this.values.length;
    const from = this.starts[number];
    if (from + word.length > this.letters.length) {
      const grown = new Uint8Array(this.letters.length * 2);
      grown.set(this.letters);
      this.letters = grown;
    }
    for (let i = 0; i < word.length; i++) this.letters[from + i] = word.charCodeAt(i);
    this.starts.push(from + word.length);
    this.hashes.push(hash);
    this.values.push(value);
    if (this.values.length * 2 > this.slots.length) this.grow();
    else this.place(number);
  }

  private place(word: number): void {
    const { slots, hashes } = this;
    const mask = slots.length - 1;
    const hash = hashes[word];
    let slot = (hash ^ (hash >>> 15)) & mask;
    while (slots[slot] >= 0) slot = (slot + 1) & mask;
    slots[slot] = word;
  }

  private grow(): void {
    this.slots = new Int32Array(this.slots.length * 2).fill(-1);
    for (let word = 0; word < this.values.length; word++) this.place(word);
  }

  private clear(): void {
    this.slots.fill(-1);
    this.hashes = [];
    this.values.length = 0;
    this.starts.length = 1;
  }
}
