/** What is known of an article without opening its text? Of those shown lately it need not be put together again. */
import { RecentCache } from '../../../indexer/analysis/analyzer.js';
import type { Segment } from '../../../indexer/index/segment.js';
import type { ArticleCard } from '../engine.js';

/** An article's columns lie far apart in memory: to read them all takes longer than most else that is shown of it. */
const remembered = 1 << 12;

/** The cards of one segment's articles. */
export class Cards {
  private readonly known = new RecentCache<ArticleCard, number>(remembered);

  constructor(private readonly segment: Segment) {}

  of(article: number): ArticleCard {
    return this.known.getOrMake(article, () => this.read(article));
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
