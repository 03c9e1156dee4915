/**
 * What are these words to a language: names, titles, verbs of speech, stops? One reading of a sentence beside a quotation. It is longer
 * than most files: what a word is depends on what its neighbours are, and all of it is asked of the same words.
 */
import type { Speech } from './language/speech.js';
import type { Word } from './words.js';

export interface Speaker {
  /** As printed, with titles, without appositions. */
  written: string;
  /** A name without titles, to be completed; null for pronouns and offices. */
  name: string | null;
  /** Index of the first word. */
  first: number;
  /** Index behind the last word, appositions included. */
  behind: number;
}

/** Words of the longest name. */
const longestName = 8;

const that = /^(?:that|dass|que)$/;
const possessive = /[’']s$/;
/** Markdown’s signs around words. */
const emphasis = /(?<!\S)[*_`]+|[*_`]+(?!\S)/g;
const adjective = /..(?:ing|ed|al|ive|ous|ic|ful|able)$/;
const adverb = /.ly$/;
const noAdverb = /^(?:family|ally|assembly|italy|july|reply|anomaly|monopoly|supply|bully|monthly|weekly|daily)$/;
/** First words of places that have two: South Australia, New York. */
const openedPlace = /^(?:new|south|north|west|western|northern|southern|east|eastern|united|port|great|san|los|hong|sri|saint|st)$/;
const eitherCase = /^(?:it|you|sie|es|elle|elles|nous|ella|ellas|ellos)$/;
const headOfOffice = /^(?:state|staff|defen[cs]e|exchequer|the)$/;
const aloneDeterminer = /^(?:one|another|some|many|both|none)$/;

export class Sentence {
  constructor(
    /** The paragraph. */
    readonly text: string,
    readonly words: readonly Word[],
    readonly speech: Speech,
  ) {}

  word(index: number): Word | undefined {
    return index < 0 ? undefined : this.words.at(index);
  }

  lower(index: number): string {
    return this.word(index)?.lower ?? '';
  }

  isStop(index: number, signs: RegExp): boolean {
    const word = this.word(index);
    return word?.kind === 'stop' && signs.test(word.text);
  }

  isComma(index: number): boolean {
    return this.word(index)?.text === ',';
  }

  isName(index: number): boolean {
    const word = this.word(index);
    if (word?.capital !== true || this.speech.noNames.has(word.lower) || possessive.test(word.text)) return false;
    // Lawyers, at the sentence’s beginning
    return index > 0 || this.speech.largeNouns || !this.speech.persons.has(word.lower);
  }

  /** A name with an ’s. */
  isOwner(index: number): boolean {
    const word = this.word(index);
    return word?.capital === true && possessive.test(word.text);
  }

  isTitle(index: number): boolean {
    const lower = this.lower(index);
    return this.speech.titles.has(lower) || (this.speech.titleEndings?.test(lower) ?? false);
  }

  isVerb(index: number): boolean {
    const word = this.word(index);
    if (word?.kind !== 'word' || (word.capital && index > 0)) return false;
    if (this.speech.phrasal.has(`${word.lower} ${this.lower(index + 1)}`)) return (this.word(index + 2)?.kind ?? 'stop') === 'stop' && this.word(index + 3) === undefined;
    if (this.speech.nounForms.has(word.lower) && !this.isActed(index)) return false;
    // filing the claims, Lund’s comments
    if (this.speech.doubtful.has(word.lower) && (this.isOwner(index - 1) || this.isDescribed(index))) return false;
    if (this.speech.doubtful.has(word.lower) && this.isDeterminer(index - 1) && !this.standsAlone(index - 1) && !this.speech.relatives.has(this.lower(index - 1)) && !this.speech.thingRelatives.has(this.lower(index - 1))) return false;
    return this.speech.verbs.has(word.lower) || this.speech.participles.has(word.lower) || this.speech.doubtful.has(word.lower);
  }

  /** his concluding remarks: a noun behind an adjective. */
  private isDescribed(index: number): boolean {
    return this.isDeterminer(index - 2) && this.word(index - 1)?.capital === false && adjective.test(this.lower(index - 1)) && !this.speech.persons.has(this.lower(index - 1)) && !this.isTitle(index - 1);
  }

  /** they promise, some call, would claim: a verb, which could be a noun. */
  private isActed(index: number): boolean {
    const before = this.lower(index - 1);
    return this.isSubjectPronoun(index - 1) || this.standsAlone(index - 1) || this.speech.persons.has(before) || this.speech.infinitives.has(before) || (this.isBetween(index - 1) && !this.isDeterminer(index - 2));
  }

  /** Auxiliaries and adverbs between a speaker and the verb. */
  isBetween(index: number): boolean {
    const word = this.word(index);
    if (word?.kind !== 'word') return false;
    return this.speech.between.has(word.lower) || (!word.capital && adverb.test(word.lower) && !noAdverb.test(word.lower));
  }

  /** `this morning`: the last of the two words. */
  isTime(index: number): boolean {
    return this.speech.times.has(`${this.lower(index - 1)} ${this.lower(index)}`);
  }

  /** A pronoun that can be a subject. */
  isSubjectPronoun(index: number): boolean {
    return this.speech.pronouns.has(this.lower(index)) && !this.speech.objects.has(this.lower(index));
  }

  /** A pronoun that is nothing but a subject: a clause begins with it, whatever stands before. */
  isPlainSubject(index: number): boolean {
    return this.isSubjectPronoun(index) && !eitherCase.test(this.lower(index)) && !this.speech.prepositions.has(this.lower(index - 1));
  }

  isDeterminer(index: number): boolean {
    return this.speech.determiners.has(this.lower(index));
  }

  /** `one`, `another`: they are somebody without a noun. */
  standsAlone(index: number): boolean {
    return aloneDeterminer.test(this.lower(index));
  }

  isLink(index: number): boolean {
    return this.speech.links.has(this.lower(index));
  }

  isLooseLink(index: number): boolean {
    return this.speech.looseLinks.has(this.lower(index));
  }

  /** What a clause that reports begins with. */
  isThat(index: number): boolean {
    return that.test(this.lower(index));
  }

  isConjunction(index: number): boolean {
    return this.speech.conjunctions.has(this.lower(index));
  }

  printed(first: number, behind: number): string {
    const start = this.word(first)?.start ?? 0;
    const end = this.word(behind - 1)?.end ?? start;
    return this.text.slice(start, end).replace(emphasis, '').replace(/\s+/g, ' ');
  }

  office(first: number, behind: number): Speaker {
    return { written: this.printed(first, behind), name: null, first, behind };
  }

  /** Titles and degrees behind a name go: `Mike Symon MP`. */
  private nameWithout(first: number, behind: number): number {
    let end = behind;
    while (end - first > 1 && this.speech.postnominals.has(this.lower(end - 1))) end -= 1;
    return end;
  }

  /** Titles go: everything through the last of them, where a name is left. `John Major` and `Stephen King` keep theirs. */
  named(first: number, behind: number, nameBehind = behind): Speaker {
    const end = this.nameWithout(first, nameBehind);
    let bare = first;
    for (let index = first; index < end - 1; index++) {
      // Member for Deakin Mike Symon
      if (this.isTitle(index) && this.isLink(index + 1) && this.namesPlace(index + 2, end)) bare = end - 2;
      else if (this.isTitle(index) || (bare > first && this.speech.portfolios.has(this.lower(index)))) bare = index + 1;
    }
    // US Secretary of State
    const office = (this.isTitle(end - 1) && (this.isTitle(first) || this.speech.portfolios.has(this.lower(first)))) || (bare > first && !this.isName(bare));
    return { written: this.printed(first, nameBehind), name: office ? null : this.printed(bare, end), first, behind };
  }

  /** Index behind the name that begins here: capitals, and small particles between them. */
  nameEnd(first: number): number {
    let behind = first;
    for (let index = first; index < first + longestName; index++) {
      if (this.isName(index)) behind = index + 1;
      else if (index === first || !(this.joinsName(index, first) || this.joinsTitle(index))) break;
    }
    return behind;
  }

  nameStart(last: number): number {
    let first = last;
    for (let index = last; index > last - longestName && index >= 0; index--) {
      if (this.isName(index)) first = index;
      else if (index === last || !(this.speech.particles.has(this.lower(index)) || this.joinsTitle(index))) break;
    }
    return first;
  }

  /** Ursula von der Leyen; but: Jens Albers von der Gewerkschaft, der Sprecher der Bahn. */
  private joinsName(index: number, first: number): boolean {
    if (!this.speech.particles.has(this.lower(index)) || this.isTitle(index - 1)) return false;
    let names = 0;
    for (let name = first; name < index; name++) if (this.isName(name) && !this.isTitle(name)) names += 1;
    return names < 2;
  }

  /** A place from here on, and two names behind it. */
  private namesPlace(first: number, behind: number): boolean {
    for (let index = first; index < behind; index++) if (!this.isName(index)) return false;
    return behind - first - (openedPlace.test(this.lower(first)) ? 2 : 1) === 2 && !this.speech.portfolios.has(this.lower(first));
  }

  /** Secretary of State Jane Roe, Minister for Energy and Resources Jane Roe. */
  private joinsTitle(index: number): boolean {
    const { portfolios, links } = this.speech;
    const next = this.lower(index + 1);
    if (!links.has(this.lower(index)) || this.word(index + 1)?.capital !== true) return false;
    if (!this.isTitle(index - 1)) return portfolios.has(this.lower(index - 1)) && portfolios.has(next);
    let behind = index + 1;
    while (this.isName(behind)) behind += 1;
    return headOfOffice.test(next) || portfolios.has(next) || this.namesPlace(index + 1, this.nameWithout(index + 1, behind));
  }
}
