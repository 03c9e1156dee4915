/** What are these words to a language: names, titles, verbs of speech, stops? One reading of a sentence beside a quotation. */
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

const possessive = /[’']s$/;
/** Markdown’s signs around words. */
const emphasis = /(?<!\S)[*_`]+|[*_`]+(?!\S)/g;
const adverb = /.ly$/;
const noAdverb = /^(?:family|ally|assembly|italy|july|reply|anomaly|monopoly|supply|bully|monthly|weekly|daily)$/;
const headOfOffice = /^(?:state|staff|defen[cs]e|exchequer|the)$/;
const aloneDeterminer = /^(?:one|another|some|many|both)$/;

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

  isTitle(index: number): boolean {
    const lower = this.lower(index);
    return this.speech.titles.has(lower) || (this.speech.titleEndings?.test(lower) ?? false);
  }

  isVerb(index: number): boolean {
    const word = this.word(index);
    if (word?.kind !== 'word' || (word.capital && index > 0)) return false;
    return this.speech.verbs.has(word.lower) || this.speech.participles.has(word.lower) || this.speech.doubtful.has(word.lower);
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

  /** Titles go: everything through the last of them, where a name is left. `John Major` and `Stephen King` keep theirs. */
  named(first: number, behind: number, nameBehind = behind): Speaker {
    let bare = first;
    for (let index = first; index < nameBehind - 1; index++) {
      if (this.isTitle(index) || (bare > first && this.speech.portfolios.has(this.lower(index)))) bare = index + 1;
    }
    // US Secretary of State
    const office = (this.isTitle(nameBehind - 1) && this.isTitle(first)) || (bare > first && !this.isName(bare));
    return { written: this.printed(first, nameBehind), name: office ? null : this.printed(bare, nameBehind), first, behind };
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

  /** Secretary of State Jane Roe. */
  private joinsTitle(index: number): boolean {
    return this.lower(index) === 'of' && this.isTitle(index - 1) && headOfOffice.test(this.lower(index + 1));
  }
}
