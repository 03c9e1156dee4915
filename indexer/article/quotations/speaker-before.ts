/**
 * Whom do the words just before a verb name, as the one who speaks? It is longer than most files: names, offices, appositions and
 * relative clauses stand inside of one another, and each is read by the others.
 */
import type { Sentence, Speaker } from './sentence.js';

/** Words of the longest office, the longest one without an article, and the longest apposition. */
const demonstrative = /^(?:this|these|those|an?)$/;
const elseWord = /^else$/;
const asOffice = /^(?:as|als|comme|como)$/;
const longestOffice = 14;
const longestBareOffice = 5;
const longestApposition = 24;

/** The speaker whose last word, or whose apposition's closing stop, stands before `behind`. */
export function speakerBefore(sentence: Sentence, behind: number): Speaker | null {
  const { speech } = sentence;
  const last = behind - 1;
  const word = sentence.word(last);
  if (word === undefined || word.kind === 'number') return null;
  if (word.kind === 'stop') return /^(?:[,)–—]|-+)$/.test(word.text) ? beforeApposition(sentence, last) : null;
  if (speech.objects.has(word.lower)) return sentence.isLink(last - 1) && sentence.isDeterminer(last - 2) ? sentence.office(last - 2, behind) : null;
  if (speech.pronouns.has(word.lower)) return sentence.office(last, behind);
  if (elseWord.test(word.lower) && speech.pronouns.has(sentence.lower(last - 1))) return sentence.office(last - 1, behind);
  if (sentence.standsAlone(last)) return sentence.office(sentence.isDeterminer(last - 1) && !speech.thingRelatives.has(sentence.lower(last - 1)) ? last - 1 : last, behind);
  if (speech.relatives.has(word.lower) || speech.thingRelatives.has(word.lower)) return antecedent(sentence, last);
  if (sentence.isName(last)) return nameBefore(sentence, behind);
  return speech.noNames.has(word.lower) || sentence.isVerb(last) ? null : officeBefore(sentence, behind);
}

/** Whom the relative clause is about that begins here: of `the words of Corporal Muller, who` Corporal Muller. */
export function antecedent(sentence: Sentence, relative: number): Speaker | null {
  let behind = sentence.isStop(relative - 1, /^(?:[,–—]|-+)$/) ? relative - 1 : relative;
  // a policy came down that says
  const { moves, noNames, pronouns, links, determiners } = sentence.speech;
  const passed = (word: string): boolean => moves.has(word) || (noNames.has(word) && !pronouns.has(word) && !links.has(word) && !determiners.has(word));
  const apart = behind < relative;
  while (behind > 1 && (sentence.isBetween(behind - 1) || (!apart && passed(sentence.lower(behind - 1))))) behind -= 1;
  // a mechanism in it that says
  if (sentence.speech.pronouns.has(sentence.lower(behind - 1)) && sentence.speech.prepositions.has(sentence.lower(behind - 2))) behind -= 2;
  if (sentence.isName(behind - 1)) {
    const named = sentence.named(sentence.nameStart(behind - 1), behind);
    if (named.name !== null && named.name !== named.written) return named;
  }
  // an example of a small contractor who
  const first = sentence.isName(behind - 1) ? null : officeStart(sentence, behind);
  if (first !== null && sentence.speech.indefinite.has(sentence.lower(first)) && behind - first > 1) return sentence.office(first, behind);
  return speakerBefore(sentence, behind);
}

function nameBefore(sentence: Sentence, behind: number): Speaker {
  const first = sentence.nameStart(behind - 1);
  const end = sentence.nameEnd(first);
  if (end < behind) {
    // die Sprecherin der Grünen; but: Jens Albers von der Gewerkschaft
    return sentence.isDeterminer(first - 1) ? sentence.office(first - 1, behind) : sentence.named(first, behind, end);
  }
  // the then Governor-General
  if ((sentence.isBetween(first - 1) || sentence.isTitle(first - 1)) && sentence.isDeterminer(first - 2) && sentence.isTitle(behind - 1)) return sentence.office(first - 2, behind);
  if (sentence.isDeterminer(first - 1) && !sentence.speech.thingRelatives.has(sentence.lower(first - 1))) {
    const speaker = sentence.named(first, behind);
    // the Rev. Mary Stone; but: the White House, this Executive Order
    if (!demonstrative.test(sentence.lower(first - 1)) && speaker.name !== null && speaker.name !== speaker.written) return speaker;
    return officeBefore(sentence, behind) ?? sentence.office(first - 1, behind);
  }
  const linked = linkedBefore(sentence, first - 1, behind);
  if (linked !== null) return linked;
  const named = sentence.named(first, behind);
  if (named.name !== null) return named;
  // Mr Howard as Prime Minister
  if (asOffice.test(sentence.lower(first - 1)) && sentence.isName(first - 2)) return sentence.named(sentence.nameStart(first - 2), behind, first - 1);
  // the current Premier
  return officeBefore(sentence, behind) ?? named;
}

