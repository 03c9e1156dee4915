/**
 * How do the tokens of articles, one after the other, become the postings of terms? In two rounds over the articles in
 * their final order: the first measures how many bytes each term's postings and places take, the second writes each where
 * it belongs. So nothing is held beside the tokens and the columns themselves. `posting.ts` and `term-writer.ts` give the form.
 * Longer than most: both rounds go through the same loops over what is known of each term.
 */
import { bytesBehind } from './bits.js';
import { varintLength, writeVarint } from './bytes.js';
import type { Column } from './columns.js';
import type { Lexicon } from './lexicon.js';
import { knownAfter, knownBits, postingLength, writePosting } from './posting.js';
import { skipInterval, type Space } from './schema.js';

/** An article's tokens in one space: numbers of the log from `from` to `to`. */
export interface Stretch {
  from: number;
  to: number;
  /** Places below this are the title's. */
  titlePlaces: number;
}

/** Different terms in each article, as MiniSearch counts the lengths of fields. */
export interface TermCounts {
  title: Uint32Array;
  text: Uint32Array;
}

/** Bytes of all terms, each term's behind those of the one before. */
interface Target {
  starts: Uint32Array;
  bytes: Uint8Array;
}

interface Targets {
  postings: Target;
  positions: Target;
  skips: { starts: Uint32Array; numbers: Uint32Array };
}

/**
 * What a round knows of a term, eight numbers side by side, so that a token asks the processor's memory once: 1 + the
 * article seen last; in that article the place before, where the last place's bytes begin, and how often the term stands in
 * the text and in the title; articles so far, with what their gaps tell in the low bits; the byte where its next place and the bit where its
 * next posting is written (a number of 32 bits holds it: a segment's tokens are bounded, and so are its postings, far below 2^29 bytes).
 */
const width = 8;
const seen = 0;
const place = 1;
const entry = 2;
const inText = 3;
const inTitle = 4;
const listed = 5;
const positionAt = 6;
const postingAt = 7;

/** One round: without targets everything is measured from 0 on, with them it is written from each term's start on. */
class Round {
  private readonly slots: Uint32Array;
  /** The terms of the article that is looked at, in the order of their coming, and for each 1 + the article of its posting before, or 0. */
  private readonly touched: Uint32Array;
  private readonly previous: Uint32Array;

  constructor(
    private readonly log: Uint32Array,
    private readonly lexicon: Lexicon,
    private readonly targets: Targets | null,
  ) {
    const { termCount } = lexicon;
    this.slots = new Uint32Array(termCount * width);
    this.touched = new Uint32Array(termCount);
    this.previous = new Uint32Array(termCount);
    if (targets === null) return;
    for (let term = 0; term < termCount; term++) {
      this.slots[term * width + positionAt] = targets.positions.starts[term];
      this.slots[term * width + postingAt] = 8 * targets.postings.starts[term];
    }
  }

  /** By term: articles, bytes of postings and bytes of places. */
  measured(): Record<'counts' | 'postings' | 'positions', Uint32Array> {
    const { slots, lexicon: { termCount } } = this;
    const column = (of: (slot: number) => number): Uint32Array => {
      const numbers = new Uint32Array(termCount);
      for (let term = 0; term < termCount; term++) numbers[term] = of(term * width);
      return numbers;
    };
    return {
      counts: column((slot) => slots[slot + listed] >>> knownBits),
      postings: column((slot) => Math.ceil(slots[slot + postingAt] / 8)),
      positions: column((slot) => slots[slot + positionAt]),
    };
  }

  article(article: number, stretch: Stretch, lengths: TermCounts): void {
    const { slots, touched, previous } = this;
    const terms = this.readTokens(article + 1, stretch);
    let title = 0;
    let text = 0;
    for (let i = 0; i < terms; i++) {
      const slot = touched[i] * width;
      if (slots[slot + inTitle] > 0) title++;
      if (slots[slot + inText] > 0) text++;
      this.endPosting(slot, article - previous[i]);
    }
    lengths.title[article] = title;
    lengths.text[article] = text;
  }

