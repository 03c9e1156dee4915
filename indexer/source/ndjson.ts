/**
 * What article is this line of NDJSON? An object with `text`, and with `id`, `title`, `date`, `source`, `author`,
 * `language`, `url`, `tags` where they are known; other names are not read.
 *
 * A number is taken for an id or a year, a list of authors is joined. A value of another kind refuses the line, for then
 * the file is not what its writer believes. A date that is missing or cannot be read leaves the date to the dateline,
 * and the article without one is undated: it is never the file's. One that cannot be read is told. Paragraphs and headings are those of plain text.
 */
import { type ReadArticle, Refusal } from '../article/article.js';
import { composeArticle } from '../article/compose.js';
import { parseDate } from '../article/date.js';
import { languageCode } from '../article/language.js';
import { plainTextBlocks } from '../article/plain-text.js';
import { decode } from './decode.js';
import type { ReadOptions } from './reader.js';

export interface RecordPlace {
  /** Of the file, or of whatever the line came in. */
  path: string;
  /** 1-based. */
  line: number;
}

/** UTF-16 units: an id is a segment of a URL. */
const longestId = 1024;

type Fields = Partial<Record<string, unknown>>;

class RecordFields {
  constructor(
    private readonly fields: Fields,
    private readonly where: string,
  ) {}

  refusal(problem: string): Refusal {
    return new Refusal('invalid-record', `${this.where} ${problem}`);
  }

  /** null where the field is missing, null or blank. */
  string(name: string, numbers: 'numbers too' | 'no numbers' = 'no numbers'): string | null {
    const value = this.fields[name];
    if (value === undefined || value === null) return null;
    if (typeof value === 'number' && numbers === 'numbers too') return String(value);
    if (typeof value !== 'string') throw this.refusal(`has a ${name} that is no string`);
    return value.trim() === '' ? null : value;
  }

  strings(name: string): string[] {
    const value = this.fields[name];
    if (value === undefined || value === null) return [];
    const values: unknown[] = Array.isArray(value) ? value : [value];
    return values.map((one) => {
      if (typeof one !== 'string') throw this.refusal(`has ${name} that are no strings`);
      return one;
    });
  }
}

function isFields(value: unknown): value is Fields {
  return value instanceof Object && !Array.isArray(value);
}

function parsed(line: string, where: string): Fields {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw new Refusal('invalid-record', `${where} is not JSON: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
  if (isFields(value)) return value;
  throw new Refusal('invalid-record', `${where} is no object`);
}

/** `id` is null where the record has none. Throws `invalid-record` or `empty`, naming line and field. */
export function readRecord(line: string, place: RecordPlace, options: ReadOptions = {}): ReadArticle {
  const where = `${place.path} line ${place.line}`;
  const fields = new RecordFields(parsed(line, where), where);
  const id = fields.string('id', 'numbers too');
  if (id !== null && (id.length > longestId || /[\u0000-\u001f\u007f]|[\ud800-\udfff]/u.test(id))) {
    throw fields.refusal(`has an id that is longer than ${longestId} characters or has control characters`);
  }
  // In an address these two mean a folder, however they are encoded.
  if (id === '.' || id === '..') throw fields.refusal('has an id that no address can hold');
  const text = fields.string('text');
  if (text === null) throw fields.refusal('has no text');
  const declared = languageCode(fields.string('language') ?? '');
  const stated = fields.string('date', 'numbers too');
  const date = stated === null ? null : parseDate(stated, declared);
  const title = fields.string('title');
  const author = fields.strings('author').join(', ');
  return composeArticle({
    type: 'ndjson',
    name: where,
    path: null,
    id,
    title: title === null ? null : { text: title, origin: 'given' },
    date: date === null ? null : { date, origin: 'given' },
    unreadDate: date === null ? stated : null,
    source: fields.string('source'),
    author,
    language: declared ?? options.language ?? null,
    tags: fields.strings('tags'),
    url: fields.string('url'),
    blocks: plainTextBlocks(text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text),
  });
}

/** The same from the bytes of a line, in whatever encoding. */
export function readRecordBytes(bytes: Uint8Array, place: RecordPlace, options: ReadOptions = {}): ReadArticle {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  // A replacement character is printed now and then; mostly it says that the line is not UTF-8.
  return readRecord(text.includes('\ufffd') ? decode(bytes) : text.replace(/^\ufeff/, ''), place, options);
}