/** Marta Ellingsen of the Hollin Institute, a spokesman for Gazprom: `link` is the small word between, if it is one. */
function linkedBefore(sentence: Sentence, link: number, behind: number): Speaker | null {
  if (!sentence.isLink(link) && !sentence.isLooseLink(link)) return null;
  if (sentence.isName(link - 1)) {
    const first = sentence.nameStart(link - 1);
    // Haley Van Dyck from the Digital Service
    if (!sentence.isLink(link)) return isPerson(sentence, first, link) ? sentence.named(first, behind, link) : widerOffice(sentence, link, behind);
    // Our Director of Operations, the President of the Islamic Council of Victoria; but: the Rev. Mary Stone of Liverton
    if (sentence.isDeterminer(first - 1) && sentence.isLink(link)) {
      const named = sentence.named(first, behind, link);
      if (named.name !== null && named.name !== named.written) return named;
      return linkedBefore(sentence, first - 2, behind) ?? sentence.office(first - 1, behind);
    }
    // Sections of the mining industry
    if (first === 0 && link === 1 && sentence.isDeterminer(link + 1) && sentence.word(behind - 1)?.capital === false) return sentence.office(first, behind);
    if (!/^(?:and|und|et|y|&)$/.test(sentence.lower(link))) return sentence.named(first, behind, link);
    if (!sentence.isDeterminer(first - 1)) return linkedBefore(sentence, first - 1, behind) ?? sentence.office(first, behind);
    // Arva Adams of the Patent and Trademark Office
    return linkedBefore(sentence, first - 2, behind) ?? sentence.office(first - 1, behind);
  }
  return widerOffice(sentence, link, behind);
}

/** A name of two words or more, or one with a title. */
function isPerson(sentence: Sentence, first: number, behind: number): boolean {
  return behind - first > 1 && !sentence.isDeterminer(first - 1);
}

/** `a spokesman` before the link of `a spokesman for the ministry`. */
function widerOffice(sentence: Sentence, link: number, behind: number): Speaker | null {
  const wider = officeBefore(sentence, link);
  if (wider === null || sentence.isConjunction(link)) return null;
  if (wider.name !== null) return { ...wider, behind };
  // People in the media
  if (sentence.speech.persons.has(sentence.lower(link - 1))) return sentence.office(wider.first, behind);
  if (!sentence.isDeterminer(wider.first)) return null;
  // The report from Yesmail states
  const opensClause = wider.first === 0 || sentence.word(wider.first - 1)?.kind === 'stop' || sentence.isConjunction(wider.first - 1);
  return opensClause || sentence.isLink(link) || sentence.isTitle(link - 1) || sentence.speech.indefinite.has(sentence.lower(wider.first)) ? sentence.office(wider.first, behind) : null;
}

function officeBefore(sentence: Sentence, behind: number): Speaker | null {
  const first = officeStart(sentence, behind);
  if (first === null) return null;
  if (sentence.isDeterminer(first)) {
    const link = first - 1;
    const nameBehind = beforeParenthesis(sentence, link);
    if (link === 1 && sentence.isName(0) && sentence.isLink(link) && sentence.word(behind - 1)?.capital === false) return sentence.office(0, behind);
    if (sentence.isName(nameBehind - 1) && (sentence.isLink(link) || (sentence.isLooseLink(link) && isPerson(sentence, sentence.nameStart(nameBehind - 1), nameBehind)))) {
      const name = sentence.nameStart(nameBehind - 1);
      if (!sentence.isDeterminer(name - 1)) return sentence.named(name, behind, nameBehind);
    }
    const wider = sentence.isLink(link) || sentence.isLooseLink(link) ? widerOffice(sentence, link, behind) : null;
    if (wider !== null) return wider;
    if (behind - first === 1 && !sentence.standsAlone(first)) return null;
  }
  return sentence.office(first, behind);
}

/** Dana Chisnell (@danachis) from the Digital Service: index behind the name. */
function beforeParenthesis(sentence: Sentence, link: number): number {
  if (sentence.word(link - 1)?.text !== ')') return link;
  for (let index = link - 2; index >= link - longestApposition; index--) if (sentence.word(index)?.text === '(') return index;
  return link;
}

