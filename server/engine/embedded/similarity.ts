/** What is one occurrence worth? Two answers: `bm25f`, the default, and MiniSearch's own. */

export type SimilarityName = 'bm25f' | 'minisearch';

/** What the archive looks like as a whole: summed over its live articles in all segments. */
export interface Statistics {
  articles: number;
  /** Lengths of an article, on average, in what the similarity counts. */
  averageTitle: number;
  averageText: number;
}

/** The part of the score that one posting is worth, before the weight of the query's word. */
export interface Similarity {
  readonly name: SimilarityName;
  /**
   * What a length counts: `words`, all but the stop words, each as often as it stands there; or different `terms`, as
   * MiniSearch has it.
   */
  readonly lengths: 'words' | 'terms';
  /** Fills `norms` (two an article: title, text) from the articles' lengths; `score` takes them back. */
  norms(titleLengths: Uint32Array, textLengths: Uint32Array, statistics: Statistics): Float64Array;
  /** `inTitle` and `inText`: occurrences; frequencies: live articles that have the term there. */
  score(inTitle: number, inText: number, titleNorm: number, textNorm: number, frequencies: FieldFrequencies): number;
  /** The weight of a word that so many live articles have, and that stands in them so often: see `occurrencesOf`. */
  weight(articleFrequency: number, occurrences: number, statistics: Statistics): number;
  /** What a word counts that a query of so many words says so many times. */
  repeated(times: number, words: number): number;
  /** What a pair of words that follow one another weighs, as a part of the lesser of their weights; 0 for nothing. */
  readonly adjacency: number;
  /** Whether a hit's sum is multiplied by how many different words of the query it has. */
  readonly timesMatchedWords: boolean;
  /** Whether `score` looks at the frequencies: they cost a look at every segment's dictionary. */
  readonly needsFrequencies: boolean;
}

/** What an article adds to a word's occurrences: how often the text has it, and once where only the title does. */
export const occurrencesOf = (inText: number): number => Math.max(1, inText);

export interface FieldFrequencies {
  title: number;
  text: number;
  articles: number;
}

/**
 * BM25F (Robertson, Zaragoza and Taylor, "Simple BM25 extension to multiple weighted fields", CIKM 2004): frequencies
 * are weighted and normed field by field, summed, and only then saturated. Lengths leave out the words that queries pass
 * over. The constants are those that `dateline evaluate` was run with over several collections; docs/ranking.md has the
 * figures.
 */
const saturation = 1.6;
const titleWeight = 2.5;
const titleLengthNorm = 0.5;
const textLengthNorm = 0.75;
const pairWeight = 0.15;
/** A sentence repeats a word for its grammar, a text because that is what it is about: the power of the number rises to 1 with the query's words. */
const leastRepetition = 0.5;
const longQuery = 40;
/** A word's density in a few articles is chance: it is taken as if so many more had it once. */
const articlesOfOne = 2;

export const bm25f: Similarity = {
  name: 'bm25f',
  lengths: 'words',
  norms(titleLengths, textLengths, { averageTitle, averageText }) {
    const norms = new Float64Array(titleLengths.length * 2);
    for (let i = 0; i < titleLengths.length; i++) {
      norms[2 * i] = titleWeight / (1 - titleLengthNorm + (titleLengthNorm * titleLengths[i]) / (averageTitle || 1));
      norms[2 * i + 1] = 1 / (1 - textLengthNorm + (textLengthNorm * textLengths[i]) / (averageText || 1));
    }
    return norms;
  },
  score(inTitle, inText, titleNorm, textNorm) {
    const frequency = inTitle * titleNorm + inText * textNorm;
    return frequency / (saturation + frequency);
  },
  weight: (articleFrequency, occurrences, statistics) => inverseFrequency(articleFrequency, statistics) * density(articleFrequency, occurrences),
  repeated: (times, words) => times ** Math.min(1, leastRepetition + ((1 - leastRepetition) * words) / longQuery),
  adjacency: pairWeight,
  timesMatchedWords: false,
  needsFrequencies: false,
};

/** ln(1 + (N - n + 0.5) / (n + 0.5)): never negative, as in Lucene and MiniSearch. */
function inverseFrequency(articleFrequency: number, { articles }: Statistics): number {
  return Math.log(1 + (articles - articleFrequency + 0.5) / (articleFrequency + 0.5));
}

/**
 * 1 + ln of how often a word stands, on average, in an article that has it: what an article is about it says more than once, and
 * what it only mentions is said once. Kwok, "A new method of weighting query terms for ad-hoc retrieval" (SIGIR 1996), weighted
 * the words of a query by that average, beside their rarity.
 */
function density(articleFrequency: number, occurrences: number): number {
  return 1 + Math.log((occurrences + articlesOfOne) / (articleFrequency + articlesOfOne));
}

/** MiniSearch 7: BM25+ field by field with its defaults k 1.2, b 0.7, d 0.5, titles boosted as `bm25f` weights them. */
const [k, b, d] = [1.2, 0.7, 0.5];
export const minisearchTitleBoost = titleWeight;

export const minisearch: Similarity = {
  name: 'minisearch',
  lengths: 'terms',
  norms(titleLengths, textLengths, { averageTitle, averageText }) {
    const norms = new Float64Array(titleLengths.length * 2);
    for (let i = 0; i < titleLengths.length; i++) {
      norms[2 * i] = k * (1 - b + (b * titleLengths[i]) / (averageTitle || 1));
      norms[2 * i + 1] = k * (1 - b + (b * textLengths[i]) / (averageText || 1));
    }
    return norms;
  },
  score(inTitle, inText, titleNorm, textNorm, { title, text, articles }) {
    const field = (times: number, norm: number, having: number): number =>
      times === 0 ? 0 : Math.log(1 + (articles - having + 0.5) / (having + 0.5)) * (d + (times * (k + 1)) / (times + norm));
    return minisearchTitleBoost * field(inTitle, titleNorm, title) + field(inText, textNorm, text);
  },
  weight: () => 1,
  repeated: (times) => times,
  adjacency: 0,
  timesMatchedWords: true,
  needsFrequencies: true,
};

export const similarities: Record<SimilarityName, Similarity> = { bm25f, minisearch };
