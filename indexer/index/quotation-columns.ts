/**
 * Who is quoted in which article, and in which places of its text? A segment's quotations, in columns.
 *
 * An article's quotations stand behind one another as variable-length integers:
 *
 *     { parts·2 + carried, speaker, verb, parts { step, places } }
 *
 * A speaker and a verb are 0 for none, else 1 + the number among the segment's own. A step leads from the place behind the
 * part before to the first of this one: `2·step`, or `-2·step - 1` backwards. Places count from the text's first.
 * Beside them the words of the speakers' names, in ascending order of their bytes, each with the articles that have it as
 * steps from one to the next.
 */
import { nameWords } from '../analysis/analyzer.js';
import { ByteReader, ByteWriter } from './bytes.js';
import type { Column, Columns } from './columns.js';
import { readStep, writeStep } from './steps.js';
import { orderOf, StringColumn, StringWriter } from './strings.js';
import { ValueWriter } from './value-writer.js';

/** Places of the text, from its first token's; the end is exclusive. A part without a word has none. */
export interface QuotedPlaces {
  from: number;
  to: number;
}

export interface Speaker {
  /** The fullest name that the article has. */
  name: string;
  /** As printed beside the quotation. */
  written: string;
}

export interface QuotationRow {
  parts: QuotedPlaces[];
  speaker: Speaker | null;
  verb: string | null;
  carried: boolean;
}

/** A quotation as it stands in the columns: numbers for names. */
export interface NumberedQuotation {
  parts: QuotedPlaces[];
  /** 0 for none, else what `speaker` and `verb` take. */
  speaker: number;
  verb: number;
  carried: boolean;
}

/** Stands in no name: white space in names is single spaces. */
const between = '\t';

const spokenBy = ({ name, written }: Speaker): string => (name === written ? name : `${name}${between}${written}`);

function speakerOf(value: string): Speaker {
  const [name, written = name] = value.split(between);
  return { name, written };
}

/** `rows`: the quotations of every article, in the articles' order. */
export function writeQuotationColumns(rows: readonly (readonly QuotationRow[])[]): Record<string, Column> {
  const [speakers, verbs] = [new ValueWriter(), new ValueWriter()];
  const words = new WordArticles();
  const bytes = new ByteWriter();
  const starts = new Uint32Array(rows.length + 1);
  rows.forEach((quotations, article) => {
    for (const { parts, speaker, verb, carried } of quotations) {
      const value = speaker === null ? null : spokenBy(speaker);
      bytes.varint(parts.length * 2 + (carried ? 1 : 0));
      bytes.varint(speakers.number(value));
      bytes.varint(verbs.number(verb));
      let behind = 0;
      for (const { from, to } of parts) {
        writeStep(bytes, from - behind);
        bytes.varint(to - from);
        behind = to;
      }
      if (value !== null) words.add(value, article);
    }
    starts[article + 1] = bytes.length;
  });
  return {
    'article.quotations': bytes.finish(),
    'article.quotationStarts': starts,
    ...speakers.values().columns('values.speaker'),
    ...verbs.values().columns('values.verb'),
    ...words.columns(),
  };
}

/** The words of speakers' names, and the articles they are quoted in. */
class WordArticles {
  private readonly wordsOf = new Map<string, string[]>();
  private readonly articles = new Map<string, number[]>();

  add(speaker: string, article: number): void {
    let words = this.wordsOf.get(speaker);
    if (words === undefined) {
      words = nameWords(speaker);
      this.wordsOf.set(speaker, words);
    }
    for (const word of words) {
      const known = this.articles.get(word);
      if (known === undefined) this.articles.set(word, [article]);
      else if (known.at(-1) !== article) known.push(article);
    }
  }

  columns(): Record<string, Column> {
    const words = [...this.articles.keys()];
    const coming = StringColumn.of(words);
    const order = orderOf(coming);
    const strings = new StringWriter();
    const postings = new ByteWriter();
    const starts = new Uint32Array(words.length + 1);
    order.forEach((from, place) => {
      strings.pushBytes(coming.piece(from));
      let previous = 0;
      for (const article of this.articles.get(words[from]) ?? []) {
        postings.varint(article - previous);
        previous = article;
      }
      starts[place + 1] = postings.length;
    });
    return { ...strings.finish().columns('speaker.word'), 'speaker.starts': starts, 'speaker.postings': postings.finish() };
  }
}

export class QuotationColumns {
  private readonly quotations: Uint8Array;
  private readonly starts: Uint32Array;
  private readonly speakers: StringColumn;
  private readonly verbs: StringColumn;
  /** The words of the speakers' names, ascending. */
  readonly words: StringColumn;
  private readonly wordStarts: Uint32Array;
  private readonly postings: Uint8Array;

  constructor(columns: Columns) {
    this.quotations = columns.u8('article.quotations');
    this.starts = columns.u32('article.quotationStarts');
    this.speakers = StringColumn.from(columns, 'values.speaker');
    this.verbs = StringColumn.from(columns, 'values.verb');
    this.words = StringColumn.from(columns, 'speaker.word');
    this.wordStarts = columns.u32('speaker.starts');
    this.postings = columns.u8('speaker.postings');
  }

  has(article: number): boolean {
    return this.starts[article + 1] > this.starts[article];
  }

  of(article: number): NumberedQuotation[] {
    const reader = new ByteReader(this.quotations, this.starts[article]);
    const end = this.starts[article + 1];
    const quotations: NumberedQuotation[] = [];
    while (reader.at < end) {
      const head = reader.varint();
      const [speaker, verb] = [reader.varint(), reader.varint()];
      const parts: QuotedPlaces[] = [];
      let behind = 0;
      for (let left = Math.floor(head / 2); left > 0; left--) {
        const from = behind + readStep(reader);
        behind = from + reader.varint();
        parts.push({ from, to: behind });
      }
      quotations.push({ parts, speaker, verb, carried: head % 2 === 1 });
    }
    return quotations;
  }

  speaker(number: number): Speaker | null {
    return number === 0 ? null : speakerOf(this.speakers.get(number - 1));
  }

  verb(number: number): string | null {
    return number === 0 ? null : this.verbs.get(number - 1);
  }

  /** The words of a speaker's name, in full and as printed. */
  wordsOf(speaker: number): string[] {
    return speaker === 0 ? [] : nameWords(this.speakers.get(speaker - 1));
  }

  /** The articles that quote somebody whose name has a word, ascending. */
  articlesOf(word: string): Uint32Array {
    const i = this.words.find(word);
    if (i < 0) return new Uint32Array(0);
    const reader = new ByteReader(this.postings, this.wordStarts[i]);
    const articles: number[] = [];
    let article = 0;
    while (reader.at < this.wordStarts[i + 1]) articles.push((article += reader.varint()));
    return Uint32Array.from(articles);
  }

  row(article: number): QuotationRow[] {
    return this.of(article).map(({ parts, speaker, verb, carried }) => ({ parts, speaker: this.speaker(speaker), verb: this.verb(verb), carried }));
  }
}
