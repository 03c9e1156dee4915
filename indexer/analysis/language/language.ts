/** Which languages are known, and what does each bring to the analysis? */
import { stopWords as german } from './de/stop-words.js';
import { englishStem } from './en/stem.js';
import { stopWords as english } from './en/stop-words.js';
import { endings as spanishEndings } from './es/endings.js';
import { stopWords as spanish } from './es/stop-words.js';
import { elisions as frenchElisions } from './fr/elisions.js';
import { endings as frenchEndings } from './fr/endings.js';
import { stopWords as french } from './fr/stop-words.js';
import { elisions as italianElisions } from './it/elisions.js';
import { stopWords as italian } from './it/stop-words.js';
import { stopWords as dutch } from './nl/stop-words.js';
import { endings as portugueseEndings } from './pt/endings.js';
import { stopWords as portuguese } from './pt/stop-words.js';
import { stopWords as russian } from './ru/stop-words.js';
import { stopWords as swedish } from './sv/stop-words.js';

export interface Language {
  /** The stemmer's name in snowball-stemmers. */
  readonly algorithm: string;
  /** The same stems from a function of this language alone: folded letters from folded letters. */
  readonly ownStem?: (word: string) => string;
  /** Folded. */
  readonly stopWords: ReadonlySet<string>;
  /** Folded, without the apostrophe. */
  readonly elisions: ReadonlySet<string>;
  /** Endings that the stemmer knows by their accents, as they are written. */
  readonly endings: readonly string[];
}

function list(words: string): string[] {
  return words.split(/\s+/).filter((word) => word !== '');
}

interface Additions {
  elisions?: string;
  endings?: string;
  ownStem?: Language['ownStem'];
}

function language(algorithm: string, stopWords: string, { elisions = '', endings = '', ownStem }: Additions = {}): Language {
  return { algorithm, ...(ownStem && { ownStem }), stopWords: new Set(list(stopWords)), elisions: new Set(list(elisions)), endings: list(endings) };
}

/** By ISO 639-1 code. */
export const languages: ReadonlyMap<string, Language> = new Map([
  ['en', language('english', english, { ownStem: englishStem })],
  ['de', language('german', german)],
  ['fr', language('french', french, { elisions: frenchElisions, endings: frenchEndings })],
  ['es', language('spanish', spanish, { endings: spanishEndings })],
  ['it', language('italian', italian, { elisions: italianElisions })],
  ['pt', language('portuguese', portuguese, { endings: portugueseEndings })],
  ['nl', language('dutch', dutch)],
  ['ru', language('russian', russian)],
  ['sv', language('swedish', swedish)],
]);
