/**
 * Which articles have all of some words in their titles? Words that are put together by someone who is still writing mostly stand in no
 * title together: that is soon known from the few articles that have each of them there, before any is searched for and put in order.
 */
import type { Compounds } from './compounds.js';
import type { PlainWord } from './plain-words.js';
import { meaningWith } from './query-word.js';
import { RememberedWords } from './remembered-words.js';
import type { SegmentSearch } from './segment-search.js';
import { articlesOfAny, commonArticles, noArticles } from './spans.js';
import { different } from './words.js';

/** For what is remembered: so many bytes, or so many an article where that is more. A title has some ten words. */
const leastBytes = 8 * 2 ** 20;
const bytesPerArticle = 40;

export class TitledWords {
  private readonly known: RememberedWords<readonly Uint32Array[]>;

  constructor(
    private readonly compounds: Compounds,
    articles: number,
  ) {
    this.known = new RememberedWords(Math.max(leastBytes, bytesPerArticle * articles));
  }

  /** The articles of each segment, deleted ones among them, that have all of some words in their titles; none for no words. */
  having(words: readonly PlainWord[], segments: readonly SegmentSearch[]): readonly Uint32Array[] {
    let common = words.length === 0 ? segments.map(() => noArticles) : this.articlesOf(words[0], segments);
    for (const word of words.slice(1)) {
      if (common.every(({ length }) => length === 0)) break;
      const titled = this.articlesOf(word, segments);
      common = common.map((articles, s) => (articles.length === 0 ? noArticles : commonArticles([articles, titled[s]])));
    }
    return common;
  }

  /** The articles of each segment that have a word in their titles. */
  private articlesOf({ read, compounds }: PlainWord, segments: readonly SegmentSearch[]): readonly Uint32Array[] {
    const key = meaningWith(read, compounds);
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const sequences = different([read.sequences, this.compounds.open(read), compounds]);
    const found = segments.map((segment) => {
      const lists = sequences.map((terms) => segment.titled(terms)).filter(({ length }) => length > 0);
      return articlesOfAny(lists);
    });
    this.known.set(key, found, found.reduce((sum, { byteLength }) => sum + byteLength, 0));
    return found;
  }
}
