/** What does a word or phrase mean in its field? A value that a field cannot have is looked for as a word. */
import { articleTypes } from '../../indexer/article/article.js';
import type { Mending } from './mending.js';
import { isBareWord } from './bare.js';
import { languageNamed } from './language-name.js';
import type { LeafField, Operand } from './token.js';
import type { QueryNode, WordField } from './tree.js';
import { phraseText } from './word.js';

type Written = Extract<Operand, { kind: 'word' | 'phrase' }>;

function words(written: Written, field: WordField): QueryNode {
  return written.kind === 'word'
    ? { kind: 'word', text: written.text, form: written.form, field }
    : { kind: 'phrase', text: written.text, slop: written.slop, field };
}

function language(written: Written, mending: Mending): QueryNode {
  const name = written.text.toLowerCase();
  const code = languageNamed(name) ?? name.replace(/[-_].*$/, '');
  if (/^[a-z]{2,3}$/.test(code)) return { kind: 'language', value: code };
  const message = `${written.text} is no language, neither a code such as en nor an English name; it is looked for as a word`;
  mending.note('unknown-language', written.start, written.end, message);
  return words(written, 'text');
}

function type(written: Written, mending: Mending): QueryNode {
  const name = written.text.toLowerCase();
  const value = articleTypes.find((known) => known === name);
  if (value !== undefined) return { kind: 'type', value };
  const message = `${written.text} is none of ${articleTypes.join(', ')}; it is looked for as a word`;
  mending.note('unknown-type', written.start, written.end, message);
  return words(written, 'text');
}

/** Quotations know no patterns and no slop: only their words or a phrase. */
function spoken(field: 'speaker' | 'said', written: Written, mending: Mending): QueryNode {
  const dressed = written.kind === 'word' ? written.form !== 'plain' : written.slop !== null;
  if (dressed) {
    const message = `in ${field}: there are only words and phrases`;
    mending.note('modifier-ignored', written.start, written.end, message);
  }
  // A `?` that opens no letter is punctuation, and stays: what is written bare here has to read as what a phrase holds.
  const wild = written.kind === 'word' && written.form === 'pattern';
  const text = written.kind === 'word' ? phraseText(wild ? written.text.replace(/[*?]/g, '') : written.text).text : written.text;
  if (field === 'speaker') return { kind: 'speaker', text };
  return { kind: 'said', text, phrase: written.kind === 'phrase' || !isBareWord(text) };
}

/** null where the field has nothing to look for. */
export function leaf(field: LeafField, written: Operand, mending: Mending): QueryNode | null {
  if (written.kind === 'date') return written.node;
  if (written.kind === 'everything') {
    if (field === 'text') return { kind: 'all' };
    mending.note('field-without-word', written.start, written.end, `${field}:* names no word and is left out`);
    return null;
  }
  if (field === 'language') return language(written, mending);
  if (field === 'type') return type(written, mending);
  if (field === 'speaker' || field === 'said') return spoken(field, written, mending);
  return words(written, field);
}

/** `+word`: never left out of a search that finds little, which is what a phrase of one word is. */
export function required(node: QueryNode): QueryNode {
  if (node.kind === 'and') return { kind: 'and', children: node.children.map(required) };
  if (node.kind !== 'word' || node.form !== 'plain') return node;
  return { kind: 'phrase', text: phraseText(node.text).text, slop: null, field: node.field };
}
