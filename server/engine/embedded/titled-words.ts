/**
 * Which articles have all of some words in their titles? Words that are put together by someone who is still writing mostly stand in no
 * title together: that is soon known from the few articles that have each of them there, before any is searched for and put in order.
 */
import { Places } from '../../../indexer/index/postings.js';
import type { Segment } from '../../../indexer/index/segment.js';
import type { Compounds } from './compounds.js';
import { gallop } from './list.js';
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

  /** The articles of each segment, deleted ones among them, that have all of some words in their titles; none for no words. */
  having(words: readonly PlainWord[]): readonly Uint32Array[] {
    let common = words.length === 0 ? this.segments.map(() => none) : this.articlesOf(words[0]);
    for (const word of words.slice(1)) {
      if (common.every(({ length }) => length === 0)) break;
      const titled = this.articlesOf(word);
      common = common.map((articles, s) => (articles.length === 0 ? none : commonArticles([articles, titled[s]])));
    }
    return common;
  }

  /** The articles of each segment that have a word in their titles. */
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

/** The articles that have some terms one after the other in their titles. */
function titled(segment: Segment, terms: TermSequence): Uint32Array {
  const { body } = segment.spaces;
  const numbers = terms.map((term) => segment.termNumber(term));
  const rows = numbers.map((number) => body.row(number));
  if (rows.length === 0 || rows.includes(-1)) return none;
  const lists = rows.map((row) => body.titled(row));
  if (lists.length === 1) return lists[0].articles;
  const places = new Places();
  return commonArticles(lists.map(({ articles }) => articles)).filter((article) => {
    lists.forEach(({ articles, rows: inRow }, t) => {
      const from = body.firstPlace(rows[t], inRow[gallop(articles, articles.length, article, 0)]);
      if (t === 0) places.read(body.positions, from, segment.formCount(numbers[t]), segment.articles.titlePlaces[article], null);
      else if (places.length > 0) places.keepFollowed(body.positions, from, segment.formCount(numbers[t]), t);
    });
    return places.length > 0;
  });
}
