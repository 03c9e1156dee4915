/** How does a batch of articles become a segment? Analysed once, counted by MiniSearch, packed. */
import MiniSearch from 'minisearch';
import { analyzerFor, stopWords } from '../analysis/analyzer.js';
import type { Article, Paragraph } from '../article/article.js';
import { compareRows, writeArticleColumns, type ArticleRow } from './article-columns.js';
import { ByteWriter, NumberWriter } from './bytes.js';
import { Columns } from './columns.js';
import { packTerms, type AnalysedTerms, type PlacesByTerm } from './pack.js';
import { dayNumber, fieldGap, fields, spaces, type Field, type Space } from './schema.js';
import { encodeRecord, placesOfParagraphs } from './text-record.js';

/** One article's terms, ready for MiniSearch: it splits and changes nothing. */
type ReadyTerms = Record<Field, string[]>;

/** A MiniSearch that takes numbers for articles and asks `ready` for the terms of each field. */
function countingIndex(ready: (field: Field) => string[]): MiniSearch<{ number: number }> {
  return new MiniSearch({
    idField: 'number',
    fields: [...fields],
    extractField: (article, field) => (field === 'number' ? article.number : ''),
    tokenize: (_text, field) => (isField(field) ? ready(field) : []),
    processTerm: (term) => term,
  });
}

const isField = (name: string | undefined): name is Field => fields.some((field) => field === name);

interface Row extends Omit<ArticleRow, 'lengths'> {
  idBytes: Uint8Array;
  /** Where the tokens of each space begin and end, in the order of `spaces`. */
  tokens: { from: number; to: number }[];
}

/** A segment in memory: its columns, and the records of its articles in pieces, in the order they were added. */
export interface BuiltSegment {
  columns: Columns;
  records: Uint8Array[];
}

export class SegmentBuilder {
  private rows: Row[] = [];
  private records: Uint8Array[] = [];
  private recordBytes = 0;
  /** One a token: which form of which term, and its place. */
  private readonly tokenForms = new NumberWriter(1 << 16);
  private readonly tokenPlaces = new NumberWriter(1 << 16);
  private readonly vocabulary = new Vocabulary();
  private readonly textStarts = new NumberWriter(4096);
  private readonly textPositions = new NumberWriter(4096);

  get articles(): number {
    return this.rows.length;
  }

  /** Tokens so far: a measure of the memory held. */
  get tokens(): number {
    return this.tokenForms.length;
  }

  add(article: Article): void {
    const spaceTokens = this.analyse(article);
    const tokens = { starts: this.textStarts.view(), positions: this.textPositions.view(), count: this.textStarts.length };
    const { dateline, tags, url, path, sha256, text } = article;
    const record = encodeRecord({ dateline, tags, url, path, sha256 }, text, article.paragraphs, tokens);
    const recordBytes = record.reduce((sum, piece) => sum + piece.length, 0);
    this.rows.push({
      id: article.id,
      idBytes: new TextEncoder().encode(article.id),
      title: article.title,
      titleOrigin: article.titleOrigin,
      day: dayNumber(article.date),
      dateCharacters: article.date?.length ?? 0,
      dateOrigin: article.dateOrigin,
      type: article.type,
      language: article.language,
      source: article.source,
      author: article.author,
      sections: [...new Set(headings(article))],
      paragraphs: encodeParagraphs(article.paragraphs, placesOfParagraphs(article.paragraphs, tokens)),
      recordStart: this.recordBytes,
      recordBytes,
      ...spaceTokens,
    });
    this.records.push(...record);
    this.recordBytes += recordBytes;
  }

