/** Which spellings are one term, which are not, and where do words begin and end? */
import assert from 'node:assert/strict';
import { analyzerFor, compoundParts, fold } from '../../indexer/analysis/analyzer.js';
import { caseLines } from './case-lines.js';

const ownTerm = (language: string, printed: string): string => {
  const tokens = analyzerFor(language).tokens(printed);
  assert.ok(tokens.length > 0 && tokens.every((token) => token.position === 0), `${printed} is one word`);
  return tokens[0].term;
};

describe('spellings of one word', () => {
  for (const [language, spellings] of caseLines('same.txt')) {
    it(`meet at one term in ${language}: ${spellings}`, () => {
      const [first, ...others] = spellings.split(' ');
      const term = ownTerm(language, first);
      assert.ok(others.length > 0);
      for (const other of others) assert.equal(ownTerm(language, other), term, other);
    });
  }
});

describe('different words', () => {
  for (const [language, words] of caseLines('different.txt')) {
    it(`keep their own terms in ${language}: ${words}`, () => {
      const terms = words.split(' ').map((word) => analyzerFor(language).tokens(word)[0].term);
      assert.equal(new Set(terms).size, terms.length, terms.join(' '));
    });
  }
});

describe('the tokens of a text', () => {
  for (const [language, text, expected = ''] of caseLines('tokens.txt')) {
    it(`are the expected ones in ${language}: ${text}`, () => {
      const tokens = analyzerFor(language)
        .tokens(text)
        .map((token) => `${token.position}${token.places > 1 ? `+${token.places}` : ''}:${token.term}[${text.slice(token.start, token.end)}]`);
      assert.equal(tokens.join(' '), expected);
    });
  }
});

describe('folding', () => {
  for (const [printed, expected] of caseLines('fold.txt')) {
    it(`takes ${printed} for ${expected}`, () => {
      assert.equal(fold(printed), expected);
    });
  }
});

describe('forms', () => {
  it('are the printed word folded and unstemmed, of an acronym its letters', () => {
    const forms = analyzerFor('en').tokens('Nations U.S. counter-offensives $5bn O’Neill’s').map((token) => token.form);
    assert.deepEqual(forms, ['nations', 'us', 'counter-offensives', 'counter', 'offensives', '$5bn', '5bn', 'oneill']);
  });

  it('end after 120 units, while the offsets go on to the end of the word', () => {
    const [token, ...rest] = analyzerFor('en').tokens('ab'.repeat(500));
    assert.deepEqual(rest, []);
    assert.equal(token.term, 'ab'.repeat(60));
    assert.equal(token.end, 1000);
  });

  it('of words over 60 letters are their terms: nothing so long is stemmed', () => {
    const long = `${'a'.repeat(58)}ing`;
    assert.equal(ownTerm('en', long), long);
    assert.equal(ownTerm('en', long.slice(1)), long.slice(1, -3));
  });
});

describe('compounds', () => {
  it('give the closed term and the terms of their parts', () => {
    assert.deepEqual(compoundParts('counter-offensives', 'en'), { closed: 'counteroffens', parts: ['counter', 'offens'] });
    assert.deepEqual(compoundParts('U.S.-Russia', 'en'), { closed: 'usrussia', parts: ['US', 'russia'] });
  });

  it('are not made of plain words, digits, or more than one word', () => {
    for (const printed of ['', 'offensive', '2021-22', 'a-b c', 'c a-b', 'a-b c-d', '$5bn', 'a-b-c-d-e-f-g']) {
      assert.equal(compoundParts(printed, 'en'), null, printed);
    }
  });
});
