/** Would this text, written behind a field's colon, be read as that one plain word? If not, it wants quotation marks. */
import { Budget } from './budget.js';
import { lex } from './lexer.js';
import { Mending } from './mending.js';

/** Nothing but letters means anything else behind a colon, whatever they spell: most words are known by one look. */
const onlyLetters = /^[a-z]{1,64}$/i;

export function isBareWord(text: string): boolean {
  if (onlyLetters.test(text)) return true;
  const query = `text:${text}`;
  const tokens = lex(query, new Mending(query), new Budget());
  const word = tokens.at(1);
  return tokens.length === 2 && word?.kind === 'word' && word.form === 'plain' && word.text === text;
}
