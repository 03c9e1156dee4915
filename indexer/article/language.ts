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

/**
 * What a text says of its language by its words: how many they are, how many letters they have, and how many small words of each
 * language are among them.
 */
interface WordCounts {
  words: number;
  letters: number;
  small: number[];
}

const longestSmallWord = Math.max(...Array.from(languagesOfWord.keys(), (word) => word.length));

/** `text` in small letters. Its words are its stretches of letters; a string is made only of those that are short enough for a small word. */
function countWords(text: string): WordCounts {
  const counts: WordCounts = { words: 0, letters: 0, small: languages.map(() => 0) };
  for (let at = 0; at < text.length; at++) {
    const start = at;
    while (at < text.length) {
      const width = letterWidth(text, at);
      if (width === 0) break;
      at += width;
    }
    if (at === start) continue;
    counts.words += 1;
    counts.letters += at - start;
    if (at - start > longestSmallWord) continue;
    for (const place of languagesOfWord.get(text.slice(start, at)) ?? []) counts.small[place] += 1;
  }
  return counts;
}

const letter = /^\p{L}/u;
/** By unit of the basic plane: 0 where it was not met so far, else 1, and 1 more for a letter. */
const widths = new Uint8Array(0x10000);

/** UTF-16 units of the letter that stands at `at`; 0 where none does. */
function letterWidth(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  const known = widths[unit];
  if (known > 0) return known - 1;
  // Half of a character says nothing of the whole.
  if (unit >= 0xd800 && unit <= 0xdfff) return letter.test(text.slice(at, at + 2)) ? 2 : 0;
  const width = letter.test(text.charAt(at)) ? 1 : 0;
  widths[unit] = 1 + width;
  return width;
}

function bySmallWords({ words, small }: WordCounts): string | null {
  const most = Math.max(...small);
  const place = small.indexOf(most);
  const next = Math.max(...small.filter((_, other) => other !== place));
  return most >= words * smallWordShare && most >= next * lead ? (languages.at(place) ?? null) : null;
}

function inLongSample(text: string): string | null {
  return text.length > sampleLength ? bySmallWords(countWords(text.slice(0, longSampleLength).toLowerCase())) : null;
}

/** Lower-case ISO 639-1. A short or unrecognised text is English. */
export function guessLanguage(text: string): string {
  const sample = text.slice(0, sampleLength).toLowerCase();
  const counts = countWords(sample);
  const { letters } = counts;
  const spoken = letters >= fewestLettersOfWords ? (bySmallWords(counts) ?? inLongSample(text)) : null;
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
