/** Where in a query, as it was written, does each of its words stand? */
import { Budget } from './budget.js';
import { hasLetter } from './characters.js';
import { lex } from './lexer.js';
import { Mending, type WarningCode } from './mending.js';

/** A word of its own, or one of a phrase's. */
export interface WordPlace {
  text: string;
  /** UTF-16 units in the query, end exclusive. */
  start: number;
  end: number;
}

/** In order. Values that are no words, such as dates and languages, are not among them, even where they cannot be read. */
export function wordPlaces(query: string): WordPlace[] {
  const places: WordPlace[] = [];
  let isValue = false;
  const mending = new Mending(query);
  const tokens = lex(query, mending, new Budget());
  const badDates = mending.warnings().filter(({ code }) => code === ('bad-date' satisfies WarningCode));
  for (const token of tokens) {
    if (badDates.some(({ start, end }) => token.start < end && start < token.end)) continue;
    if (!isValue && (token.kind === 'word' || token.kind === 'phrase')) {
      let from = token.start;
      for (const text of token.kind === 'word' ? [token.text] : token.text.split(' ')) {
        const start = query.indexOf(text, from);
        // What the reading has changed (`a**b`) stands nowhere as it was read.
        if (start < 0 || start + text.length > token.end) break;
        from = start + text.length;
        if (hasLetter(text)) places.push({ text, start, end: from });
      }
    }
    isValue = token.kind === 'field' && (token.field === 'language' || token.field === 'type');
  }
  return places;
}

/** Where a word of its own stands first, as the tree has it, with what says how its letters are taken; null where it stands nowhere. */
export function firstPlaceOf(word: string, query: string): Pick<WordPlace, 'start' | 'end'> | null {
  const token = lex(query, new Mending(query), new Budget()).find((one) => one.kind === 'word' && one.text === word);
  return token === undefined ? null : { start: token.start, end: token.end };
}
