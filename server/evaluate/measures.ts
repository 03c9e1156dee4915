/**
 * How good is a ranked list? Four answers, as trec_eval gives them (`ndcg_cut_10`, `map`, `recall_100`, `recip_rank`).
 *
 * A list is taken in the order it has; documents that nobody judged count as not relevant.
 */

export interface Measures {
  /** Grades, discounted by log2(rank + 1), over the same of the best possible ten; 0 to 1, as are all. */
  ndcg10: number;
  /** Precision at each relevant document found, over all relevant ones. */
  map: number;
  recall100: number;
  /** One over the rank of the first relevant document. */
  mrr: number;
}

export const measureNames = ['ndcg10', 'map', 'recall100', 'mrr'] as const satisfies readonly (keyof Measures)[];

const gainDepth = 10;
const recallDepth = 100;

function discounted(grades: readonly number[]): number {
  return grades.slice(0, gainDepth).reduce((sum, grade, i) => sum + Math.max(grade, 0) / Math.log2(i + 2), 0);
}

/** `grades` holds one above 0 at least. */
export function measure(ranked: readonly string[], grades: ReadonlyMap<string, number>): Measures {
  const gains = ranked.map((id) => grades.get(id) ?? 0);
  const ideal = [...grades.values()].sort((a, b) => b - a);
  const relevant = ideal.filter((grade) => grade > 0).length;
  let [found, precisions, first] = [0, 0, 0];
  gains.forEach((gain, i) => {
    if (gain <= 0) return;
    found++;
    precisions += found / (i + 1);
    if (found === 1) first = i + 1;
  });
  return {
    ndcg10: discounted(gains) / discounted(ideal),
    map: precisions / relevant,
    recall100: gains.slice(0, recallDepth).filter((gain) => gain > 0).length / relevant,
    mrr: first === 0 ? 0 : 1 / first,
  };
}

/** The mean over queries, of which there is one at least. */
export function meanOf(all: readonly Measures[]): Measures {
  const mean = (name: keyof Measures): number => all.reduce((sum, one) => sum + one[name], 0) / all.length;
  return { ndcg10: mean('ndcg10'), map: mean('map'), recall100: mean('recall100'), mrr: mean('mrr') };
}
