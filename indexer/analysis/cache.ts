/** What was met lately? A cache that cannot outgrow its bound, whatever an OCR engine has printed. */

/**
 * Two maps: the young one fills, then becomes the old one, and the old one is let go. What is asked for again moves back
 * to the young, so what is frequent stays and what was seen once leaves, at the price of one lookup.
 */
export class RecentCache<Value, Key = string> {
  #young = new Map<Key, Value>();
  #old = new Map<Key, Value>();

  /** Holds at most twice `capacity`. */
  constructor(private readonly capacity: number) {}

  get(word: Key): Value | undefined {
    const value = this.#young.get(word);
    return value ?? this.#recall(word);
  }

  #recall(word: Key): Value | undefined {
    const value = this.#old.get(word);
    if (value !== undefined) this.set(word, value);
    return value;
  }

  /** What is remembered of a word; else what is made for it now, and remembered. */
  getOrMake(word: Key, make: () => Value): Value {
    let value = this.get(word);
    if (value === undefined) this.set(word, (value = make()));
    return value;
  }

  set(word: Key, value: Value): void {
    if (this.#young.size >= this.capacity && !this.#young.has(word)) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(word, value);
  }

  get size(): number {
    return this.#young.size + this.#old.size;
  }
}
