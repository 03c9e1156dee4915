/**
 * How is a tree written in the query language? Reading it again gives the same tree and mends nothing. Every group but the
 * outermost has its parentheses, so that no reader has to know what binds tighter. A parsed tree has at most 200 words,
 * each level of it at least one: the recursion is bounded.
 */
import { isBareWord } from './bare.js';
import { isOperatorText } from './operators.js';
import type { QueryNode, WordField, WordNode } from './tree.js';


function prefixOf(field: WordField): string {
  return field === 'text' ? '' : `${field}:`;
}

function describeWord(word: WordNode): string {
  const prefix = prefixOf(word.field);
  if (word.form === 'exact') return `${prefix}=${word.text}`;
  if (word.form === 'similar') return `${prefix}${word.text}~`;
  return prefix === '' && isOperatorText(word.text) ? `text:${word.text}` : `${prefix}${word.text}`;
}

function describePhrase(phrase: Extract<QueryNode, { kind: 'phrase' }>): string {
  const slop = phrase.slop === null ? '' : `~${phrase.slop}`;
  return `${prefixOf(phrase.field)}"${phrase.text}"${slop}`;
}

function inner(node: QueryNode): string {
  const text = describe(node);
  const group = node.kind === 'and' || node.kind === 'or' || node.kind === 'near' || node.kind === 'same';
  return group ? `(${text})` : text;
}

/** A chain of SAME is nested to the left and is written as a chain. */
function paragraphOperands(node: QueryNode): QueryNode[] {
  return node.kind === 'same' ? [...paragraphOperands(node.left), node.right] : [node];
}

export function describe(node: QueryNode): string {
  switch (node.kind) {
    case 'word':
      return describeWord(node);
    case 'phrase':
      return describePhrase(node);
    case 'near':
      return `${inner(node.left)} NEAR/${node.distance} ${inner(node.right)}`;
    case 'same':
      return paragraphOperands(node).map(inner).join(' SAME ');
    case 'and':
      return node.children.map(inner).join(' AND ');
    case 'or':
      return node.children.map(inner).join(' OR ');
    case 'not':
      return `NOT ${inner(node.child)}`;
    case 'date':
      return `date:[${node.from ?? '*'} TO ${node.to ?? '*'}]`;
    case 'undated':
      return 'date:none';
    case 'language':
      return `lang:${node.value}`;
    case 'type':
      return `type:${node.value}`;
    case 'speaker':
      return isBareWord(node.text) ? `speaker:${node.text}` : `speaker:"${node.text}"`;
    case 'said':
      return node.phrase ? `said:"${node.text}"` : `said:${node.text}`;
    case 'all':
      return '*';
  }
}
