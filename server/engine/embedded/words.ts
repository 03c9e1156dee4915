/** What does a word of the query mean in this archive? Its terms in every language that the archive holds. */
import { analyzerFor } from '../../../indexer/analysis/analyzer.js';
import type { Token } from '../../../indexer/analysis/token.js';

/** Terms that stand one after the other; a single word has one. */
export type TermSequence = readonly string[];

/** At most so many readings of one phrase: compounds in it multiply. */
const mostReadings = 16;

/**
 * The readings of a text: each way its words may be printed as terms at successive places. A compound reads as its
 * closed form and as its parts; of a word with several terms at one place (`$5bn`, `5bn`) the printed one counts.
 */
export function readings(text: string, language: string): TermSequence[] {
  const tokens = analyzerFor(language).tokens(text);
  if (tokens.length === 1) return [[tokens[0].term]];
  const places = new Map<number, Token[]>();
  for (const token of tokens) {
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
export const readingsIn = (text: string, languages: readonly string[]): TermSequence[] =>
  different(languages.map((language) => readings(text, language)));

/** The readings of several languages, each once. */
export function different(ofLanguages: readonly (readonly TermSequence[])[]): TermSequence[] {
  const all: TermSequence[] = [];
  for (const some of ofLanguages) for (const terms of some) if (!all.some((known) => isSame(known, terms))) all.push(terms);
  return all;
}

export const isSame = (a: TermSequence, b: TermSequence): boolean => a.length === b.length && a.every((term, i) => term === b[i]);
