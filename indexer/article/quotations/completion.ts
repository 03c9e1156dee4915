/**
 * What is the fullest name that the article has for this one: *Dmitry Peskov* for *Peskov*?
 *
 * The places where the name stands are read, with the capitals before it, or, for a first name, behind it. A name that
 * two people share is nobody's: it stays as printed.
 */
import type { Speech } from './language/speech.js';
import { type Word, wordsOf } from './words.js';

/** Places read for one name, names completed in one article, UTF-16 units read around a place. */
const mostPlaces = 60;
const mostNames = 200;
const around = 80;
/** Words of `Minister for Energy and`. */
const longestOffice = 8;
/** Australians: they have no first names. */
const people = /[ic]ans$|lians$/;

/** Last words of bodies and places: what they follow is no first name. English, written down for this file. */
const bodies = new Set(
  (
    'post times university ministry house street city county state department office agency council committee party group news institute ' +
    'center centre school college bank board service services association union company inc corp hospital court road river bridge bay hills ' +
    'government parliament administration commission foundation project program programme act bill award awards team court park island valley council conference summit day week'
  ).split(' '),
);

const sentenceStart = /(?:^|[.!?:]\s?|[“"‘>*])$/;

/** First words of family names, beside the particles of the language. */
const familyParts = new Set('vander van von de del della di da du des den der ten ter le la st st. saint san abu ibn ben mac'.split(' '));

export class NameCompletion {
  private readonly known = new Map<string, string>();
  constructor(
    private readonly paragraphs: readonly string[],
    private readonly speech: Speech,
  ) {}

  /** `name` is without titles; `titled`: a title stood before it, so that it is no first name. */
  fullest(name: string, titled: boolean): string {
    // Vander Wal, De Gaulle: a family name of two words.
    const first = name.slice(0, Math.max(0, name.indexOf(' '))).toLowerCase();
    if (first !== '' && !this.speech.particles.has(first) && !familyParts.has(first)) return name;
    if (people.test(name)) return name;
    const key = `${titled ? '+' : '-'}${name}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    if (this.known.size >= mostNames) return name;
    const found = this.search(name, titled);
    this.known.set(key, found);
    return found;
  }

  private search(name: string, titled: boolean): string {
    const last = name;
    const fuller = new Map<string, number>();
    const behind = new Map<string, number>();
    let place = false;
    /** A first name was found in the middle of a sentence, where a capital letter makes a name. */
    let surely = false;
    let places = 0;
    for (const text of this.paragraphs) {
      for (let at = text.indexOf(last); at !== -1 && places < mostPlaces; at = text.indexOf(last, at + last.length)) {
        const end = at + last.length;
        if (/[\p{L}\p{N}/‑-]/u.test(text.charAt(at - 1)) || /[\p{L}\p{N}]/u.test(text.charAt(end)) || /^[-‑]\p{L}/u.test(text.slice(end, end + 2))) continue;
        places += 1;
        const before = this.namesBefore(text, at);
        const following = this.namesBehind(text, end);
        if (before !== '') {
          fuller.set(`${before} ${last}`, (fuller.get(`${before} ${last}`) ?? 0) + 1);
          surely ||= before.includes(' ') || !sentenceStart.test(text.slice(Math.max(0, at - before.length - 4), at - before.length - 1));
        } else if (/\b(?:in|near|across)\s$/i.test(text.slice(Math.max(0, at - 6), at)) && following === '' && !/^[’']s\b/.test(text.slice(end, end + 3))) place = true;
        if (following !== '' && before === '') behind.set(`${last} ${following}`, (behind.get(`${last} ${following}`) ?? 0) + 1);
      }
      if (places >= mostPlaces) break;
    }
    const surname = only([...fuller.keys()]);
    if (surname !== null && surely) return surname;
    // Again Chris: a sentence begins so, and Chris Mitchell is in the article.
    const forename = titled || place || surely ? null : only([...behind.keys()]);
    return forename ?? surname ?? name;
  }

  private isNamePart(word: Word): boolean {
    return word.capital && !this.speech.noNames.has(word.lower) && !this.speech.verbs.has(word.lower) && !/[’']s$/.test(word.text);
  }

  private isTitle(word: Word): boolean {
    return this.speech.titles.has(word.lower) || (this.speech.titleEndings?.test(word.lower) ?? false);
  }

  /** Member for, Minister for Energy and: what goes on behind these words is not yet a name. */
  private isOffice(words: readonly Word[]): boolean {
    if (!this.speech.links.has(words.at(-1)?.lower ?? '')) return false;
    for (let index = words.length - 2; index >= 0 && index > words.length - longestOffice; index--) {
      const word = words[index];
      if (this.isTitle(word)) return true;
      if (!(word.capital || this.speech.links.has(word.lower))) return false;
    }
    return false;
  }

  /** First names directly before this place, without titles. */
  private namesBefore(text: string, at: number): string {
    const from = Math.max(0, at - around);
    const words = wordsOf(text, from, at + 1).filter(({ start }) => start < at);
    let first = words.length;
    for (let index = words.length - 1; index >= 0 && words.length - index <= 4; index--) {
      const word = words.at(index);
      if (word === undefined || (word.start === from && from > 0)) break;
      if (bodies.has(word.lower) || this.isTitle(word) || this.speech.portfolios.has(word.lower)) break;
      if (this.isNamePart(word)) first = index;
      else if (!(word.kind === 'word' && this.speech.particles.has(word.lower))) break;
    }
    // Member for Deakin Mike Symon
    if (words.length - first > 1 && this.isOffice(words.slice(0, first))) first = words.length - 1;
    const start = words.at(first)?.start;
    return start === undefined ? '' : text.slice(start, at).replace(/[*_`\s]+/g, ' ').trim();
  }

  /** Family names directly behind this place. */
  private namesBehind(text: string, end: number): string {
    if (!/^\s\p{Lu}/u.test(text.slice(end, end + 2))) return '';
    const words = wordsOf(text, end, Math.min(text.length, end + around));
    let behind = 0;
    for (let index = 0; index < 3; index++) {
      const word = words.at(index);
      if (word === undefined || !this.isNamePart(word) || this.isTitle(word)) break;
      behind = index + 1;
    }
    const last = behind === 0 ? undefined : words.at(behind - 1);
    if (last === undefined || bodies.has(last.lower) || last.text === last.text.toUpperCase()) return '';
    return text.slice(end, last.end).replace(/\s+/g, ' ').trim();
  }
}

/** The one name that all of these are forms of: the longest one that the others are parts of. */
function only(names: readonly string[]): string | null {
  let longest: string | null = null;
  for (const name of names) if (longest === null || name.length > longest.length) longest = name;
  if (longest === null) return null;
  const parts = new Set(longest.split(' '));
  return names.every((name) => name.split(' ').every((part) => parts.has(part))) ? longest : null;
}
