/** Who speaks, by the words before a quotation: `Peskov told reporters in Geneva that “…”`, `According to Peskov, “…”` */
import { type Attribution, attributionOf, farthestVerb, sentenceSubject, sourced } from './attribution.js';
import type { Sentence, Speaker } from './sentence.js';
import { speakerFrom } from './speaker.js';
import { speakerBefore } from './speaker-before.js';

/** Words of `told` and its object: `told reporters in Geneva on Friday:` */
const longestObject = 8;

const that = /^(?:that|dass|que)$/;

/** The words are the sentence's before the opening mark. */
export function attributionBefore(sentence: Sentence): Attribution | null {
  const end = sentence.words.length;
  const nearest = Math.max(0, end - farthestVerb);
  /** A verb whose speaker stands earlier in the sentence. */
  let waiting: number | null = null;
  for (let verb = end - 1; verb >= nearest; verb--) {
    if (!sentence.isVerb(verb)) continue;
    if (sentence.speech.doubtful.has(sentence.lower(verb)) && !touches(sentence, verb)) continue;
    const speaker = subject(sentence, verb);
    if (speaker !== null) return attributionOf(sentence, speaker, waiting ?? verb, closeness(sentence, waiting ?? verb));
    if (waiting === null && sharesSubject(sentence, verb)) waiting = verb;
  }
  for (let index = end - 1; index >= nearest; index--) {
    const found = sourced(sentence, index, false);
    if (found !== null) return found;
  }
  const speaker = waiting === null ? null : sentenceSubject(sentence);
  return speaker === null || waiting === null ? null : attributionOf(sentence, speaker, waiting, closeness(sentence, waiting));
}

/** `Petrie was blunt: “…”`, `Peskov: “…”`: whom the sentence before the colon is about. */
export function attributionByColon(sentence: Sentence): Attribution | null {
  if (!sentence.isStop(sentence.words.length - 1, /^[:;]$/)) return null;
  const speaker = sentenceSubject(sentence);
  return speaker === null ? null : attributionOf(sentence, speaker, null, { direct: true, touching: false });
}

/** `and Dahl “…”`: the words before a quotation that shares the verb of an earlier one. */
export function attributionShared(sentence: Sentence, earlier: Attribution): Attribution | null {
  let first = 0;
  while (sentence.isConjunction(first) || sentence.isComma(first)) first += 1;
  const speaker = first === 0 ? null : speakerFrom(sentence, first);
  if (!speaker?.name || speaker.behind !== sentence.words.length) return null;
  return { ...earlier, written: speaker.written, name: speaker.name };
}

function closeness(sentence: Sentence, verb: number): { direct: boolean; touching: boolean } {
  const end = sentence.words.length;
  const touching = touches(sentence, verb);
  const announced = sentence.isStop(end - 1, /^[:;]$/);
  const near = end - verb - 1 <= longestObject && (sentence.isComma(end - 1) || that.test(sentence.lower(end - 1)));
  return { direct: touching || announced || near, touching };
}

function touches(sentence: Sentence, verb: number): boolean {
  for (let index = verb + 1; index < sentence.words.length; index++) {
    if (!sentence.isStop(index, /^[:,;–—-]$/) && !that.test(sentence.lower(index))) return false;
  }
  return true;
}

/** Index of the first auxiliary or adverb before the verb, or of the verb. */
function verbStart(sentence: Sentence, verb: number): number {
  let start = verb;
  while (start > 0 && sentence.isBetween(start - 1)) start -= 1;
  return start;
}

function subject(sentence: Sentence, verb: number): Speaker | null {
  const { speech } = sentence;
  const start = verbStart(sentence, verb);
  const lower = sentence.lower(verb);
  const participle = speech.participles.has(lower);
  if (participle && start === verb) return null;
  if (!participle && speech.passives.has(sentence.lower(verb - 1))) return null;
  if (speech.infinitives.has(sentence.lower(verb - 1)) || sentence.isConjunction(start - 1)) return null;
  const speaker = start === 0 ? null : speakerBefore(sentence, start);
  if (speaker !== null) return speaker;
  if (participle || speech.transitive.has(lower) || !(speech.inverts || verb === 0)) return null;
  let behind = verb + 1;
  while (speech.inverts && sentence.isBetween(behind)) behind += 1;
  return speakerFrom(sentence, behind);
}

/** …, adding that “…”; … and called it “…” */
function sharesSubject(sentence: Sentence, verb: number): boolean {
  if (sentence.speech.participles.has(sentence.lower(verb))) return true;
  const start = verbStart(sentence, verb);
  return start > 0 && sentence.isConjunction(start - 1) && !sentence.speech.passives.has(sentence.lower(verb - 1));
}
