/** Which of the attributions around a quotation is its own? The nearest one first. */
import type { Attribution } from './attribution.js';
import { attributionBefore, attributionByColon, attributionShared } from './attribution-before.js';
import { attributionByNoun } from './attribution-by-noun.js';
import { asSaid, attributionBehind, attributionBehindClause, attributionInside, attributionWithoutSubject, signature } from './attribution-behind.js';
import { type Gap, reach } from './gap.js';
import type { Speech } from './language/speech.js';
import type { QuotedSpan } from './marks.js';
import { Sentence } from './sentence.js';
import { isNaming, isNoSpeech, type Wording } from './wording.js';
import { wordsOf } from './words.js';

/** Words of a sentence that is nothing but an attribution. */
const fewWords = 5;

/** Words that are marked rather than quoted, where the verb of speech is this many words away. */
const fewMarked = 3;
const farthestMarked = 12;

/** A span and what stands around it in its paragraph. */
export interface Surroundings {
  text: string;
  span: QuotedSpan;
  wording: Wording;
  before: Gap;
  behind: Gap;
  /** The sentence's words before the opening mark; of the paragraph before where that one announces this. */
  lead: Sentence;
}

/** `earlier`: the attribution of a quotation before it in the same sentence. */
export function attribute(around: Surroundings, earlier: Attribution | null, speech: Speech): Attribution | null {
  const { text, span, wording, lead } = around;
  const before = lead.words.length === 0 ? null : attributionBefore(lead);
  const noSpeech = isNoSpeech(wording, lead.words, speech);
  // The journalist asked the minister, “Why?” The minister said
  const apart = before?.direct === true && wording.stopped && around.behind.head.at(0)?.capital === true;
  const behind = attributeBehind(around, speech);
  // He went on, “We came,” he said, “and we saw.”
  const interrupts = behind !== null && !wording.stopped && around.behind.whole && around.behind.head.at(-1)?.text === ',';
  if ((before?.touching === true || apart) && !noSpeech && !interrupts) return before;
  if (speech.insertsInside) {
    const inside = attributionInside(new Sentence(text, wordsOf(text, span.start, Math.min(span.end, span.start + reach)), speech));
    if (inside !== null) return inside;
  }
  if (behind !== null && (!noSpeech || (wording.comma && !isNaming(wording, lead.words, speech)))) return behind;
  if (noSpeech) return null;
  const owned = before?.direct ? null : attributionByNoun(lead);
  const earliest = owned?.name ? owned : before !== null && isMerelyMarked(lead, before, wording, speech) ? owned : (before ?? owned);
  if (earliest !== null) return earliest;
  if (earlier !== null && !wording.wholeSentence) return attributionShared(lead, earlier) ?? earlier;
  const sentenceBehind = new Sentence(text, around.behind.head, speech);
  if (speech.dropsSubject && wording.mayBeFollowed) {
    const dropped = attributionWithoutSubject(sentenceBehind, new Sentence(text, around.before.sentence, speech));
    if (dropped !== null) return dropped;
  }
  const clause = wording.open || wording.stopped ? null : attributionBehindClause(sentenceBehind);
  return clause ?? (wording.opensLarge && (wording.stopped || !wording.titled) ? attributionByColon(lead) : null);
}

/** Few words, far from the verb: `they asked whether it was in “Mexican Spanish”`. */
function isMerelyMarked(lead: Sentence, { direct, verb, verbAt }: Attribution, { words }: Wording, speech: Speech): boolean {
  if (direct || words > fewMarked || verb === null) return false;
  const distance = lead.words.filter(({ start }) => start > verbAt).length;
  return distance > (speech.things.has(verb) ? farthestMarked / 2 : farthestMarked);
}

/** What stands directly behind the closing mark. */
export function attributeBehind({ text, wording, behind }: Pick<Surroundings, 'text' | 'wording' | 'behind'>, speech: Speech): Attribution | null {
  const sentence = new Sentence(text, behind.head, speech);
  // “Why?” Peskov asked: “Because.” announces the next one; “Why?” Peskov asked. does not.
  const announces = behind.whole && behind.head.at(-1)?.text === ':' && !wording.comma;
  const first = behind.head.at(0);
  // “…and our fears” said Dan Morgan
  const spoken = wording.words > 3 && first !== undefined && (asSaid.test(first.text) || (speech.verbs.has(first.lower) && !speech.doubtful.has(first.lower) && !speech.things.has(first.lower)));
  const followed = (wording.mayBeFollowed || spoken) && !announces ? attributionBehind(sentence) : null;
  const found = wording.mayBeFollowed || followed?.name || asSaid.test(first?.text ?? '') ? followed : null;
  // “It is done.” Minister Hill said.
  if (found === null && wording.opensLarge && wording.stopped && behind.head.length <= fewWords) {
    const short = attributionBehind(sentence);
    if (short !== null && short.verbAt === behind.head.at(-1)?.start && !speech.doubtful.has(short.verb ?? '')) return short;
  }
  return found ?? ((wording.stopped || wording.alone) && (behind.whole || wording.alone || behind.between.length + behind.tail.length === 0) ? signature(sentence) : null);
}
