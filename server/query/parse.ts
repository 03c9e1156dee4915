/** What did the reader mean? Every text has an answer; none is an error. */
import { Budget } from './budget.js';
import { hasLetter, isSpace } from './characters.js';
import { describe } from './describe.js';
import { lex } from './lexer.js';
import { Mending } from './mending.js';
import { parse } from './parser.js';
import type { ParsedQuery } from './tree.js';

export function parseQuery(query: string): ParsedQuery {
  const mending = new Mending(query);
  const budget = new Budget();
  const tree = parse(query, lex(query, mending, budget), mending, budget);
  if (tree.kind === 'all' && mending.isIdle) noteNothing(query, mending);
  // The empty query is written as nothing, and so answered with all articles.
  return { tree, parsed: tree.kind === 'all' ? '' : describe(tree), warnings: mending.warnings() };
}

/** Signs alone, where none of them was mended: else all articles would come without a word. White space alone is the empty query; `a OR *` means them all. */
function noteNothing(query: string, mending: Mending): void {
  let [start, end] = [0, query.length];
  while (start < end && isSpace(query.charAt(start))) start++;
  while (end > start && isSpace(query.charAt(end - 1))) end--;
  if (start === end || hasLetter(query)) return;
  mending.note('nothing-to-look-for', start, end, 'there is no word to look for in this query');
}
