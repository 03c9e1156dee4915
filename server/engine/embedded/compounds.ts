/** Which words does the archive print with hyphens? `counteroffensive`, `counter-offensive` and `counter offensive` are one. */
import { compoundParts, fold } from '../../../indexer/analysis/analyzer.js';
import type { Segment } from '../../../indexer/index/segment.js';
import { isSame, readings, type TermSequence } from './words.js';

/**
 * How often a compound has to be printed with hyphens, of all its printings, to be one: *govern-ment* now and then at the
 * end of a line does not make *government* a compound.
 */
const leastHyphenated = 0.02;

/** A shorter one is a misprint more often than a word: `n-in`. */
const shortestCompound = 4;

/**
 * How much of the longer a word and a hyphenated printing have to share from their beginning. Another language's stem may be
 * short enough for both: French reads *initiative* as `init`, but it is not `in-it`.
 */
const leastShared = 2 / 3;

const hyphen = 0x2d;

/** The compounds of one segment, by signs that rule nearly every word out in one look. */
class SegmentCompounds {
  /** One a term: how often it was printed with hyphens, and how often at all. */
  readonly hyphenated: Uint32Array;
  readonly printed: Uint32Array;
  /** One bit for every pair of beginnings of a compound's two parts. */
  private readonly beginnings = new Uint8Array(1 << 13);

  constructor(readonly segment: Segment) {
    const { forms, formCounts, termForms, terms } = segment;
    const { bytes, starts } = forms;
    this.hyphenated = new Uint32Array(terms.length);
    this.printed = new Uint32Array(terms.length);
    for (let term = 0; term < terms.length; term++) {
      for (let form = termForms[term]; form < termForms[term + 1]; form++) {
        const [from, to] = [starts[form], starts[form + 1]];
        this.printed[term] += formCounts[form];
        let at = from;
        while (at < to && bytes[at] !== hyphen) at++;
        if (at === to) continue;
        this.hyphenated[term] += formCounts[form];
        const sign = beginningSign(bytes, from, at, at + 1, to);
        this.beginnings[sign >>> 3] |= 1 << (sign & 7);
      }
    }
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

  /** The parts of a word, where the archive has it with hyphens too: `counteroffensive` as `counter`, `offensive`. */
  open(word: string): TermSequence[] {
    const open: TermSequence[] = [];
    for (const language of this.languages) {
      const term = singleTerm(word, language);
      if (term !== null) for (const parts of this.partsOf(word, term, language)) if (!open.some((known) => isSame(known, parts))) open.push(parts);
    }
    return open;
  }

  /** The closed terms of which two words that follow each other are the parts. */
  closed(first: string, second: string): TermSequence[] {
    const [left, right] = [lettersOf(first), lettersOf(second)];
    const both = Buffer.concat([left, right]);
    const sign = beginningSign(both, 0, left.length, left.length, both.length);
    if (!this.segments.some((segment) => segment.mayJoin(sign))) return [];
    const closed = new Set<string>();
    for (const language of this.languages) {
      const term = singleTerm(first + second, language);
      if (term === null || closed.has(term)) continue;
      const wanted = [singleTerm(first, language), singleTerm(second, language)];
      if (this.partsOf(first + second, term, language).some((parts) => parts.length === 2 && parts.every((part, i) => part === wanted[i]))) closed.add(term);
    }
    return Array.from(closed, (term) => [term]);
  }

  /** What a closed term is made of in a language: one sequence for each way that it is printed with hyphens often enough. */
  private partsOf(word: string, closed: string, language: string): TermSequence[] {
    let [hyphenated, all] = [0, 0];
    for (const { segment, hyphenated: hyphens, printed } of this.segments) {
      const term = segment.termNumber(closed);
      if (term < 0) continue;
      hyphenated += hyphens[term];
      all += printed[term];
    }
    if (hyphenated === 0 || hyphenated < leastHyphenated * all) return [];
    const counts = new Map<string, number>();
    for (const { segment } of this.segments) {
      const term = segment.termNumber(closed);
      if (term < 0) continue;
      for (const { form, count } of segment.formsOf(term)) if (form.includes('-')) counts.set(form, (counts.get(form) ?? 0) + count);
    }
    const sequences: TermSequence[] = [];
    const letters = lettersOf(word).toString();
    for (const [form, count] of counts) {
      const compound = count < leastHyphenated * all || !isInflection(letters, form) ? null : compoundParts(form, language);
      if (compound?.closed === closed && !sequences.some((known) => isSame(known, compound.parts))) sequences.push(compound.parts);
    }
    return sequences;
  }
}

/** Whether a hyphenated printing is a word's own but for its ending: `counter-offensives` is that of `counteroffensive`. */
function isInflection(word: string, printed: string): boolean {
  const closed = printed.replaceAll('-', '');
  let shared = 0;
  while (shared < closed.length && closed[shared] === word[shared]) shared++;
  return closed.length >= shortestCompound && shared >= leastShared * Math.max(closed.length, word.length);
}

/** The term of a word that reads as just one. */
function singleTerm(word: string, language: string): string | null {
  const [terms = [], ...others] = readings(word, language);
  return others.length === 0 && terms.length === 1 ? terms[0] : null;
}
