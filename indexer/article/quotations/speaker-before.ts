/** Whom do the words just before a verb name, as the one who speaks? */
import type { Sentence, Speaker } from './sentence.js';

/** Words of the longest office, the longest one without an article, and the longest apposition. */
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
  if (word.kind === 'stop') return /^(?:,|\)|–|—|--)$/.test(word.text) ? beforeApposition(sentence, last) : null;
  if (speech.objects.has(word.lower)) return sentence.isLink(last - 1) && sentence.isDeterminer(last - 2) ? sentence.office(last - 2, behind) : null;
  if (speech.pronouns.has(word.lower)) return sentence.office(last, behind);
  if (speech.relatives.has(word.lower) || speech.thingRelatives.has(word.lower)) return antecedent(sentence, sentence.isComma(last - 1) ? last - 1 : last);
  if (sentence.isName(last)) return nameBefore(sentence, behind);
  return speech.noNames.has(word.lower) || sentence.isVerb(last) ? null : officeBefore(sentence, behind);
}

/** Whom the relative clause behind this is about: of `the words of Corporal Muller, who` Corporal Muller. */
export function antecedent(sentence: Sentence, behind: number): Speaker | null {
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
  if (sentence.isBetween(first - 1) && sentence.isDeterminer(first - 2)) return sentence.office(first - 2, behind);
  if (sentence.isDeterminer(first - 1)) {
    const speaker = sentence.named(first, behind);
    // the Rev. Mary Stone; but: the White House
    if (speaker.name !== null && speaker.name !== speaker.written) return speaker;
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
    if (!/^(?:and|und|et|y|&)$/.test(sentence.lower(link))) return sentence.named(first, behind, link);
    if (!sentence.isDeterminer(first - 1)) return sentence.office(first, behind);
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
    if (sentence.isName(link - 1) && (sentence.isLink(link) || (sentence.isLooseLink(link) && isPerson(sentence, sentence.nameStart(link - 1), link)))) {
      const name = sentence.nameStart(link - 1);
      if (!sentence.isDeterminer(name - 1)) return sentence.named(name, behind, link);
    }
    const wider = sentence.isLink(link) || sentence.isLooseLink(link) ? widerOffice(sentence, link, behind) : null;
    if (wider !== null) return wider;
    if (behind - first === 1 && !sentence.standsAlone(first)) return null;
  }
  return sentence.office(first, behind);
}

/** Index of the article before an office, or of the first word of a short one without an article. */
function officeStart(sentence: Sentence, behind: number): number | null {
  const bare = (from: number): number | null => {
    // on American television
    let first = sentence.isLink(from) || sentence.isLooseLink(from) ? behind : from;
    // was Charles Lindbergh’s mother
    while (first < behind && sentence.isBetween(first)) first += 1;
    // what he has been doing is no speaker
    if (behind - first === 1 && /.ing$/.test(sentence.lower(first))) return null;
    return first < behind && behind - first <= longestBareOffice ? first : null;
  };
  for (let index = behind - 1; index >= 0 && index >= behind - longestOffice; index--) {
    if (sentence.isTime(index)) return bare(index + 1);
    // assuming that people say
    if (index === behind - 2 && sentence.speech.clauseOpeners.has(sentence.lower(index)) && sentence.speech.persons.has(sentence.lower(behind - 1))) return behind - 1;
    if (sentence.isDeterminer(index)) return index;
    if (sentence.isVerb(index)) return null;
    // you folk in the media say
    if (sentence.isSubjectPronoun(index)) return sentence.speech.persons.has(sentence.lower(behind - 1)) ? index : bare(index + 1);
    // They’re others who said
    if (/^[’']/.test(sentence.lower(index))) return bare(index + 1);
    // And people said; a lot of resistance, and people said
    if (sentence.isConjunction(index) && (index === 0 || sentence.speech.persons.has(sentence.lower(index + 1)))) return bare(index + 1);
    if (sentence.word(index)?.kind === 'stop') return bare(index + 1);
    if (sentence.speech.noNames.has(sentence.lower(index)) && !sentence.isLink(index) && !sentence.isLooseLink(index)) return sentence.speech.prepositions.has(sentence.lower(index)) ? null : bare(index + 1);
  }
  return bare(0);
}

/** Dmitry Peskov, the Kremlin spokesman, said: `last` is the stop before the verb. */
function beforeApposition(sentence: Sentence, last: number): Speaker | null {
  const closing = sentence.word(last)?.text ?? ',';
  // Rafael López, the commissioner of one office, of another, and of a third, says
  if (closing === ',' && sentence.isName(0)) {
    const name = sentence.nameEnd(0);
    if (name < last && sentence.isComma(name)) return { ...sentence.named(0, name), behind: last + 1 };
  }
  const opening = closing === ')' ? '(' : closing;
  for (let index = last - 1; index > 0 && index >= last - longestApposition; index--) {
    if (sentence.word(index)?.text !== opening) continue;
    const speaker = speakerBefore(sentence, index);
    if (speaker === null) return null;
    if (speaker.name !== null) return { ...speaker, behind: last + 1 };
    // the managing director, Giles Renwick, said
    const isNamed = sentence.isName(index + 1) && sentence.nameEnd(index + 1) === last && (last - index > 2 || sentence.isTitle(index + 1));
    return isNamed ? { ...sentence.named(index + 1, last), first: speaker.first, behind: last + 1 } : { ...speaker, behind: last + 1 };
  }
  return null;
}
