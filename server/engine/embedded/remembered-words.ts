/** What was found for a word? Remembered by what the word means, for so many words and within so many bytes. */
import { RecentCache } from '../../../indexer/analysis/analyzer.js';

/** Words that are remembered, and how long what tells them apart is at most: UTF-16 units. */
const mostWords = 1 << 12;
const longestMeaning = 200;

export class RememberedWords<Value> {
  private words = new RecentCache<Value>(mostWords);
  private bytes = 0;

  /** `mostBytes`: what lists of all of them may take. */
  constructor(private readonly mostBytes: number) {}

  get(meaning: string): Value | undefined {
    return this.words.get(meaning);
  }

  /** `bytes`: what its lists take at most. Where that is too much with all the others, those are let go. */
  set(meaning: string, value: Value, bytes: number): void {
    if (meaning.length > longestMeaning) return;
    this.bytes += bytes;
    if (this.bytes > this.mostBytes) {
      this.words = new RecentCache(mostWords);
      this.bytes = bytes;
    }
    this.words.set(meaning, value);
  }
}
