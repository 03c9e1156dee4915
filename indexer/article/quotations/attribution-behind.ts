/** Who speaks, by the words behind a quotation: `“…,” said Peskov`, `“…,” Peskov, his spokesman, told reporters` */
import { type Attribution, attributionOf, farthestVerb, sentenceStart, sentenceSubject, sourced } from './attribution.js';
import type { Sentence } from './sentence.js';
import { speakerFrom } from './speaker.js';
import { dash } from './words.js';

/** Words between a speaker and the verb, and auxiliaries before a verb. */
const longestInsertion = 24;
const mostAuxiliaries = 5;
const lowerCase = /\p{Ll}/u;
const near = { direct: true, touching: false };
const far = { direct: false, touching: false };

/** “…” as Lund puts it */
export const asSaid = /^(?:as|wie|comme|como)$/;

/** French: dit-il, a-t-elle. */
const pronounBehindVerb = /^(.+?)-(?:t-)?(ils?|elles?|on|je)$/;

/** Index behind the comma, and behind the `as` of `“…”, as Lund puts it`. */
function pastComma(sentence: Sentence): number {
  const first = sentence.isComma(0) ? 1 : 0;
  return asSaid.test(sentence.lower(first)) ? first + 1 : first;
}

/** The words are those of the sentence behind the closing mark. */
export function attributionBehind(sentence: Sentence): Attribution | null {
  return attributionAt(sentence, pastComma(sentence), true);
}

function attributionAt(sentence: Sentence, first: number, direct: boolean): Attribution | null {
  // as described by Lund
  const passive = asSaid.test(sentence.lower(first - 1)) && sentence.isVerb(first) && sentence.lower(first + 1) === 'by' ? speakerFrom(sentence, first + 2) : null;
  if (passive !== null) return attributionOf(sentence, passive, first, direct ? near : far);
  const found = sourced(sentence, first, direct) ?? verbFirst(sentence, first, direct) ?? speakerFirst(sentence, first, direct);
  return !direct && sentence.speech.doubtful.has(found?.verb ?? '') ? null : found;
}

/** said Peskov, a déclaré Mme Roux, dit-elle */
function verbFirst(sentence: Sentence, first: number, direct: boolean): Attribution | null {
  const { speech } = sentence;
  const joined = pronounBehindVerb.exec(sentence.lower(first));
  const stem = joined?.at(1);
  const pronoun = joined?.at(2);
  if (stem !== undefined && pronoun !== undefined) {
    const word = sentence.word(sentence.isVerb(first + 1) ? first + 1 : first);
    const verb = sentence.isVerb(first + 1) ? sentence.lower(first + 1) : speech.verbs.has(stem) ? stem : null;
    if (verb !== null) return { written: pronoun, name: null, verb, verbAt: word?.start ?? -1, direct, touching: false };
  }
  let verb = first;
  while (sentence.isBetween(verb) && verb < first + mostAuxiliaries) verb += 1;
  if (!sentence.isVerb(verb) || speech.participles.has(sentence.lower(verb)) || speech.transitive.has(sentence.lower(verb))) return null;
  // “Why?” Ask Karen.
  if (speech.bare.has(sentence.lower(verb))) return null;
  let behind = verb + 1;
  while (speech.inverts && sentence.isBetween(behind) && !sentence.isDeterminer(behind)) behind += 1;
  // “Appeal” suggests that
  const speaker = sentence.isThat(behind) || speech.objects.has(sentence.lower(behind)) ? null : speakerFrom(sentence, behind);
  return speaker === null ? null : attributionOf(sentence, speaker, verb, direct ? near : far);
}

/** Peskov said; Peskov, the Kremlin spokesman, later told reporters; Marta Ellingsen of the Hollin Institute said */
export function speakerFirst(sentence: Sentence, first: number, direct: boolean): Attribution | null {
  const { speech } = sentence;
  const speaker = speakerFrom(sentence, first, (index) => index > first && sentence.isVerb(index));
  const verb = speaker === null ? null : verbBehind(sentence, first, speaker.behind);
  if (speaker === null || verb === null || speech.participles.has(sentence.lower(verb))) return null;
  // using disability claims data
  if (speech.doubtful.has(sentence.lower(verb)) && speaker.name === null && !sentence.isDeterminer(first) && !sentence.isSubjectPronoun(first)) return null;
  const before = sentence.lower(verb - 1);
  return speech.passives.has(before) || speech.infinitives.has(before) ? null : attributionOf(sentence, speaker, verb, direct ? near : far);
}

function skipAuxiliaries(sentence: Sentence, index: number): number {
  let next = index;
  while (sentence.isBetween(next) && next < index + mostAuxiliaries) next += 1;
  return next;
}

