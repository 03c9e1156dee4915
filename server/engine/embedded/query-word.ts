/** How does one word of a query read? Its terms in every language of the archive, remembered: queries share their words. */
import { fold, stopWords, RecentCache } from '../../../indexer/analysis/analyzer.js';
import { different, readings, type TermSequence } from './words.js';

export interface QueryWord {
  text: string;
  /** In lower case: a query says a word again whatever its capitals. */
  lower: string;
  /** Its readings in any language, each once. */
  sequences: readonly TermSequence[];
  /** The term of the word in each language in which it reads as just one; null in the others. */
  terms: readonly (string | null)[];
  /** Whether it says nothing by itself in the archive's main language. Acronyms keep their capitals: *US* is not *us*. */
  isStopWord: boolean;
  /** Its letters and digits, folded, as printed forms have them. */
  letters: string;
  /** Of these, `beginningOf`. */
  beginning: number;
  /** The same for words that find the same: those that differ in letter case, say. */
  meaning: string;
}

/** What words mean that spell closed terms together with their neighbours. */
export const meaningWith = ({ meaning }: QueryWord, compounds: readonly TermSequence[]): string =>
  compounds.length === 0 ? meaning : `${meaning}\n\n${compounds.join('\n')}`;

/** The first two bytes of a word in UTF-8, as a number. */
export const beginningOf = (bytes: Uint8Array, from: number, to: number): number =>
  (from < to ? bytes[from] << 8 : 0) + (from + 1 < to ? bytes[from + 1] : 0);

const rememberedWords = 1 << 13;

export class QueryWords {
  private readonly known = new RecentCache<QueryWord>(rememberedWords);

  constructor(readonly languages: readonly string[]) {}

  word(text: string): QueryWord {
    return this.known.get(text) ?? this.read(text);
  }

  /** Whether a term is what a text reads as in some language. Not remembered: few of those that are asked about are ever in a query. */
  means(text: string, term: string): boolean {
    return this.languages.some((language) => readings(text, language).some((terms) => terms.length === 1 && terms[0] === term));
  }

  private read(text: string): QueryWord {
    const ofLanguages = this.languages.map((language) => readings(text, language));
    const terms = ofLanguages.map(onlyTerm);
    const [main = 'en'] = this.languages;
    const term = this.languages.length === 0 ? onlyTerm(readings(text, main)) : terms[0];
    const folded = fold(text);
    const letters = folded.replace(/[^\p{L}\p{N}]+/gu, '');
    const bytes = Buffer.from(letters.slice(0, 2));
    const sequences = different(ofLanguages);
    const word = {
      text,
      lower: text.toLowerCase(),
      sequences,
      terms,
      isStopWord: term !== null && term === term.toLowerCase() && stopWords(main).has(folded),
      letters,
      beginning: beginningOf(bytes, 0, bytes.length),
      meaning: [letters, ...terms, ...sequences.map((some) => some.join(' '))].join('\n'),
    };
    if (text.length <= longestRemembered) this.known.set(text, word);
    return word;
  }
}

/** Longer ones are no words, and would take memory. */
const longestRemembered = 64;

/** The term of a word that reads as just one. */
function onlyTerm([terms = [], ...others]: readonly TermSequence[]): string | null {
  return others.length === 0 && terms.length === 1 ? terms[0] : null;
}
