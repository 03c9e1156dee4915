/** Whom do the words from here on name: a person, a pronoun, an office? */
import type { Sentence, Speaker } from './sentence.js';

/** Words of the longest office. */
const longestOffice = 14;
/** Small words between the capitals of a body and the name of its spokesman. */
const longestOfficeInside = 6;

/** `isEnd`: whether this word cannot belong to the speaker's name, such as a verb. */
export function speakerFrom(sentence: Sentence, first: number, isEnd: (index: number) => boolean = (index) => sentence.isVerb(index)): Speaker | null {
  const word = sentence.word(first);
  const { speech } = sentence;
  if (word?.kind !== 'word') return null;
  if (speech.pronouns.has(word.lower)) return sentence.office(first, first + 1);
  if (sentence.isName(first)) {
    const behind = sentence.nameEnd(first);
    if (speech.largeNouns) return sentence.named(first, behind);
    // Katar WorldPanel’s report
    if (sentence.isOwner(behind)) return officeFrom(sentence, first, isEnd);
    // Kremlin spokesman Dmitry Peskov: small words that lead from capitals to a name.
    const further = nameBehindOffice(sentence, behind, isEnd);
    if (further !== null) return { ...sentence.named(further.first, further.behind), first };
    // Member for Flynn, Chris Trevor,
    const called = sentence.isLink(behind) && sentence.isName(behind + 1) ? nameInApposition(sentence, first, sentence.nameEnd(behind + 1)) : null;
    if (called !== null) return called;
    const next = sentence.word(behind);
    // Theodore Sturgeon defending
    if (behind - first > 1 && /.ing$/.test(next?.lower ?? '')) return sentence.named(first, behind);
    return goesOn(sentence, behind, isEnd) ? officeFrom(sentence, first, isEnd) : sentence.named(first, behind);
  }
  if (speech.noNames.has(word.lower) && !speech.determiners.has(word.lower)) return null;
  return isEnd(first) ? null : officeFrom(sentence, first, isEnd);
}

/** The name goes on with this small word: it is a noun, for all that can be told. */
function leadsOn(sentence: Sentence, index: number, isEnd: (index: number) => boolean): boolean {
  const { speech } = sentence;
  const lower = sentence.lower(index);
  return !isEnd(index) && !speech.noNames.has(lower) && !speech.relatives.has(lower) && !sentence.isBetween(index);
}

/** a recent Economist article */
function goesOn(sentence: Sentence, index: number, isEnd: (index: number) => boolean): boolean {
  return sentence.word(index)?.kind === 'word' && !sentence.word(index)?.capital && leadsOn(sentence, index, isEnd);
}

function nameBehindOffice(sentence: Sentence, from: number, isEnd: (index: number) => boolean): { first: number; behind: number } | null {
  for (let index = from; index < from + longestOfficeInside; index++) {
    if (index > from && sentence.isName(index)) return { first: index, behind: sentence.nameEnd(index) };
    if (sentence.word(index)?.kind !== 'word' || !leadsOn(sentence, index, isEnd)) return null;
  }
  return null;
}

/** Of the mayor of Liverton the words `of Liverton`: whether the office's name goes on behind this small word. */
function isFollowed(sentence: Sentence, link: number): boolean {
  const next = sentence.word(link + 1);
  if (next === undefined || next.kind === 'stop') return false;
  const { speech } = sentence;
  // for more than a year, of whom, in a statement, on Friday
  if (speech.pronouns.has(next.lower) || speech.relatives.has(next.lower) || speech.between.has(next.lower)) return false;
  const lower = sentence.lower(link);
  return lower !== 'on' && !(lower === 'in' && (next.kind === 'number' || /^(?:an?|the)$/.test(next.lower)));
}

function officeFrom(sentence: Sentence, first: number, isEnd: (index: number) => boolean): Speaker | null {
  const { speech } = sentence;
  const determined = sentence.isDeterminer(first);
  const loose = speech.indefinite.has(sentence.lower(first));
  let behind = first;
  let nouns = 0;
  for (let index = first; index < first + longestOffice; index++) {
    const word = sentence.word(index);
    if (word === undefined || word.kind === 'stop' || isEnd(index)) break;
    if (sentence.isLink(index) || (loose && sentence.isLooseLink(index))) {
      if (nouns === 0 && index > first && !determined) break;
      if (!isFollowed(sentence, index)) break;
      continue;
    }
    const determiner = speech.determiners.has(word.lower);
    if (index > first && !determiner && (speech.noNames.has(word.lower) || speech.relatives.has(word.lower))) break;
    if (index > first && (sentence.isBetween(index) || speech.thingRelatives.has(word.lower))) break;
    if (!determiner) nouns += 1;
    behind = index + 1;
    // its director Lucia Fenn
    if (!word.capital && !determiner && sentence.isName(index + 1) && !goesOn(sentence, sentence.nameEnd(index + 1), isEnd)) return { ...sentence.named(index + 1, sentence.nameEnd(index + 1)), first };
    // the union’s Bill Shorten; but: Australia’s Foreign Minister
    if (/[’']s$/.test(word.text) && sentence.isName(index + 1) && sentence.nameEnd(index + 1) - index > 2) {
      const named = sentence.named(index + 1, sentence.nameEnd(index + 1));
      if (named.name !== null) return { ...named, first };
    }
  }
  if (nouns === 0 && !(behind - first === 1 && sentence.standsAlone(first))) return null;
  return titledName(sentence, determined ? first + 1 : first, first, behind) ?? nameInApposition(sentence, first, behind) ?? sentence.office(first, behind);
}

/** the Rev. Mary Stone; die Wirtin Erna Pohl, where the first noun is what she does. */
function titledName(sentence: Sentence, capitals: number, first: number, behind: number): Speaker | null {
  if (capitals >= behind || !sentence.isName(capitals)) return null;
  if (sentence.nameEnd(capitals) !== behind) {
    // the Deputy Prime Minister and Treasurer Wayne Swan
    const last = sentence.isName(behind - 1) && !sentence.speech.largeNouns ? sentence.named(sentence.nameStart(behind - 1), behind) : null;
    return last !== null && last.name !== null && last.name !== last.written && sentence.isTitle(last.first) && sentence.isTitle(capitals) ? { ...last, first } : null;
  }
  const speaker = sentence.named(capitals, behind);
  if (speaker.name !== null && speaker.name !== speaker.written) return { ...speaker, first };
  if (sentence.speech.largeNouns && behind - capitals > 2 && capitals > first) return { ...sentence.named(capitals + 1, behind), first };
  return null;
}

/** the managing director, Giles Renwick: the name that an office's comma announces. */
function nameInApposition(sentence: Sentence, first: number, behind: number): Speaker | null {
  if (!sentence.isComma(behind) || !sentence.isName(behind + 1)) return null;
  const end = sentence.nameEnd(behind + 1);
  if (end - behind - 1 < 2 && !sentence.isTitle(behind + 1)) return null;
  if (sentence.word(end) !== undefined && !sentence.isStop(end, /^[.,;:(]$/) && !sentence.isLooseLink(end)) return null;
  return { ...sentence.named(behind + 1, end), first, behind: sentence.isComma(end) ? end + 1 : end };
}
