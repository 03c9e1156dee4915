/** Would this text, written behind a field's colon, be read as that one plain word? If not, it wants quotation marks. */
import { Budget } from './budget.js';
import { lex } from './lexer.js';
import { Mending } from './mending.js';

export function isBareWord(text: string): boolean {
  const query = `text:${text}`;
  const tokens = lex(query, new Mending(query), new Budget());
  const word = tokens.at(1);
  return tokens.length === 2 && word?.kind === 'word' && word.form === 'plain' && word.text === text;
}
