/** Which analyzer does a language have? One for each, so that what it remembers serves all. */
import type { Analyzer } from './analyzer.js';
import { fold } from './fold.js';
import { languages } from './language/language.js';
import { CachingAnalyzer } from './scan.js';
import { stemFor } from './stem.js';

/** The languages that have stems, stop words and, where they elide, elisions: lower-case ISO 639-1. */
export const stemmedLanguages: readonly string[] = [...languages.keys()];

const none: ReadonlySet<string> = new Set();

/** Folded forms that say little alone; empty for other languages. Queries pass over them, the index holds them. */
export function stopWords(language: string): ReadonlySet<string> {
  return languages.get(language)?.stopWords ?? none;
}

const analyzers = new Map<string, Analyzer>();

/** A language without stems here is folded only. */
export function analyzerFor(language: string): Analyzer {
  const known = analyzers.get(language);
  if (known !== undefined) return known;
  const rules = languages.get(language);
  const vocabulary = rules === undefined ? { stem: fold, elisions: none } : { stem: stemFor(rules), elisions: rules.elisions };
  const analyzer = new CachingAnalyzer(language, vocabulary);
  // ISO 639-1 has fewer than 200 codes: only those are kept, other names could be anything, and as many.
  if (/^[a-z]{2}$/.test(language)) analyzers.set(language, analyzer);
  return analyzer;
}
