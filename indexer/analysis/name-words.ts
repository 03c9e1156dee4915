/** Which words has a name? `Peskov’s`, *José* and `J.-P.` as a reader may type them: folded, unstemmed, without marks. */
import { fold } from './fold.js';

/** Letters with full stops between, as in U.S.: they are one word. */
const stoppedLetters = /(?<![\p{L}\p{N}])(?:\p{L}\.){2,}\p{L}?(?![\p{L}\p{N}])/gu;
const possessive = /(?<=\p{L})['’][sS](?![\p{L}\p{N}])/gu;
const word = /[\p{L}\p{M}\p{N}]+/gu;

/** Each once, in the order of their coming. */
export function nameWords(name: string): string[] {
  const plain = fold(name.replace(possessive, '')).replace(stoppedLetters, (letters) => letters.replaceAll('.', ''));
  return [...new Set(plain.match(word) ?? [])];
}
