/**
 * What do common words add up to in each article? They are written down article by article, in memory where vector instructions add them up
 * (`assembly/add-up.ts`): what an article does not have is added too, and still it takes less time than going through lists.
 * Longer than most: where all lies in the memory is known here alone.
 */
import type { SegmentFilter } from './filter.js';
import { mostBytes, ProgramMemory } from './program-memory.js';
import type { RatedWord } from './rated-words.js';
import type { Worths } from './worths.js';

/** Articles that are summed up together, as the program has it. */
const blockArticles = 64;

/** The program's table: three numbers for every two words, of which there are no more than this. */
const rowNumbers = 3;
const mostWords = 256;

/**
 * Room for so many columns, or for so many bytes of them where that is less, but for those of one query in any case. In 24,830 articles of news 2,109
 * words are common, in 100,000 shorter ones 1,492.
 */
const mostColumns = 2048;
const mostColumnBytes = 3 * 2 ** 29;

/**
 * A column makes room for another when so many queries did not ask for it. To write one takes longer than to go through a list, so where more words
 * are asked for in turn than there is room for, those that have none are better left to their lists.
 */
const idleQueries = 1024;
/** How many are looked at for one that makes room. */
const mostTries = 8;

/** What the program has to itself: an address that is none, sixteen sums, and those of a tile of 64 blocks. */
const programBytes = 128 + 64 * 4 * blockArticles;

/** What addresses are multiples of, so that no vector lies across two lines of a cache. */
const alignment = 64;

/** Columns that were written so far, of any segment: no two have the same number. */
let writing = 0;

/** For one segment, and one query at a time. */
export class WorthColumns {
  /** What articles come to in other words: 0 between uses. */
  sums!: Int32Array;
  /** Room for the numbers of some articles, and for their sums: never cleared. */
  candidates!: Uint32Array;
  candidateSums!: Int32Array;
  private readonly memory: ProgramMemory | null;
  /** Articles, up to a whole block: the bytes of a column. */
  private readonly size: number;
  private readonly tableAt = programBytes;
  private readonly highsAt = this.tableAt + (4 * rowNumbers * mostWords) / 2;
  private readonly sumsAt: number;
  private readonly masksAt: number;
  private readonly candidatesAt: number;
  private readonly candidateSumsAt: number;
  private readonly columnsAt: number;
  private bytes!: Uint8Array;
  private table!: Int32Array;
  private masks!: Int32Array;
  /** Slot by slot: the number of the writing that its column comes from, and of the query that used it last. */
  private readonly writings: number[] = [];
  private readonly usedBy: number[] = [];
  private query = 0;
  private nextSlot = 0;
  private mostSlots: number;
  /** Words in the table. */
  private count = 0;
  /** What was added up last: the addresses of its sums and masks, 0 where there were none, and its blocks. */
  private usedSums = 0;
  private usedMasks = 0;
  private first = 0;
  private end = 0;

  /** `memoryOf`: of so many bytes, and such as can grow; null where there is none. */
  constructor(
    private readonly articles: number,
    memoryOf: (bytes: number) => ProgramMemory | null = (bytes) => ProgramMemory.of(bytes),
  ) {
    this.size = Math.max(1, Math.ceil(articles / blockArticles)) * blockArticles;
    this.sumsAt = Math.ceil((this.highsAt + (4 * this.size) / blockArticles) / alignment) * alignment;
    this.masksAt = this.sumsAt + 4 * this.size;
    this.candidatesAt = this.masksAt + 4 * this.size;
    this.candidateSumsAt = this.candidatesAt + 4 * this.size;
    this.columnsAt = this.candidateSumsAt + 4 * this.size;
    this.memory = memoryOf(this.columnsAt);
    const wanted = Math.max(mostWords, Math.min(mostColumns, Math.floor(mostColumnBytes / this.size)));
    this.mostSlots = this.memory === null ? 0 : Math.min(wanted, Math.floor((mostBytes - this.columnsAt) / this.size));
    this.view(this.memory?.buffer ?? new ArrayBuffer(this.columnsAt));
  }

  /** Takes the common ones of some words to be added up; gives back the others, and those there is no room for. */
  choose(words: readonly RatedWord[]): RatedWord[] {
    const others: RatedWord[] = [];
    this.query++;
    this.count = 0;
    for (const word of words) {
      const slot = word.worths.isCommon && this.count < mostWords ? this.slotOf(word.worths) : -1;
      if (slot < 0) others.push(word);
      else this.enter(slot, word.part);
    }
    return others;
  }

