/** Which words does the archive print with hyphens? `counteroffensive`, `counter-offensive` and `counter offensive` are one. */
import { compoundParts, fold } from '../../../indexer/analysis/analyzer.js';
import type { Segment } from '../../../indexer/index/segment.js';
import { readingsIn, type TermSequence } from './words.js';

/**
 * How often a compound has to be printed with hyphens, of all its printings, to be one: *govern-ment* now and then at the
 * end of a line does not make *government* a compound.
 */
const leastHyphenated = 0.02;

const hyphen = 0x2d;

/** The compounds of one segment, by signs that rule nearly every word out in one look. */
class SegmentCompounds {
  /** One a term: how often it was printed with hyphens. */
  private readonly printings: Uint32Array;
  /** One bit for every pair of beginnings of a compound's two parts. */
  private readonly beginnings = new Uint8Array(1 << 13);

  constructor(readonly segment: Segment) {
    const { forms, formCounts, termForms, terms } = segment;
    const { bytes, starts } = forms;
    this.printings = new Uint32Array(terms.length);
    for (let term = 0; term < terms.length; term++) {
      for (let form = termForms[term]; form < termForms[term + 1]; form++) {
        const [from, to] = [starts[form], starts[form + 1]];
        let at = from;
        while (at < to && bytes[at] !== hyphen) at++;
        if (at === to) continue;
        this.printings[term] += formCounts[form];
        const sign = beginningSign(bytes, from, at, at + 1, to);
        this.beginnings[sign >>> 3] |= 1 << (sign & 7);
      }
    }
  }

  hyphenated(term: number): number {
    return this.printings[term];
  }

  mayJoin(sign: number): boolean {
    return (this.beginnings[sign >>> 3] & (1 << (sign & 7))) !== 0;
  }
}

/** The first two bytes of either part, as a number of 16 bits: stems and inflections of one word share them. */
function beginningSign(bytes: Uint8Array, first: number, firstEnd: number, second: number, secondEnd: number): number {
  let sign = 0;
  for (let i = 0; i < 2; i++) {
    sign = Math.imul(sign, 31) + (first + i < firstEnd ? bytes[first + i] : 0);
    sign = Math.imul(sign, 37) + (second + i < secondEnd ? bytes[second + i] : 0);
  }
  return sign & 0xffff;
}

/** A word's letters and digits, as forms have them. */
const lettersOf = (word: string): Buffer => Buffer.from(fold(word).replace(/[^\p{L}\p{N}]+/gu, ''));

/** A segment never changes, and the next generation may hold it too. */
const ofSegment = new WeakMap<Segment, SegmentCompounds>();

export class Compounds {
  private readonly segments: readonly SegmentCompounds[];

  constructor(
    segments: readonly Segment[],
    private readonly languages: readonly string[],
  ) {
    this.segments = segments.map((segment) => {
      const known = ofSegment.get(segment) ?? new SegmentCompounds(segment);
      ofSegment.set(segment, known);
      return known;
    });
  }

  /** The parts of a closed term, where the archive has it with hyphens too: `counteroffensive` as `counter`, `offensive`. */
  open(closed: string): TermSequence[] {
    let [hyphenated, all] = [0, 0];
    const having: { segment: Segment; term: number }[] = [];
    for (const compounds of this.segments) {
      const { segment } = compounds;
      const term = segment.termNumber(closed);
      if (term < 0) continue;
      for (let form = segment.termForms[term]; form < segment.termForms[term + 1]; form++) all += segment.formCounts[form];
      const printings = compounds.hyphenated(term);
      hyphenated += printings;
      if (printings > 0) having.push({ segment, term });
    }
    return hyphenated < leastHyphenated * all ? [] : this.parts(closed, having, leastHyphenated * all);
  }

  /** The parts in every language, for each way that a term is printed with hyphens at least so often. */
  private parts(closed: string, having: readonly { segment: Segment; term: number }[], least: number): TermSequence[] {
    const counts = new Map<string, number>();
    for (const { segment, term } of having) {
      for (const { form, count } of segment.formsOf(term)) if (form.includes('-')) counts.set(form, (counts.get(form) ?? 0) + count);
    }
    const open = new Map<string, TermSequence>();
    for (const [form, count] of counts) {
      if (count < least) continue;
      for (const language of this.languages) {
        const compound = compoundParts(form, language);
        if (compound?.closed === closed) open.set(compound.parts.join(' '), compound.parts);
      }
    }
    return [...open.values()];
  }

  /** The closed terms of which two words that follow each other are the parts. */
  closed(first: string, second: string): TermSequence[] {
    const [left, right] = [lettersOf(first), lettersOf(second)];
    const both = Buffer.concat([left, right]);
    const sign = beginningSign(both, 0, left.length, left.length, both.length);
    if (!this.segments.some((segment) => segment.mayJoin(sign))) return [];
    return readingsIn(first + second, this.languages).filter(
      (terms) => terms.length === 1 && this.open(terms[0]).some((parts) => this.isPair(parts, first, second)),
    );
  }

  /** Whether terms are two words of a query, one after the other. */
  private isPair(terms: TermSequence, first: string, second: string): boolean {
    const reads = (word: string, term: string): boolean =>
      readingsIn(word, this.languages).some(([only, ...more]) => more.length === 0 && only === term);
    return terms.length === 2 && reads(first, terms[0]) && reads(second, terms[1]);
  }
}
