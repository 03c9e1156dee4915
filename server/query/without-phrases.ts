/** How is a query asked for the same words, but not as phrases? Everything else stays as it was written. */
import { Budget } from './budget.js';
import { lex } from './lexer.js';
import { Mending } from './mending.js';
import type { Token } from './token.js';

/** In these fields quotation marks hold a value or a name together, and no order of words. */
const unordered: ReadonlySet<string | null> = new Set(['language', 'type', 'speaker']);

/** Words beside such a neighbour need no parentheses: nothing binds one of them more closely than the others. */
const isLoose = (neighbour: Token | undefined): boolean => neighbour === undefined || neighbour.kind === 'word' || neighbour.kind === 'phrase';

/** The query itself where it has no phrase. */
export function withoutPhrases(query: string): string {
  const tokens = lex(query, new Mending(query), new Budget());
  let text = '';
  let end = 0;
  for (const [at, token] of tokens.entries()) {
    const [before, behind] = [at === 0 ? undefined : tokens[at - 1], tokens.at(at + 1)];
    if (token.kind !== 'phrase' || (before?.kind === 'field' && unordered.has(before.field))) continue;
    const isOne = !token.text.includes(' ') || (isLoose(before) && isLoose(behind));
    text += query.slice(end, token.start) + (isOne ? token.text : `(${token.text})`);
    end = token.end;
  }
  return text + query.slice(end);
}
