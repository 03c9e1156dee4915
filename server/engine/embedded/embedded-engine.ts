/** The engine on the packed index: answers from one open generation, wholly in this process. */
import type { QueryNode, WordNode } from '../../query/tree.js';
import { unfiltered, type Completion, type Continuations, type Engine, type EngineAnswer, type EngineHit, type EngineRequest, type RelatedArticle, type SpelledField, type Spelling } from '../engine.js';
import { begunSpeakers } from './begun-speakers.js';
import type { Ranked } from './best.js';
import { completions } from './completions.js';
import { facetsOf } from './facets.js';
import type { OpenGeneration } from './generation.js';
import { EmbeddedHit, markedWords, type MarkedWords } from './hit.js';
import { LeafResolver } from './leaves.js';
import { Matches } from './matches.js';
import { PartedWords } from './parted-words.js';
import { plainWords } from './plain-words.js';
import { planOf, type Plan } from './plan.js';
import { PrintedWords } from './printed-words.js';
import { relatedArticles } from './related.js';
import { PlannedRewordings } from './rewordings.js';
import { isDeleted } from './scored-segment.js';
import { select } from './selection.js';
import { mostBuckets, timelineOf } from './timeline.js';

export class EmbeddedEngine implements Engine {
  private readonly printed: PrintedWords;
  private readonly partedWords: PartedWords;

  constructor(private readonly generation: OpenGeneration) {
    this.printed = new PrintedWords(generation);
    this.partedWords = new PartedWords(generation);
  }

  search(request: EngineRequest): EngineAnswer {
    return this.answer(request, new LeafResolver(this.generation));
  }

  private answer(request: EngineRequest, resolver: LeafResolver): EngineAnswer {
    const plan = planOf(request.tree, this.generation, resolver);
    const { total, totalAll, relaxed, anyWord, ranked, before, cursor } = select(plan, this.generation, request);
    const counts = this.counts(plan, request, anyWord);
    const words = markedWords(plan);
    return {
      generation: { number: this.generation.number, articles: this.generation.articles },
      total,
      totalAll,
      relaxed,
      hits: this.hits(ranked, words, resolver),
      before,
      cursor,
      facets: counts.facets,
      timeline: counts.timeline,
      absent: words.leaves.filter(({ found }) => found.every(({ live }) => live === 0)).map(({ label }) => label),
      warnings: [...resolver.warnings, ...counts.warnings],
      rewordings: new PlannedRewordings(this.generation, plan, request),
    };
  }

  /** What is counted over all articles of the answer, where it is asked for. */
  private counts(plan: Plan, request: EngineRequest, anyWord: boolean): Pick<EngineAnswer, 'facets' | 'timeline' | 'warnings'> {
    const { facets = [], timeline: interval = null } = request;
    if (facets.length === 0 && interval === null) return { facets: {}, timeline: null, warnings: [] };
    const matches = new Matches(plan, this.generation, anyWord);
    const counted = facetsOf(matches, this.generation, request);
    if (interval === null) return { facets: counted, timeline: null, warnings: [] };
    const { timeline, coarser } = timelineOf(matches, this.generation, request, interval);
    const message = `a timeline has at most ${mostBuckets} buckets: it goes by ${timeline.interval} instead of ${interval}`;
    return { facets: counted, timeline, warnings: coarser ? [{ code: 'timeline-coarser', message, word: null }] : [] };
  }

  find(id: string, tree: QueryNode): EngineHit | null {
    for (const [segment, files] of this.generation.files.entries()) {
      const article = files.segment.articles.find(id);
      if (article < 0 || isDeleted(files.deletions, article)) continue;
      const resolver = new LeafResolver(this.generation);
      const words = markedWords(planOf(tree, this.generation, resolver));
      return new EmbeddedHit({ segment, article, score: 0 }, words, resolver.segments[segment], this.generation);
    }
    return null;
  }

  partings(word: string): readonly Spelling[] {
    return this.partedWords.of(word);
  }

  spellings(word: string, field: SpelledField): readonly Spelling[] {
    return this.generation.spellings.of(word, field);
  }

  speakers(begun: string, most: number): Completion[] {
    return begunSpeakers(this.generation, begun, most);
  }

  continuations(before: QueryNode): Continuations {
    const resolver = new LeafResolver(this.generation);
    return {
      completions: (begun, field, most) => completions(this.generation, resolver, this.printed, begun, before, field, most),
      titled: (words, most) => this.titled(words, most, resolver),
    };
  }

  private titled(words: readonly string[], limit: number, resolver: LeafResolver): EngineHit[] {
    const { generation } = this;
    const children = words.map((text): WordNode => ({ kind: 'word', text, form: 'plain', field: 'text' }));
    const having = generation.titledWords.having(plainWords(children, generation, true).words, resolver.segments);
    if (having.every(({ length }) => length === 0)) return [];
    const tree: QueryNode = { kind: 'and', children };
    const plan = planOf(tree, generation, resolver);
    const { ranked } = select(plan, generation, { ...unfiltered, tree, sort: 'relevance', limit });
    return this.hits(ranked.filter(({ segment, article }) => having[segment].includes(article)), markedWords(plan), resolver);
  }

  private hits(ranked: readonly Ranked[], words: MarkedWords, resolver: LeafResolver): EngineHit[] {
    return ranked.map((hit) => new EmbeddedHit(hit, words, resolver.segments[hit.segment], this.generation));
  }

  related(id: string, most: number): RelatedArticle[] | null {
    return relatedArticles(this.generation, id, most);
  }
}
