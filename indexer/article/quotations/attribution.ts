/** Who does the text say has spoken, and with what verb? The shape of the answer, and what both sides of a quotation share. */
import type { Sentence, Speaker } from './sentence.js';
import { speakerFrom } from './speaker.js';
import { antecedent } from './speaker-before.js';

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

/** Words of somebody with what belongs to them, before what they do. */
const longestMover = 10;
/** Words between a verb and its quotation, at most. */
export const farthestVerb = 30;

export function attributionOf(sentence: Sentence, { written, name }: Speaker, verb: number | null, closeness: { direct: boolean; touching: boolean }): Attribution {
  const word = verb === null ? undefined : sentence.word(verb);
  const both = verb === null ? '' : `${sentence.lower(verb)} ${sentence.lower(verb + 1)}`;
  return { written, name, verb: sentence.speech.phrasal.has(both) ? both : (word?.lower ?? null), verbAt: word?.start ?? -1, ...closeness };
}

/** Index behind a source's words that begin here, or -1. */
function sourceEnd(sentence: Sentence, index: number): number {
  const first = sentence.lower(index);
  for (const source of sentence.speech.sources) {
    if (source[0] === first && source.every((part, offset) => sentence.lower(index + offset) === part)) return index + source.length;
  }
  return -1;
}

/** According to Amina Sule */
export function sourced(sentence: Sentence, index: number, direct: boolean): Attribution | null {
  const behind = sourceEnd(sentence, index);
  // the words of, where `in` stands before them
  const speaker = behind === -1 || sourceEnd(sentence, index - 1) === behind ? null : speakerFrom(sentence, behind);
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
  return subjectAt(sentence, sentenceStart(sentence));
}

/** Whom the nearest clause between `from` and the verb at `behind` is about: `Look, if they came to us and said` */
export function clauseSubject(sentence: Sentence, from: number, behind: number): Speaker | null {
  const { clauseOpeners, participles, relatives } = sentence.speech;
  /** A pronoun opens a clause wherever it stands; a participle speaks of the clause around it. */
  const finite = !participles.has(sentence.lower(behind));
  let plain = finite;
  for (let start = behind - 1; start >= from; start--) {
    const opener = sentence.word(start - 1);
    if (sentence.word(start)?.kind === 'stop') plain = false;
    // a leader, Mr Abbott, who goes out and says
    if ((finite || sentence.isComma(behind - 1)) && relatives.has(sentence.lower(start)) && !sentence.isDeterminer(start)) return antecedent(sentence, start);
    if (opener !== undefined && opener.kind !== 'stop' && !clauseOpeners.has(opener.lower) && !(plain && sentence.isPlainSubject(start))) continue;
    let first = start;
    while (first < behind && (clauseOpeners.has(sentence.lower(first)) || sentence.isBetween(first) || (start === 0 && leadsIn(sentence, first)))) first += 1;
    const named = sentence.isName(first) && sentence.isBetween(sentence.nameEnd(first));
    const introduced = opener?.text === ',' && sentence.isDeterminer(first) && sentence.speech.prepositions.has(sentence.lower(0));
    const follows = named || introduced || (opener?.kind === 'word' && (sentence.isName(first) || sentence.isDeterminer(first)));
    const speaker = start === 0 || follows || sentence.isSubjectPronoun(first) || sentence.word(first)?.kind === 'number' || sentence.speech.persons.has(sentence.lower(first)) ? subjectAt(sentence, first) : null;
    if (speaker !== null) return speaker;
  }
  return null;
}

/** Well, So: what a sentence begins with before its subject. */
function leadsIn(sentence: Sentence, index: number): boolean {
  const { speech } = sentence;
  const lower = sentence.lower(index);
  return speech.noNames.has(lower) && !speech.pronouns.has(lower) && !speech.determiners.has(lower) && !speech.prepositions.has(lower);
}

function subjectAt(sentence: Sentence, first: number): Speaker | null {
  const { speech } = sentence;
  if (sentence.isVerb(first)) return null;
  if (speech.pronouns.has(sentence.lower(first))) return sentence.lower(first) === 'it' ? null : speakerFrom(sentence, first);
  if (speech.persons.has(sentence.lower(first)) && !sentence.isName(first)) return sentence.office(first, first + 1);
  if (sentence.isName(first)) {
    const behind = sentence.nameEnd(first);
    // Western Australia’s, of which only the first word is a name here
    if (sentence.word(behind)?.capital === true) return null;
    // Ensure that, Describing a, Ask them: no name.
    if (behind - first === 1 && (sentence.isDeterminer(behind) || (first === 0 && (sentence.isLink(behind) || (speech.noNames.has(sentence.lower(behind)) && !sentence.isBetween(behind)))) || speech.clauseOpeners.has(sentence.lower(behind)) || speech.objects.has(sentence.lower(behind)))) return null;
    // Peter Beattie came out
    const acts = speech.moves.has(sentence.lower(behind)) || /.ed$/.test(sentence.lower(behind));
    if ((behind - first > 1 || first > 0 || acts) && !speech.persons.has(sentence.lower(behind)) && !sentence.isTitle(behind) && !sentence.isTitle(behind - 1)) return sentence.named(first, behind);
  }
  // 300 people staged a rally
  if (sentence.word(first)?.kind === 'number' && speech.persons.has(sentence.lower(first + 1))) return sentence.office(first, first + 2);
  // the bloke in front of me turned around
  for (let index = first + 1; sentence.isDeterminer(first) && index < first + longestMover && sentence.word(index)?.kind === 'word' && !speech.relatives.has(sentence.lower(index)) && !(sentence.isSubjectPronoun(index) && sentence.word(index)?.capital === false); index++) {
    const lower = sentence.lower(index);
    if (index > first + 1 && (sentence.isBetween(index) || sentence.isVerb(index) || speech.moves.has(lower) || (!sentence.isLink(index - 1) && (speech.pastEnding?.test(lower) ?? false)))) return sentence.office(first, index);
  }
  const speaker = speakerFrom(sentence, first, (index) => sentence.isVerb(index) || sentence.isBetween(index));
  if (speaker?.name !== null) return speaker ?? null;
  // a number of federal MPs got together
  for (let index = first; index < speaker.behind; index++) {
    if (speech.persons.has(sentence.lower(index))) return sentence.isLink(index + 1) || sentence.isLooseLink(index + 1) ? speaker : sentence.office(first, index + 1);
  }
  return null;
}
