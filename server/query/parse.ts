/** What did the reader mean? Every text has an answer; none is an error. */
import { Budget } from './budget.js';
import { describe } from './describe.js';
import { lex } from './lexer.js';
import { Mending } from './mending.js';
import { parse } from './parser.js';
import type { ParsedQuery } from './tree.js';

export function parseQuery(query: string): ParsedQuery {
  const mending = new Mending(query);
  const budget = new Budget();
  const tree = parse(query, lex(query, mending, budget), mending, budget);
  // The empty query is written as nothing, and so answered with all articles.
  return { tree, parsed: tree.kind === 'all' ? '' : describe(tree), warnings: mending.warnings() };
}
