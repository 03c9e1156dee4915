/** Do these words read like somebody's speech, or like a name, a title, a word that is spoken about? */
import type { Speech } from './language/speech.js';
import type { QuotedSpan } from './marks.js';
import type { Word } from './words.js';

export interface Wording {
  /** At most 12 are counted. */
  words: number;
  opensLarge: boolean;
  /** Ends with `.`, `!`, `?` or `…`. */
  stopped: boolean;
  /** A comma stands inside or outside of the closing mark. */
  comma: boolean;
  open: boolean;
  /** Opens with a capital, is stopped, and has three words or more. */
  wholeSentence: boolean;
  /** A colon stands before it. */
  introduced: boolean;
  /** Its end allows an attribution behind it. */
  mayBeFollowed: boolean;
  /** Nothing stands before it in its paragraph. */
  alone: boolean;
  /** The word or stop behind it. */
  next: Word | undefined;
  /** Every longer word has a capital. */
  titled: boolean;
}

const wordPattern = /[\p{L}\p{N}][\p{L}\p{N}\p{M}’'.-]*/gu;
const countedWords = 12;
const wordSign = /[\p{L}\p{N}]/u;
/** UTF-16 units of space and Markdown before the first mark of a paragraph. */
const longestIndent = 12;
/** his words “…” are a quotation, the words “…” are not */
const possessive = /^(?:his|her|their|my|your|our)$/;

export function wordingOf(text: string, span: QuotedSpan, before: readonly Word[], behind: readonly Word[]): Wording {
  const opening = text.slice(span.start, Math.min(span.end, span.start + 120));
  const ending = text.slice(Math.max(span.start, span.end - 3), span.end);
  const first = firstWords(opening);
  const opensLarge = /^[\p{Lu}\p{Lo}\p{N}]/u.test(first[0] ?? '');
  const stopped = /[.!?…][’'”"]?$/.test(ending);
  const comma = /,[’'”"]?$/.test(ending) || behind[0]?.text === ',';
  const next = behind.at(0);
  const titled = (first.length < countedWords || opening !== opening.toUpperCase()) && first.every((word) => /^[\p{Lu}\p{N}]/u.test(word) || word.length <= 3);
  const fullStop = /\.[’'”"]?$/.test(ending) && !/\.\.\.?/.test(ending);
  return {
    words: first.length,
    opensLarge,
    stopped,
    comma,
    open: span.open,
    wholeSentence: opensLarge && stopped && first.length >= 3,
    introduced: /^[:;]$/.test(before.at(-1)?.text ?? ''),
    mayBeFollowed: comma || (stopped && !fullStop) || /[—–-]$/.test(ending) || (opensLarge && next !== undefined && (!next.capital || (!stopped && first.length >= 4))),
    alone: span.outerStart <= longestIndent && !wordSign.test(text.slice(0, span.outerStart)),
    next,
    titled,
  };
}

function firstWords(opening: string): string[] {
  const words: string[] = [];
  wordPattern.lastIndex = 0;
  for (let match = wordPattern.exec(opening); match !== null && words.length < countedWords; match = wordPattern.exec(opening)) words.push(match[0]);
  return words;
}

/** Few words, and a noun behind them, for all that the tables tell: `a “quick tips” box`. */
function modifies({ words, stopped, comma, next }: Wording, speech: Speech): boolean {
  if (words > 3 || stopped || comma || next?.kind !== 'word' || next.capital) return false;
  const { lower } = next;
  return !(speech.noNames.has(lower) || speech.between.has(lower) || speech.verbs.has(lower) || speech.links.has(lower) || speech.looseLinks.has(lower));
}

/** A thing is named so, or a word is spoken about: `entitled “…”`, `a path called the “…”`, `so-called “…”`. */
export function isNaming(wording: Wording, before: readonly Word[], speech: Speech): boolean {
  // known as, labelled as
  if (before.at(-1)?.lower === 'as' && speech.mentions.has(before.at(-2)?.lower ?? '')) return true;
  // a path called the “…”
  const named = speech.determiners.has(before.at(-1)?.lower ?? '') ? before.at(-2)?.lower : undefined;
  if (named !== undefined && speech.mentions.has(named) && !before.some(({ lower }) => lower === 'what')) return true;
  // entitled, “…”
  const last = before.at(-1)?.text === ',' && speech.labels.has(before.at(-2)?.lower ?? '') ? before.at(-2) : before.at(-1);
  if (last === undefined || last.kind === 'stop') return false;
  // what he calls “…” is quoted
  if (speech.mentions.has(last.lower) && !possessive.test(before.at(-2)?.lower ?? '') && !(speech.verbs.has(last.lower) && before.some(({ lower }) => lower === 'what'))) return true;
  if (last.lower === 'called' && before.at(-2)?.lower === 'so') return true;
  // In “The Prince,” Lund said
  if (speech.prepositions.has(last.lower) && wording.titled && wording.opensLarge && wording.words >= 3) return true;
  return speech.labels.has(last.lower) && wording.opensLarge && !(speech.verbs.has(last.lower) && !wording.titled);
}

/** The marks are no speech's: what is named, and `the film “Casablanca”`, `the “experts”`. */
export function isNoSpeech(wording: Wording, before: readonly Word[], speech: Speech): boolean {
  if (isNaming(wording, before, speech)) return true;
  const last = before.at(-1);
  if (last === undefined || last.kind === 'stop' || wording.stopped || wording.comma) return false;
  if (wording.titled && wording.opensLarge) return true;
  if (speech.participles.has(last.lower)) return modifies(wording, speech);
  // a much more significant “home grown” element
  if (!wording.opensLarge && !speech.verbs.has(last.lower) && !last.capital && !speech.noNames.has(last.lower) && modifies(wording, speech)) return true;
  return speech.determiners.has(last.lower) && (wording.words === 1 || modifies(wording, speech));
}
