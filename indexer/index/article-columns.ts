/** What is known of each article without opening its text? One row an article, in columns. Longer than most: a line for each column, written and read. */
import { articleTypes, type ArticleType, type DateOrigin, type TitleOrigin } from '../article/article.js';
import { ByteReader, ByteWriter } from './bytes.js';
import type { Column, Columns } from './columns.js';
import { dateOrigins, fieldGap, fields, printedDate, titleOrigins, valueColumns, type DayNumber, type ValueColumn } from './schema.js';
import { QuotationColumns, writeQuotationColumns, type QuotationRow } from './quotation-columns.js';
import { compareBytes, StringColumn } from './strings.js';
import { ValueWriter } from './value-writer.js';

export interface ArticleRow {
  id: string;
  title: string;
  day: DayNumber;
  /** How much of the day was printed: 0, 4, 7 or 10 characters. */
  dateCharacters: number;
  dateOrigin: DateOrigin;
  titleOrigin: TitleOrigin;
  type: ArticleType;
  language: string;
  source: string | null;
  author: string | null;
  /** Words of title and text that are no stop words of the article's language: the lengths that the ranking goes by. */
  words: { title: number; text: number };
  /** Places of the title in the body; the text's begin behind them and the gap. */
  titlePlaces: number;
  /** The article's headings. */
  sections: string[];
  /** Paragraphs of the text as variable-length integers: `places·2 + heading` each. */
  paragraphs: Uint8Array;
  quotations: readonly QuotationRow[];
  /** Where its record begins in the segment's file of texts, and how long it is, in bytes. */
  recordStart: number;
  recordBytes: number;
}

/** Newest first, undated last, then by id: the order of a segment's articles, and the last word on every tie. */
export function compareRows(a: { day: DayNumber; idBytes: Uint8Array }, b: { day: DayNumber; idBytes: Uint8Array }): number {
  return b.day - a.day || compareBytes(a.idBytes, b.idBytes);
}

/**
 * Writes the rows, which have to be in the order of `compareRows`. `lengths`: how many different terms each has, as MiniSearch counts
 * lengths, a column a field in the order of `fields`.
 */
export function writeArticleColumns(rows: readonly ArticleRow[], lengths: readonly Uint32Array[]): Record<string, Column> {
  const ids = StringColumn.of(rows.map((row) => row.id));
  const columns: Record<string, Column> = {
    ...ids.columns('article.id'),
    'article.idOrder': Uint32Array.from(rows.keys()).sort((a, b) => compareBytes(ids.piece(a), ids.piece(b))),
    ...StringColumn.of(rows.map((row) => row.title)).columns('article.title'),
    'article.day': Int32Array.from(rows, (row) => row.day),
    'article.dateCharacters': Uint8Array.from(rows, (row) => row.dateCharacters),
    'article.dateOrigin': Uint8Array.from(rows, (row) => dateOrigins.indexOf(row.dateOrigin)),
    'article.titleOrigin': Uint8Array.from(rows, (row) => titleOrigins.indexOf(row.titleOrigin)),
    'article.type': Uint8Array.from(rows, (row) => articleTypes.indexOf(row.type)),
    'article.words.title': Uint32Array.from(rows, (row) => row.words.title),
    'article.words.text': Uint32Array.from(rows, (row) => row.words.text),
    'article.titlePlaces': Uint32Array.from(rows, (row) => row.titlePlaces),
    'article.recordStart': Float64Array.from(rows, (row) => row.recordStart),
    'article.recordBytes': Uint32Array.from(rows, (row) => row.recordBytes),
  };
  fields.forEach((field, f) => {
    columns[`article.length.${field}`] = lengths[f];
  });
  for (const column of valueColumns) {
    const writer = new ValueWriter();
    columns[`article.${column}`] = Uint32Array.from(rows, (row) => writer.number(row[column]));
    Object.assign(columns, writer.values().columns(`values.${column}`));
  }
  const paragraphs = new ByteWriter();
  const paragraphStarts = new Uint32Array(rows.length + 1);
  rows.forEach((row, i) => {
    paragraphs.append(row.paragraphs);
    paragraphStarts[i + 1] = paragraphs.length;
  });
  columns['article.paragraphs'] = paragraphs.finish();
  columns['article.paragraphStarts'] = paragraphStarts;
  const sections = new ValueWriter();
  const numbers = rows.map((row) => row.sections.map((heading) => sections.number(heading)));
  const starts = new Uint32Array(rows.length + 1);
  numbers.forEach((list, i) => (starts[i + 1] = starts[i] + list.length));
  columns['article.sections'] = Uint32Array.from(numbers.flat());
  columns['article.sectionStarts'] = starts;
  return Object.assign(columns, sections.values().columns('values.section'), writeQuotationColumns(rows.map(({ quotations }) => quotations)));
}

