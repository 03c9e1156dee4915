/** With which words of the archive may a word that is begun go on? Those first that are printed beside the words before it. */
import { fold } from '../../../indexer/analysis/analyzer.js';
import type { QueryNode, WordField } from '../../query/tree.js';
import type { Completion } from '../engine.js';
import { begunForms, mostBegun } from './begun-words.js';
import { Company } from './company.js';
import type { OpenGeneration } from './generation.js';
import type { LeafResolver } from './leaves.js';
import { planOf } from './plan.js';
import type { PrintedWords } from './printed-words.js';

/** Of a field other than the text, whose articles are counted one by one. */
const mostInField = 16;
/** Articles of a candidate that are looked at, in each segment, for the words before. */
const mostLookedAt = 500;
/** What a word's company counts beside its frequency. */
const fitWorth = 1.5;

/** How many articles have a term in a field. */
function articlesWith(term: string, rows: readonly number[], field: WordField, generation: OpenGeneration, { segments }: LeafResolver): number {
  if (field === 'text') return generation.liveCount(rows);
  if (field === 'title') return rows.reduce((sum, row, s) => (row < 0 ? sum : sum + segments[s].liveOf(generation.segments[s].titled(row))), 0);
  return segments.reduce((sum, segment) => sum + segment.term(term, field).live, 0);
}

/** At most `most`; none for an empty beginning. `before`: the query that the word stands in, without it. */
export function completions(generation: OpenGeneration, resolver: LeafResolver, printed: PrintedWords, begun: string, before: QueryNode, field: WordField, most: number): Completion[] {
  const prefix = fold(begun);
  if (prefix === '') return [];
  const { plain, required } = planOf(before, generation, resolver);
  const company = new Company(generation, [...plain, ...required].flatMap(({ leaves }) => leaves), mostLookedAt);
  // Without words before it the most frequent are the answer; some more of them, since none may stand in the field.
  const isAlone = company.words.length === 0;
  const looked = field !== 'text' ? mostInField : isAlone ? 2 * most : mostBegun;
  const offered = begunForms(generation, prefix, field, looked).map(({ text, term, count }) => {
    const rows = generation.rows(term);
    const articles = articlesWith(term, rows, field, generation, resolver);
    const rank = isAlone ? 0 : Math.log(articles) + fitWorth * company.fit(rows, null);
    return { text, term, articles, rank, count };
  });
  return offered
    .filter(({ articles }) => articles > 0)
    .sort((a, b) => b.rank - a.rank || b.count - a.count || (a.text < b.text ? -1 : 1))
    .slice(0, most)
    .map(({ text, term, articles }) => ({ text: printed.of(text, term), articles }))
    .filter(({ text }) => text !== '');
}
