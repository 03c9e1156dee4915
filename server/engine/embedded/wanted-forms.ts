/**
 * Which printed words are wanted by a word behind `=` or before `~`, or by one with `*` and `?` in it? Its letters are taken as the
 * index takes those of all words: without case and accents, apostrophes, a final *'s*, an acronym's points, the commas of a number, and
 * without the elisions of a language.
 */
import { analyzerFor, fold } from '../../../indexer/analysis/analyzer.js';
import type { Segment } from '../../../indexer/index/segment.js';
import { exactForms, patternForms, similarForms, type MatchedForms } from './forms.js';

export interface WantedForms {
  in: (segment: Segment) => MatchedForms;
  /** How much of a segment's dictionary is looked at: little behind a prefix, all of it where the beginning is open. */
  share: number;
}

/** null where the letters are those of several words. */
export function wantedForms(text: string, form: 'exact' | 'pattern' | 'similar', languages: readonly string[]): WantedForms | null {
  const wanted = form === 'pattern' ? patternsOf(text, languages) : printedForms(text, languages);
  if (wanted.length === 0) return null;
  const find = { exact: exactForms, pattern: patternForms, similar: similarForms }[form];
  return {
    in: (segment) => {
      const found = wanted.map(({ letters, isName }) => {
        const { forms, cut } = find(segment, letters);
        return { forms: isName === null ? forms : forms.filter(({ term }) => isNameTerm(segment.terms.get(term)) === isName), cut };
      });
      return { forms: found.flatMap(({ forms }) => forms), cut: found.some(({ cut }) => cut) };
    },
    share: wanted.reduce((share, { letters }) => share + (form === 'exact' || /^[^*?]{2}/.test(letters) ? 0.05 : 1), 0),
  };
}

export interface WantedForm {
  /** As forms have them, with the `*` and `?` of a pattern. */
  letters: string;
  /** Whether it is a name whose letters are an everyday word, as *US* is; null where both are meant. */
  isName: boolean | null;
}

/** What a word is printed as in several languages, each once; nothing where it is more than one word. */
export function printedForms(word: string, languages: readonly string[]): WantedForm[] {
  const forms = new Map<string, WantedForm>();
  for (const language of languages) {
    const tokens = analyzerFor(language).tokens(word);
    if (tokens.length === 0 || tokens[tokens.length - 1].position >= tokens[0].places) continue;
    const { form, term } = tokens[0];
    forms.set(form, { letters: form, isName: isNameTerm(term) });
  }
  return [...forms.values()];
}

/** Only such names have terms in capitals. */
const isNameTerm = (term: string): boolean => term !== term.toLowerCase();

/** A pattern in the letters of forms: as it stands, and in some languages without an elision. */
export function patternsOf(pattern: string, languages: readonly string[]): WantedForm[] {
  const patterns = [pattern, ...languages.map((language) => withoutElision(pattern, language))].map(plainPattern);
  return Array.from(new Set(patterns), (letters) => ({ letters, isName: null }));
}

const apostrophes = "['\u2018\u2019\u201b\u02bb\u02bc\uff07]";
const hasApostrophe = new RegExp(apostrophes, 'u');
const possessive = new RegExp(`${apostrophes}s$`, 'iu');
/** Single letters with a point behind each, as far as a star, the end or one more letter: `u.s.*`, `n.?.t*`. */
const acronym = /(?<![\p{L}\p{M}\p{N}*?])\p{L}\.(?:[\p{L}?]\.)*(?=\*|$|[\p{L}?](?![\p{L}\p{M}\p{N}?]))/gu;

function plainPattern(pattern: string): string {
  return fold(pattern.replace(possessive, ''))
    .replace(/(?<=[0-9]),(?=[0-9])/g, '')
    .replace(acronym, (letters) => letters.replaceAll('.', ''))
    .replace(/[\u2010\u2011]/g, '-');
}

function withoutElision(pattern: string, language: string): string {
  const fixed = /^[^*?]*/.exec(pattern)?.[0] ?? '';
  if (!hasApostrophe.test(fixed)) return pattern;
  // Behind a letter, for an apostrophe joins only where the word goes on: `l'*`.
  const rest = pattern.slice(analyzerFor(language).tokens(`${fixed}a`).at(0)?.start ?? 0);
  return /[^*?]/.test(rest) ? rest : pattern;
}
