/** Which words, phrases and names of a query may be found in an article that answers it? */
import type { QueryNode } from './tree.js';

export type PositiveNode = Extract<QueryNode, { kind: 'word' | 'phrase' | 'said' | 'speaker' }>;

/** In reading order, with the reader's own spelling; nothing that is excluded. */
export function positiveWords(tree: QueryNode): PositiveNode[] {
  switch (tree.kind) {
    case 'word':
    case 'phrase':
    case 'said':
    case 'speaker':
      return [tree];
    case 'near':
    case 'same':
      return [...positiveWords(tree.left), ...positiveWords(tree.right)];
    case 'and':
    case 'or':
      return tree.children.flatMap(positiveWords);
    default:
      return [];
  }
}
