/** What is shown of one article that was found: its card, which words of the query it has, and where they stand. */
import { TextRecord } from '../../../indexer/index/text-record.js';
import type { ArticleText, Occurrence } from '../../snippet/article-text.js';
import type { ArticleCard, EngineHit, OpenedArticle } from '../engine.js';
import { EmbeddedQuotations } from './article-quotations.js';
import type { Ranked } from './best.js';
import type { OpenGeneration, SegmentFiles } from './generation.js';
import type { Leaf } from './leaves.js';
import { holds } from './list.js';
import type { Plan } from './plan.js';
import type { SegmentSearch } from './segment-search.js';

/** The query's words and phrases, in reading order, and which of them an article may lack. */
export interface MarkedWords {
  leaves: readonly Leaf[];
  /** The first so many are plain words. */
  plain: number;
}

export function markedWords({ plain, required }: Plan): MarkedWords {
  const leaves: Leaf[] = [];
  for (const part of plain) leaves.push(...part.leaves);
  const count = leaves.length;
  for (const part of required) leaves.push(...part.leaves);
  return { leaves, plain: count };
}

export class EmbeddedHit implements EngineHit {
  readonly card: ArticleCard;
  readonly score: number;
  readonly matchedWords: string[] = [];
  readonly missingWords: string[] = [];
  readonly titleOccurrences: Occurrence[];
  private readonly segment: number;
  private readonly article: number;
  private readonly leaves: readonly Leaf[];
  /** Of each leaf, whether the article has it. */
  private readonly has: boolean[] = [];

  constructor(
    { segment, article, score }: Ranked,
    { leaves, plain }: MarkedWords,
    private readonly search: SegmentSearch,
    private readonly generation: OpenGeneration,
  ) {
    this.segment = segment;
    this.article = article;
    this.score = score;
    this.card = generation.cards[segment].of(article);
    this.leaves = leaves;
    for (let i = 0; i < leaves.length; i++) {
      const { label, found } = leaves[i];
      const has = holds(found[segment].list, article);
      this.has.push(has);
      if (has) this.matchedWords.push(label);
      else if (i < plain) this.missingWords.push(label);
    }
    this.titleOccurrences = this.occurrences('title');
  }

  open(): OpenedArticle {
    const files = this.generation.files[this.segment];
    const { articles } = files.segment;
    const record = openRecord(files, this.article);
    return {
      get facts() {
        return record.facts;
      },
      quotations: new EmbeddedQuotations(articles.quotations, this.article, record.quoted),
      text: textOf(record, this.card.language),
      occurrences: this.occurrences('text'),
    };
  }

  /** In order of place, the longer first. */
  private occurrences(where: 'title' | 'text'): Occurrence[] {
    const found: Occurrence[] = [];
    let word = -1;
    for (let i = 0; i < this.leaves.length; i++) {
      if (!this.has[i]) continue;
      word++;
      const { found: sources, unmarked } = this.leaves[i];
      const { source } = sources[this.segment];
      if (source === null) continue;
      for (const { start: position, length } of this.search.spansIn(where, source, this.article)) {
        found.push(unmarked ? { position, length, word, unmarked: true } : { position, length, word });
      }
    }
    // Those of one word are, and most titles have no more.
    return isInOrder(found) ? found : found.sort(byPlace);
  }
}

function openRecord({ segment, readTexts }: SegmentFiles, article: number): TextRecord {
  const { start, bytes } = segment.articles.record(article);
  return new TextRecord((at, target) => { readTexts(start + at, target); }, bytes);
}

const textOf = (record: TextRecord, language: string): ArticleText => ({
  length: record.units,
  language,
  paragraphs: record.paragraphs,
  slice: (from, to) => record.slice(from, to),
  anchor: (position) => record.anchor(position),
});

/** The text of an article alone. */
export const openText = (files: SegmentFiles, article: number): ArticleText => textOf(openRecord(files, article), files.segment.articles.value('language', article) ?? 'en');

function byPlace(a: Occurrence, b: Occurrence): number {
  return a.position - b.position || b.length - a.length || a.word - b.word;
}

function isInOrder(occurrences: readonly Occurrence[]): boolean {
  for (let i = 1; i < occurrences.length; i++) if (byPlace(occurrences[i - 1], occurrences[i]) > 0) return false;
  return true;
}
