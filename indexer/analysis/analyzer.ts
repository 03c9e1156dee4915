/** Here is a sentence, give me terms. The face of the one analysis that index, query and marks share. */
import type { Token, TokenSink } from './token.js';

export { analyzerFor, scannerFor, stemmedLanguages, stopWords } from './analyzers.js';
export { RecentCache } from './cache.js';
export { compoundParts, type Compound } from './compound.js';
export { analysisFingerprint } from './fingerprint.js';
export { fold } from './fold.js';
export { nameWords } from './name-words.js';
export type { WordScanner } from './scan.js';
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
