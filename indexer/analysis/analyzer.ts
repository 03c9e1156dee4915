/** Here is a sentence, give me terms. The one analysis that index, query and marks share. */
import { CachingAnalyzer } from './scan.js';
import { fold } from './fold.js';
import { languages } from './language/language.js';
import { stemFor } from './stem.js';
import type { Token, TokenSink } from './token.js';

export { fold } from './fold.js';
export type { Token, TokenSink } from './token.js';

/**
 * The tokens of a text are those of its chunks, the stretches between white space (`\s`): no token spans white space and
 * none depends on another chunk. So a slice that begins and ends at white space has the text's tokens, shifted. Nothing is
 * dropped: stop words are tokens. Of one word's tokens the first is its own; see `TokenSink`.
 */
export interface Analyzer {
  /** Lower-case ISO 639-1, as it was asked for. */
  readonly language: string;
  /** Calls the sink for every token in order. The hot path: no object a token. The sink may keep the strings. */
  scan(text: string, sink: TokenSink): void;
  tokens(text: string): Token[];
}

/** The languages that have stems, stop words and, where they elide, elisions: lower-case ISO 639-1. */
export const stemmedLanguages: readonly string[] = [...languages.keys()];

/** Folded forms that say little alone; empty for other languages. Queries pass over them, the index holds them. */
export function stopWords(language: string): ReadonlySet<string> {
  return languages.get(language)?.stopWords ?? none;
}

const none: ReadonlySet<string> = new Set();
const analyzers = new Map<string, Analyzer>();

/** A language without stems here is folded only. */
export function analyzerFor(language: string): Analyzer {
  const known = analyzers.get(language);
  if (known !== undefined) return known;
  const rules = languages.get(language);
  const vocabulary = rules === undefined ? { stem: fold, elisions: none } : { stem: stemFor(rules), elisions: rules.elisions };
  const analyzer = new CachingAnalyzer(language, vocabulary);
  // Other names are not kept: they could be anything, and as many.
  if (rules !== undefined) analyzers.set(language, analyzer);
  return analyzer;
}