  private analyse(article: Article): Pick<Row, 'tokens' | 'titlePlaces' | 'words'> {
    const analyzer = analyzerFor(article.language);
    const { tokenForms, tokenPlaces, vocabulary, textStarts, textPositions } = this;
    /** Scans one text with its places from `base` on; says the first place behind it. */
    const scan = (text: string, base: number, counter: WordCounter | null = null): number => {
      let behind = base;
      analyzer.scan(text, (term, form, _start, _end, position, places) => {
        counter?.token(form, position, places);
        tokenForms.push(vocabulary.form(term, form));
        behind = base + position;
        tokenPlaces.push(behind++);
      });
      return behind;
    };
    const between = (run: () => void): { from: number; to: number } => {
      const from = tokenForms.length;
      run();
      return { from, to: tokenForms.length };
    };
    let titlePlaces = 0;
    const counter = new WordCounter(stopWords(article.language));
    const words = { title: 0, text: 0 };
    textStarts.length = 0;
    textPositions.length = 0;
    const body = between(() => {
      titlePlaces = scan(article.title, 0, counter);
      words.title = counter.finish();
      const base = titlePlaces + fieldGap;
      analyzer.scan(article.text, (term, form, start, _end, position, places) => {
        counter.token(form, position, places);
        tokenForms.push(vocabulary.form(term, form));
        tokenPlaces.push(base + position);
        textStarts.push(start);
        textPositions.push(position);
      });
      words.text = counter.finish();
    });
    const section = between(() => {
      let base = 0;
      for (const heading of headings(article)) base = scan(heading, base) + fieldGap;
    });
    const author = between(() => scan(article.author ?? '', 0));
    const source = between(() => scan(article.source ?? '', 0));
    const place = between(() => scan(article.dateline?.place ?? '', 0));
    return { tokens: [body, section, author, source, place], titlePlaces, words };
  }

  /** The segment of what was added; the builder is empty afterwards. */
  build(): BuiltSegment {
    const rows = this.rows.sort(compareRows);
    let current: ReadyTerms;
    const index = countingIndex((field) => current[field]);
    rows.forEach((row, number) => {
      current = this.ready(row);
      index.add({ number });
    });
    const plain = index.toJSON();
    const terms = packTerms(plain, this.analysed(rows));
    const columns = Columns.of({
      ...terms.columns(),
      ...writeArticleColumns(rows.map((row, number) => ({ ...row, lengths: plain.fieldLength[number] }))),
    });
    const built = { columns, records: this.records };
    this.rows = [];
    this.records = [];
    this.recordBytes = 0;
    this.tokenForms.length = 0;
    this.tokenPlaces.length = 0;
    this.vocabulary.clear();
    return built;
  }

  private ready(row: Row): ReadyTerms {
    const [body, section, author, source, place] = row.tokens;
    const forms = this.tokenForms.view();
    const places = this.tokenPlaces.view();
    const terms = (from: number, to: number): string[] => {
      const list = new Array<string>(to - from);
      for (let t = from; t < to; t++) list[t - from] = this.vocabulary.termOfForm(forms[t]);
      return list;
    };
    let text = body.from;
    while (text < body.to && places[text] < row.titlePlaces) text++;
    return {
      title: terms(body.from, text),
      text: terms(text, body.to),
      section: terms(section.from, section.to),
      author: terms(author.from, author.to),
      source: terms(source.from, source.to),
      place: terms(place.from, place.to),
    };
  }

  private analysed(rows: readonly Row[]): AnalysedTerms {
    const invert = (s: number): PlacesByTerm => this.invert(rows, s);
    const inverted = Object.fromEntries(spaces.map((space, s) => [space, invert(s)])) as Record<Space, PlacesByTerm>;
    return {
      termNumber: (term) => this.vocabulary.termNumber(term),
      formsOf: (term) => this.vocabulary.formsOf(term),
      spaces: inverted,
    };
  }

