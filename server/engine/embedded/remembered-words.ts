/** What was found for a word? Remembered by what the word means, for so many words and within so many bytes. */

/** Words in each half of the room, and how long what tells them apart is at most: UTF-16 units. */
const mostWords = 1 << 12;
const longestMeaning = 200;

interface Remembered<Value> {
  value: Value;
  bytes: number;
}

/**
 * The young ones fill one half of the room, then they become the old ones, and those are let go. What is asked for again is young again:
 * so frequent words stay.
 */
export class RememberedWords<Value> {
  private young = new Map<string, Remembered<Value>>();
  private old = new Map<string, Remembered<Value>>();
  /** Of the young ones. */
  private bytes = 0;

  /** `mostBytes`: what lists of all of them may take. */
  constructor(private readonly mostBytes: number) {}

  get(meaning: string): Value | undefined {
    const known = this.young.get(meaning);
    if (known !== undefined) return known.value;
    const old = this.old.get(meaning);
    if (old !== undefined) this.keep(meaning, old);
    return old?.value;
  }

  /** `bytes`: what its lists take at most. A word that takes more than half of the room is not remembered. */
  set(meaning: string, value: Value, bytes: number): void {
    if (meaning.length <= longestMeaning && bytes * 2 <= this.mostBytes) this.keep(meaning, { value, bytes });
  }

  private keep(meaning: string, word: Remembered<Value>): void {
    if (this.young.size >= mostWords || (this.bytes + word.bytes) * 2 > this.mostBytes) {
      this.old = this.young;
      this.young = new Map();
      this.bytes = 0;
    }
    this.young.set(meaning, word);
    this.bytes += word.bytes;
  }
}