  /** Returns how many terms were touched. */
  private readTokens(mark: number, { from, to, titlePlaces }: Stretch): number {
    const { log, slots, touched, previous } = this;
    const { formPlaces } = this.lexicon;
    const bytes = this.targets === null ? null : this.targets.positions.bytes;
    let terms = 0;
    let at = -1;
    for (let i = from; i < to; i++) {
      const token = log[i];
      at += (token & 1) === 0 ? 1 : log[++i];
      const form = (token >>> 1) * 3;
      const term = formPlaces[form];
      const slot = term * width;
      const known = slots[slot + seen];
      if (known !== mark) {
        slots[slot + seen] = mark;
        touched[terms] = term;
        previous[terms++] = known;
        slots[slot + place] = slots[slot + inTitle] = slots[slot + inText] = 0;
        if (bytes !== null) this.noteSkip(term, slot);
      }
      const value = ((at - slots[slot + place]) * formPlaces[form + 2] + formPlaces[form + 1]) * 2;
      slots[slot + place] = at;
      slots[slot + (at < titlePlaces ? inTitle : inText)]++;
      const written = slots[slot + positionAt];
      slots[slot + entry] = written;
      slots[slot + positionAt] = bytes === null ? written + varintLength(value) : writeVarint(bytes, written, value);
    }
    return terms;
  }

  private noteSkip(term: number, slot: number): void {
    const before = this.slots[slot + listed] >>> knownBits;
    if (this.targets === null || before === 0 || before % skipInterval !== 0) return;
    const { skips, positions } = this.targets;
    skips.numbers[skips.starts[term] + before / skipInterval - 1] = this.slots[slot + positionAt] - positions.starts[term];
  }

  private endPosting(slot: number, gap: number): void {
    const { slots } = this;
    const text = slots[slot + inText];
    const title = slots[slot + inTitle];
    const at = slots[slot + postingAt];
    const count = slots[slot + listed] >>> knownBits;
    const known = slots[slot + listed] & (2 ** knownBits - 1);
    slots[slot + listed] = ((count + 1) << knownBits) + knownAfter(known, gap);
    if (this.targets === null) {
      slots[slot + postingAt] = at + postingLength(known, gap, text, title);
      return;
    }
    const { postings, positions } = this.targets;
    // Whether a place is the article's last is known only now; the bit is in its first byte.
    positions.bytes[slots[slot + entry]] |= 1;
    slots[slot + postingAt] = writePosting(postings.bytes, at, known, gap, text, title);
  }
}

/** The columns of a space, and the lengths of its articles. `stretches`: the articles' in their final order. */
export function invert(space: Space, stretches: readonly Stretch[], log: Uint32Array, lexicon: Lexicon): { columns: Record<string, Column>; lengths: TermCounts } {
  const lengths = { title: new Uint32Array(stretches.length), text: new Uint32Array(stretches.length) };
  const round = (targets: Targets | null): Round => {
    const round = new Round(log, lexicon, targets);
    stretches.forEach((stretch, article) => {
      if (stretch.to > stretch.from) round.article(article, stretch, lengths);
    });
    return round;
  };
  const { counts, postings, positions } = round(null).measured();
  const terms = Uint32Array.from(counts.keys()).filter((term) => counts[term] > 0);
  // How many articles follow is said before the first of them.
  for (const term of terms) postings[term] += varintLength(counts[term]);
  const targets = { postings: targetOf(postings, bytesBehind), positions: targetOf(positions, 0), skips: skipsOf(counts) };
  const rowStarts = (starts: Uint32Array): Uint32Array => Uint32Array.from({ length: terms.length + 1 }, (_, row) => starts[row < terms.length ? terms[row] : lexicon.termCount]);
  const columns = {
    [`${space}.terms`]: terms,
    [`${space}.starts`]: rowStarts(targets.postings.starts),
    [`${space}.postings`]: targets.postings.bytes,
    [`${space}.positionStarts`]: rowStarts(targets.positions.starts),
    [`${space}.positions`]: targets.positions.bytes,
    [`${space}.skips`]: targets.skips.numbers,
  };
  for (const term of terms) targets.postings.starts[term] = writeVarint(targets.postings.bytes, targets.postings.starts[term], counts[term]);
  round(targets);
  return { columns, lengths };
}

/** One number more than there are terms. */
function startsOf(lengths: Uint32Array): Uint32Array {
  const starts = new Uint32Array(lengths.length + 1);
  for (let term = 0; term < lengths.length; term++) starts[term + 1] = starts[term] + lengths[term];
  return starts;
}

/** `behind`: bytes behind those of the last term. */
function targetOf(lengths: Uint32Array, behind: number): Target {
  const starts = startsOf(lengths);
  return { starts, bytes: new Uint8Array(starts[lengths.length] + behind) };
}

function skipsOf(counts: Uint32Array): Targets['skips'] {
  const starts = startsOf(counts.map((count) => (count === 0 ? 0 : Math.floor((count - 1) / skipInterval))));
  return { starts, numbers: new Uint32Array(starts[counts.length]) };
}
