/** What is open now? One generation's segments, their statistics, and the texts beside them. */
import type { Segment } from '../../../indexer/index/segment.js';
import type { RecordReader } from '../../../indexer/index/text-record.js';
import type { FieldFrequencies, Similarity, Statistics } from './similarity.js';
import { isDeleted, ScoredSegment, statisticsOf, type Deletions } from './scored-segment.js';
import { Cards } from './cards.js';
import { Compounds } from './compounds.js';
import type { FoundWord } from './found-word.js';
import type { TieBreak } from './best.js';
import { QueryWords } from './query-word.js';
import { RememberedWords } from './remembered-words.js';
import { Spellings } from './spellings.js';
import { TitledWords } from './titled-words.js';
import { Sums } from './sums.js';

export interface SegmentFiles {
  segment: Segment;
  deletions: Deletions;
  /** Fills a target with bytes of the file of texts, from a place on. */
  readTexts: RecordReader;
}

/**
 * For lists of words that were found, beside the segments' own: so many bytes, or so many an article where that is more. The 4,100 words of a
 * thousand topics and questions took 34 MB in 24,830 articles of news, and 82 MB in 100,000 shorter ones.
 */
const leastFoundBytes = 128 * 2 ** 20;
const foundBytesPerArticle = 400;

export class OpenGeneration {
  readonly statistics: Statistics;
  readonly segments: readonly ScoredSegment[];
  readonly sums: readonly Sums[];
  /** Languages of the archive, the one of most articles first. */
  readonly languages: readonly string[];
  readonly words: QueryWords;
  readonly compounds: Compounds;
  readonly spellings: Spellings;
  readonly titledWords: TitledWords;

  /** One a segment. */
  readonly cards: readonly Cards[];
  /** What plain words were found to be. */
  readonly foundWords: RememberedWords<FoundWord>;

  constructor(
    readonly number: number,
    readonly files: readonly SegmentFiles[],
    readonly similarity: Similarity,
  ) {
    this.statistics = statisticsOf(files, similarity.lengths);
    this.segments = files.map(
      ({ segment, deletions }) => new ScoredSegment(segment, deletions, similarity, this.statistics, (term) => this.frequencies(segment.terms.get(term))),
    );
    this.cards = files.map(({ segment }) => new Cards(segment));
    this.sums = files.map(({ segment }) => new Sums(segment.articles.count));
    this.languages = languagesOf(files);
    this.words = new QueryWords(this.languages);
    this.compounds = new Compounds(files, this.words);
    this.spellings = new Spellings(files);
    this.titledWords = new TitledWords(this.compounds, this.articles);
    this.foundWords = new RememberedWords(Math.max(leastFoundBytes, foundBytesPerArticle * this.articles));
  }

  get articles(): number {
    return this.statistics.articles;
  }

  /** The body's rows of a term, one a segment: -1 where it has none. */
  rows(term: string): number[] {
    return this.segments.map((scored) => scored.row(term));
  }

  /** Live articles that have the term of some rows in title or text. */
  liveCount(rows: readonly number[]): number {
    return rows.reduce((live, row, s) => (row < 0 ? live : live + this.segments[s].liveCount(row)), 0);
  }

  /** Of all segments, in title and in text apart. */
  private frequencies(term: string): FieldFrequencies {
    const sum = { title: 0, text: 0, articles: this.statistics.articles };
    for (const { segment, deletions } of this.files) {
      const row = segment.spaces.body.row(segment.termNumber(term));
      if (row < 0) continue;
      const { articles, inText, inTitle } = segment.spaces.body.decode(row);
      articles.forEach((article, i) => {
        if (isDeleted(deletions, article)) return;
        if (inTitle[i] > 0) sum.title++;
        if (inText[i] > 0) sum.text++;
      });
    }
    return sum;
  }

  /** Newest first, then by id: the last word on equal scores. Within a segment that is the order of the numbers. */
  readonly tieBreak: TieBreak = (segmentA, a, segmentB, b) => {
    if (segmentA === segmentB) return a - b;
    const [left, right] = [this.files[segmentA].segment.articles, this.files[segmentB].segment.articles];
    return right.days[b] - left.days[a] || left.ids.compare(a, right.ids.piece(b));
  };
}

function languagesOf(files: readonly SegmentFiles[]): string[] {
  const counts = new Map<string, number>();
  for (const { segment, deletions } of files) {
    const { count, numbers, values } = segment.articles;
    const perValue = new Uint32Array(values.language.length + 1);
    for (let i = 0; i < count; i++) if (!isDeleted(deletions, i)) perValue[numbers.language[i]]++;
    perValue.forEach((articles, number) => {
      if (number === 0 || articles === 0) return;
      const language = values.language.get(number - 1);
      counts.set(language, (counts.get(language) ?? 0) + articles);
    });
  }
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([language]) => language);
}
