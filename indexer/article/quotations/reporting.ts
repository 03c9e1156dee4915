/** May this verb report the quotation behind it, for all that stands between them? */
import type { Sentence } from './sentence.js';

/** Words of `told` and its object: `told reporters in Geneva on Friday:` */
const longestObject = 8;
/** Words from a verb to the colon that announces what it reports. */
const farthestAnnounced = 20;
/** Words from a verb to the `that` behind whom it speaks to. */
const longestAddressee = 4;
/** Words from the `as` of `described it as a very “…”` to the mark. */
const longestAs = 4;

const callsFor = /^(?:on|for)$/;
const announcing = /^(?:[:;–—]|-+)$/;
/** Behind a verb these begin what it reports: `asked me whether` */
const reportedClause = /^(?:that|dass|que|whether|if|how|why|ob|wie|si)$/;

/** The words behind it allow that this verb reports the quotation. */
export function mayReport(sentence: Sentence, verb: number): boolean {
  const { speech } = sentence;
  const lower = sentence.lower(verb);
  if (speech.participles.has(lower) && isNoun(sentence, verb)) return false;
  if (speech.doubtful.has(lower)) return touches(sentence, verb) || sentence.isThat(verb + 1) || announces(sentence, verb) || (lower.endsWith('s') && sentence.isSubjectPronoun(verb - 1) && closeness(sentence, verb).direct);
  // hailed from, called at; but: called on them to
  if (speech.transitive.has(lower) && speech.prepositions.has(sentence.lower(verb + 1)) && !callsFor.test(sentence.lower(verb + 1))) return false;
  if (speech.judging.has(lower) && !touches(sentence, verb) && !sentence.words.slice(Math.max(verb + 1, sentence.words.length - longestAs)).some((word) => word.lower === 'as')) return false;
  const clause = reportsClause(sentence, verb);
  return !speech.things.has(lower) || clause || sentence.isComma(verb + 1) || closeness(sentence, verb).direct;
}

/** the early warning system, a warning tweet, the old saying; but: you may be asking */
function isNoun(sentence: Sentence, participle: number): boolean {
  const { speech } = sentence;
  const before = participle - 1;
  if (sentence.isBetween(before)) return false;
  const somebody = sentence.isName(before) || speech.persons.has(sentence.lower(before)) || sentence.isSubjectPronoun(before);
  if (speech.things.has(sentence.lower(participle)) && sentence.word(before)?.kind === 'word' && !somebody && sentence.lower(before) !== 'by') return true;
  return sentence.isDeterminer(before) || (sentence.isDeterminer(before - 1) && !somebody && sentence.lower(participle) === 'saying');
}

/** asked me whether, explained to the panel that */
function reportsClause(sentence: Sentence, verb: number): boolean {
  for (let index = verb + 1; index <= verb + longestAddressee; index++) {
    if (reportedClause.test(sentence.lower(index))) return true;
    if (sentence.word(index)?.kind !== 'word') return false;
  }
  return false;
}

/** reads, in part: “…” */
function announces(sentence: Sentence, verb: number): boolean {
  const end = sentence.words.length;
  return end - verb - 1 <= longestAddressee && sentence.isStop(end - 1, /^:$/);
}

export function closeness(sentence: Sentence, verb: number): { direct: boolean; touching: boolean } {
  const end = sentence.words.length;
  const touching = touches(sentence, verb);
  const announced = end - verb <= farthestAnnounced && sentence.isStop(end - 1, announcing);
  const near = end - verb - 1 <= longestObject && (sentence.isComma(end - 1) || sentence.isThat(end - 1) || sentence.speech.infinitives.has(sentence.lower(end - 1)));
  return { direct: touching || announced || near, touching };
}

/** Nothing but stops, `that`, and a pronoun directly behind the verb, as in `put it`. */
export function touches(sentence: Sentence, verb: number): boolean {
  if (sentence.speech.phrasal.has(`${sentence.lower(verb)} ${sentence.lower(verb + 1)}`)) return true;
  for (let index = sentence.speech.pronouns.has(sentence.lower(verb + 1)) ? verb + 2 : verb + 1; index < sentence.words.length; index++) {
    // he said then: “…”, they ask themselves “…”
    if (!sentence.isStop(index, /^(?:[:,;–—]|-+)$/) && !sentence.isThat(index) && !sentence.isBetween(index) && !sentence.isTime(index) && !sentence.isTime(index + 1) && !(sentence.speech.objects.has(sentence.lower(index)) && sentence.isBetween(index - 1))) return false;
  }
  return true;
}

/** Not `saying`, `to say`, `was said`. */
export function isFinite(sentence: Sentence, verb: number): boolean {
  const { participles, infinitives, passives } = sentence.speech;
  return !participles.has(sentence.lower(verb)) && !infinitives.has(sentence.lower(verb - 1)) && !passives.has(sentence.lower(verb - 1));
}
