/** When are two spellings the same word? Case, accents, width and invisible characters do not tell words apart. */

/** Letters that Unicode does not take apart but that readers write without. The choices are the common library transcriptions. */
const plainLetters = new Map(
  Object.entries({
    ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ħ: 'h', ŧ: 't', ŋ: 'n', ı: 'i', ĸ: 'k', ƒ: 'f', ɨ: 'i', ʉ: 'u',
    ς: 'σ', ё: 'е',
  }),
);

/** Latin and Greek letters lose their accents; й, ї and ў are letters of their own and keep theirs. */
const accentedBase = /^[a-z\u0370-\u03ff]/;

/**
 * Marks that readers leave out: the accents that no composed letter takes up, Hebrew points, Arabic vowel signs and
 * tatweel, enclosing signs, variation selectors. The vowel signs of India and south-east Asia are not among them.
 */
const looseMarks: readonly (readonly [first: number, last: number])[] = [
  // accents
  [0x300, 0x36f], [0x1ab0, 0x1aff], [0x1dc0, 0x1dff], [0xfe20, 0xfe2f],
  // old Cyrillic
  [0x483, 0x489],
  // Hebrew points
  [0x591, 0x5bd], [0x5bf, 0x5bf], [0x5c1, 0x5c2], [0x5c4, 0x5c5], [0x5c7, 0x5c7],
  // Arabic vowel signs and tatweel
  [0x610, 0x61a], [0x640, 0x640], [0x64b, 0x65f], [0x670, 0x670], [0x6d6, 0x6dc], [0x6df, 0x6e4], [0x6e7, 0x6e8], [0x6ea, 0x6ed],
  // enclosing signs, variation selectors
  [0x20d0, 0x20ff], [0xfe00, 0xfe0f],
];

function isLoose(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return looseMarks.some(([first, last]) => code >= first && code <= last);
}

/** Apostrophes join, and invisible characters vanish. */
const vanishing = /[\p{Cf}\u034f\u180e'\u2018\u2019\u201b\u02bb\u02bc\uff07]/gu;
const plainAscii = /^[\u0000-\u0026\u0028-\u007f]*$/; // without the apostrophe

const folded = new Map<string, string>();

function foldCharacter(character: string): string {
  const known = folded.get(character);
  if (known !== undefined) return known;
  let plain = plainLetters.get(character);
  if (plain === undefined) {
    if (isLoose(character)) plain = '';
    else {
      const base = character.normalize('NFD');
      plain = accentedBase.test(base) ? base.charAt(0) : character;
      plain = plainLetters.get(plain) ?? plain;
    }
  }
  // Bounded by the number of characters there are; in practice by those of the archive's scripts.
  folded.set(character, plain);
  return plain;
}

/** Lower case in the composed compatibility form, without apostrophes and invisible characters; accents stay. What the stemmers take. */
export function compose(word: string): string {
  if (plainAscii.test(word)) return word.toLowerCase();
  return word.normalize('NFKC').toLowerCase().normalize('NFKC').replace(vanishing, '');
}

/** The folded spelling: composed, and without accents; `ß` is `ss`. Any other punctuation is left as it is. */
export function fold(word: string): string {
  let result = compose(word);
  // Dropping a mark can leave two characters that compose: again until nothing changes, which takes a second pass at most.
  while (!plainAscii.test(result)) {
    let next = '';
    for (const character of result) next += foldCharacter(character);
    next = compose(next);
    if (next === result) break;
    result = next;
  }
  return result;
}
