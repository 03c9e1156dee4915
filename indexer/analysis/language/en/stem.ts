/**
 * What is the stem of an English word? Porter's second algorithm (snowballstem.org/algorithms/english/stemmer.html), written
 * for this language alone: the general stemmers take ten times as long, and new words were a quarter of what indexing costs.
 * A spec holds it to what snowball-stemmers answers.
 */

const vowels = new Set('aeiouy');
/** A `y` that stands for a consonant is written `Y` while a word is worked on. */
const noEndOfShortSyllable = new Set('aeiouywxY');
const doubles = new Set('bb dd ff gg mm nn pp rr tt'.split(' '));
const beforeLi = new Set('cdeghkmnrt');

const irregular = new Map(
  Object.entries({
    skis: 'ski', skies: 'sky', dying: 'die', lying: 'lie', tying: 'tie', idly: 'idl', gently: 'gentl', ugly: 'ugli', early: 'earli',
    only: 'onli', singly: 'singl', sky: 'sky', news: 'news', howe: 'howe', atlas: 'atlas', cosmos: 'cosmos', bias: 'bias', andes: 'andes',
  }),
);
/** They keep what looks like an ending. */
const whole = new Set('inning outing canning herring earring proceed exceed succeed'.split(' '));
/** The first region begins behind these, wherever their vowels stand. */
const prefixes = ['gener', 'commun', 'arsen'];

interface Ending {
  ending: string;
  instead: string;
}

/** `ization:ize` each; what stands behind no colon falls away. */
function endings(rules: string): ReadonlyMap<string, readonly Ending[]> {
  const byLast = new Map<string, Ending[]>();
  for (const rule of rules.split(' ').sort((a, b) => b.indexOf(':') - a.indexOf(':'))) {
    const [ending, instead] = rule.split(':');
    const last = ending.slice(-1);
    byLast.set(last, [...(byLast.get(last) ?? []), { ending, instead }]);
  }
  return byLast;
}

const secondStep = endings(
  'tional:tion enci:ence anci:ance abli:able entli:ent izer:ize ization:ize ational:ate ation:ate ator:ate alism:al aliti:al alli:al fulness:ful ' +
    'ousli:ous ousness:ous iveness:ive iviti:ive biliti:ble bli:ble ogi:og fulli:ful lessli:less li:',
);
const thirdStep = endings('tional:tion ational:ate alize:al icate:ic iciti:ic ical:ic ful: ness: ative:');
const fourthStep = endings('al: ance: ence: er: ic: able: ible: ant: ement: ment: ent: ism: ate: iti: ous: ive: ize: ion:');

/** The longest that the word has: no shorter one is tried where a rule does not hold for it. */
function longestEnding(word: string, step: ReadonlyMap<string, readonly Ending[]>): Ending | undefined {
  return step.get(word.charAt(word.length - 1))?.find(({ ending }) => word.endsWith(ending));
}

const isVowel = (word: string, at: number): boolean => vowels.has(word.charAt(at));

function hasVowel(word: string, end: number): boolean {
  for (let i = 0; i < end; i++) if (isVowel(word, i)) return true;
  return false;
}

function withConsonantsMarked(word: string): string {
  if (!word.includes('y')) return word;
  let marked = '';
  for (let i = 0; i < word.length; i++) marked += word.charAt(i) === 'y' && (i === 0 || isVowel(marked, i - 1)) ? 'Y' : word.charAt(i);
  return marked;
}

/** Behind the first consonant that follows a vowel, from a place on; the word's end where none does. */
function regionFrom(word: string, from: number): number {
  let i = from;
  while (i < word.length && !isVowel(word, i)) i++;
  while (i < word.length && isVowel(word, i)) i++;
  return Math.min(i + 1, word.length);
}

function endsInShortSyllable(word: string): boolean {
  const last = word.length - 1;
  if (last < 1 || !isVowel(word, last - 1)) return false;
  if (last === 1) return !isVowel(word, last);
  return !noEndOfShortSyllable.has(word.charAt(last)) && !isVowel(word, last - 2);
}

function withoutPlural(word: string): string {
  const { length } = word;
  if (word.endsWith('sses')) return word.slice(0, -2);
  if (word.endsWith('ies') || word.endsWith('ied')) return word.slice(0, length > 4 ? -2 : -1);
  if (!word.endsWith('s') || word.endsWith('us') || word.endsWith('ss')) return word;
  return hasVowel(word, length - 2) ? word.slice(0, -1) : word;
}

const participle = /(?:eed|ed|ing)(?:ly)?$/;

function withoutParticiple(word: string, first: number): string {
  const at = word.search(participle);
  if (at < 0) return word;
  if (word.startsWith('eed', at)) return at >= first ? word.slice(0, at + 2) : word;
  if (!hasVowel(word, at)) return word;
  const stem = word.slice(0, at);
  const end = stem.slice(-2);
  if (end === 'at' || end === 'bl' || end === 'iz') return `${stem}e`;
  if (doubles.has(end)) return stem.slice(0, -1);
  return stem.length === first && endsInShortSyllable(stem) ? `${stem}e` : stem;
}

function withPlainY(word: string): string {
  const last = word.charAt(word.length - 1);
  return (last === 'y' || last === 'Y') && word.length > 2 && !isVowel(word, word.length - 2) ? `${word.slice(0, -1)}i` : word;
}

function afterSecondStep(word: string, first: number): string {
  const found = longestEnding(word, secondStep);
  if (found === undefined) return word;
  const at = word.length - found.ending.length;
  if (at < first) return word;
  if (found.ending === 'ogi' && word.charAt(at - 1) !== 'l') return word;
  if (found.ending === 'li' && !beforeLi.has(word.charAt(at - 1))) return word;
  return word.slice(0, at) + found.instead;
}

function afterThirdStep(word: string, first: number, second: number): string {
  const found = longestEnding(word, thirdStep);
  if (found === undefined) return word;
  const at = word.length - found.ending.length;
  return at >= (found.ending === 'ative' ? Math.max(first, second) : first) ? word.slice(0, at) + found.instead : word;
}

function afterFourthStep(word: string, second: number): string {
  const found = longestEnding(word, fourthStep);
  if (found === undefined) return word;
  const at = word.length - found.ending.length;
  if (at < second) return word;
  if (found.ending === 'ion' && word.charAt(at - 1) !== 's' && word.charAt(at - 1) !== 't') return word;
  return word.slice(0, at);
}

function withoutLast(word: string, first: number, second: number): string {
  const at = word.length - 1;
  const last = word.charAt(at);
  if (last === 'l') return at >= second && word.charAt(at - 1) === 'l' ? word.slice(0, at) : word;
  if (last !== 'e' || at < first) return word;
  return at >= second || !endsInShortSyllable(word.slice(0, at)) ? word.slice(0, at) : word;
}

/** Takes and gives folded letters. */
export function englishStem(word: string): string {
  const known = irregular.get(word);
  if (known !== undefined) return known;
  if (word.length < 3) return word;
  const marked = withConsonantsMarked(word);
  const prefix = prefixes.find((one) => marked.startsWith(one));
  const first = prefix === undefined ? regionFrom(marked, 0) : prefix.length;
  const second = regionFrom(marked, first);
  let stem = withoutPlural(marked);
  if (!whole.has(stem)) {
    stem = withPlainY(withoutParticiple(stem, first));
    stem = afterSecondStep(stem, first);
    stem = afterThirdStep(stem, first, second);
    stem = afterFourthStep(stem, second);
    stem = withoutLast(stem, first, second);
  }
  return marked === word ? stem : stem.replaceAll('Y', 'y');
}
