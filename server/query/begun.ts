/** Which word of a query is its writer still at? The last one, where nothing stands behind it. */
import { hasLetter, isQuote } from './characters.js';
import { fieldNamed, isDateField } from './token.js';
import type { WordField } from './tree.js';

export interface BegunWord {
  /** As far as it is written; empty where the query does not end in a word. */
  text: string;
  /** UTF-16 units into the query, at which it begins. */
  start: number;
  field: WordField;
  /** The query before it, without its field or sign. */
  before: string;
  /** Whether it stands in a phrase that is not closed yet. */
  inPhrase: boolean;
}

const lastWord = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.&-]*$/u;
const lastField = /(?:^|[\s(])([a-z]+):$/i;
const wordFields: readonly WordField[] = ['text', 'title', 'section', 'author', 'source', 'place'];

/** null where what is written last is no word that articles have: a date, a language, a type, who speaks. */
export function begunWord(query: string): BegunWord | null {
  const text = lastWord.exec(query)?.[0] ?? '';
  const start = query.length - text.length;
  const head = query.slice(0, start);
  const quotes = [...Array(head.length).keys()].filter((at) => isQuote(head, at));
  const inPhrase = quotes.length % 2 === 1;
  const fieldEnd = inPhrase ? head.slice(0, quotes.at(-1)) : head;
  const name = lastField.exec(fieldEnd)?.[1];
  const named = name === undefined ? 'text' : fieldNamed(name);
  if (named !== null && isDateField(named)) return null;
  const field = wordFields.find((one) => one === named);
  if (field === undefined) return null;
  const unsigned = (name === undefined ? fieldEnd : fieldEnd.slice(0, -name.length - 1)).replace(/(^|[\s(])[-+!=]+$/u, '$1');
  const before = inPhrase ? `${unsigned} ${head.slice((quotes.at(-1) ?? 0) + 1)}` : unsigned;
  return { text: hasLetter(text) ? text : '', start, field, before, inPhrase };
}
