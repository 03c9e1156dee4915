/** Who speaks, by the words before a quotation: `Peskov told reporters in Geneva that “…”`, `According to Peskov, “…”` */
import { type Attribution, attributionOf, clauseSubject, farthestVerb, sentenceSubject, sourced } from './attribution.js';
import type { Sentence, Speaker } from './sentence.js';
import { speakerFrom } from './speaker.js';
import { antecedent, speakerBefore } from './speaker-before.js';

/** Words of `told` and its object: `told reporters in Geneva on Friday:` */
const longestObject = 8;
/** Words from a verb to the `that` behind whom it speaks to. */
const longestAddressee = 4;
/** Words of a clause between a speaker and the verb. */
const longestRelative = 20;

const that = /^(?:that|dass|que)$/;
const firstPerson = /^(?:i|we|you|ich|wir|je|nous|yo|nosotros)$/i;
/** Behind a verb these begin what it reports: `asked me whether` */
const reportedClause = /^(?:that|dass|que|whether|if|how|why|ob|wie|si)$/;

/** The words are the sentence's before the opening mark. */
export function attributionBefore(sentence: Sentence): Attribution | null {
  const end = sentence.words.length;
  const nearest = Math.max(0, end - farthestVerb);
  /** A verb whose speaker stands earlier in the sentence. */
  let waiting: number | null = null;
  for (let verb = end - 1; verb >= nearest; verb--) {
    // We all say things, but is he “…”
    if (waiting === null && isTurn(sentence, verb)) break;
    if (!sentence.isVerb(verb) || !mayReport(sentence, verb)) continue;
    const own = waiting === null ? null : clauseSubject(sentence, verb + 1, waiting);
    const speaker = own ?? subject(sentence, verb);
    if (speaker !== null) return attributionOf(sentence, speaker, waiting ?? verb, closeness(sentence, waiting ?? verb));
    // It might be said “…”
    if (sentence.speech.passives.has(sentence.lower(verb - 1)) && touches(sentence, verb)) return null;
    if (waiting === null && sharesSubject(sentence, verb)) waiting = verb;
  }
  for (let index = end - 1; index >= nearest; index--) {
    const found = sourced(sentence, index, false);
    if (found !== null) return found;
  }
  const speaker = waiting === null ? null : (clauseSubject(sentence, 0, waiting) ?? sentenceSubject(sentence));
  return speaker === null || waiting === null ? null : attributionOf(sentence, speaker, waiting, closeness(sentence, waiting));
}

/** asked me whether, explained to the panel that */
function reportsClause(sentence: Sentence, verb: number): boolean {
  for (let index = verb + 1; index <= verb + longestAddressee; index++) {
    if (reportedClause.test(sentence.lower(index))) return true;
    if (sentence.word(index)?.kind !== 'word') return false;
  }
  return false;
}

/** Another clause begins here, against the one before. */
function isTurn(sentence: Sentence, index: number): boolean {
  return sentence.isComma(index - 1) && sentence.speech.turns.has(sentence.lower(index));
}

/** `Petrie was blunt: “…”`, `Peskov: “…”`: whom the sentence before the colon is about. */
export function attributionByColon(sentence: Sentence): Attribution | null {
  if (!sentence.isStop(sentence.words.length - 1, /^[:;]$/)) return null;
  const speaker = sentenceSubject(sentence);
  // I end with the words of a poet: “…”
  if (speaker === null || firstPerson.test(speaker.written) || sentence.speech.labels.has(speaker.written.toLowerCase())) return null;
  return attributionOf(sentence, speaker, null, { direct: true, touching: false });
}

/** `and Dahl “…”`: the words before a quotation that shares the verb of an earlier one. */
export function attributionShared(sentence: Sentence, earlier: Attribution): Attribution | null {
  let first = 0;
  while (sentence.isConjunction(first) || sentence.isComma(first)) first += 1;
  const speaker = first === 0 ? null : speakerFrom(sentence, first);
  if (!speaker?.name || speaker.behind !== sentence.words.length) return null;
  return { ...earlier, written: speaker.written, name: speaker.name };
}

/** The words behind it allow that this verb reports the quotation. */
function mayReport(sentence: Sentence, verb: number): boolean {
  const { speech } = sentence;
  const lower = sentence.lower(verb);
  // the early warning system, “…”
  if (speech.participles.has(lower) && speech.things.has(lower) && sentence.word(verb - 1)?.kind === 'word' && sentence.lower(verb - 1) !== 'by') return false;
  // a warning tweet, the old saying
  if (speech.participles.has(lower) && (sentence.isDeterminer(verb - 1) || (sentence.isDeterminer(verb - 2) && !sentence.isName(verb - 1) && !speech.persons.has(sentence.lower(verb - 1))))) return false;
  if (speech.doubtful.has(lower)) return touches(sentence, verb) || that.test(sentence.lower(verb + 1)) || (lower.endsWith('s') && sentence.isSubjectPronoun(verb - 1) && closeness(sentence, verb).direct);
  // called on them to
  if (speech.transitive.has(lower) && speech.prepositions.has(sentence.lower(verb + 1))) return false;
  if (speech.judging.has(lower) && !closeness(sentence, verb).direct && !sentence.words.slice(verb + 1).some((word) => word.lower === 'as')) return false;
  const clause = reportsClause(sentence, verb);
  return !speech.things.has(lower) || clause || sentence.isComma(verb + 1) || closeness(sentence, verb).direct;
}

function closeness(sentence: Sentence, verb: number): { direct: boolean; touching: boolean } {
  const end = sentence.words.length;
  const touching = touches(sentence, verb);
  const announced = sentence.isStop(end - 1, /^[:;]$/);
  const near = end - verb - 1 <= longestObject && (sentence.isComma(end - 1) || that.test(sentence.lower(end - 1)));
  return { direct: touching || announced || near, touching };
}

