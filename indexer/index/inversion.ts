/**
 * How do the tokens of articles, one after the other, become the postings of terms? In two rounds over the articles in
 * their final order: the first measures how many bytes each term's postings and places take, the second writes each where
 * it belongs. So nothing is held beside the tokens and the columns themselves. `term-writer.ts` gives the form.
 */
import { varintLength, writeVarint } from './bytes.js';
import type { Column } from './columns.js';
import type { Lexicon } from './lexicon.js';
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

/** One round: without targets everything is measured from 0 on, with them it is written from each term's start on. */
class Round {
  /** By term: articles so far, and the place behind its last byte. */
  readonly counts: Uint32Array;
  readonly postings: Uint32Array;
  readonly positions: Uint32Array;
  /** By term: the article of the posting before, and 1 + the article seen last. */
  private readonly previous: Uint32Array;
  private readonly seen: Uint32Array;
  /** By term, in the article seen last: the place before, where its entry begins, and how often the term stands there. */
  private readonly places: Uint32Array;
  private readonly entries: Uint32Array;
  private readonly inTitle: Uint32Array;
  private readonly inText: Uint32Array;
  /** The terms of the article that is looked at, in the order of their coming. */
  private readonly touched: Uint32Array;

  constructor(
    private readonly log: Uint32Array,
    private readonly lexicon: Lexicon,
    private readonly targets: Targets | null,
  ) {
    const { termCount } = lexicon;
    const perTerm = (): Uint32Array => new Uint32Array(termCount);
    this.counts = perTerm();
    this.postings = targets === null ? perTerm() : targets.postings.starts.slice(0, termCount);
    this.positions = targets === null ? perTerm() : targets.positions.starts.slice(0, termCount);
    this.previous = perTerm();
    this.seen = perTerm();
    this.places = perTerm();
    this.entries = perTerm();
    this.inTitle = perTerm();
    this.inText = perTerm();
    this.touched = perTerm();
  }

  article(article: number, stretch: Stretch, lengths: TermCounts): void {
    const touched = this.readTokens(article + 1, stretch);
    let title = 0;
    let text = 0;
    for (let i = 0; i < touched; i++) {
      const term = this.touched[i];
      if (this.inTitle[term] > 0) title++;
      if (this.inText[term] > 0) text++;
      this.endPosting(term, article);
    }
    lengths.title[article] = title;
    lengths.text[article] = text;
  }

  /** Returns how many terms were touched. */
  private readTokens(mark: number, { from, to, titlePlaces }: Stretch): number {
    const { log, seen, places, entries, inTitle, inText, touched, positions } = this;
    const { termOf, ordinalOf, formCounts } = this.lexicon;
    const bytes = this.targets === null ? null : this.targets.positions.bytes;
    let count = 0;
    let place = -1;
    for (let i = from; i < to; i++) {
      const entry = log[i];
      const form = entry >>> 1;
      place += (entry & 1) === 0 ? 1 : log[++i];
      const term = termOf[form];
      if (seen[term] !== mark) {
        seen[term] = mark;
        touched[count++] = term;
        places[term] = inTitle[term] = inText[term] = 0;
        this.noteSkip(term);
      }
      const value = ((place - places[term]) * formCounts[term] + ordinalOf[form]) * 2;
      places[term] = place;
      if (place < titlePlaces) inTitle[term]++;
      else inText[term]++;
      const at = positions[term];
      entries[term] = at;
      positions[term] = bytes === null ? at + varintLength(value) : writeVarint(bytes, at, value);
    }
    return count;
  }

  private noteSkip(term: number): void {
    const count = this.counts[term];
    if (this.targets === null || count === 0 || count % skipInterval !== 0) return;
    const { skips, positions } = this.targets;
    skips.numbers[skips.starts[term] + count / skipInterval - 1] = this.positions[term] - positions.starts[term];
  }

  private endPosting(term: number, article: number): void {
    const [inText, inTitle, at] = [this.inText[term], this.inTitle[term], this.postings[term]];
    const simple = inText === 1 && inTitle === 0;
    const head = (article - this.previous[term]) * 2 + (simple ? 1 : 0);
    this.previous[term] = article;
    this.counts[term]++;
    if (this.targets === null) {
      this.postings[term] = at + varintLength(head) + (simple ? 0 : varintLength(inText) + varintLength(inTitle));
      return;
    }
    const { postings, positions } = this.targets;
    // Whether a place is the article's last is known only now; the bit is in its first byte.
    positions.bytes[this.entries[term]] |= 1;
    let next = writeVarint(postings.bytes, at, head);
    if (!simple) next = writeVarint(postings.bytes, writeVarint(postings.bytes, next, inText), inTitle);
    this.postings[term] = next;
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
  const { counts, postings, positions } = round(null);
  const terms = Uint32Array.from(counts.keys()).filter((term) => counts[term] > 0);
  // How many articles follow is said before the first of them.
  for (const term of terms) postings[term] += varintLength(counts[term]);
  const targets = { postings: targetOf(postings), positions: targetOf(positions), skips: skipsOf(counts) };
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

function targetOf(lengths: Uint32Array): Target {
  const starts = startsOf(lengths);
  return { starts, bytes: new Uint8Array(starts[lengths.length]) };
}

function skipsOf(counts: Uint32Array): Targets['skips'] {
  const starts = startsOf(counts.map((count) => (count === 0 ? 0 : Math.floor((count - 1) / skipInterval))));
  return { starts, numbers: new Uint32Array(starts[counts.length]) };
}
