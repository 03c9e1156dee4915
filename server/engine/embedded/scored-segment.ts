/** A segment ready to be asked: every posting of title and text decoded, its part of the score computed. */
import { ByteReader } from '../../../indexer/index/bytes.js';
import type { Postings, SpaceReader } from '../../../indexer/index/postings.js';
import { fields } from '../../../indexer/index/schema.js';
import type { Segment } from '../../../indexer/index/segment.js';
import { listOf, type List } from './list.js';
import type { FieldFrequencies, Similarity, Statistics } from './similarity.js';

const [titleField, textField] = [fields.indexOf('title'), fields.indexOf('text')];

/** Which articles of a segment are deleted: one bit an article, the lowest first. Null where none is. */
export type Deletions = Uint8Array | null;

export const isDeleted = (deletions: Deletions, article: number): boolean =>
  deletions !== null && (deletions[article >>> 3] & (1 << (article & 7))) !== 0;

/** One an article, title and text, in what the similarity counts. */
function lengthsOf({ articles }: Segment, counted: Similarity['lengths']): { title: Uint32Array; text: Uint32Array } {
  return counted === 'words' ? articles.words : { title: articles.lengths[titleField], text: articles.lengths[textField] };
}

/** Sums over the live articles of several segments. */
export function statisticsOf(segments: readonly { segment: Segment; deletions: Deletions }[], counted: Similarity['lengths']): Statistics {
  let [articles, title, text] = [0, 0, 0];
  for (const { segment, deletions } of segments) {
    const lengths = lengthsOf(segment, counted);
    for (let i = 0; i < segment.articles.count; i++) {
      if (isDeleted(deletions, i)) continue;
      articles++;
      title += lengths.title[i];
      text += lengths.text[i];
    }
  }
  return { articles, averageTitle: articles === 0 ? 0 : title / articles, averageText: articles === 0 ? 0 : text / articles };
}

export class ScoredSegment {
  private readonly norms: Float64Array;
  /** Every row of the body's postings, one behind the other. A deleted article stays in its place, worth 0. */
  private readonly articles: Uint32Array;
  private readonly scores: Float32Array;
  private readonly starts: Uint32Array;
  /** Live articles a row. */
  private readonly liveCounts: Uint32Array;
  readonly live: number;

  /** To be asked only when `prepare` has come to its end. */
  constructor(
    readonly segment: Segment,
    readonly deletions: Deletions,
    private readonly similarity: Similarity,
    statistics: Statistics,
  ) {
    const { count } = segment.articles;
    const lengths = lengthsOf(segment, similarity.lengths);
    this.norms = similarity.norms(lengths.title, lengths.text, statistics);
    this.live = count;
    for (let i = 0; i < count; i++) if (isDeleted(deletions, i)) this.live--;
    const body = segment.spaces.body;
    const rows = body.terms.length;
    this.starts = new Uint32Array(rows + 1);
    for (let row = 0; row < rows; row++) this.starts[row + 1] = this.starts[row] + body.count(row);
    this.articles = new Uint32Array(this.starts[rows]);
    this.scores = new Float32Array(this.starts[rows]);
    this.liveCounts = new Uint32Array(rows);
  }

  /**
   * Decodes and scores the postings, and stops for others every few milliseconds. `frequencies`: live articles of the whole
   * archive that have a term in title and text; asked only where the similarity wants it.
   */
  *prepare(frequencies: (term: number) => FieldFrequencies): Generator<void> {
    const { segment: { spaces: { body } }, similarity, starts } = this;
    let stop = portion;
    for (let row = 0; row < body.terms.length; row++) {
      this.decodeRow(body, row, similarity.needsFrequencies ? frequencies(body.terms[row]) : null);
      if (starts[row + 1] < stop) continue;
      stop = starts[row + 1] + portion;
      yield;
    }
  }

  private decodeRow(body: SpaceReader, row: number, frequencies: FieldFrequencies | null): void {
    const { articles, scores, norms, deletions, similarity } = this;
    const end = this.starts[row + 1];
    const reader = new ByteReader(body.postings, body.firstByte(row));
    reader.varint();
    const none = frequencies ?? noFrequencies;
    let article = 0;
    let live = 0;
    for (let at = this.starts[row]; at < end; at++) {
      const head = reader.varint();
      article += head >>> 1;
      articles[at] = article;
      let inText = 1;
      let inTitle = 0;
      if ((head & 1) === 0) {
        inText = reader.varint();
        inTitle = reader.varint();
      }
      if (deletions !== null && isDeleted(deletions, article)) continue;
      live++;
      scores[at] = similarity.score(inTitle, inText, norms[2 * article], norms[2 * article + 1], none);
    }
    this.liveCounts[row] = live;
  }

  /** The body's row of a term, or -1. */
  row(term: string): number {
    const number = this.segment.termNumber(term);
    return number < 0 ? -1 : this.segment.spaces.body.row(number);
  }

  /** The articles that have the term of a row in title or text. */
  list(row: number): List {
    const [from, to] = [this.starts[row], this.starts[row + 1]];
    return listOf(this.articles.subarray(from, to), this.scores.subarray(from, to));
  }

  liveCount(row: number): number {
    return this.liveCounts[row];
  }

  /** What occurrences in one article are worth: for phrases and other things that are not in the index as such. */
  score(article: number, inTitle: number, inText: number): number {
    if (isDeleted(this.deletions, article)) return 0;
    return this.similarity.score(inTitle, inText, this.norms[2 * article], this.norms[2 * article + 1], noFrequencies);
  }

  /** A list of decoded postings, scored as if they were the body's. */
  scored({ articles, inText, inTitle }: Postings): List {
    const scores = Float32Array.from(articles, (article, i) => this.score(article, inTitle[i], inText[i]));
    return listOf(articles, scores);
  }
}

/** Postings that are decoded at a time: some 5 ms. */
const portion = 500_000;

const noFrequencies: FieldFrequencies = { title: 0, text: 0, articles: 0 };
