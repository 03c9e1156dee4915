/** The engine on the packed index: answers from one open generation, wholly in this process. */
import { TextRecord } from '../../../indexer/index/text-record.js';
import type { QueryNode } from '../../query/tree.js';
import type { Occurrence } from '../../snippet/article-text.js';
import type { ArticleCard, Engine, EngineAnswer, EngineHit, EngineRequest, OpenedArticle } from '../engine.js';
import type { Ranked } from './best.js';
import type { OpenGeneration } from './generation.js';
import { LeafResolver, type Leaf } from './leaves.js';
import { scoreOf } from './list.js';
import { planOf, type Plan } from './plan.js';
import { isDeleted } from './scored-segment.js';
import type { SegmentSearch } from './segment-search.js';
import { select } from './selection.js';

export class EmbeddedEngine implements Engine {
  constructor(private readonly generation: OpenGeneration) {}

  search(request: EngineRequest): EngineAnswer {
    const resolver = new LeafResolver(this.generation);
    const plan = planOf(request.tree, this.generation, resolver);
    const { total, relaxed, ranked } = select(plan, this.generation, request);
    return {
      generation: { number: this.generation.number, articles: this.generation.articles },
      total,
      relaxed,
      hits: ranked.map((hit) => this.hit(hit, plan, resolver.segments)),
      warnings: resolver.warnings,
    };
  }

  find(id: string, tree: QueryNode): EngineHit | null {
    for (const [segment, { segment: { articles }, deletions }] of this.generation.files.entries()) {
      const article = articles.find(id);
      if (article < 0 || isDeleted(deletions, article)) continue;
      const resolver = new LeafResolver(this.generation);
      return this.hit({ segment, article, score: 0 }, planOf(tree, this.generation, resolver), resolver.segments);
    }
    return null;
  }

  private hit({ segment: s, article, score }: Ranked, plan: Plan, segments: readonly SegmentSearch[]): EngineHit {
    const leaves = [...plan.plain, ...plan.required].flatMap((part) => part.leaves);
    const has = (leaf: Leaf): boolean => scoreOf(leaf.found[s].list, article) > 0;
    const matched = leaves.filter(has);
    const occurrences = (where: 'title' | 'text'): Occurrence[] => {
      const found: Occurrence[] = [];
      matched.forEach((leaf, word) => {
        const { source } = leaf.found[s];
        if (source === null) return;
        for (const { start, length } of segments[s].spansIn(where, source, article)) found.push({ position: start, length, word });
      });
      return found.sort((a, b) => a.position - b.position || b.length - a.length || a.word - b.word);
    };
    const { readTexts, segment } = this.generation.files[s];
    const card = cardOf(segment.articles, article);
    return {
      card,
      score,
      matchedWords: matched.map(({ label }) => label),
      missingWords: plan.plain.flatMap((part) => part.leaves).filter((leaf) => !has(leaf)).map(({ label }) => label),
      titleOccurrences: occurrences('title'),
      open: (): OpenedArticle => {
        const { start, bytes } = segment.articles.record(article);
        const record = new TextRecord((at, length) => readTexts(start + at, length), bytes);
        return {
          get facts() {
            return record.facts;
          },
          text: {
            length: record.units,
            language: card.language,
            paragraphs: record.paragraphs,
            slice: (from, to) => record.slice(from, to),
            anchor: (position) => record.anchor(position),
          },
          occurrences: occurrences('text'),
        };
      },
    };
  }
}

function cardOf(articles: OpenGeneration['files'][number]['segment']['articles'], i: number): ArticleCard {
  return {
    id: articles.ids.get(i),
    title: articles.titles.get(i),
    titleOrigin: articles.titleOrigin(i),
    date: articles.date(i),
    dateOrigin: articles.dateOrigin(i),
    source: articles.value('source', i),
    author: articles.value('author', i),
    language: articles.value('language', i) ?? 'en',
    type: articles.type(i),
  };
}
