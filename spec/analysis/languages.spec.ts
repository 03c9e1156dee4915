/** What does each language bring? */
import assert from 'node:assert/strict';
import { analysisFingerprint, analyzerFor, fold, stemmedLanguages, stopWords } from '../../indexer/analysis/analyzer.js';

describe('stop words', () => {
  for (const language of stemmedLanguages) {
    it(`of ${language} are folded words of one token each`, () => {
      const words = stopWords(language);
      assert.ok(words.size >= 60, `${words.size}`);
      for (const word of words) {
        assert.equal(fold(word), word);
        const tokens = analyzerFor(language).tokens(word);
        assert.deepEqual(tokens.map((token) => token.form), [word]);
      }
    });
  }

  it('of English leave months, names and wills alone, and take the pronoun for one', () => {
    for (const word of ['may', 'will', 'un', 'said', 'new', 'us-led', 'US', 'WHO']) assert.equal(stopWords('en').has(word), false, word);
    for (const word of ['us', 'who', 'it', 'the']) assert.equal(stopWords('en').has(word), true, word);
  });

  it('are dropped from no text', () => {
    assert.equal(analyzerFor('en').tokens('to be or not to be').length, 6);
  });

  it('of an unknown language are none', () => {
    for (const language of ['xx', 'constructor', '']) assert.equal(stopWords(language).size, 0);
  });
});

describe('an unknown language', () => {
  it('is folded and not stemmed', () => {
    const terms = analyzerFor('xx').tokens('Nations l’Été U.S.').map((token) => token.term);
    assert.deepEqual(terms, ['nations', 'lete', 'US']);
  });
});

describe('the fingerprint', () => {
  it('is a short name that stays', () => {
    assert.match(analysisFingerprint, /^[0-9a-f]{16}$/);
  });
});
