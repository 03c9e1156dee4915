/**
 * How do articles become a segment? Their tokens are collected as numbers, and inverted once all are there. Longer than most: what is
 * collected of an article, let go and built shares one log of tokens.
 */
import { scannerFor, stemmedLanguages, stopWords, type WordScanner } from '../analysis/analyzer.js';
import type { Article, Paragraph } from '../article/article.js';
import { compareRows, writeArticleColumns, type ArticleRow } from './article-columns.js';
import { ByteWriter } from './bytes.js';
import { Columns } from './columns.js';
import { invert, type Stretch } from './inversion.js';
import { Lexicon } from './lexicon.js';
import { quotedIn } from './quoted.js';
import { ScannedText, type WordNumber } from './scanned-text.js';
import { dayNumber, fieldGap, spaces } from './schema.js';
import { encodeRecord, placesOfParagraphs } from './text-record-writer.js';
import { TokenLog } from './token-log.js';
import { Vocabulary } from './vocabulary.js';

interface Row extends ArticleRow {
  idBytes: Uint8Array;
  /** Where the tokens of each space stand in the log, in the order of `spaces`. */
  stretches: Stretch[];
}

/** A segment in memory: its columns, and the records of its articles in the order they were added. */
export interface BuiltSegment {
  columns: Columns;
  records: Uint8Array;
}

/** The memory of records is kept for the next ones where they took not more bytes than this. */
const longestKept = 1 << 23;

export class SegmentBuilder {
  /** By the order of adding; null where an article was dropped. */
  private rows: (Row | null)[] = [];
  private live = 0;
  /** Those that nobody has taken yet. */
  private records = new ByteWriter();
  private takenBytes = 0;
  private log = new TokenLog();
  private vocabulary = new Vocabulary();
  private scanners = new Map<string, WordScanner<WordNumber>>();
  private readonly text = new ScannedText();
  /** One function for every text: then the scanner's loop and this are compiled as one. */
  private readonly take = (word: WordNumber, start: number, _end: number, position: number, places: number): void => {
    this.log.push(word >>> 1, this.text.base + position);
    this.text.token(word, start, position, places);
  };

  /** Articles that are in the next segment. */
  get articles(): number {
    return this.live;
  }

  /** Tokens so far: a measure of the memory held. */
  get tokens(): number {
    return this.log.tokens;
  }

  /** Of the records that nobody has taken yet. */
  get recordBytesHeld(): number {
    return this.records.length;
  }

  /** Returns a number by which the article can be dropped. */
  add(article: Article): number {
    const { stretches, titlePlaces, words } = this.analyse(article);
    const tokens = this.text.tokens();
    const { quotations, letters } = quotedIn(article, tokens);
    const { dateline, tags, url, path, sha256, text } = article;
    const places = placesOfParagraphs(article.paragraphs, tokens);
    const recordStart = this.records.length;
    for (const piece of encodeRecord({ dateline, tags, url, path, sha256 }, text, article.paragraphs, places, tokens, letters)) this.records.append(piece);
    this.rows.push({
      id: article.id,
      idBytes: Buffer.from(article.id, 'utf8'),
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
      paragraphs: encodeParagraphs(article.paragraphs, places),
      quotations,
      recordStart: this.takenBytes + recordStart,
      recordBytes: this.records.length - recordStart,
      stretches,
      titlePlaces,
      words,
    });
    this.live++;
    return this.rows.length - 1;
  }

  /** Leaves an article out of the next segment; its record stays where it is. */
  drop(number: number): void {
    if (this.rows[number] === null) return;
    this.rows[number] = null;
    this.live--;
  }

  /** The records that were added since they were last taken. */
  takeRecords(): Uint8Array<ArrayBuffer> {
    const taken = this.records.finish();
    this.takenBytes += taken.length;
    if (taken.length <= longestKept) this.records.clear();
    else this.records = new ByteWriter();
    return taken;
  }

  /** What a language makes of words is the same for all that have no rules of their own. */
  private scannerOf(language: string): WordScanner<WordNumber> {
    const rules = stemmedLanguages.includes(language) ? language : '';
    const known = this.scanners.get(rules);
    if (known !== undefined) return known;
    const stop = stopWords(rules);
    const { vocabulary } = this;
    const scanner = scannerFor(rules, (term, form) => vocabulary.form(term, form) * 2 + (stop.has(form) ? 1 : 0));
    this.scanners.set(rules, scanner);
    return scanner;
  }

  private analyse(article: Article): Pick<Row, 'stretches' | 'titlePlaces' | 'words'> {
    const { log, text } = this;
    const scanner = this.scannerOf(article.language);
    /** Scans one text with its places from `base` on; says the first place behind it, and how many words were counted. */
    const scan = (printed: string, base: number): { behind: number; words: number } => {
      text.begin(base);
      scanner.scan(printed, this.take);
      return { behind: text.behind, words: text.words };
    };
    const stretch = (run: () => void): Stretch => {
      const from = log.length;
      log.beginStretch();
      run();
      return { from, to: log.length, titlePlaces: 0 };
    };
    const section = stretch(() => {
      let base = 0;
      for (const heading of headings(article)) base = scan(heading, base).behind + fieldGap;
    });
    const author = stretch(() => scan(article.author ?? '', 0));
    const source = stretch(() => scan(article.source ?? '', 0));
    const place = stretch(() => scan(article.dateline?.place ?? '', 0));
    // Last, so that what is known of the text that was scanned is the article's.
    const words = { title: 0, text: 0 };
    let titlePlaces = 0;
    const body = stretch(() => {
      const title = scan(article.title, 0);
      titlePlaces = title.behind;
      words.title = title.words;
      words.text = scan(article.text, titlePlaces + fieldGap).words;
    });
    return { stretches: [{ ...body, titlePlaces }, section, author, source, place], titlePlaces, words };
  }

  /** The segment of what was added, with the records that nobody has taken; the builder is empty afterwards. */
  build(): BuiltSegment {
    const rows = this.rows.filter((row) => row !== null).sort(compareRows);
    const log = this.log.view();
    const lexicon = new Lexicon(this.vocabulary, usesOf(rows, log, this.vocabulary));
    const inverted = spaces.map((space, s) => invert(space, rows.map(({ stretches }) => stretches[s]), log, lexicon));
    const [body, section, author, source, place] = inverted.map(({ lengths }) => lengths);
    // In the order of the fields.
    const lengths = [body.title, body.text, section.text, author.text, source.text, place.text];
    const columns = Columns.of({
      ...lexicon.columns(),
      ...Object.fromEntries(inverted.flatMap((space) => Object.entries(space.columns))),
      ...writeArticleColumns(rows, lengths),
    });
    const built = { columns, records: this.takeRecords() };
    this.rows = [];
    this.live = 0;
    this.takenBytes = 0;
    this.log = new TokenLog();
    this.vocabulary = new Vocabulary();
    this.scanners = new Map();
    return built;
  }
}

/** How often each form occurs in the articles of these rows. */
function usesOf(rows: readonly Row[], log: Uint32Array, vocabulary: Vocabulary): Uint32Array {
  const uses = new Uint32Array(vocabulary.printed.length);
  for (const { stretches } of rows) {
    for (const { from, to } of stretches) {
      for (let i = from; i < to; i++) {
        const entry = log[i];
        uses[entry >>> 1]++;
        i += entry & 1;
      }
    }
  }
  return uses;
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
