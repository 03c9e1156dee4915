/** Who speaks, by a noun of speech before a quotation: `Lund’s claim that “…”`, `in their words, “…”`, `the warning of the committee that “…”` */
import type { Attribution } from './attribution.js';
import type { Sentence, Speaker } from './sentence.js';
import { speakerFrom } from './speaker.js';

/** Words between the noun and whose it is: `his latest public claim`. */
const mostAdjectives = 2;
/** Words of whom it is behind an `of`. */
const longestOwner = 8;

const ofWord = /^(?:of|von|de)$/;
const possessive = /[’']s?$/;

export function attributionByNoun(sentence: Sentence): Attribution | null {
  let end = sentence.words.length;
  while (end > 0 && (sentence.word(end - 1)?.kind === 'stop' || sentence.isThat(end - 1) || sentence.speech.passives.has(sentence.lower(end - 1)) || sentence.isDeterminer(end - 1))) end -= 1;
  const { nouns } = sentence.speech;
  const owner = nouns.has(sentence.lower(end - 1)) ? ownerBefore(sentence, end - 1) : ownerBehind(sentence, end);
  return owner === null ? null : { written: owner.written, name: owner.name, verb: null, verbAt: -1, direct: false, touching: false };
}

/** his, Lund’s */
function ownerBefore(sentence: Sentence, noun: number): Speaker | null {
  for (let index = noun - 1; index >= noun - 1 - mostAdjectives && sentence.word(index)?.kind === 'word'; index--) {
    if (sentence.speech.possessives.has(sentence.lower(index))) return sentence.office(index, index + 1);
    const word = sentence.word(index);
    if (!word?.capital || !possessive.test(word.text)) continue;
    const first = sentence.isName(index - 1) ? sentence.nameStart(index - 1) : index;
    let bare = first;
    while (bare < index && sentence.isTitle(bare)) bare += 1;
    return { written: sentence.printed(first, index + 1).replace(possessive, ''), name: sentence.printed(bare, index + 1).replace(possessive, ''), first, behind: index + 1 };
  }
  return null;
}

/** of the committee */
function ownerBehind(sentence: Sentence, end: number): Speaker | null {
  for (let index = end - 2; index > 0 && index >= end - longestOwner && sentence.word(index)?.kind === 'word'; index--) {
    if (!ofWord.test(sentence.lower(index)) || !sentence.speech.nouns.has(sentence.lower(index - 1))) continue;
    const speaker = speakerFrom(sentence, index + 1);
    return speaker !== null && speaker.behind === end ? speaker : null;
  }
  return null;
}