  /** Sorts the tokens of a space by term with two passes: how many each term has, then each to its row. */
  private invert(rows: readonly Row[], s: number): PlacesByTerm {
    const forms = this.tokenForms.view();
    const places = this.tokenPlaces.view();
    const termOfForm = this.vocabulary.termsOfForms();
    const starts = new Uint32Array(this.vocabulary.termCount + 1);
    for (const row of rows) {
      const { from, to } = row.tokens[s];
      for (let t = from; t < to; t++) starts[termOfForm[forms[t]] + 1]++;
    }
    for (let term = 0; term < this.vocabulary.termCount; term++) starts[term + 1] += starts[term];
    const total = starts[this.vocabulary.termCount];
    const inverted = { starts, articles: new Uint32Array(total), places: new Uint32Array(total), forms: new Uint32Array(total) };
    const next = starts.slice();
    rows.forEach((row, article) => {
      const { from, to } = row.tokens[s];
      for (let t = from; t < to; t++) {
        const at = next[termOfForm[forms[t]]]++;
        inverted.articles[at] = article;
        inverted.places[at] = places[t];
        inverted.forms[at] = forms[t];
      }
    });
    return inverted;
  }
}

/** Sees the tokens of a text go by, and counts the printed words that are no stop words: a compound's parts, not the whole. */
class WordCounter {
  private words = 0;
  private counted = -1;

  constructor(private readonly stop: ReadonlySet<string>) {}

  token(form: string, position: number, places: number): void {
    if (places > 1 || position === this.counted) return;
    this.counted = position;
    if (!this.stop.has(form)) this.words++;
  }

  /** How many, and ready for the next text. */
  finish(): number {
    const { words } = this;
    this.words = 0;
    this.counted = -1;
    return words;
  }
}

function encodeParagraphs(paragraphs: readonly Paragraph[], places: readonly number[]): Uint8Array {
  const bytes = new ByteWriter(paragraphs.length * 2);
  paragraphs.forEach(({ kind }, i) => {
    bytes.varint(places[i] * 2 + (kind === 'heading' ? 1 : 0));
  });
  return bytes.finish();
}

const headings = (article: Article): string[] =>
  article.paragraphs.filter(({ kind }) => kind === 'heading').map(({ start, end }) => article.text.slice(start, end));

/** The terms of a batch and their printed forms, numbered in the order of their coming. */
class Vocabulary {
  private readonly terms: string[] = [];
  private readonly termNumbers = new Map<string, number>();
  private readonly formTerms = new NumberWriter(4096);
  private readonly printed: string[] = [];
  /** By printed form: nearly every one belongs to one term. */
  private readonly formNumbers = new Map<string, number>();
  /** By term and printed form, for those that belong to several. */
  private readonly sharedForms = new Map<string, number>();

  get termCount(): number {
    return this.terms.length;
  }

  form(term: string, printed: string): number {
    const known = this.formNumbers.get(printed);
    if (known === undefined) {
      const number = this.addForm(term, printed);
      this.formNumbers.set(printed, number);
      return number;
    }
    if (this.termOfForm(known) === term) return known;
    const key = `${term} ${printed}`;
    let number = this.sharedForms.get(key);
    if (number === undefined) {
      number = this.addForm(term, printed);
      this.sharedForms.set(key, number);
    }
    return number;
  }

  private addForm(term: string, printed: string): number {
    let number = this.termNumbers.get(term);
    if (number === undefined) {
      number = this.terms.length;
      this.terms.push(term);
      this.termNumbers.set(term, number);
    }
    this.formTerms.push(number);
    this.printed.push(printed);
    return this.printed.length - 1;
  }

  termNumber(term: string): number | undefined {
    return this.termNumbers.get(term);
  }

  termOfForm(form: number): string {
    return this.terms[this.formTerms.at(form)];
  }

  termsOfForms(): Uint32Array {
    return this.formTerms.view();
  }

  private formLists: number[][] | null = null;

  formsOf(term: number): { numbers: number[]; printed: Uint8Array[] } {
    if (this.formLists === null) {
      const lists: number[][] = this.terms.map(() => []);
      this.formTerms.view().forEach((owner, form) => lists[owner].push(form));
      this.formLists = lists;
    }
    const numbers = this.formLists[term];
    return { numbers, printed: numbers.map((form) => Buffer.from(this.printed[form], 'utf8')) };
  }

  clear(): void {
    this.terms.length = 0;
    this.termNumbers.clear();
    this.formTerms.length = 0;
    this.printed.length = 0;
    this.formNumbers.clear();
    this.sharedForms.clear();
    this.formLists = null;
  }
}