  get isEmpty(): boolean {
    return this.count === 0;
  }

  /** Whether it can `add`. Where the machine has no memory that grows, all words are left to their lists. */
  get adds(): boolean {
    return this.memory !== null;
  }

  /** Adds up the articles that pass a filter and are none of some others, to their `sums` if there are any; says how many come to something. */
  add({ from, to, mask }: SegmentFilter, passed: readonly number[], toSums: boolean): number {
    const isEach = mask === null && passed.length === 0 && from % blockArticles === 0 && (to % blockArticles === 0 || to === this.articles);
    this.first = Math.floor(from / blockArticles);
    this.end = Math.ceil(to / blockArticles);
    if (!isEach) {
      const { masks } = this;
      masks.fill(0, this.first * blockArticles, this.end * blockArticles);
      if (mask === null) masks.fill(-1, from, to);
      else masks.set(mask.subarray(from, to), from);
      for (const article of passed) masks[article] = 0;
    }
    this.usedMasks = isEach ? 0 : this.masksAt;
    this.usedSums = toSums ? this.sumsAt : 0;
    return this.memory?.program.addUp(this.tableAt, this.rows, this.usedSums, this.usedMasks, this.highsAt, this.first, this.end) ?? 0;
  }

  /** Takes those of the articles that were added up whose sums are no less than this into `candidates`; says how many there are. */
  takeHigh(least: number): number {
    return this.memory?.program.takeHigh(this.tableAt, this.rows, this.usedSums, this.usedMasks, this.highsAt, this.first, this.end, least, this.candidatesAt, this.candidateSumsAt) ?? 0;
  }

  /** The highest sums of the blocks that were added up, each of another article. */
  highs(): Int32Array {
    return new Int32Array(this.bytes.buffer, this.highsAt + 4 * this.first, this.end - this.first);
  }

  /** The first article of one of the blocks that were added up, from 0 on. */
  firstArticle(block: number): number {
    return (this.first + block) * blockArticles;
  }

  private get rows(): number {
    return (this.count + 1) >> 1;
  }

  /** The address of a slot's column. */
  private addressOf(slot: number): number {
    return this.columnsAt + slot * this.size;
  }

  private enter(slot: number, part: number): void {
    const { table } = this;
    const row = (this.count >> 1) * rowNumbers;
    if ((this.count & 1) === 0) {
      // A word that has no other beside it counts for nothing there.
      table[row] = table[row + 1] = this.addressOf(slot);
      table[row + 2] = part;
    } else {
      table[row + 1] = this.addressOf(slot);
      table[row + 2] |= part << 16;
    }
    this.count++;
  }

  /** Where a word's column is, written now if it is not; -1 where there is no room. */
  private slotOf(worths: Worths): number {
    let { slot } = worths;
    if (slot < 0 || this.writings[slot] !== worths.writing) {
      slot = this.freeSlot();
      if (slot < 0) return -1;
      worths.write(this.bytes.subarray(this.addressOf(slot), this.addressOf(slot + 1)));
      worths.slot = slot;
      worths.writing = this.writings[slot] = ++writing;
    }
    this.usedBy[slot] = this.query;
    return slot;
  }

  private freeSlot(): number {
    const slots = this.writings.length;
    if (slots < this.mostSlots && this.growTo(this.addressOf(slots + 1))) return slots;
    for (let tried = 0; tried < mostTries && slots > 0; tried++) {
      this.nextSlot = (this.nextSlot + 1) % slots;
      if (this.query - this.usedBy[this.nextSlot] >= idleQueries) return this.nextSlot;
    }
    return -1;
  }

  private growTo(bytes: number): boolean {
    if (bytes <= this.bytes.length) return true;
    const { memory } = this;
    // Where there is no more, what is written stays, and makes room for what comes.
    if (memory?.growTo(bytes) !== true) this.mostSlots = this.writings.length;
    else this.view(memory.buffer);
    return bytes <= this.bytes.length;
  }

  /** Memory that grew is seen anew. */
  private view(buffer: ArrayBuffer): void {
    this.bytes = new Uint8Array(buffer);
    this.table = new Int32Array(buffer, this.tableAt, (rowNumbers * mostWords) / 2);
    this.sums = new Int32Array(buffer, this.sumsAt, this.size);
    this.masks = new Int32Array(buffer, this.masksAt, this.size);
    this.candidates = new Uint32Array(buffer, this.candidatesAt, this.size);
    this.candidateSums = new Int32Array(buffer, this.candidateSumsAt, this.size);
  }
}
