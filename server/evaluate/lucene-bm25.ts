/**
 * What would Lucene's BM25 answer? The yardstick of the ranking: Lucene's formula over one field, in as few lines as
 * can be, with Dateline's own analysis, so that nothing but the ranking differs.
 *
 * Lucene's `BM25Similarity` (k1 1.2, b 0.75) since version 8: idf ln(1 + (N - n + 0.5) / (n + 0.5)), times
 * tf / (tf + k1 (1 - b + b length / average length)); a word that the query repeats counts each time. Lengths are true
 * ones: Lucene rounds them to a byte. Title and text are one field. Stop words are left out when indexing, as
 * `EnglishAnalyzer` does, and a hyphenated word is its parts, as Lucene's tokenizer has it. Which words those are makes a
 * difference of its own: Dateline's are the fair comparison of the formulas, Lucene's the one with Lucene as it comes.
 */
import { analyzerFor, stopWords } from '../../indexer/analysis/analyzer.js';

/** The 33 of Lucene's `EnglishAnalyzer.ENGLISH_STOP_WORDS_SET` (Apache License 2.0). */
export const luceneStopWords: ReadonlySet<string> = new Set(
  'a an and are as at be but by for if in into is it no not of on or such that the their then there these they this to was will with'.split(' '),
);

const k1 = 1.2;
const b = 0.75;

export interface Answered {
  id: string;
  score: number;
}

interface Postings {
  documents: number[];
  frequencies: number[];
}

export class LuceneBm25 {
  private readonly ids: string[] = [];
  private readonly lengths: number[] = [];
  private totalLength = 0;
  private readonly postings = new Map<string, Postings>();

  /** `language`: lower-case ISO 639-1, of documents and queries. */
  constructor(
    private readonly language: string,
    private readonly stop: ReadonlySet<string> = stopWords(language),
  ) {}

  /** The terms of a text that count, in order. */
  private terms(text: string): string[] {
    const tokens = analyzerFor(this.language).tokens(text);
    const terms: string[] = [];
    let covered = -1;
    for (const { term, form, position, places } of tokens) {
      // The closed form of a compound stands before its parts; of several terms at one place the first is the word's own.
      if (places > 1 || position === covered) continue;
      covered = position;
      // An acronym in capitals is not the word that is spelled alike.
      if (!(this.stop.has(form) && term === term.toLowerCase())) terms.push(term);
    }
    return terms;
  }

  add(id: string, title: string, text: string): void {
    const terms = [...this.terms(title), ...this.terms(text)];
    const document = this.ids.push(id) - 1;
    this.lengths.push(terms.length);
    this.totalLength += terms.length;
    const counts = new Map<string, number>();
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
    for (const [term, count] of counts) {
      const postings = this.postings.get(term) ?? { documents: [], frequencies: [] };
      postings.documents.push(document);
      postings.frequencies.push(count);
      this.postings.set(term, postings);
    }
  }

  /** The best `limit` documents, the best first; equal ones in the order they were added, as in Lucene. */
  search(query: string, limit: number): Answered[] {
    const scores = new Map<number, number>();
    // Documents without a single term are not counted, as in Lucene.
    const count = this.lengths.reduce((sum, length) => sum + (length > 0 ? 1 : 0), 0);
    const average = this.totalLength / count;
    for (const term of this.terms(query)) {
      const found = this.postings.get(term);
      if (found === undefined) continue;
      const having = found.documents.length;
      const idf = Math.log(1 + (count - having + 0.5) / (having + 0.5));
      found.documents.forEach((document, i) => {
        const frequency = found.frequencies[i];
        const norm = k1 * (1 - b + (b * this.lengths[document]) / average);
        scores.set(document, (scores.get(document) ?? 0) + (idf * frequency) / (frequency + norm));
      });
    }
    return [...scores]
      .sort((left, right) => right[1] - left[1] || left[0] - right[0])
      .slice(0, limit)
      .map(([document, score]) => ({ id: this.ids[document], score }));
  }
}
