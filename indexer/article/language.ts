/**
 * In which language is this text? The one declared; else the one whose small words it is full of; else what franc makes
 * of its letters; else English.
 */
import { franc } from 'franc-min';

export const defaultLanguage = 'en';

/**
 * The languages that the analysis stems, and others that archives of news often hold: the code of franc's guess
 * (ISO 639-3) and ours (ISO 639-1).
 */
const guessable = new Map(
  (
    'eng en,deu de,fra fr,spa es,ita it,por pt,nld nl,rus ru,swe sv,pol pl,ces cs,hun hu,ron ro,tur tr,ind id,vie vi,' +
    'ukr uk,bel be,bul bg,srp sr,kaz kk,arb ar,urd ur,pes fa,hin hi,mar mr,jpn ja,cmn zh,kor ko,ell el,heb he,tha th,' +
    'ben bn,tam ta,kat ka'
  )
    .split(',')
    .map((pair): [string, string] => [pair.slice(0, 3), pair.slice(4)]),
);
const only = [...guessable.keys()];

/**
 * Articles, prepositions and conjunctions, written down from the grammars; a word may be of several languages. They tell
 * eight languages apart twenty times as fast as trigrams do, and more surely in quotations and lists of names.
 */
const smallWords: Record<string, string> = {
  en: 'the and of to in that with for was were has have from by is are on at as it be this which not',
  de: 'der die das und nicht den von ist mit des sich auch ein eine für dem zu in auf wird bei im am aus',
  fr: 'le la les des de et est une un dans du qui que pour pas sur au par il en se ce aux',
  es: 'el la los las y del de que en una un por con para como más se su al lo no ha',
  it: 'il la di che è per una un della del sono con non nel alla gli dei le da si in ha e',
  pt: 'o os a as do da de não uma um em que dos das para com por ao na no e se mais',
  nl: 'de het een van en dat niet zijn op te voor met ook in is die door bij aan er was',
  sv: 'och att är inte det som en på för av till den ett med i om har de från var',
};
const languages = Object.keys(smallWords);
/** Which languages a small word is of: places in `languages`. */
const languagesOfWord = new Map<string, number[]>();
languages.forEach((language, place) => {
  for (const word of (smallWords[language] ?? '').split(' ')) {
    languagesOfWord.set(word, [...(languagesOfWord.get(word) ?? []), place]);
  }
});

/** Running text of these languages has a third of its words in their lists, and half as many in another's at most. */
const smallWordShare = 0.2;
const lead = 1.5;

/** Fewer letters than this are too few to tell languages of one script apart: by trigrams, and by whole words. */
const fewestLetters = 200;
const fewestLettersOfWords = 120;
/** Where the script alone names the language, a line is enough. */
const fewestLettersOfScript = 20;
/** The guess by trigrams does not get better with more text than this: UTF-16 units. */
const sampleLength = 600;
/** Lists and names at the beginning hide a language's small words; in so much text they show, and trigrams take a hundred times as long as they do. */
const longSampleLength = 6000;

const ownScript =
  /[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}\p{sc=Hangul}\p{sc=Greek}\p{sc=Hebrew}\p{sc=Thai}\p{sc=Bengali}\p{sc=Tamil}\p{sc=Georgian}]/gu;

function bySmallWords(words: readonly string[]): string | null {
  const counts = languages.map(() => 0);
  for (const word of words) {
    const places = languagesOfWord.get(word);
    if (places === undefined) continue;
    for (const place of places) counts[place] += 1;
  }
  const most = Math.max(...counts);
  const place = counts.indexOf(most);
  const next = Math.max(...counts.filter((_, other) => other !== place));
  return most >= words.length * smallWordShare && most >= next * lead ? (languages.at(place) ?? null) : null;
}

const wordsOf = (sample: string): string[] => sample.match(/\p{L}+/gu) ?? [];

function inLongSample(text: string): string | null {
  return text.length > sampleLength ? bySmallWords(wordsOf(text.slice(0, longSampleLength).toLowerCase())) : null;
}

/** Lower-case ISO 639-1. A short or unrecognised text is English. */
export function guessLanguage(text: string): string {
  const sample = text.slice(0, sampleLength).toLowerCase();
  const words = wordsOf(sample);
  const letters = words.reduce((sum, word) => sum + word.length, 0);
  const spoken = letters >= fewestLettersOfWords ? (bySmallWords(words) ?? inLongSample(text)) : null;
  if (spoken !== null) return spoken;
  const ofScript = sample.match(ownScript)?.length ?? 0;
  const scriptDecides = ofScript >= fewestLettersOfScript && ofScript * 2 > letters;
  if (letters < fewestLetters && !scriptDecides) return defaultLanguage;
  return guessable.get(franc(sample, { only, minLength: 1 })) ?? defaultLanguage;
}

/** `en-GB`, `EN`, `eng`, `en_US.UTF-8` are `en`; null for what is no language's code. */
export function languageCode(declared: string): string | null {
  const primary = /^[a-z]{2,3}(?=$|[-_.])/.exec(declared.trim().toLowerCase())?.[0];
  if (primary === undefined) return null;
  return primary.length === 2 ? primary : (guessable.get(primary) ?? null);
}
