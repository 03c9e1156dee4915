/** Which word of a query is its writer still at? The last one, where nothing stands behind it. */
import { hasLetter, isQuote } from './characters.js';
import { fieldNamed } from './token.js';
import type { WordField } from './tree.js';

export interface BegunWord {
  /** As far as it is written; empty where the query does not end in a word. */
  text: string;
  /** UTF-16 units into the query, at which it begins. */
  start: number;
  field: WordField;
  /** The query before it, without its field or sign. */
  before: string;
  /** The phrase that it stands in and that is not closed yet, as far as it goes before it, with its field; null where it stands in none. */
  phrase: string | null;
}

const lastWord = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.&-]*$/u;
const lastField = /(?:^|[\s(])[-+!]?([a-z]+):$/i;
const wordFields: readonly WordField[] = ['text', 'title', 'section', 'author', 'source', 'place'];
const valueFields = ['language', 'type', 'speaker'] as const;

/** What is being written, whatever it is. */
interface Begun {
  text: string;
  start: number;
  /** The query before the word. */
  head: string;
  /** Where a quotation mark stands in it that is not closed yet. */
  quote: number | null;
  /** The field's name as it is written; undefined where there is none. */
  name: string | undefined;
  /** Up to where the field's colon may stand. */
  fieldEnd: string;
}

function begun(query: string): Begun {
  const written = lastWord.exec(query)?.[0] ?? '';
  const start = query.length - written.length;
  const head = query.slice(0, start);
  const quotes = [...Array(head.length).keys()].filter((at) => isQuote(head, at));
  const quote = quotes.length % 2 === 1 ? (quotes.at(-1) ?? null) : null;
  const fieldEnd = quote === null ? head : head.slice(0, quote);
  return { text: hasLetter(written) ? written : '', start, head, quote, name: lastField.exec(fieldEnd)?.[1], fieldEnd };
}

/** null where what is written last is no word that articles have: a date, a language, a type, who speaks. */
export function begunWord(query: string): BegunWord | null {
  const { text, start, head, quote, name, fieldEnd } = begun(query);
  const named = name === undefined ? 'text' : fieldNamed(name);
  const field = wordFields.find((one) => one === named);
  if (field === undefined) return null;
  const unsigned = (name === undefined ? fieldEnd : fieldEnd.slice(0, -name.length - 1)).replace(/(^|[\s(])[-+!=]+$/u, '$1');
  const before = quote === null ? unsigned : `${unsigned} ${head.slice(quote + 1)}`;
  const phrase = quote === null ? null : head.slice(name === undefined ? quote : quote - name.length - 1);
  return { text, start, field, before, phrase };
}

/** A language, a type or who speaks, as far as it is written. */
export interface BegunValue {
  field: (typeof valueFields)[number];
  text: string;
  /** UTF-16 units into the query, at which the last word begins. */
  start: number;
  /** What stands before that in quotation marks that are not closed yet; null where there are none. */
  quoted: string | null;
}

/** null where what is written last is something else. */
export function begunValue(query: string): BegunValue | null {
  const { text, start, head, quote, name } = begun(query);
  const named = name === undefined ? null : fieldNamed(name);
  const field = valueFields.find((one) => one === named);
  return field === undefined ? null : { field, text, start, quoted: quote === null ? null : head.slice(quote + 1) };
}
