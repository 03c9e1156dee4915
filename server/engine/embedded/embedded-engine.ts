/** The engine on the packed index: answers from one open generation, wholly in this process. */
import type { QueryNode } from '../../query/tree.js';
import type { Engine, EngineAnswer, EngineHit, EngineRequest } from '../engine.js';
import type { OpenGeneration } from './generation.js';
import { EmbeddedHit, markedWords } from './hit.js';
import { LeafResolver } from './leaves.js';
import { planOf } from './plan.js';
import { isDeleted } from './scored-segment.js';
import { select } from './selection.js';

export class EmbeddedEngine implements Engine {
  constructor(private readonly generation: OpenGeneration) {}

  search(request: EngineRequest): EngineAnswer {
    const resolver = new LeafResolver(this.generation);
    const plan = planOf(request.tree, this.generation, resolver);
    const { total, relaxed, ranked } = select(plan, this.generation, request);
    const words = markedWords(plan);
    return {
      generation: { number: this.generation.number, articles: this.generation.articles },
      total,
      relaxed,
      hits: ranked.map((hit) => new EmbeddedHit(hit, words, resolver.segments[hit.segment], this.generation.files[hit.segment])),
      warnings: resolver.warnings,
    };
  }

  find(id: string, tree: QueryNode): EngineHit | null {
    for (const [segment, files] of this.generation.files.entries()) {
      const article = files.segment.articles.find(id);
      if (article < 0 || isDeleted(files.deletions, article)) continue;
      const resolver = new LeafResolver(this.generation);
      const words = markedWords(planOf(tree, this.generation, resolver));
      return new EmbeddedHit({ segment, article, score: 0 }, words, resolver.segments[segment], files);
    }
    return null;
  }
}
