/** How would a query do that differs from one in a word or two? */
import type { QueryNode } from '../../query/tree.js';
import type { EngineRequest, Rewordings } from '../engine.js';
import { Company, liveOf } from './company.js';
import { frequencyOf } from './frequency.js';
import type { OpenGeneration } from './generation.js';
import type { Leaf, LeafResolver } from './leaves.js';
import { planOf, type Plan } from './plan.js';
import { relaxBelow, select } from './selection.js';

/** Articles of a word that are looked at in a segment for what else stands in them, spread evenly over all it has. */
const mostLookedAt = 2000;

export class PlannedRewordings implements Rewordings {
  private company: Company | null = null;
  /** The plain words of the query. */
  private readonly plain: readonly Leaf[];

  constructor(
    private readonly generation: OpenGeneration,
    private readonly resolver: LeafResolver,
    plan: Plan,
    private readonly request: EngineRequest,
  ) {
    this.plain = plan.plain.flatMap(({ leaves }) => leaves);
  }

  frequency(word: Extract<QueryNode, { kind: 'word' }>, enough: number): number {
    const known = word.form === 'plain' && word.field === 'text' ? this.plain.find(({ label }) => label === word.text) : undefined;
    return known === undefined ? frequencyOf(this.generation, this.resolver, word, enough) : liveOf(known);
  }

  fit(text: string): number {
    const term = this.generation.words.word(text).sequences.find(({ length }) => length === 1)?.[0];
    if (term === undefined) return 0;
    this.company ??= new Company(this.generation, this.plain);
    return this.company.fit(term, mostLookedAt);
  }

  count(tree: QueryNode): { all: number; total: number } {
    const { generation, request } = this;
    const plan = planOf(tree, generation, this.resolver);
    const asked = { ...request, near: null, after: null, offset: 0, limit: 0 };
    // In an order that needs no scores.
    const all = select(plan, generation, { ...asked, match: 'all', sort: 'newest' }).total;
    const isAll = request.match === 'all' || (request.match === 'auto' && all >= relaxBelow);
    return { all, total: isAll ? all : select(plan, generation, asked).total };
  }
}
