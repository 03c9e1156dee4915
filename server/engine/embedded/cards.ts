/** What is known of an article without opening its text? Of those shown lately it need not be put together again. */
import type { Segment } from '../../../indexer/index/segment.js';
import { printedWords, type PrintedWords } from '../../snippet/words.js';
import type { ArticleCard } from '../engine.js';

/** An article's columns lie far apart in memory: to read them all takes longer than most else that is shown of it. */
export const cardsKept = 1 << 13;

/** The cards of one segment's articles. Of those that were put together, the last so many are kept, each in its article's place. */
export class Cards {
  private readonly known: (ArticleCard | undefined)[];
  /** Whose they are, in a ring. */
  private readonly ring = new Uint32Array(cardsKept);
  private made = 0;

  constructor(private readonly segment: Segment) {
    this.known = new Array<ArticleCard | undefined>(segment.articles.count);
  }

  of(article: number): ArticleCard {
    return this.known[article] ?? this.make(article);
  }

  private make(article: number): ArticleCard {
    const at = this.made++ % cardsKept;
    if (this.made > cardsKept) this.known[this.ring[at]] = undefined;
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
  /** Not a property: whoever copies a card copies what it says. */
  #words: PrintedWords | null = null;

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

  get titleWords(): PrintedWords {
    return (this.#words ??= printedWords(this.title, this.language));
  }
}
