/** What does a word of the query mean in this archive? Its terms in every language that the archive holds. */
import { analyzerFor, compoundParts } from '../../../indexer/analysis/analyzer.js';
import type { Token } from '../../../indexer/analysis/token.js';
import type { Segment } from '../../../indexer/index/segment.js';

/** Terms that stand one after the other; a single word has one. */
export type TermSequence = readonly string[];

/** At most so many readings of one phrase: compounds in it multiply. */
const mostReadings = 16;

/**
 * The readings of a text: each way its words may be printed as terms at successive places. A compound reads as its
 * closed form and as its parts; of a word with several terms at one place (`$5bn`, `5bn`) the printed one counts.
 */
export function readings(text: string, language: string): TermSequence[] {
  const places = new Map<number, Token[]>();
  for (const token of analyzerFor(language).tokens(text)) {
    const here = places.get(token.position);
    if (here === undefined) places.set(token.position, [token]);
    else here.push(token);
  }
  if (places.size === 0) return [];
  let open: { terms: string[]; next: number }[] = [{ terms: [], next: 0 }];
  for (let place = 0; place < places.size; place++) {
    const [own, ...others] = places.get(place) ?? [];
    const part = own.places > 1 ? others.find(({ places: covered }) => covered === 1) : undefined;
    const steps = part === undefined ? [own] : [own, part];
    open = open
      .flatMap((reading) =>
        reading.next > place
          ? [reading]
          : steps.map((step) => ({ terms: [...reading.terms, step.term], next: place + step.places })),
      )
      .slice(0, mostReadings);
  }
  return open.map(({ terms }) => terms);
}

/** The readings of a text in several languages, each once. */
export function readingsIn(text: string, languages: readonly string[]): TermSequence[] {
  const seen = new Map<string, TermSequence>();
  for (const language of languages) for (const terms of readings(text, language)) seen.set(terms.join(' '), terms);
  return [...seen.values()];
}

/** Whether a reading is the words `first` and `second` of a query, one after the other. */
export function isPair(terms: TermSequence, first: string, second: string, languages: readonly string[]): boolean {
  const reads = (word: string, term: string): boolean => readingsIn(word, languages).some(([only, ...more]) => more.length === 0 && only === term);
  return terms.length === 2 && reads(first, terms[0]) && reads(second, terms[1]);
}

/**
 * How often a compound has to be printed with hyphens, of all its printings, to be one: *govern-ment* now and then at the
 * end of a line does not make *government* a compound.
 */
const leastHyphenated = 0.02;

/** The parts of a closed term, where the archive has it with hyphens too: `counteroffensive` as `counter`, `offensive`. */
export function openForms(closed: string, segments: readonly Segment[], languages: readonly string[]): TermSequence[] {
  const hyphenated = new Map<string, number>();
  let all = 0;
  for (const segment of segments) {
    const term = segment.terms.find(closed);
    if (term < 0) continue;
    for (const { form, count } of segment.formsOf(term)) {
      all += count;
      if (form.includes('-')) hyphenated.set(form, (hyphenated.get(form) ?? 0) + count);
    }
  }
  const open = new Map<string, TermSequence>();
  for (const [form, count] of hyphenated) {
    if (count < leastHyphenated * all) continue;
    for (const language of languages) {
      const compound = compoundParts(form, language);
      if (compound?.closed === closed) open.set(compound.parts.join(' '), compound.parts);
    }
  }
  return [...open.values()];
}
