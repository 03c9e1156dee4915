/** Who does the text say has spoken, and with what verb? The shape of the answer, and what both sides of a quotation share. */
import type { Sentence, Speaker } from './sentence.js';
import { speakerFrom } from './speaker.js';

export interface Attribution {
  written: string;
  /** Without titles, to be completed; null for pronouns and offices. */
  name: string | null;
  verb: string | null;
  /** Where the verb stands in the paragraph, to know one attribution from another; -1 without a verb. */
  verbAt: number;
  /** Nothing but an object, `that` or a stop stands between verb and quotation. */
  direct: boolean;
  /** Nothing but `that` or a stop does. */
  touching: boolean;
}

/** Words between a verb and its quotation, at most. */
export const farthestVerb = 30;

export function attributionOf(sentence: Sentence, { written, name }: Speaker, verb: number | null, closeness: { direct: boolean; touching: boolean }): Attribution {
  const word = verb === null ? undefined : sentence.word(verb);
  return { written, name, verb: word?.lower ?? null, verbAt: word?.start ?? -1, ...closeness };
}

/** Index behind a source's words that begin here, or -1. */
function sourceEnd(sentence: Sentence, index: number): number {
  for (const source of sentence.speech.sources) {
    const parts = source.split(' ');
    if (parts.every((part, offset) => sentence.lower(index + offset) === part)) return index + parts.length;
  }
  return -1;
}

/** According to Amina Sule */
export function sourced(sentence: Sentence, index: number, direct: boolean): Attribution | null {
  const behind = sourceEnd(sentence, index);
  const speaker = behind === -1 ? null : speakerFrom(sentence, behind);
  if (speaker === null) return null;
  const verb = sentence.words.slice(index, behind).map(({ lower }) => lower);
  return { written: speaker.written, name: speaker.name, verb: verb.join(' '), verbAt: sentence.word(index)?.start ?? -1, direct, touching: false };
}

/** Index of the first word behind conjunctions and stray stops. */
export function sentenceStart(sentence: Sentence): number {
  let first = 0;
  while (sentence.isConjunction(first) || sentence.isStop(first, /^[^.!?]$/)) first += 1;
  return first;
}

/** Whom the sentence is about: a name, a pronoun, or somebody like `a man`. */
export function sentenceSubject(sentence: Sentence): Speaker | null {
  const first = sentenceStart(sentence);
  const speaker = speakerFrom(sentence, first, (index) => sentence.isVerb(index) || sentence.isBetween(index));
  if (speaker?.name !== null) return speaker ?? null;
  if (sentence.speech.pronouns.has(sentence.lower(first))) return sentence.lower(first) === 'it' ? null : speaker;
  const words = speaker.written.toLowerCase().split(' ');
  return words.some((word) => sentence.speech.persons.has(word)) ? speaker : null;
}
