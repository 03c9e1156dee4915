/** How would a query do that differs from one in a word or two? Counted from what the words that stay were found to have. */
import type { QueryNode } from '../../query/tree.js';
import type { EngineRequest, Rewordings } from '../engine.js';
import type { OpenGeneration } from './generation.js';
import { LeafResolver, type Leaf, type LeafNode } from './leaves.js';
import { piecesOf } from './list.js';
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

/** Words that are told apart: the rarest, which say most. All others share a bit. */
const toldApart = 7;
const anyOther = 1 << toldApart;

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

  constructor(
    private readonly generation: OpenGeneration,
    private readonly resolver: RememberingResolver,
    private readonly plan: Plan,
    private readonly request: EngineRequest,
  ) {}

  fit(text: string): number {
    const { bits, shares } = this.marksOf(this.plan.plain);
    if (shares.length === 0) return 0;
    const having = new Uint32Array(2 * anyOther);
    const term = this.generation.words.word(text).sequences.find(({ length }) => length === 1)?.[0];
    if (term === undefined) return 0;
    let looked = 0;
    this.generation.segments.forEach((scored, s) => {
      const row = scored.row(term);
      if (row < 0) return;
      const { articles, length } = scored.list(row);
      const step = Math.ceil(length / mostLookedAt);
      for (let i = 0; i < length; i += step) having[bits[s][articles[i]]]++;
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
    const all = select(plan, generation, { ...asked, match: 'all' }).total;
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
    const known = this.marksOf(this.plan.plain).leaves;
    const kept = parts.filter((part) => part.leaves.every((leaf) => known.has(leaf)));
    const { total, bits } = this.marksOf(kept);
    const added = leaves.filter((leaf) => !known.has(leaf) && liveOf(leaf) > 0);
    return this.generation.segments.reduce((sum, _, s) => {
      const seen = added.length > 1 ? new Set<number>() : null;
      let more = 0;
      for (const { found } of added) {
        for (const { articles, scores, length } of piecesOf(found[s].list)) {
          for (let row = 0; row < length; row++) {
            const article = articles[row];
            if (bits[s][article] !== 0 || scores[row] === 0 || seen?.has(article) === true) continue;
            more++;
            seen?.add(article);
          }
        }
      }
      return sum + more;
    }, total);
  }

  /** Marked anew only where other words are kept than were before. */
  private marksOf(parts: readonly Part[]): Marks {
    const leaves = parts.flatMap((part) => part.leaves).filter((leaf) => liveOf(leaf) > 0);
    if (this.marks !== null && this.marks.leaves.size === leaves.length && leaves.every((leaf) => this.marks?.leaves.has(leaf))) return this.marks;
    leaves.sort((a, b) => liveOf(a) - liveOf(b));
    let total = 0;
    const bits = this.generation.segments.map((scored, s) => {
      const marked = new Uint8Array(scored.segment.articles.count);
      leaves.forEach(({ found }, word) => {
        const bit = word < toldApart ? 1 << word : anyOther;
        for (const { articles, scores, length } of piecesOf(found[s].list)) {
          for (let row = 0; row < length; row++) {
            if (scores[row] === 0) continue;
            const before = marked[articles[row]];
            if (before === 0) total++;
            marked[articles[row]] = before | bit;
          }
        }
      });
      return marked;
    });
    this.marks = { leaves: new Set(leaves), shares: leaves.slice(0, toldApart).map((leaf) => liveOf(leaf) / this.generation.articles), bits, total };
    return this.marks;
  }
}
