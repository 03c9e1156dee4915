/** Whose is this verb before a quotation? Its subject stands before it, behind it, or earlier in the sentence. */
import { clauseSubject } from './attribution.js';
import { touches } from './reporting.js';
import type { Sentence, Speaker } from './sentence.js';
import { speakerFrom } from './speaker.js';
import { antecedent, speakerBefore } from './speaker-before.js';

/** Words of a clause between a speaker and the verb. */
const longestRelative = 20;
/** Words between people and what they say, while they do something else: `people running around saying` */
const longestDoing = 8;

const what = /^(?:what|was|ce|lo)$/;
const asClause = /^(?:as|that|when)$/;

/** Null where nobody is seen; the subject may still be an earlier verb's (`sharesSubject`). */
export function subject(sentence: Sentence, verb: number): Speaker | null {
  const { speech } = sentence;
  const start = verbStart(sentence, verb);
  const lower = sentence.lower(verb);
  const participle = speech.participles.has(lower);
  if (participle && start === verb) return besideParticiple(sentence, verb);
  const caused = speech.bare.has(lower) ? besideBareVerb(sentence, verb) : null;
  if (caused !== null) return caused;
  if (!participle && speech.passives.has(sentence.lower(verb - 1))) return null;
  // we want them to be able to say
  if (speech.infinitives.has(sentence.lower(start)) && speech.objects.has(sentence.lower(start - 1))) return sentence.office(start - 1, start);
  if (sentence.isConjunction(start - 1)) return null;
  if (speech.infinitives.has(sentence.lower(verb - 1)) && !speech.raising.has(sentence.lower(verb - 2))) return besideInfinitive(sentence, verb - 1);
  const relative = start === 0 ? null : behindRelative(sentence, start);
  const speaker = relative ?? (start === 0 ? null : speakerBefore(sentence, start));
  if (speaker !== null) {
    const apposed = relative !== null || speech.pronouns.has(speaker.written.toLowerCase()) ? null : unclosedApposition(sentence, speaker.first, start);
    if (apposed !== null) return apposed;
    // A survey of managers published in Virus News found
    if (relative === null && speaker.name !== null && !speech.relatives.has(sentence.lower(start - 1)) && speech.prepositions.has(sentence.lower(speaker.first - 1))) return unstopped(sentence, clauseSubject(sentence, 0, start), start);
    // in her opening remarks
    const noun = speech.doubtful.has(lower) && speaker.name === null && speech.prepositions.has(sentence.lower(speaker.first - 1));
    // I read “War and Peace”; but: it read “…”
    const reader = speech.readings.has(lower) && sentence.isSubjectPronoun(speaker.first) && sentence.lower(speaker.first) !== 'it';
    return noun || reader ? null : speaker;
  }
  if (participle || speech.transitive.has(lower) || !(speech.inverts || ((sentence.word(verb - 1)?.kind ?? 'stop') === 'stop' && !speech.bare.has(lower)))) return null;
  let behind = verb + 1;
  while (speech.inverts && sentence.isBetween(behind)) behind += 1;
  return speakerFrom(sentence, behind);
}

/** Index of the first auxiliary or adverb before the verb, or of the verb. */
function verbStart(sentence: Sentence, verb: number): number {
  const { infinitives, raising } = sentence.speech;
  let start = verb;
  for (;;) {
    // went on to say, would love to be able to say
    if (infinitives.has(sentence.lower(start)) && raising.has(sentence.lower(start - 1))) start -= 1;
    else if (raising.has(sentence.lower(start)) && raising.has(sentence.lower(start - 1))) start -= 1;
    else if (start > 0 && sentence.isBetween(start - 1)) start -= 1;
    else if (start > 1 && sentence.isTime(start - 1)) start -= 2;
    else return start;
  }
}

/** Ashley Lund, head of training at the bank notes: the comma behind the apposition is missing. `first` is the first word of whom the verb follows. */
function unclosedApposition(sentence: Sentence, first: number, verb: number): Speaker | null {
  const { clauseOpeners, relatives } = sentence.speech;
  for (let index = first - 1; index > 0; index--) {
    if (clauseOpeners.has(sentence.lower(index)) && !sentence.isConjunction(index)) return null;
    if (relatives.has(sentence.lower(index)) || sentence.isVerb(index)) return null;
    if (sentence.word(index)?.kind !== 'stop' || /^[()]$/.test(sentence.word(index)?.text ?? '')) continue;
    if (!sentence.isComma(index) || !opensApposition(sentence, index + 1) || !sentence.isName(index - 1)) return null;
    const name = sentence.nameStart(index - 1);
    const speaker = sentence.named(name, index);
    const opens = name === 0 || sentence.word(name - 1)?.kind === 'stop' || sentence.isConjunction(name - 1) || asClause.test(sentence.lower(name - 1));
    return opens && speaker.name !== null && index - name > 1 ? { ...speaker, behind: verb } : null;
  }
  return null;
}

/** head of training, the mayor, principal for */
function opensApposition(sentence: Sentence, index: number): boolean {
  if (sentence.isTitle(index) || sentence.isDeterminer(index)) return true;
  const word = sentence.word(index);
  return word?.kind === 'word' && !word.capital && sentence.isLink(index + 1) && !sentence.speech.noNames.has(word.lower) && !sentence.isVerb(index);
}

