/** Do these words read like somebody's speech, or like a name, a title, a word that is spoken about? */
import type { Speech } from './language/speech.js';
import type { QuotedSpan } from './marks.js';
import type { Word } from './words.js';

export interface Wording {
  /** At most 7 are counted. */
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
  /** Every longer word has a capital. */
  titled: boolean;
}

const wordPattern = /[\p{L}\p{N}][\p{L}\p{N}\p{M}’'.-]*/gu;
const countedWords = 7;

export function wordingOf(text: string, span: QuotedSpan, before: readonly Word[], behind: readonly Word[]): Wording {
  const opening = text.slice(span.start, Math.min(span.end, span.start + 120));
  const ending = text.slice(Math.max(span.start, span.end - 3), span.end);
  const first = (opening.match(wordPattern) ?? []).slice(0, countedWords);
  const opensLarge = /^[\p{Lu}\p{Lo}\p{N}]/u.test(first[0] ?? '');
  const stopped = /[.!?…][’'”"]?$/.test(ending);
  const comma = /,[’'”"]?$/.test(ending) || behind[0]?.text === ',';
  const next = behind.at(0);
  const titled = first.length < countedWords && first.every((word) => /^[\p{Lu}\p{N}]/u.test(word) || word.length <= 3);
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
    titled,
  };
}

/** The marks are no speech's: `the film “Casablanca”`, `the so-called “experts”`, `a boat called “Lively Lady”`. */
export function isNoSpeech(wording: Wording, before: readonly Word[], speech: Speech): boolean {
  const last = before.at(-1);
  if (last === undefined || last.kind === 'stop') return false;
  if (speech.mentions.has(last.lower)) return true;
  if (speech.labels.has(last.lower) && wording.opensLarge && !(speech.verbs.has(last.lower) && !wording.titled)) return true;
  if (wording.stopped || wording.comma) return false;
  if (wording.titled && wording.opensLarge) return true;
  return wording.words === 1 && speech.determiners.has(last.lower);
}
