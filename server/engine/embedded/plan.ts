/** In what order is a query answered? The tree taken apart: what must be, what may lack, what must not, and what only filters. */
import type { QueryNode, WordNode } from '../../query/tree.js';
import { intersect } from './intersection.js';
import { subtract, type List } from './list.js';
import type { Leaf, LeafNode, LeafResolver, QuotationNode } from './leaves.js';
import type { OpenGeneration } from './generation.js';
import { allArticles, inDates, ofValue, undated } from './filter.js';
import { plainWords } from './plain-words.js';
import { unite } from './union.js';

/** A positive part of the query: one list a segment. */
export interface Part {
  /** The leaves in it that can be marked, in reading order. */
  leaves: Leaf[];
  lists: List[];
}

export interface Plan {
  /** Plain words, which a relaxed hit may lack. */
  plain: Part[];
  /** Which of them the query has one behind the other, by their numbers; each two once. */
  pairs: [first: number, second: number][];
  /** Everything else that has to be there and is worth something. */
  required: Part[];
  /** Dates, languages, types: they have to hold, and are worth nothing. */
  conditions: Part[];
  excluded: Part[];
}

const isPlain = (node: QueryNode): node is WordNode => node.kind === 'word' && node.form === 'plain' && node.field === 'text';

const isCondition = (node: QueryNode): boolean =>
  node.kind === 'date' || node.kind === 'undated' || node.kind === 'language' || node.kind === 'type';

/** A speaker, something said, or any of several of one of these kinds; null for everything else. */
function quotationsOf(node: QueryNode): QuotationNode[] | null {
  if (node.kind === 'speaker' || node.kind === 'said') return [node];
  if (node.kind !== 'or') return null;
  const quotations = node.children.filter((child) => child.kind === 'speaker' || child.kind === 'said');
  return quotations.length === node.children.length && quotations.every(({ kind }) => kind === quotations[0].kind) ? quotations : null;
}

export function planOf(tree: QueryNode, generation: OpenGeneration, resolver: LeafResolver): Plan {
  const planner = new Planner(generation, resolver);
  return planner.plan(tree.kind === 'and' ? tree.children : [tree]);
}

class Planner {
  constructor(
    private readonly generation: OpenGeneration,
    private readonly resolver: LeafResolver,
  ) {}

  plan(children: readonly QueryNode[]): Plan {
    const plan: Plan = { plain: [], pairs: [], required: [], conditions: [], excluded: [] };
    const plain: WordNode[] = [];
    const quotations: QuotationNode[][] = [];
    for (const node of children) {
      if (isPlain(node)) {
        plain.push(node);
        continue;
      }
      const asked = quotationsOf(node);
      if (asked !== null) quotations.push(asked);
      else if (node.kind === 'not') plan.excluded.push(this.part(node.child));
      else if (isCondition(node)) plan.conditions.push(this.part(node));
      else if (node.kind !== 'all') plan.required.push(this.part(node));
    }
    if (quotations.length > 0) {
      // What is asked for twice is looked for once.
      const different = new Map(quotations.map((nodes) => [JSON.stringify(nodes), nodes]));
      plan.required.push(...this.quotations([...different.values()]));
    }
    if (plain.length > 0) this.words(plain, plan);
    return plan;
  }

  /** Adds plain words that stand together to what else is asked for beside them. */
  private words(nodes: readonly WordNode[], plan: Plan): void {
    const { generation, resolver } = this;
    const { words, said, pairs } = plainWords(nodes, generation, plan.required.length === 0);
    for (const word of words) plan.plain.push(leafPart(resolver.plain(word, generation.similarity.repeated(word.times, said))));
    plan.pairs = pairs;
  }

  private part(node: QueryNode): Part {
    switch (node.kind) {
      case 'word':
      case 'phrase':
      case 'near':
      case 'same':
        return leafPart(this.resolver.resolve(node satisfies LeafNode));
      case 'or': {
        const parts = node.children.map((child) => this.part(child));
        return {
          leaves: parts.flatMap(({ leaves }) => leaves),
          lists: this.each((s) => unite(parts.map(({ lists }) => lists[s]), this.generation.sums[s])),
        };
      }
      case 'and':
        return this.all(this.plan(node.children));
      case 'not':
        return this.all({ plain: [], pairs: [], required: [], conditions: [], excluded: [this.part(node.child)] });
      case 'date':
        return this.condition((s) => inDates(this.generation.segments[s], node.from, node.to));
      case 'undated':
        return this.condition((s) => undated(this.generation.segments[s]));
      case 'language':
      case 'type':
        return this.condition((s) => ofValue(this.generation.segments[s], node.kind, node.value));
      case 'speaker':
      case 'said':
        return this.quotations([[node]])[0];
      case 'all':
        return this.condition((s) => allArticles(this.generation.segments[s]));
    }
  }

  /** What a conjunction asks of quotations, which one quotation has to meet. */
  private quotations(clauses: readonly (readonly QuotationNode[])[]): Part[] {
    return this.resolver.quotations(clauses).map((leaves) => ({
      leaves,
      lists: this.each((s) => unite(leaves.map(({ lists }) => lists[s]), this.generation.sums[s])),
    }));
  }

  private all({ plain, required, conditions, excluded }: Plan): Part {
    const wanted = [...plain, ...required, ...conditions];
    return {
      leaves: [...plain, ...required].flatMap(({ leaves }) => leaves),
      lists: this.each((s) => {
        const lists = wanted.map(({ lists }) => lists[s]);
        const all = lists.length > 0 ? intersect(lists) : allArticles(this.generation.segments[s]);
        return subtract(all, excluded.map(({ lists }) => lists[s]));
      }),
    };
  }

  private condition(list: (segment: number) => List): Part {
    return { leaves: [], lists: this.each(list) };
  }

  private each<T>(make: (segment: number) => T): T[] {
    return this.generation.segments.map((_, s) => make(s));
  }
}

const leafPart = (leaf: Leaf): Part => ({ leaves: [leaf], lists: leaf.lists });