/** Nothing but stops, `that`, and a pronoun directly behind the verb, as in `put it`. */
function touches(sentence: Sentence, verb: number): boolean {
  for (let index = sentence.speech.pronouns.has(sentence.lower(verb + 1)) ? verb + 2 : verb + 1; index < sentence.words.length; index++) {
    if (!sentence.isStop(index, /^[:,;–—-]$/) && !that.test(sentence.lower(index))) return false;
  }
  return true;
}

/** Index of the first auxiliary or adverb before the verb, or of the verb. */
function verbStart(sentence: Sentence, verb: number): number {
  let start = verb;
  if (sentence.speech.infinitives.has(sentence.lower(verb - 1))) {
    start -= 1;
    while (start > 0 && sentence.speech.raising.has(sentence.lower(start - 1))) start -= 1;
  }
  for (;;) {
    if (start > 0 && sentence.isBetween(start - 1)) start -= 1;
    else if (start > 1 && sentence.isTime(start - 1)) start -= 2;
    else return start;
  }
}

function subject(sentence: Sentence, verb: number): Speaker | null {
  const { speech } = sentence;
  const start = verbStart(sentence, verb);
  const lower = sentence.lower(verb);
  const participle = speech.participles.has(lower);
  if (participle && start === verb) return besideParticiple(sentence, verb);
  if (!participle && speech.passives.has(sentence.lower(verb - 1))) return null;
  if ((speech.infinitives.has(sentence.lower(verb - 1)) && !speech.raising.has(sentence.lower(verb - 2))) || sentence.isConjunction(start - 1)) return null;
  const relative = start === 0 ? null : behindRelative(sentence, start);
  const speaker = relative ?? (start === 0 ? null : speakerBefore(sentence, start));
  if (speaker !== null) {
    // A survey of managers published in Virus News found
    if (relative === null && speaker.name !== null && !speech.relatives.has(sentence.lower(start - 1)) && speech.prepositions.has(sentence.lower(speaker.first - 1))) return clauseSubject(sentence, 0, start);
    // in her opening remarks
    const noun = speech.doubtful.has(lower) && speaker.name === null && speech.prepositions.has(sentence.lower(speaker.first - 1));
    // I read “War and Peace”; but: it read “…”
    const reader = speech.readings.has(lower) && sentence.isSubjectPronoun(speaker.first) && sentence.lower(speaker.first) !== 'it';
    return noun || reader ? null : (unclosedApposition(sentence, speaker) ?? speaker);
  }
  if (participle || speech.transitive.has(lower) || !(speech.inverts || (verb === 0 && !speech.bare.has(lower)))) return null;
  let behind = verb + 1;
  while (speech.inverts && sentence.isBetween(behind)) behind += 1;
  return speakerFrom(sentence, behind);
}

/** Ashley Lund, head of training at the bank notes: the comma behind the apposition is missing. */
function unclosedApposition(sentence: Sentence, { first, behind }: Speaker): Speaker | null {
  const name = sentence.isName(0) ? sentence.nameEnd(0) : 0;
  if (name < 2 || first <= name || !sentence.isComma(name) || !(sentence.isTitle(name + 1) || sentence.isDeterminer(name + 1))) return null;
  for (let index = name + 1; index < first; index++) if (sentence.word(index)?.kind === 'stop') return null;
  return { ...sentence.named(0, name), behind };
}

/** people saying, the Energy Minister saying; but: he landed in Moscow saying */
function besideParticiple(sentence: Sentence, verb: number): Speaker | null {
  const named = sentence.isName(verb - 1);
  // people running around saying
  for (let index = verb - 1; index > verb - longestObject && sentence.word(index)?.kind === 'word'; index--) {
    if (/.ing$/.test(sentence.lower(index)) && sentence.speech.persons.has(sentence.lower(index - 1))) return speakerBefore(sentence, index);
  }
  if (!named && !sentence.speech.persons.has(sentence.lower(verb - 1)) && !sentence.isSubjectPronoun(verb - 1)) return null;
  // the voices of parents saying
  if (!named && (sentence.isLink(verb - 2) || sentence.speech.prepositions.has(sentence.lower(verb - 2)))) return sentence.office(verb - 1, verb);
  const speaker = speakerBefore(sentence, verb);
  return speaker !== null && named && sentence.speech.prepositions.has(sentence.lower(speaker.first - 1)) ? null : speaker;
}

/** `the people who run big mines in the north say`: whom the clause before the verb is about. */
function behindRelative(sentence: Sentence, behind: number): Speaker | null {
  const { pronouns, relatives } = sentence.speech;
  if (pronouns.has(sentence.lower(behind - 1))) return null;
  for (let index = behind - 1; index > 0 && index >= behind - longestRelative; index--) {
    if (sentence.word(index)?.kind === 'stop' || sentence.isVerb(index) || sentence.isConjunction(index)) return null;
    if (index < behind - 1 && relatives.has(sentence.lower(index)) && !sentence.isDeterminer(index)) return antecedent(sentence, sentence.isComma(index - 1) ? index - 1 : index);
  }
  return null;
}

/** …, adding that “…”; … and called it “…” */
function sharesSubject(sentence: Sentence, verb: number): boolean {
  // by saying “…”; but: instead of saying “…”, by telling them what you heard with words like “…”
  if (sentence.speech.participles.has(sentence.lower(verb))) return !sentence.speech.prepositions.has(sentence.lower(verb - 1)) || (sentence.lower(verb - 1) === 'by' && touches(sentence, verb));
  const start = verbStart(sentence, verb);
  return start > 0 && sentence.isConjunction(start - 1) && !sentence.speech.passives.has(sentence.lower(verb - 1));
}
