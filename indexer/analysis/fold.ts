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
const looseMarks = new RegExp(
  `[${[
    '\\u0300-\\u036f\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\ufe20-\\ufe2f', // accents
    '\\u0483-\\u0489', // old Cyrillic
    '\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7', // Hebrew points
    '\\u0610-\\u061a\\u0640\\u064b-\\u065f\\u0670\\u06d6-\\u06dc\\u06df-\\u06e4\\u06e7\\u06e8\\u06ea-\\u06ed', // Arabic vowel signs, tatweel
    '\\u20d0-\\u20ff\\ufe00-\\ufe0f', // enclosing signs, variation selectors
  ].join('')}]`,
  'u',
);

/** Apostrophes join, and invisible characters vanish. */
const vanishing = /[\p{Cf}\u034f\u180e'\u2018\u2019\u201b\u02bb\u02bc\uff07]/gu;
const plainAscii = /^[\u0000-\u0026\u0028-\u007f]*$/; // without the apostrophe

const folded = new Map<string, string>();

function foldCharacter(character: string): string {
  const known = folded.get(character);
  if (known !== undefined) return known;
  let plain = plainLetters.get(character);
  if (plain === undefined) {
    if (looseMarks.test(character)) plain = '';
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
