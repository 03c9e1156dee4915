/** How would a query do that differs from one in a word or two? Counted from what the words that stay were found to have. */
import type { QueryNode } from '../../query/tree.js';
import type { EngineRequest, Rewordings } from '../engine.js';
import { frequencyOf } from './frequency.js';
import type { OpenGeneration } from './generation.js';
import { LeafResolver, type Leaf, type LeafNode } from './leaves.js';
import { piecesOf, type List } from './list.js';
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

/** Words that are told apart: the rarest, which say most. All others share a bit, and one is for what is counted now. */
const toldApart = 6;
const anyOther = 1 << toldApart;
const countedNow = anyOther << 1;

/** Articles of a word that are looked at in a segment for what else stands in them, spread evenly over all it has. */
const mostLookedAt = 2000;

/** What is as good as known of a word before it is looked for: so many articles that are like all others. */
const smoothing = 2;

/** Which of some words each article has. */
interface Marks {
  leaves: ReadonlySet<Leaf>;
  /** The share of all articles that has each of the words told apart. */
  shares: number[];
  /** A byte an article in each segment: a bit a word. */
  bits: Uint8Array[];
  /** Articles that have any of them. */
  total: number;
}

const liveOf = ({ found }: Leaf): number => found.reduce((sum, { live }) => sum + live, 0);

export class PlannedRewordings implements Rewordings {
  private marks: Marks | null = null;
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
    const { bits, shares } = this.marksOf(this.plain);
    if (shares.length === 0) return 0;
    const having = new Uint32Array(countedNow);
    const term = this.generation.words.word(text).sequences.find(({ length }) => length === 1)?.[0];
    if (term === undefined) return 0;
    let looked = 0;
    this.generation.segments.forEach((scored, s) => {
      const row = scored.row(term);
      if (row < 0) return;
      const { articles, length } = scored.list(row);
      const step = Math.ceil(length / mostLookedAt);
      const marked = bits[s];
      for (let i = 0; i < length; i += step) having[marked[articles[i]]]++;
      looked += Math.ceil(length / step);
    });
    const together = shares.map(() => 0);
    having.forEach((count, mask) => {
      if (count > 0) for (let word = 0; word < together.length; word++) if ((mask & (1 << word)) !== 0) together[word] += count;
    });
    return shares.reduce((sum, share, word) => sum + Math.log((together[word] + smoothing * share) / ((looked + smoothing) * share)), 0);
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
    const { total, bits } = this.marksOf(this.plain.filter((leaf) => leaves.includes(leaf)));
    const added = leaves.filter((leaf) => !this.plain.includes(leaf));
    return bits.reduce((sum, marked, s) => {
      const lists = added.flatMap(({ found }) => piecesOf(found[s].list));
      const more = lists.reduce((count, list) => count + mark(list, marked, countedNow), 0);
      for (const { articles, length } of lists) for (let row = 0; row < length; row++) marked[articles[row]] &= ~countedNow;
      return sum + more;
    }, total);
  }

  /** Marked anew only where other words are kept than were before. */
  private marksOf(words: readonly Leaf[]): Marks {
    const leaves = words.filter((leaf) => liveOf(leaf) > 0);
    if (this.marks !== null && this.marks.leaves.size === leaves.length && leaves.every((leaf) => this.marks?.leaves.has(leaf))) return this.marks;
    leaves.sort((a, b) => liveOf(a) - liveOf(b));
    let total = 0;
    const bits = this.generation.segments.map((scored, s) => {
      const marked = new Uint8Array(scored.segment.articles.count);
      leaves.forEach(({ found }, word) => {
        const bit = word < toldApart ? 1 << word : anyOther;
        for (const list of piecesOf(found[s].list)) total += mark(list, marked, bit);
      });
      return marked;
    });
    this.marks = { leaves: new Set(leaves), shares: leaves.slice(0, toldApart).map((leaf) => liveOf(leaf) / this.generation.articles), bits, total };
    return this.marks;
  }
}

/** Sets a bit of every live article of a list, and says how many of them had none before. */
function mark({ articles, scores, length }: List, marked: Uint8Array, bit: number): number {
  let unmarked = 0;
  for (let row = 0; row < length; row++) {
    if (scores[row] === 0) continue;
    const before = marked[articles[row]];
    if (before === 0) unmarked++;
    marked[articles[row]] = before | bit;
  }
  return unmarked;
}
