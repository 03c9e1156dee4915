/** In which language is this text? Declared, else guessed from its letters, else English. */
import { franc } from 'franc-min';

/** The languages that the analysis stems, and others that news archives often hold: ISO 639-3 of the guess, ISO 639-1 of ours. */
const known = new Map([
  ['eng', 'en'], ['deu', 'de'], ['fra', 'fr'], ['spa', 'es'], ['ita', 'it'], ['por', 'pt'], ['nld', 'nl'], ['rus', 'ru'], ['swe', 'sv'],
  ['pol', 'pl'], ['ces', 'cs'], ['hun', 'hu'], ['ron', 'ro'], ['tur', 'tr'], ['ind', 'id'], ['vie', 'vi'],
  ['ukr', 'uk'], ['bel', 'be'], ['bul', 'bg'], ['srp', 'sr'], ['kaz', 'kk'],
  ['arb', 'ar'], ['urd', 'ur'], ['pes', 'fa'], ['hin', 'hi'], ['mar', 'mr'],
  ['jpn', 'ja'], ['cmn', 'zh'], ['kor', 'ko'], ['ell', 'el'], ['heb', 'he'], ['tha', 'th'], ['ben', 'bn'], ['tam', 'ta'], ['kat', 'ka'],
]);
const only = [...known.keys()];

/** Fewer letters than this are too few to tell languages of one script apart. */
const fewestLetters = 200;
/** Where the script alone names the language, a line is enough. */
const fewestLettersOfScript = 20;
/** The guess does not get better with more text than this: UTF-16 units. */
const sampleLength = 600;

const ownScript = /[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}\p{sc=Hangul}\p{sc=Greek}\p{sc=Hebrew}\p{sc=Thai}\p{sc=Bengali}\p{sc=Tamil}\p{sc=Georgian}]/gu;

export const defaultLanguage = 'en';

/** Lower-case ISO 639-1. A short or unrecognised text is English. */
export function guessLanguage(text: string): string {
  const sample = text.slice(0, sampleLength);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  const own = sample.match(ownScript)?.length ?? 0;
  const scriptDecides = own >= fewestLettersOfScript && own * 2 > letters;
  if (letters < fewestLetters && !scriptDecides) return defaultLanguage;
  return known.get(franc(sample, { only, minLength: 1 })) ?? defaultLanguage;
}

/** `en-GB`, `EN`, `eng`, `en_US.UTF-8` are `en`; null for what is no language's code. */
export function languageCode(declared: string): string | null {
  const primary = /^[a-z]{2,3}(?=$|[-_.])/.exec(declared.trim().toLowerCase())?.[0];
  if (primary === undefined) return null;
  if (primary.length === 2) return primary;
  return known.get(primary) ?? null;
}
