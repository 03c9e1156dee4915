/** What is known of an article without opening its text? Of those shown lately it need not be put together again. */
import type { Segment } from '../../../indexer/index/segment.js';
import { printedWords, type WordPlaces } from '../../snippet/words.js';
import type { ArticleCard } from '../engine.js';

/** An article's columns lie far apart in memory: to read them all takes longer than most else that is shown of it. */
const remembered = 1 << 13;

/** The cards of one segment's articles. Of those that were put together, the last so many are kept, each in its article's place. */
export class Cards {
  private readonly known: (ArticleCard | null)[];
  /** Whose they are, in a ring. */
  private readonly ring = new Uint32Array(remembered);
  private made = 0;

  constructor(private readonly segment: Segment) {
    this.known = new Array<ArticleCard | null>(segment.articles.count).fill(null);
  }

  of(article: number): ArticleCard {
    return this.known[article] ?? this.make(article);
  }

  private make(article: number): ArticleCard {
    const at = this.made++ % remembered;
    if (this.made > remembered) this.known[this.ring[at]] = null;
    this.ring[at] = article;
    return (this.known[article] = new Card(this.segment, article));
  }
}

class Card implements ArticleCard {
  readonly id: string;
  readonly title: string;
  readonly titleOrigin: ArticleCard['titleOrigin'];
  readonly date: string | null;
  readonly dateOrigin: ArticleCard['dateOrigin'];
  readonly source: string | null;
  readonly author: string | null;
  readonly language: string;
  readonly type: ArticleCard['type'];
  private words: WordPlaces | null = null;

  constructor({ articles }: Segment, i: number) {
    this.id = articles.ids.get(i);
    this.title = articles.titles.get(i);
    this.titleOrigin = articles.titleOrigin(i);
    this.date = articles.date(i);
    this.dateOrigin = articles.dateOrigin(i);
    this.source = articles.value('source', i);
    this.author = articles.value('author', i);
    this.language = articles.value('language', i) ?? 'en';
    this.type = articles.type(i);
  }

  /** Found when they are first asked for. */
  get titleWords(): WordPlaces {
    return (this.words ??= printedWords(this.title, this.language));
  }
}
