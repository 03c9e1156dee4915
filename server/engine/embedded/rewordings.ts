/** How would a query do that differs from one in a word or two? */
import type { QueryNode } from '../../query/tree.js';
import type { EngineRequest, Rewordings } from '../engine.js';
import { Company } from './company.js';
import { frequencyOf } from './frequency.js';
import type { OpenGeneration } from './generation.js';
import { LeafResolver } from './leaves.js';
import { planOf, type Plan } from './plan.js';
import { relaxBelow, select } from './selection.js';

/** Articles of a word that are looked at in a segment for what else stands in them: the newest. */
const mostLookedAt = 2000;

export class PlannedRewordings implements Rewordings {
  private company: Company | null = null;

  constructor(
    private readonly generation: OpenGeneration,
    private readonly plan: Plan,
    private readonly request: EngineRequest,
  ) {}

  frequency(word: Extract<QueryNode, { kind: 'word' | 'speaker' }>, enough: number): number {
    return frequencyOf(this.generation, word, enough);
  }

  fit(text: string, insteadOf: string): number {
    const term = this.generation.words.word(text).sequences.find(({ length }) => length === 1)?.[0];
    if (term === undefined) return 0;
    this.company ??= new Company(this.generation, this.plan.plain.flatMap(({ leaves }) => leaves), mostLookedAt);
    return this.company.fit(this.generation.rows(term), insteadOf);
  }

  count(tree: QueryNode): { all: number; total: number } | null {
    const { generation, request } = this;
    // Every query may do its own work.
    const resolver = new LeafResolver(generation);
    const plan = planOf(tree, generation, resolver);
    if (resolver.isCut) return null;
    const asked = { ...request, near: null, after: null, offset: 0, limit: 0 };
    // In an order that needs no scores.
    const all = select(plan, generation, { ...asked, match: 'all', sort: 'newest' }).total;
    const isAll = request.match === 'all' || (request.match === 'auto' && all >= relaxBelow);
    return { all, total: isAll ? all : select(plan, generation, asked).total };
  }
}