export class ArticleColumns {
  readonly ids: StringColumn;
  private readonly idOrder: Uint32Array;
  readonly titles: StringColumn;
  readonly days: Int32Array;
  private readonly dateCharacters: Uint8Array;
  private readonly dateOrigins: Uint8Array;
  private readonly titleOrigins: Uint8Array;
  /** Places in `articleTypes`. */
  readonly types: Uint8Array;
  readonly titlePlaces: Uint32Array;
  private readonly recordStarts: Float64Array;
  private readonly recordBytes: Uint32Array;
  /** Different terms, a column a field in the order of `fields`. */
  readonly lengths: Uint32Array[];
  /** Words that are no stop words. */
  readonly words: Readonly<Record<'title' | 'text', Uint32Array>>;
  /** 0 for none, else 1 + the place in `values`. */
  readonly numbers: Record<ValueColumn, Uint32Array>;
  readonly values: Record<ValueColumn | 'section', StringColumn>;
  private readonly read: Record<ValueColumn, Map<number, string>> = { language: new Map(), source: new Map(), author: new Map() };
  /** 1 + the place in `values.section`; those of article i stand from `sectionStarts[i]` to `sectionStarts[i + 1]`. */
  readonly sections: Uint32Array;
  readonly sectionStarts: Uint32Array;
  readonly quotations: QuotationColumns;

  private readonly paragraphs: Uint8Array;
  private readonly paragraphStarts: Uint32Array;

  constructor(columns: Columns) {
    this.ids = StringColumn.from(columns, 'article.id');
    this.idOrder = columns.u32('article.idOrder');
    this.titles = StringColumn.from(columns, 'article.title');
    this.days = columns.i32('article.day');
    this.dateCharacters = columns.u8('article.dateCharacters');
    this.dateOrigins = columns.u8('article.dateOrigin');
    this.titleOrigins = columns.u8('article.titleOrigin');
    this.types = columns.u8('article.type');
    this.titlePlaces = columns.u32('article.titlePlaces');
    this.recordStarts = columns.f64('article.recordStart');
    this.recordBytes = columns.u32('article.recordBytes');
    this.lengths = fields.map((field) => columns.u32(`article.length.${field}`));
    this.words = { title: columns.u32('article.words.title'), text: columns.u32('article.words.text') };
    const numbers = (column: ValueColumn): Uint32Array => columns.u32(`article.${column}`);
    this.numbers = { language: numbers('language'), source: numbers('source'), author: numbers('author') };
    const values = (column: string): StringColumn => StringColumn.from(columns, `values.${column}`);
    this.values = { language: values('language'), source: values('source'), author: values('author'), section: values('section') };
    this.sections = columns.u32('article.sections');
    this.sectionStarts = columns.u32('article.sectionStarts');
    this.quotations = new QuotationColumns(columns);
    this.paragraphs = columns.u8('article.paragraphs');
    this.paragraphStarts = columns.u32('article.paragraphStarts');
  }

  get count(): number {
    return this.days.length;
  }

  /** The first article of a day before one, or how many there are: the days descend, and the undated come before all. */
  firstBefore(day: DayNumber): number {
    const { days } = this;
    let [low, high] = [0, days.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (days[middle] >= day) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** How many have a date: they stand before the others. */
  get dated(): number {
    return this.firstBefore(1);
  }

  /** The number of the article with an id, or -1. */
  find(id: string): number {
    return this.ids.find(id, this.idOrder);
  }

  date(i: number): string | null {
    return printedDate(this.days[i], this.dateCharacters[i]);
  }

  dateOrigin(i: number): DateOrigin {
    return dateOrigins[this.dateOrigins[i]];
  }

  titleOrigin(i: number): TitleOrigin {
    return titleOrigins[this.titleOrigins[i]];
  }

  type(i: number): ArticleType {
    return articleTypes[this.types[i]];
  }

  value(column: ValueColumn, i: number): string | null {
    const number = this.numbers[column][i];
    if (number === 0) return null;
    // Few values stand in many articles: each is read once.
    let value = this.read[column].get(number);
    if (value === undefined) this.read[column].set(number, (value = this.values[column].get(number - 1)));
    return value;
  }

  sectionsOf(i: number): string[] {
    return Array.from(this.sections.subarray(this.sectionStarts[i], this.sectionStarts[i + 1]), (number) =>
      this.values.section.get(number - 1),
    );
  }

  private paragraphBytes(i: number): Uint8Array {
    return this.paragraphs.subarray(this.paragraphStarts[i], this.paragraphStarts[i + 1]);
  }

  /** The article's paragraphs in order: the body's place where each begins, and behind its last. */
  paragraphsOf(i: number): { from: number; to: number; heading: boolean }[] {
    const reader = new ByteReader(this.paragraphBytes(i));
    const paragraphs = [];
    let from = this.titlePlaces[i] + fieldGap;
    while (reader.at < reader.bytes.length) {
      const entry = reader.varint();
      const to = from + Math.floor(entry / 2);
      paragraphs.push({ from, to, heading: entry % 2 === 1 });
      from = to;
    }
    return paragraphs;
  }

  record(i: number): { start: number; bytes: number } {
    return { start: this.recordStarts[i], bytes: this.recordBytes[i] };
  }

  row(i: number): ArticleRow {
    const { start, bytes } = this.record(i);
    return {
      id: this.ids.get(i),
      title: this.titles.get(i),
      day: this.days[i],
      dateCharacters: this.dateCharacters[i],
      dateOrigin: this.dateOrigin(i),
      titleOrigin: this.titleOrigin(i),
      type: this.type(i),
      language: this.value('language', i) ?? '',
      source: this.value('source', i),
      author: this.value('author', i),
      words: { title: this.words.title[i], text: this.words.text[i] },
      titlePlaces: this.titlePlaces[i],
      sections: this.sectionsOf(i),
      paragraphs: this.paragraphBytes(i),
      quotations: this.quotations.row(i),
      recordStart: start,
      recordBytes: bytes,
    };
  }
}
