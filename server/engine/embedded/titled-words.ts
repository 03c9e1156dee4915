/**
 * May an article have all of some words in its title? Words that are put together by someone who is still writing mostly stand in no
 * title together: that is soon known from the articles that have each of them there, before any is searched for and put in order.
 */
import type { Segment } from '../../../indexer/index/segment.js';
import type { Compounds } from './compounds.js';
import type { PlainWord } from './plain-words.js';
import { meaningWith, type QueryWords } from './query-word.js';
import { RememberedWords } from './remembered-words.js';
import { articlesOfAny, commonArticles } from './spans.js';
import { different, type TermSequence } from './words.js';

/** For what is remembered: so many bytes, or so many an article where that is more. A title has some ten words. */
const leastBytes = 8 * 2 ** 20;
const bytesPerArticle = 40;

export class TitledWords {
  private readonly known: RememberedWords<readonly Uint32Array[]>;

  constructor(
    private readonly segments: readonly Segment[],
    private readonly words: QueryWords,
    private readonly compounds: Compounds,
    articles: number,
  ) {
    this.known = new RememberedWords(Math.max(leastBytes, bytesPerArticle * articles));
  }

  /** No article has them where this is false. Where it is true, none may: deleted articles count, and those that have a compound's parts apart. */
  mayMeet(words: readonly PlainWord[]): boolean {
    let common: readonly Uint32Array[] | null = null;
    for (const word of words) {
      const titled = this.articlesOf(word);
      common = common === null ? titled : common.map((articles, s) => commonArticles([articles, titled[s]]));
      if (common.every(({ length }) => length === 0)) return false;
    }
    return common !== null;
  }

  /** The articles of each segment that may have a word in their titles. */
  private articlesOf(word: PlainWord): readonly Uint32Array[] {
    const read = this.words.word(word.node.text);
    const key = meaningWith(read, word.compounds);
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const sequences = different([read.sequences, this.compounds.open(read), word.compounds]);
    const found = this.segments.map((segment) => {
      const lists = sequences.map((terms) => titled(segment, terms)).filter(({ length }) => length > 0);
      return lists.length === 1 ? lists[0] : articlesOfAny(lists);
    });
    this.known.set(key, found, found.reduce((sum, { byteLength }) => sum + byteLength, 0));
    return found;
  }
}

const none = new Uint32Array(0);

/** The articles that have all of some terms in their titles, wherever there. */
function titled(segment: Segment, terms: TermSequence): Uint32Array {
  const { body } = segment.spaces;
  const rows = terms.map((term) => body.row(segment.termNumber(term)));
  return rows.length === 0 || rows.includes(-1) ? none : commonArticles(rows.map((row) => body.titled(row)));
}