/** The verb of the speaker that ends here, behind an apposition or what else belongs to the speaker. */
function verbBehind(sentence: Sentence, first: number, behind: number): number | null {
  const verb = skipAuxiliaries(sentence, behind);
  if (sentence.isVerb(verb)) return verb;
  const limit = Math.min(sentence.words.length, behind + longestInsertion);
  if (sentence.isStop(behind, /^(?:,|\(|–|—|--)$/)) {
    const opening = sentence.word(behind)?.text;
    const closing = opening === '(' ? ')' : opening;
    for (let index = behind + 1; index < limit; index++) {
      if (sentence.word(index)?.text !== closing) continue;
      const next = skipAuxiliaries(sentence, index + 1);
      if (sentence.isVerb(next)) return next;
      if (closing === ')' && sentence.isComma(index + 1)) return verbBehind(sentence, first, index + 1);
    }
    // Karen Lund, head of the office said: the second comma is missing.
    for (let index = behind + 2; sentence.isTitle(behind + 1) && index < limit && sentence.word(index)?.kind === 'word'; index++) {
      if (sentence.isVerb(index)) return index;
    }
    return null;
  }
  // Keep in mind that
  if (!sentence.isLink(behind) && !(sentence.isLooseLink(behind) && (first > 0 || behind > 1))) return null;
  for (let index = behind + 1; index < limit; index++) {
    if (sentence.word(index)?.kind === 'stop') return sentence.isComma(index) ? verbBehind(sentence, first, index) : null;
    if (sentence.isVerb(index)) return index;
  }
  return null;
}

/** The talks were “constructive” and would go on, Peskov said. */
export function attributionBehindClause(sentence: Sentence): Attribution | null {
  for (let index = 0; index < sentence.words.length && index < farthestVerb; index++) {
    if (!sentence.isStop(index, /^[,–—]$/)) continue;
    const found = attributionAt(sentence, index + 1, false);
    // the work would go on, it implies that
    const verb = sentence.words.findIndex(({ start }) => start === found?.verbAt);
    if (found !== null && verb !== -1 && !sentence.isThat(verb + 1)) return found;
  }
  return null;
}

/** A sentence of indirect speech: who says what it says. */
export function attributionOfIndirect(sentence: Sentence): Attribution | null {
  const { speech } = sentence;
  const start = sentenceStart(sentence);
  const speaking = speakerFirst(sentence, asSaid.test(sentence.lower(start)) ? start + 1 : start, false);
  const source = sourced(sentence, start, false);
  if (source !== null) return source;
  const verb = speaking?.verb ?? null;
  if (speaking !== null && verb !== null && !speech.doubtful.has(verb)) return speaking;
  return attributionBehindClause(sentence);
}

/** Spanish and the like: of `«Quería ver», explicó.` the verb, and whom the sentence before, `earlier`, is about. */
export function attributionWithoutSubject(sentence: Sentence, earlier: Sentence): Attribution | null {
  const verb = skipAuxiliaries(sentence, pastComma(sentence));
  if (!sentence.isVerb(verb)) return null;
  const next = sentence.word(verb + 1);
  if (next !== undefined && next.kind !== 'stop' && !sentence.speech.noNames.has(next.lower)) return null;
  const subject = sentenceSubject(earlier);
  return !subject?.name ? null : attributionOf(sentence, subject, verb, near);
}

/** French: « Nous saurons tout, a-t-il dit, et nous publierons tout. » The words are the quotation's own. */
export function attributionInside(sentence: Sentence): Attribution | null {
  for (let index = 0; index < sentence.words.length; index++) {
    if (!sentence.isComma(index)) continue;
    const found = verbFirst(sentence, index + 1, false);
    if (found !== null && (found.name !== null || pronounBehindVerb.test(sentence.lower(index + 1)))) return found;
  }
  return null;
}

/** — Nelson Mandela, at the paragraph's end; a full name also without a dash. */
export function signature(sentence: Sentence): Attribution | null {
  const dashed = sentence.isStop(0, dash);
  // — From a designer
  const from = dashed && sentence.speech.prepositions.has(sentence.lower(1));
  const speaker = speakerFrom(sentence, from ? 2 : dashed ? 1 : 0);
  if (speaker === null || (!from && speaker.name === null) || (!dashed && !speaker.written.includes(' ')) || !lowerCase.test(speaker.written)) return null;
  const ended = sentence.word(speaker.behind) === undefined || sentence.isStop(speaker.behind, dashed ? /^[,.()]$/ : /^\.$/) || (from && sentence.speech.noNames.has(sentence.lower(speaker.behind)));
  return ended ? attributionOf(sentence, speaker, null, near) : null;
}
