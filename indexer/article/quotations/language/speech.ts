/** What must be known of a language to tell who is speaking? The shape of a table, one a language. All in small letters. */

export interface Speech {
  /** Verbs that report words, in the forms newspapers print. */
  verbs: ReadonlySet<string>;
  /** Forms of them that take their speaker from earlier in the sentence: `adding`, `saying`. */
  participles: ReadonlySet<string>;
  /** Verbs that are also nouns (`notes`, `claims`): they count only next to the quotation. */
  doubtful: ReadonlySet<string>;
  /** Verbs that an object follows, never their speaker: `told reporters`. */
  transitive: ReadonlySet<string>;
  /** Verbs that call something what is quoted: `described it as “…”`, never without the `as`. */
  judging: ReadonlySet<string>;
  /** Verbs by which a text speaks: their subject is no person. */
  readings: ReadonlySet<string>;
  /** What people do before they speak (`a caller rang and said`), beside verbs with this ending. */
  moves: ReadonlySet<string>;
  pastEnding: RegExp | null;
  /** Verbs that report things as well as words: where others stand between them and the quotation, `that` has to follow them. */
  things: ReadonlySet<string>;
  /** Forms that begin a sentence as an order only: `Ask Karen`. */
  bare: ReadonlySet<string>;
  /** Forms that are nouns unless somebody or an auxiliary stands before them: `they promise`. */
  nounForms: ReadonlySet<string>;
  /** Before a verb these make its subject the one spoken to: `was told`. */
  passives: ReadonlySet<string>;
  /** What may stand between a speaker and the verb, beside adverbs in -ly: `has`, `later`, `was quoted as`. */
  between: ReadonlySet<string>;
  /** `according to`: a speaker follows. */
  sources: readonly (readonly string[])[];
  pronouns: ReadonlySet<string>;
  /** Pronouns that are never a verb's subject. */
  objects: ReadonlySet<string>;
  /** Words that open the name of an office or a person without a name: articles, possessives, `one`. */
  determiners: ReadonlySet<string>;
  /** Words that an office's name goes on with: `of`, `for`. */
  links: ReadonlySet<string>;
  /** Further ones behind an indefinite article, as in `an analyst at the bank`. */
  looseLinks: ReadonlySet<string>;
  /** Articles that are indefinite. */
  indefinite: ReadonlySet<string>;
  relatives: ReadonlySet<string>;
  /** Words that are relatives only next to the verb: `a letter that says`. */
  thingRelatives: ReadonlySet<string>;
  conjunctions: ReadonlySet<string>;
  /** Words that are never part of a name although a sentence may begin with them, with weekdays and months. */
  noNames: ReadonlySet<string>;
  /** Forms of address and offices before a name. */
  titles: ReadonlySet<string>;
  /** What stands behind a name: `MP`. */
  postnominals: ReadonlySet<string>;
  /** What ministers are ministers of, where it stands between the title and the name: `Minister for Sport Kate Ellis`. */
  portfolios: ReadonlySet<string>;
  /** Endings of compound offices: German `-sprecher`. */
  titleEndings: RegExp | null;
  /** Small words inside names: `de`, `von`. */
  particles: ReadonlySet<string>;
  /** Behind these a quotation that opens with a capital is a title or a name: `the film “…”`. */
  labels: ReadonlySet<string>;
  /** Behind these it is a word spoken about: `so-called “…”`, `the term “…”`. */
  mentions: ReadonlySet<string>;
  /** Before a verb it has no speaker: `to say`. */
  infinitives: ReadonlySet<string>;
  /** But for the one that stands behind these: `for people to say`. */
  infinitiveOpeners: ReadonlySet<string>;
  /** But for these before it: `went on to say`, `had this to say`. */
  raising: ReadonlySet<string>;
  /** Two words that may stand between a speaker and the verb: `this morning`. */
  times: ReadonlySet<string>;
  /** Nouns of speech, which are somebody's: `his claim that “…”`. */
  nouns: ReadonlySet<string>;
  possessives: ReadonlySet<string>;
  /** What is written and so may say something: `a letter saying “…”`. */
  documents: ReadonlySet<string>;
  /** Verbs of two words that report where nothing follows in their sentence: `he went on: “…”` */
  phrasal: ReadonlySet<string>;
  /** Behind these stands whoever does what the next verb says: `I heard a man say`, `we had users say`. */
  causing: ReadonlySet<string>;
  /** Behind one of these stands no subject. */
  prepositions: ReadonlySet<string>;
  /** Behind a comma these turn to another clause: `but`. */
  turns: ReadonlySet<string>;
  /** Words that a clause begins with, before its subject. */
  clauseOpeners: ReadonlySet<string>;
  /** People without a name who may speak without a verb: `A boy shook his head: “No.”` */
  persons: ReadonlySet<string>;
  /** The verb may precede its speaker before a quotation: German `Am Freitag sagte Maier: „…“`. */
  inverts: boolean;
  /** Nouns are printed with capitals, as names are. */
  largeNouns: boolean;
  /** A verb without a speaker speaks of the last sentence's: Spanish `«…», explicó.` */
  dropsSubject: boolean;
  /** The attribution may stand between the marks: French `« Nous irons, a-t-il dit, dès demain. »` */
  insertsInside: boolean;
}

export function words(...lines: string[]): ReadonlySet<string> {
  return new Set(lines.join(' ').split(' ').filter((word) => word !== ''));
}

export function phrases(...lines: string[]): readonly (readonly string[])[] {
  return lines.map((line) => line.split(' '));
}

/** Each of the first words with each of the second. */
export function pairs(first: string, second: string): ReadonlySet<string> {
  return new Set([...words(first)].flatMap((one) => [...words(second)].map((other) => `${one} ${other}`)));
}
