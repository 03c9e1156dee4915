/** A segment ready to be asked: the postings of title and text with the part of their score that does not depend on the query. */
import type { Postings } from '../../../indexer/index/postings.js';
import { fields } from '../../../indexer/index/schema.js';
import type { Segment } from '../../../indexer/index/segment.js';
import { Dense } from './dense.js';
import { List, listOf } from './list.js';
import { occurrencesOf, type FieldFrequencies, type Similarity, type Statistics } from './similarity.js';

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

/** A row of the body's postings: a deleted article stays in its place, worth 0. */
interface ScoredRow {
  list: List;
  /** Live articles. */
  live: number;
  /** Of the term in them. */
  occurrences: number;
  /** The articles that have the term in their titles, ascending. */
  titled: Uint32Array;
}

/** Shorter rows are decoded in less time than it takes to remember them. */
const leastRemembered = 16;

export class ScoredSegment {
  /** One bit an article, as `deletions` has them, in numbers of 32; null where none is deleted. */
  readonly deleted: Int32Array | null;
  readonly live: number;
  private readonly norms: Float64Array;
  /** Rows that were asked for. */
  private readonly rows = new Map<number, ScoredRow>();

  /** `frequencies`: live articles of the whole archive that have a term in title and text; asked only where the similarity wants it. */
  constructor(
    readonly segment: Segment,
    readonly deletions: Deletions,
    private readonly similarity: Similarity,
    statistics: Statistics,
    private readonly frequencies: (term: number) => FieldFrequencies,
  ) {
    const { count } = segment.articles;
    const lengths = lengthsOf(segment, similarity.lengths);
    this.norms = similarity.norms(lengths.title, lengths.text, statistics);
    this.deleted = deletions === null ? null : new Int32Array(Math.ceil(count / 32));
    let live = count;
    for (let i = 0; i < count; i++) {
      if (this.deleted === null || !isDeleted(deletions, i)) continue;
      this.deleted[i >>> 5] |= 1 << (i & 31);
      live--;
    }
    this.live = live;
  }

  /** The body's row of a term, or -1. */
  row(term: string): number {
    const number = this.segment.termNumber(term);
    return number < 0 ? -1 : this.segment.spaces.body.row(number);
  }

  /** The articles that have the term of a row in title or text. */
  list(row: number): List {
    return this.scoredRow(row).list;
  }

  liveCount(row: number): number {
    return this.deletions === null ? this.segment.spaces.body.count(row) : this.scoredRow(row).live;
  }

  /** All that is known of a row at once: a short one is decoded every time. */
  scoredRow(row: number): ScoredRow {
    const known = this.rows.get(row);
    if (known !== undefined) return known;
    const made = this.decode(row);
    if (made.list.length >= leastRemembered) this.rows.set(row, made);
    return made;
  }

  /** The articles that have the term of a row in their titles: no score is needed for that. */
  titled(row: number): Uint32Array {
    return this.rows.get(row)?.titled ?? this.segment.spaces.body.titled(row);
  }

  private decode(row: number): ScoredRow {
    const { segment: { spaces: { body }, articles: { count } }, similarity, norms, deletions } = this;
    const postings = body.postingsOf(row);
    const frequencies = similarity.needsFrequencies ? this.frequencies(body.terms[row]) : noFrequencies;
    // Scored as they are read: what is written down only to be read again takes as long as the reading.
    const articles = new Uint32Array(postings.count);
    const scores = new Float32Array(postings.count);
    const titled: number[] = [];
    let [live, occurrences, most] = [0, 0, 0];
    for (let i = 0; i < articles.length; i++) {
      postings.next();
      const { article, inText, inTitle } = postings;
      articles[i] = article;
      if (inTitle > 0) titled.push(article);
      if (deletions !== null && isDeleted(deletions, article)) continue;
      live++;
      occurrences += occurrencesOf(inText);
      const score = similarity.score(inTitle, inText, norms[2 * article], norms[2 * article + 1], frequencies);
      scores[i] = score;
      if (score > most) most = score;
    }
    // As the scores have it: in 32 bits.
    const list = new List(articles, scores, articles.length, 1, null, Math.fround(most), Dense.of(articles, count));
    return { list, live, occurrences, titled: Uint32Array.from(titled) };
  }

  /** What occurrences in one article are worth: for phrases and other things that are not in the index as such. */
  score(article: number, inTitle: number, inText: number): number {
    if (isDeleted(this.deletions, article)) return 0;
    return this.similarity.score(inTitle, inText, this.norms[2 * article], this.norms[2 * article + 1], noFrequencies);
  }

  /** A list of decoded postings, scored as if they were the body's. */
  scored({ articles, inText, inTitle }: Postings): List {
    const scores = new Float32Array(articles.length);
    let most = 0;
    for (let i = 0; i < articles.length; i++) {
      scores[i] = this.score(articles[i], inTitle[i], inText[i]);
      if (scores[i] > most) most = scores[i];
    }
    return listOf(articles, scores, articles.length, 1, most);
  }
}

const noFrequencies: FieldFrequencies = { title: 0, text: 0, articles: 0 };
