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
  /** Before a verb these make its subject the one spoken to: `was told`. */
  passives: ReadonlySet<string>;
  /** What may stand between a speaker and the verb, beside adverbs in -ly: `has`, `later`, `was quoted as`. */
  between: ReadonlySet<string>;
  /** `according to`: a speaker follows. Words separated by one space. */
  sources: readonly string[];
  pronouns: ReadonlySet<string>;
  /** Words that open the name of an office or a person without a name: articles, possessives, `one`. */
  determiners: ReadonlySet<string>;
  /** Words that an office's name goes on with: `of`, `for`. */
  links: ReadonlySet<string>;
  /** Further ones behind an indefinite article, as in `an analyst at the bank`. */
  looseLinks: ReadonlySet<string>;
  /** Articles that are indefinite. */
  indefinite: ReadonlySet<string>;
  relatives: ReadonlySet<string>;
  conjunctions: ReadonlySet<string>;
  /** Words that are never part of a name although a sentence may begin with them, with weekdays and months. */
  noNames: ReadonlySet<string>;
  /** Forms of address and offices before a name. */
  titles: ReadonlySet<string>;
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