/** Index of the article before an office, or of the first word of a short one without an article. */
function officeStart(sentence: Sentence, behind: number): number | null {
  const { speech } = sentence;
  const bare = (from: number): number | null => {
    // on American television
    let first = sentence.isLink(from) || sentence.isLooseLink(from) ? behind : from;
    // was Charles Lindbergh’s mother
    while (first < behind && sentence.isBetween(first)) first += 1;
    // what he has been doing is no speaker
    if (behind - first === 1 && /.ing$/.test(sentence.lower(first))) return null;
    return first < behind && behind - first <= longestBareOffice && mayStandBare(sentence, first, behind) ? first : null;
  };
  for (let index = behind - 1; index >= 0 && index >= behind - longestOffice; index--) {
    if (sentence.isTime(index)) return bare(index + 1);
    if (index === behind - 2 && speech.clauseOpeners.has(sentence.lower(index)) && speech.persons.has(sentence.lower(behind - 1))) return behind - 1;
    if (sentence.isDeterminer(index)) return index;
    // assuming that people say, I thought more people would say
    if (index < behind - 1 && speech.clauseOpeners.has(sentence.lower(index)) && !sentence.isConjunction(index)) return bare(index + 1);
    // an earlier report
    if (index < behind - 1 && sentence.isDeterminer(index - 1) && !speech.prepositions.has(sentence.lower(index)) && !speech.pronouns.has(sentence.lower(index))) continue;
    if (sentence.isVerb(index)) return null;
    // you folk in the media say
    if (sentence.isSubjectPronoun(index)) return sentence.speech.persons.has(sentence.lower(behind - 1)) ? index : bare(index + 1);
    // They’re others who said
    if (/^[’']/.test(sentence.lower(index))) return bare(index + 1);
    // an editor or producer
    if (sentence.isConjunction(index) && index < behind - 1 && sentence.isDeterminer(index - 2)) return index - 2;
    // And people said; a lot of resistance, and people said
    if (sentence.isConjunction(index) && (index === 0 || sentence.speech.persons.has(sentence.lower(index + 1)))) return bare(index + 1);
    if (sentence.word(index)?.kind === 'stop') return bare(index + 1);
    if (sentence.speech.noNames.has(sentence.lower(index)) && !sentence.isLink(index) && !sentence.isLooseLink(index)) return sentence.speech.prepositions.has(sentence.lower(index)) ? null : bare(index + 1);
  }
  return bare(0);
}

/** Several, a kind of people, or a name: experts, spokesman, Gartner analysts; not: want, simple, cannot. */
function mayStandBare(sentence: Sentence, first: number, behind: number): boolean {
  const { persons, largeNouns, between } = sentence.speech;
  // figures of substance
  let head = first + 1;
  while (head < behind && !sentence.isLink(head) && !sentence.isLooseLink(head)) head += 1;
  const last = sentence.lower(head - 1);
  if (largeNouns || sentence.word(first)?.kind === 'number' || persons.has(last) || sentence.isTitle(head - 1) || sentence.isName(behind - 1) || sentence.isName(first)) return true;
  return /[^s’']s$/.test(last) && !between.has(last);
}

/** Dmitry Peskov, the Kremlin spokesman, said: `last` is the stop before the verb. */
function beforeApposition(sentence: Sentence, last: number): Speaker | null {
  const closing = sentence.word(last)?.text ?? ',';
  // Rafael López, the commissioner of one office, of another, and of a third, says
  if (closing === ',' && sentence.isName(0)) {
    const name = sentence.nameEnd(0);
    if (name < last && sentence.isComma(name)) return { ...sentence.named(0, name), behind: last + 1 };
  }
  // Phil Lowe the Governor of the Bank, said: the first comma is missing
  for (let index = last - 1; closing === ',' && index > 1 && index >= last - longestApposition && sentence.word(index)?.kind === 'word'; index--) {
    if (!sentence.isDeterminer(index) || !sentence.isTitle(index + 1) || !sentence.isName(index - 1)) continue;
    const name = sentence.nameStart(index - 1);
    if (index - name > 1) return { ...sentence.named(name, index), behind: last + 1 };
  }
  const opening = closing === ')' ? '(' : closing;
  for (let index = last - 1; index > 0 && index >= last - longestApposition; index--) {
    if (sentence.word(index)?.text !== opening) continue;
    const speaker = speakerBefore(sentence, index);
    // the managing director, Giles Renwick, said; I mean, Bob Carr, for example, says
    const isNamed = sentence.isName(index + 1) && sentence.nameEnd(index + 1) === last && (last - index > 2 || sentence.isTitle(index + 1));
    if (speaker === null) return isNamed ? { ...sentence.named(index + 1, last), behind: last + 1 } : null;
    if (speaker.name !== null) return { ...speaker, behind: last + 1 };
    // Gary Gray, the former secretary, asked about the polls, said
    const outer = sentence.isComma(speaker.first - 1) ? speakerBefore(sentence, speaker.first - 1) : null;
    if (outer?.name?.includes(' ')) return { ...outer, behind: last + 1 };
    return isNamed ? { ...sentence.named(index + 1, last), first: speaker.first, behind: last + 1 } : { ...speaker, behind: last + 1 };
  }
  return null;
}
