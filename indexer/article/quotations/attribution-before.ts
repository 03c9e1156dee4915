/** Who speaks, by the words before a quotation: `Peskov told reporters in Geneva that “…”`, `According to Peskov, “…”` */
import { type Attribution, attributionOf, clauseSubject, farthestVerb, sentenceSubject, sourced } from './attribution.js';
import { asSaid, speakerFirst } from './attribution-behind.js';
import { closeness, isFinite, mayReport, touches } from './reporting.js';
import type { Sentence, Speaker } from './sentence.js';
import { speakerFrom } from './speaker.js';
import { documentBefore, sharesSubject, subject, unstopped } from './subject.js';

/** Words between a clause's subject and its verb where the verb is not next to whom it may belong to: `everybody here would say`. */
const longestAuxiliary = 4;

const agentOpener = /^(?:by|von|par|por)$/;
const firstPerson = /^(?:i|we|you|ich|wir|je|nous|yo|nosotros)$/i;

/** The words are the sentence's before the opening mark. */
export function attributionBefore(sentence: Sentence): Attribution | null {
  const { speech } = sentence;
  const end = sentence.words.length;
  const nearest = Math.max(0, end - farthestVerb);
  /** A verb whose speaker stands earlier in the sentence. */
  let waiting: number | null = null;
  for (let verb = end - 1; verb >= nearest; verb--) {
    // We all say things, but is he “…”
    if (waiting === null && isTurn(sentence, verb)) break;
    if (!sentence.isVerb(verb)) continue;
    // described by Lund as “…”
    const agent = waiting === null && agentOpener.test(sentence.lower(verb + 1)) && !speech.things.has(sentence.lower(verb)) ? speakerFrom(sentence, verb + 2) : null;
    if (agent !== null) return attributionOf(sentence, agent, verb, closeness(sentence, verb));
    if (!mayReport(sentence, verb)) continue;
    // He said she was late, adding “…”: a participle is the earlier verb's
    const own = waiting === null || (speech.participles.has(sentence.lower(waiting)) && sentence.isComma(waiting - 1)) ? null : clauseSubject(sentence, verb + 1, waiting);
    const speaker = own ?? subject(sentence, verb);
    if (speaker !== null) return attributionOf(sentence, speaker, waiting ?? verb, closeness(sentence, waiting ?? verb));
    // everybody here would say “…”
    const clause = waiting === null && isFinite(sentence, verb) && !sharesSubject(sentence, verb) && closeness(sentence, verb).direct ? unstopped(sentence, clauseSubject(sentence, 0, verb), verb) : null;
    if (clause !== null && verb - clause.behind <= longestAuxiliary) return attributionOf(sentence, clause, verb, closeness(sentence, verb));
    // What nobody here can be seen to say, nobody farther off says.
    if (waiting === null && isFinite(sentence, verb) && !sharesSubject(sentence, verb) && closeness(sentence, verb).direct) break;
    // It might be said “…”
    if (sentence.speech.passives.has(sentence.lower(verb - 1)) && touches(sentence, verb)) break;
    if (waiting === null && sharesSubject(sentence, verb)) waiting = verb;
  }
  for (let index = end - 1; index >= nearest; index--) {
    const found = sourced(sentence, index, false);
    if (found !== null) return found;
  }
  if (waiting === null) return attributionByAs(sentence, nearest);
  const clause = clauseSubject(sentence, 0, waiting) ?? sentenceSubject(sentence);
  const document = speech.participles.has(sentence.lower(waiting)) && (clause === null || firstPerson.test(clause.written)) ? documentBefore(sentence, waiting) : null;
  const speaker = document ?? clause;
  return speaker === null ? null : attributionOf(sentence, speaker, waiting, closeness(sentence, waiting));
}

/** As Ford said on taking office, he came “…” */
function attributionByAs(sentence: Sentence, nearest: number): Attribution | null {
  for (let index = sentence.words.length - 1; index >= nearest; index--) {
    if (!asSaid.test(sentence.lower(index)) || !(index === 0 || sentence.word(index - 1)?.kind === 'stop' || sentence.isConjunction(index - 1))) continue;
    const found = speakerFirst(sentence, index + 1, false);
    if (found !== null) return found;
  }
  return null;
}

/** Another clause begins here, against the one before. */
function isTurn(sentence: Sentence, index: number): boolean {
  return sentence.isComma(index - 1) && sentence.speech.turns.has(sentence.lower(index));
}

/** `Petrie was blunt: “…”`, `Peskov: “…”`: whom the sentence before the colon is about. */
export function attributionByColon(sentence: Sentence): Attribution | null {
  if (!sentence.isStop(sentence.words.length - 1, /^[:;]$/)) return null;
  const speaker = sentenceSubject(sentence);
  // The one I mean is para 22, which says: whoever that is, it is not the sentence's subject, unless that is a full name
  if (!speaker?.name?.includes(' ') && sentence.words.some((_, index) => sentence.isVerb(index) && isFinite(sentence, index) && closeness(sentence, index).direct)) return null;
  // I end with the words of a poet: “…”; The theme of the year is: “…”
  if (speaker === null || isThing(sentence, speaker) || isFirstWord(sentence, speaker) || firstPerson.test(speaker.written) || sentence.speech.labels.has(speaker.written.toLowerCase())) return null;
  return attributionOf(sentence, speaker, null, { direct: true, touching: false });
}

/** One large word that begins the sentence, and no verb behind it: `Taking to heart:` */
function isFirstWord(sentence: Sentence, { first, behind }: Speaker): boolean {
  const next = sentence.lower(behind);
  const { moves, pastEnding, clauseOpeners } = sentence.speech;
  if (behind - first > 1 || !sentence.isName(first) || (first > 0 && !sentence.isConjunction(first - 1))) return false;
  return !(sentence.word(behind)?.kind === 'stop' || sentence.isVerb(behind) || (sentence.isBetween(behind) && !sentence.speech.infinitives.has(next)) || moves.has(next) || clauseOpeners.has(next) || (pastEnding?.test(next) ?? false));
}

/** Neither a name nor somebody: nothing that speaks without a verb. */
function isThing(sentence: Sentence, { name, first, behind }: Speaker): boolean {
  const { documents, pronouns, persons } = sentence.speech;
  if (name !== null || sentence.speech.largeNouns) return false;
  for (let index = first; index < behind; index++) if (sentence.isTitle(index) || persons.has(sentence.lower(index)) || documents.has(sentence.lower(index)) || pronouns.has(sentence.lower(index))) return false;
  return !sentence.isName(behind - 1) && !sentence.standsAlone(first);
}

/** `and Dahl “…”`: the words before a quotation that shares the verb of an earlier one. */
export function attributionShared(sentence: Sentence, earlier: Attribution): Attribution | null {
  let first = 0;
  while (sentence.isConjunction(first) || sentence.isComma(first)) first += 1;
  const speaker = first === 0 ? null : speakerFrom(sentence, first);
  if (!speaker?.name || speaker.behind !== sentence.words.length) return null;
  return { ...earlier, written: speaker.written, name: speaker.name };
}
