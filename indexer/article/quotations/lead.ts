/** Which words lead to a quotation? Those of its sentence before the opening mark, without what is nobody's part of it. */
import { type Gap, gapOf, reach } from './gap.js';
import type { Speech } from './language/speech.js';
import { Sentence } from './sentence.js';
import type { Word } from './words.js';

/** Words of a transcript's longest `PRIME MINISTER GILLARD:` */
const longestLabel = 5;
const quoted = /^(?:him|her|them|it|you)$/;
/** Words of `and I quote`, `I’ll quote`. */
const quoting = /^(?:and|i|i’ll|i'll|’ll|'ll|will|can|to|a|the)$/;

/** Without who speaks in a transcript: `SPEERS: You said “…”` */
function unlabelled(words: readonly Word[]): readonly Word[] {
  const colon = words.slice(0, longestLabel + 1).findIndex(({ text }) => text === ':');
  const label = words.slice(0, Math.max(0, colon));
  return colon < words.length - 1 && label.length > 0 && label.every(({ capital }) => capital) ? words.slice(colon + 1) : words;
}

/** Without whom it is said to: `Prime Minister, the head of the bank told us “…”` */
function unaddressed(words: readonly Word[], { titles }: Speech): readonly Word[] {
  const comma = words.findIndex(({ text }) => text === ',');
  const isAddress = comma > 0 && comma < words.length - 1 && words.slice(0, comma).every(({ lower, capital }) => capital && titles.has(lower));
  return isAddress ? words.slice(comma + 1) : words;
}

/** Without the `quote` before a mark that is printed too: `they said, and I quote, “…”` */
function ledBy(words: readonly Word[]): readonly Word[] {
  let behind = words.length;
  while (behind > 0 && words[behind - 1]?.kind === 'stop') behind -= 1;
  const stops = words.slice(behind);
  if (quoted.test(words.at(behind - 1)?.lower ?? '')) behind -= 1;
  if (words.at(behind - 1)?.lower !== 'quote') return words;
  behind -= 1;
  while (behind > 0 && quoting.test(words[behind - 1]?.lower ?? '')) behind -= 1;
  if (behind === 0) return words;
  const ended = words[behind - 1]?.kind === 'stop';
  return ended && stops.length > 0 ? [...words.slice(0, behind - 1), ...stops] : [...words.slice(0, behind), ...stops];
}

/** The end of the paragraph before, where it announces what this one begins with: `Peskov told reporters:` */
export function announcement(paragraph: string, speech: Speech): Sentence {
  const text = paragraph.replace(/[\s*_]+$/, '');
  const words = /[:;,–—-]$/.test(text) ? gapOf(text, Math.max(0, text.length - reach), text.length).tail : [];
  return new Sentence(text, ledBy(words), speech);
}

/** The last sentence before an opening mark; `opens`: the paragraph begins with it. */
export function leadOf(text: string, { tail }: Gap, opens: boolean, speech: Speech): Sentence {
  return new Sentence(text, ledBy(unaddressed(opens ? unlabelled(tail) : tail, speech)), speech);
}
