/** How would a query do that differs from one in a word or two? Counted from what the words that stay were found to have. */
import type { QueryNode } from '../../query/tree.js';
import type { EngineRequest, Rewordings } from '../engine.js';
import { Company, liveOf } from './company.js';
import { frequencyOf } from './frequency.js';
import type { OpenGeneration } from './generation.js';
import { LeafResolver, type Leaf, type LeafNode } from './leaves.js';
import { planOf, type Part, type Plan } from './plan.js';
import { relaxBelow, select } from './selection.js';
import type { TermSequence } from './words.js';

/** A resolver that knows a plain word again, so that queries with the same words look for them once. */
export class RememberingResolver extends LeafResolver {
  private readonly known = new Map<string, Leaf>();

  override resolve(node: LeafNode, repeated = 1, compounds: readonly TermSequence[] = []): Leaf {
    if (node.kind !== 'word' || node.form !== 'plain' || node.field !== 'text') return super.resolve(node, repeated, compounds);
    const key = compounds.length === 0 ? `${repeated} ${node.text}` : JSON.stringify([repeated, node.text, compounds]);
    let leaf = this.known.get(key);
    if (leaf === undefined) {
      leaf = super.resolve(node, repeated, compounds);
      this.known.set(key, leaf);
    }
    return leaf;
  }
}

/** Articles of a word that are looked at in a segment for what else stands in them, spread evenly over all it has. */
const mostLookedAt = 2000;

export class PlannedRewordings implements Rewordings {
  private company: Company | null = null;
  /** The plain words of the query. */
  private readonly plain: readonly Leaf[];

  constructor(
    private readonly generation: OpenGeneration,
    private readonly resolver: RememberingResolver,
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
    return term === undefined ? 0 : this.companyOf(this.plain).fit(term, mostLookedAt);
  }

  count(tree: QueryNode): { all: number; total: number } {
    const { generation, request } = this;
    const plan = planOf(tree, generation, this.resolver);
    const asked = { ...request, near: null, after: null, offset: 0, limit: 0 };
    // In an order that needs no scores.
    const all = select(plan, generation, { ...asked, match: 'all', sort: 'newest' }).total;
    if (request.match === 'all' || (request.match === 'auto' && all >= relaxBelow)) return { all, total: all };
    const total = this.isAnyWord(plan) ? this.withAny(plan.plain) : select(plan, generation, asked).total;
    return { all, total };
  }

  /** Whether every article with any of the words answers. */
  private isAnyWord({ plain, required, conditions, excluded }: Plan): boolean {
    const { from, to, ...values } = this.request.filters;
    const unfiltered = from === null && to === null && Object.values(values).every(({ length }) => length === 0);
    const mayLack = this.request.match === 'any' || this.request.sort === 'relevance';
    return unfiltered && mayLack && plain.length > 1 && required.length + conditions.length + excluded.length === 0;
  }

  private withAny(parts: readonly Part[]): number {
    const leaves = parts.flatMap((part) => part.leaves);
    const kept = this.companyOf(this.plain.filter((leaf) => leaves.includes(leaf)));
    return kept.with(leaves.filter((leaf) => !this.plain.includes(leaf)));
  }

  /** Put together anew only where other words are kept than were before. */
  private companyOf(leaves: readonly Leaf[]): Company {
    const words = leaves.filter((leaf) => liveOf(leaf) > 0);
    const known = this.company;
    if (known !== null && known.words.length === words.length && words.every((leaf) => known.words.includes(leaf))) return known;
    return (this.company = new Company(this.generation, words));
  }
}
