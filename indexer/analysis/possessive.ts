/** Where does a final *'s* end? */
import * as is from './characters.js';
import { behindInvisible, joinsWord, kindAt } from './characters.js';

/**
 * Behind `'s` (or a row of them) that ends the word; else minus the place up to which nothing is a final `'s`. `at` is at
 * the apostrophe.
 */
export function behindPossessive(text: string, at: number, limit: number): number {
  let i = at;
  for (;;) {
    const s = behindInvisible(text, i + 1, limit, false);
    const letter = text.charAt(s);
    if (s >= limit || (letter !== 's' && letter !== 'S')) return -Math.max(s, i + 1);
    const after = behindInvisible(text, s + 1, limit, false);
    const kind = kindAt(text, after, limit);
    if (kind === is.letter || kind === is.digit || kind === is.mark) return -after;
    if (kind !== is.apostrophe || !joinsWord(text, behindInvisible(text, after + 1, limit, false), limit)) return after;
    i = after;
  }
}
