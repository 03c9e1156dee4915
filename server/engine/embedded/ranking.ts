/** In what order do the hits come? By score, or by one of the articles' own orders, each total. */
import type { Sort } from '../../search/answer.js';
import type { TieBreak } from './best.js';
import type { OpenGeneration } from './generation.js';
import { titleKey, titleRanks } from './title-order.js';

/** The order of a sort among articles of equal score; only `relevance` looks at scores first. */
export function orderOf(sort: Sort, generation: OpenGeneration): TieBreak {
  const newest = generation.tieBreak;
  const articles = generation.files.map(({ segment }) => segment.articles);
  if (sort === 'oldest') {
    // The undated are last here too; on one day the ids ascend as ever.
    const day = (s: number, a: number): number => articles[s].days[a] || Infinity;
    return (s, a, t, b) => {
      const [left, right] = [day(s, a), day(t, b)];
      if (left !== right) return left - right;
      return s === t ? a - b : articles[s].ids.compare(a, articles[t].ids.piece(b));
    };
  }
  if (sort === 'title') {
    const ranks = generation.files.map(({ segment }) => titleRanks(segment));
    return (s, a, t, b) => {
      if (s === t) return ranks[s][a] - ranks[t][b];
      const [left, right] = [titleKey(articles[s].titles.get(a)), titleKey(articles[t].titles.get(b))];
      return left < right ? -1 : left > right ? 1 : newest(s, a, t, b);
    };
  }
  return newest;
}
