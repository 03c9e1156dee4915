/** Does the stemmer that is written for English answer what Snowball's does? */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { newStemmer } from 'snowball-stemmers';
import { englishStem } from '../../indexer/analysis/language/en/stem.js';

const snowball = newStemmer('english');

function wordsBelow(folder: string): Set<string> {
  const words = new Set<string>();
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, name);
    if (!/\.(?:txt|md|ndjson|html)$/.test(name) || !statSync(path).isFile()) continue;
    for (const [word] of readFileSync(path, 'utf8').toLowerCase().matchAll(/\p{L}+/gu)) words.add(word);
  }
  return words;
}

describe('the English stemmer', () => {
  it('gives the stem of every word of the corpus that Snowball gives', () => {
    const words = wordsBelow('corpus');
    assert.ok(words.size > 2000, `${words.size}`);
    for (const word of words) assert.equal(englishStem(word), snowball.stem(word), word);
  });

  it('knows the words that have no rule', () => {
    for (const word of 'skis skies dying lying tying idly gently ugly early only singly sky news howe atlas cosmos bias andes inning innings outing canning herring herrings earring proceed proceeds exceed succeed'.split(' ')) {
      assert.equal(englishStem(word), snowball.stem(word), word);
    }
  });

  const letter = fc.constantFrom(...Array.from('aeiouyybdlsstwxzrné'));
  const prefix = fc.constantFrom('', '', '', 'gener', 'commun', 'arsen');
  const ending = fc.constantFrom(
    ...'s|ss|us|sses|ies|ied|ed|eed|edly|eedly|ing|ingly|y|yy|e|l|ll|li|ly|tional|enci|anci|abli|entli|izer|ization|ational|ation|ator|alism|aliti'.split('|'),
    ...'alli|fulness|ousli|ousness|iveness|iviti|biliti|bli|ogi|logi|fulli|lessli|alize|icate|iciti|ical|ful|ness|ative|al|ance|ence|er|ic|able'.split('|'),
    ...'ible|ant|ement|ment|ent|ism|ate|iti|ous|ive|ize|ion|sion|tion|at|iz|bb|tt'.split('|'),
  );
  const word = fc.tuple(prefix, fc.array(letter, { maxLength: 6 }), fc.array(ending, { maxLength: 2 })).map(([before, letters, behind]) => before + letters.join('') + behind.join(''));

  it('gives the stem of any letters with endings that Snowball gives', () => {
    fc.assert(
      fc.property(word, (letters) => {
        assert.equal(englishStem(letters), snowball.stem(letters));
      }),
      { numRuns: 20_000 },
    );
  });
});