/** I hear them say, we had several users come back and say, what he would do is say */
function besideBareVerb(sentence: Sentence, verb: number): Speaker | null {
  const { objects, passives, causing } = sentence.speech;
  if (objects.has(sentence.lower(verb - 1))) return sentence.office(verb - 1, verb);
  if (sentence.isSubjectPronoun(verb - 1)) return null;
  const cleft = passives.has(sentence.lower(verb - 1));
  for (let index = verb - 2; index >= 0 && index >= verb - longestRelative; index--) {
    if (cleft ? what.test(sentence.lower(index)) : causing.has(sentence.lower(index))) return speakerFrom(sentence, index + 1, (at) => sentence.isVerb(at) || sentence.isBetween(at) || sentence.speech.moves.has(sentence.lower(at)));
    if (!cleft && (sentence.word(index)?.kind === 'stop' || sentence.isSubjectPronoun(index))) return null;
  }
  return null;
}

/** a tendency for people to say */
function besideInfinitive(sentence: Sentence, to: number): Speaker | null {
  const { infinitiveOpeners } = sentence.speech;
  for (let index = to - 2; index >= 0 && index >= to - longestDoing && sentence.word(index + 1)?.kind === 'word'; index--) {
    if (!infinitiveOpeners.has(sentence.lower(index))) continue;
    const speaker = speakerFrom(sentence, index + 1, (at) => at >= to);
    if (speaker?.behind === to) return speaker;
  }
  // the least we can do is to say, I have come here to say
  const clause = sentence.speech.passives.has(sentence.lower(to - 1)) || sentence.speech.noNames.has(sentence.lower(to - 1)) ? clauseSubject(sentence, 0, to - 1) : null;
  return clause !== null && sentence.isPlainSubject(clause.first) ? clause : null;
}

/** people saying, the Energy Minister saying; but: he landed in Moscow saying */
function besideParticiple(sentence: Sentence, verb: number): Speaker | null {
  const named = sentence.isName(verb - 1);
  // people running around saying
  for (let index = verb - 1; index > verb - longestDoing && sentence.word(index)?.kind === 'word'; index--) {
    const before = sentence.isBetween(index - 1) ? index - 2 : index - 1;
    if (/.ing$/.test(sentence.lower(index)) && sentence.speech.persons.has(sentence.lower(before))) return withoutOwner(sentence, before);
  }
  const subject = sentence.isSubjectPronoun(verb - 1) && !sentence.speech.prepositions.has(sentence.lower(verb - 2));
  if (!named && !sentence.speech.persons.has(sentence.lower(verb - 1)) && !subject) return null;
  if (!named) return withoutOwner(sentence, verb - 1);
  const speaker = speakerBefore(sentence, verb);
  return speaker !== null && sentence.speech.prepositions.has(sentence.lower(speaker.first - 1)) ? null : speaker;
}

/** The people whose last word stands there: of `the voices of parents saying` the parents. */
function withoutOwner(sentence: Sentence, last: number): Speaker | null {
  const before = last - 1;
  return sentence.isLink(before) || sentence.speech.prepositions.has(sentence.lower(before)) ? sentence.office(last, last + 1) : speakerBefore(sentence, last + 1);
}

/** `the people who run big mines in the north say`: whom the clause before the verb is about. */
function behindRelative(sentence: Sentence, behind: number): Speaker | null {
  const { relatives } = sentence.speech;
  if (sentence.isSubjectPronoun(behind - 1)) return null;
  for (let index = behind - 1; index > 0 && index >= behind - longestRelative; index--) {
    if (sentence.word(index)?.kind === 'stop' || sentence.isVerb(index) || sentence.isConjunction(index)) return null;
    if (index < behind - 1 && relatives.has(sentence.lower(index)) && !sentence.isDeterminer(index)) return antecedent(sentence, index);
  }
  return null;
}

/** I got a letter from a reader saying: what is written says it, where nobody else is named. */
export function documentBefore(sentence: Sentence, verb: number): Speaker | null {
  for (let index = verb - 1; index > 0 && index >= verb - longestRelative; index--) {
    if (sentence.isComma(index)) return null;
    if (sentence.speech.documents.has(sentence.lower(index))) return speakerBefore(sentence, index + 1);
  }
  return null;
}

/** …, adding that “…”; … and called it “…” */
export function sharesSubject(sentence: Sentence, verb: number): boolean {
  // by saying “…”; but: instead of saying “…”, by telling them what you heard with words like “…”
  if (sentence.speech.participles.has(sentence.lower(verb))) return !sentence.speech.prepositions.has(sentence.lower(verb - 1)) || (sentence.lower(verb - 1) === 'by' && touches(sentence, verb));
  const start = verbStart(sentence, verb);
  return start > 0 && sentence.isConjunction(start - 1) && !sentence.speech.passives.has(sentence.lower(verb - 1));
}

/** Whom no stop parts from what follows at `behind`. */
export function unstopped(sentence: Sentence, speaker: Speaker | null, behind: number): Speaker | null {
  return speaker === null || sentence.words.slice(speaker.behind, behind).some(({ kind }) => kind === 'stop') ? null : speaker;
}
