/** What is known of an article without opening its text? Of those shown lately it need not be put together again. */
import type { Segment } from '../../../indexer/index/segment.js';
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
    return (this.known[article] = this.read(article));
  }

  private read(i: number): ArticleCard {
    const { articles } = this.segment;
    return {
      id: articles.ids.get(i),
      title: articles.titles.get(i),
      titleOrigin: articles.titleOrigin(i),
      date: articles.date(i),
      dateOrigin: articles.dateOrigin(i),
      source: articles.value('source', i),
      author: articles.value('author', i),
      language: articles.value('language', i) ?? 'en',
      type: articles.type(i),
    };
  }
}
