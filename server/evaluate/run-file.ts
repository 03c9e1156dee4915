/** How is a run written so that the field's own tools read it? A line a document: `qid Q0 docid rank score tag`. */
import type { Answered } from './lucene-bm25.js';

export interface QueryRun {
  query: string;
  /** The best first. */
  ranked: readonly Answered[];
}

const tag = 'dateline';
/** Decimals of a score: enough to tell neighbours apart. */
const decimals = 6;
const step = 10 ** -decimals;

/**
 * Ranks count from 1. trec_eval sorts by score and looks at no rank; ours is the order of the list, in which articles
 * with all the words come before any with only some. So a score that is not below the one before it is written one step
 * below that.
 */
export function trecRun(runs: readonly QueryRun[]): string {
  const lines: string[] = [];
  for (const { query, ranked } of runs) {
    let before = Infinity;
    ranked.forEach(({ id, score }, i) => {
      const written = Math.min(Number(score.toFixed(decimals)), before - step);
      before = Number(written.toFixed(decimals));
      lines.push(`${field(query)} Q0 ${field(id)} ${i + 1} ${before.toFixed(decimals)} ${tag}\n`);
    });
  }
  return lines.join('');
}

/** White space separates the columns, so none may stand in a name. */
const field = (name: string): string => name.replace(/\s+/g, '_');
