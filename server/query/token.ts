/** The words of the query language, as the lexer finds them and the parser reads them. */
import type { DateClause, DateField } from './date-clause.js';
import type { WordField, WordForm } from './tree.js';

export type LeafField = WordField | 'language' | 'type' | 'speaker' | 'said';

/** UTF-16 units of the query as written, end exclusive. */
interface Place {
  start: number;
  end: number;
}

export type Operand = Place &
  (
    | { kind: 'word'; text: string; form: WordForm }
    | { kind: 'phrase'; text: string; slop: number | null }
    | { kind: 'date'; node: DateClause['node'] }
    /** A lone `*`. */
    | { kind: 'everything' }
  );

export type FieldToken = Place & { kind: 'field'; name: string; field: LeafField | null };

export type BinaryToken = Place & ({ kind: 'and' } | { kind: 'or' } | { kind: 'same' } | { kind: 'near'; distance: number });

export type Mark<Kind extends 'open' | 'close' | 'not' | 'require'> = Place & { kind: Kind };

export type Token = Operand | FieldToken | BinaryToken | Mark<'open'> | Mark<'close'> | Mark<'not'> | Mark<'require'>;

/** Every name that stands before a colon; letter case does not matter. `intitle` and `filetype` are what web engines say. */
const fields: ReadonlyMap<string, LeafField | DateField> = new Map<string, LeafField | DateField>([
  ['text', 'text'],
  ['title', 'title'],
  ['headline', 'title'],
  ['intitle', 'title'],
  ['section', 'section'],
  ['author', 'author'],
  ['byline', 'author'],
  ['source', 'source'],
  ['place', 'place'],
  ['lang', 'language'],
  ['language', 'language'],
  ['type', 'type'],
  ['filetype', 'type'],
  ['speaker', 'speaker'],
  ['said', 'said'],
  ['date', 'date'],
  ['before', 'before'],
  ['after', 'after'],
]);

export function fieldNamed(name: string): LeafField | DateField | null {
  return fields.get(name.toLowerCase()) ?? null;
}

export function isDateField(field: LeafField | DateField | null): field is DateField {
  return field === 'date' || field === 'before' || field === 'after';
}
