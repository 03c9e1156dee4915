/** Which analyzer does a language have? One for each, so that what it remembers serves all. */
import type { Analyzer } from './analyzer.js';
import type { Vocabulary } from './chunk.js';
import { fold } from './fold.js';
import { languages } from './language/language.js';
import { WordScanner } from './scan.js';
import { stemFor } from './stem.js';
import type { Token, TokenSink } from './token.js';

/** The languages that have stems, stop words and, where they elide, elisions: lower-case ISO 639-1. */
export const stemmedLanguages: readonly string[] = [...languages.keys()];

const none: ReadonlySet<string> = new Set();

/** Folded forms that say little alone; empty for other languages. Queries pass over them, the index holds them. */
export function stopWords(language: string): ReadonlySet<string> {
  return languages.get(language)?.stopWords ?? none;
}

/** A language without stems here is folded only. */
const foldedOnly: Vocabulary = { stem: fold, elisions: none };

const vocabularies = new Map<string, Vocabulary>();

function vocabularyOf(language: string): Vocabulary {
  const rules = languages.get(language);
  if (rules === undefined) return foldedOnly;
  const known = vocabularies.get(language);
  if (known !== undefined) return known;
  const vocabulary = { stem: stemFor(rules), elisions: rules.elisions };
  vocabularies.set(language, vocabulary);
  return vocabulary;
}

/** A scanner of its own memory, whose words are what `wordOf` makes of a term and its form. */
export function scannerFor<Word>(language: string, wordOf: (term: string, form: string) => Word): WordScanner<Word> {
  return new WordScanner(vocabularyOf(language), wordOf);
}

class CachingAnalyzer implements Analyzer {
  private readonly scanner: WordScanner<Pick<Token, 'term' | 'form'>>;

  constructor(readonly language: string) {
    this.scanner = scannerFor(language, (term, form) => ({ term, form }));
  }

  scan(text: string, sink: TokenSink): void {
    this.scanner.scan(text, ({ term, form }, start, end, position, places) => {
      sink(term, form, start, end, position, places);
    });
  }

  tokens(text: string): Token[] {
    const tokens: Token[] = [];
    this.scanner.scan(text, ({ term, form }, start, end, position, places) => tokens.push({ term, form, start, end, position, places }));
    return tokens;
  }
}

const analyzers = new Map<string, Analyzer>();

export function analyzerFor(language: string): Analyzer {
  const known = analyzers.get(language);
  if (known !== undefined) return known;
  const analyzer = new CachingAnalyzer(language);
  // ISO 639-1 has fewer than 200 codes: only those are kept, other names could be anything, and as many.
  if (/^[a-z]{2}$/.test(language)) analyzers.set(language, analyzer);
  return analyzer;
}
