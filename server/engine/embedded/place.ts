/** Which articles come behind a place of the order? Asked of each article that could be a hit, so nearly all is made ready before. */
import type { Sort } from '../../search/answer.js';
import type { Cursor } from '../cursor.js';
import type { Ranked } from './best.js';
import type { OpenGeneration } from './generation.js';
import { titleKey, titleRanks } from './title-order.js';

/** Whether an article comes behind a place. */
export type Behind = (segment: number, article: number, score: number) => boolean;

export function placeOf({ segment, article, score }: Ranked, group: Cursor['group'], sort: Sort, generation: OpenGeneration): Cursor {
  const { articles } = generation.files[segment].segment;
  return {
    sort,
    group,
    // Another order does not look at it.
    score: sort === 'relevance' ? score : 0,
    day: articles.days[article],
    title: sort === 'title' ? titleKey(articles.titles.get(article)) : '',
    id: articles.ids.get(article),
  };
}

/** The test for the hits of a group; null where all of them come behind. */
export function behind(cursor: Cursor, group: Cursor['group'], sort: Sort, generation: OpenGeneration): Behind | null {
  if (group !== cursor.group) return group > cursor.group ? null : () => false;
  const articles = generation.files.map(({ segment }) => segment.articles);
  const first = firstBehind(cursor, generation);
  if (sort === 'newest') return (s, article) => article >= first[s];
  if (sort === 'relevance') return (s, article, score) => score < cursor.score || (score === cursor.score && article >= first[s]);
  if (sort === 'title') {
    const ranks = generation.files.map(({ segment }) => titleRanks(segment));
    const from = ranks.map((rank, s) => firstTitle(rank, (article) => {
      const key = titleKey(articles[s].titles.get(article));
      return key > cursor.title || (key === cursor.title && article >= first[s]);
    }));
    return (s, article) => ranks[s][article] >= from[s];
  }
  const day = cursor.day || Infinity;
  return (s, article) => {
    const own = articles[s].days[article] || Infinity;
    return own > day || (own === day && article >= first[s]);
  };
}

/** The number of the first article of each segment that comes behind, newest first and then by id. */
function firstBehind({ day, id }: Cursor, generation: OpenGeneration): number[] {
  const bytes = new TextEncoder().encode(id);
  return generation.files.map(({ segment: { articles: { days, ids } } }) =>
    lowest(days.length, (article) => days[article] < day || (days[article] === day && ids.compare(article, bytes) > 0)),
  );
}

function firstTitle(ranks: Uint32Array, isBehind: (article: number) => boolean): number {
  const order = new Uint32Array(ranks.length);
  for (let article = 0; article < ranks.length; article++) order[ranks[article]] = article;
  return lowest(order.length, (rank) => isBehind(order[rank]));
}

/** The lowest number of which something holds that holds of all above it. */
function lowest(count: number, holds: (number: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
