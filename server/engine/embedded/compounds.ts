/** Which words does the archive print with hyphens? `counteroffensive`, `counter-offensive` and `counter offensive` are one. */
import { compoundParts, stopWords, RecentCache } from '../../../indexer/analysis/analyzer.js';
import type { Segment } from '../../../indexer/index/segment.js';
import type { SegmentFiles } from './generation.js';
import { livePrintings } from './live-printings.js';
import { beginningOf, type QueryWord, type QueryWords } from './query-word.js';
import { isSame, type TermSequence } from './words.js';

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

/** The compounds of one segment, by signs that rule nearly every word out in one look. Those of its deleted articles are among them. */
class SegmentCompounds {
  /** One a term: whether it was printed with hyphens. */
  readonly hyphenated: Uint8Array;
  /** One bit for every pair of beginnings of a compound's two parts. */
  private readonly beginnings = new Uint8Array(1 << 13);

  constructor(readonly segment: Segment) {
    const { forms, termForms, terms } = segment;
    const { bytes, starts } = forms;
    this.hyphenated = new Uint8Array(terms.length);
    for (let term = 0; term < terms.length; term++) {
      for (let form = termForms[term]; form < termForms[term + 1]; form++) {
        const [from, to] = [starts[form], starts[form + 1]];
        let at = from;
        while (at < to && bytes[at] !== hyphen) at++;
        if (at === to) continue;
        this.hyphenated[term] = 1;
        const sign = beginningSign(beginningOf(bytes, from, at), beginningOf(bytes, at + 1, to));
        this.beginnings[sign >>> 3] |= 1 << (sign & 7);
      }
    }
  }

  mayJoin(sign: number): boolean {
    return (this.beginnings[sign >>> 3] & (1 << (sign & 7))) !== 0;
  }
}

/** The first two bytes of each part together, as a number of 16 bits: stems and inflections of one word share them. */
const beginningSign = (first: number, second: number): number => (Math.imul(first, 0x9e3779b1) + Math.imul(second, 0x85ebca6b)) >>> 16;

/** A segment never changes, and the next generation may hold it too. */
const ofSegment = new WeakMap<Segment, SegmentCompounds>();

const noSequences: readonly TermSequence[] = [];

/** Pairs of words that are remembered, and how long both are at most: UTF-16 units. */
const rememberedPairs = 1 << 12;
const longestRemembered = 100;
/** Terms with hyphens somewhere whose printings are remembered: those of deleted articles have to be looked for. */
const rememberedTerms = 1 << 12;

/** How often the live articles of the archive print a term, and each of its forms that have hyphens. */
interface Printings {
  hyphenated: ReadonlyMap<string, number>;
  all: number;
}

export class Compounds {
  private readonly segments: readonly SegmentCompounds[];
  private readonly printings = new RecentCache<Printings>(rememberedTerms);
  private readonly joined = new RecentCache<readonly TermSequence[]>(rememberedPairs);

  constructor(
    private readonly files: readonly SegmentFiles[],
    private readonly words: QueryWords,
  ) {
    this.segments = files.map(({ segment }) => {
      const known = ofSegment.get(segment) ?? new SegmentCompounds(segment);
      ofSegment.set(segment, known);
      return known;
    });
  }

  /** The parts of a word, where the archive has it with hyphens too: `counteroffensive` as `counter`, `offensive`. */
  open(word: QueryWord): TermSequence[] {
    const open: TermSequence[] = [];
    word.terms.forEach((term, l) => {
      if (term === null || (l > 0 && term === word.terms[l - 1] && open.length === 0)) return;
      for (const parts of this.partsOf(word, term, l)) if (!open.some((known) => isSame(known, parts))) open.push(parts);
    });
    return open;
  }

  /** The closed terms of which two words that follow each other are the parts. Remembered: nearly always there are none. */
  closed(first: QueryWord, second: QueryWord): readonly TermSequence[] {
    const sign = beginningSign(first.beginning, second.beginning);
    if (!this.segments.some((segment) => segment.mayJoin(sign))) return noSequences;
    const key = `${first.text}\n${second.text}`;
    const make = (): readonly TermSequence[] => this.join(first, second);
    return key.length <= longestRemembered ? this.joined.getOrMake(key, make) : make();
  }

  private join(first: QueryWord, second: QueryWord): readonly TermSequence[] {
    const whole = this.words.word(first.text + second.text);
    const closed = whole.terms.filter(
      (term, l): term is string =>
        term !== null &&
        this.partsOf(whole, term, l).some((parts) => parts.length === 2 && parts[0] === first.terms[l] && parts[1] === second.terms[l]),
    );
    return Array.from(new Set(closed), (term) => [term]);
  }

  /** What a closed term is made of in a language: one sequence for each way that it is printed with hyphens often enough. */
  private partsOf(word: QueryWord, closed: string, language: number): TermSequence[] {
    if (!this.segments.some(({ segment, hyphenated }) => hyphenated[segment.termNumber(closed)] === 1)) return [];
    const { hyphenated, all } = this.printings.getOrMake(closed, () => this.printingsOf(closed));
    const sequences: TermSequence[] = [];
    for (const [form, count] of hyphenated) {
      if (count < leastHyphenated * all || !isInflection(word.letters, form) || saysNothing(form, this.words.languages[language])) continue;
      const compound = compoundParts(form, this.words.languages[language]);
      if (compound?.closed === closed && !sequences.some((known) => isSame(known, compound.parts))) sequences.push(compound.parts);
    }
    return sequences;
  }

  private printingsOf(text: string): Printings {
    const hyphenated = new Map<string, number>();
    let all = 0;
    for (const files of this.files) {
      const { segment } = files;
      const term = segment.termNumber(text);
      if (term < 0) continue;
      livePrintings(files, term).forEach((count, form) => {
        all += count;
        const printed = segment.forms.get(segment.termForms[term] + form);
        if (count > 0 && printed.includes('-')) hyphenated.set(printed, (hyphenated.get(printed) ?? 0) + count);
      });
    }
    return { hyphenated, all };
  }
}

/** Whether all its parts are stop words: *the-i* at a line's end is no word, and every article has its parts. */
const saysNothing = (printed: string, language: string): boolean => printed.split('-').every((part) => stopWords(language).has(part));

/** Whether a hyphenated printing is a word's own but for its ending: `counter-offensives` is that of `counteroffensive`. */
function isInflection(word: string, printed: string): boolean {
  const closed = printed.replaceAll('-', '');
  let shared = 0;
  while (shared < closed.length && closed[shared] === word[shared]) shared++;
  return closed.length >= shortestCompound && shared >= leastShared * Math.max(closed.length, word.length);
}
