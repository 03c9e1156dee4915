/** What holds for every text, whatever is in it? */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { analyzerFor, fold, type Token } from '../../indexer/analysis/analyzer.js';
import { readChunk } from '../../indexer/analysis/chunk.js';
import { PlaceScanner } from '../../indexer/analysis/places.js';

const languages = ['en', 'fr', 'de', 'ru', 'xx'] as const;
const language = fc.constantFrom(...languages);

/** Pieces that the rules are about, so that chance puts them together. */
const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...Array.from(' \u00a0\n'), ...Array.from("''\u2019\u2018-\u2010.,:&$€£%+#/_*\u00ad\u200b\u0301\u0308\u05b8"), ...Array.from('aAsSlLdDuUcCéÉßÄ0123'), 'US', 'U.S.', 'IT', "'s", "l'", "qu'", '++', '1,000') },
  { weight: 3, arbitrary: fc.constantFrom('word', 'Nations', 'counter-offensives', 'naïve', 'ёлка', 'Йод', 'العربيّة', 'नमस्ते', '한국어', '新しい朝が来た', '中国政府', 'สวัสดีชาวโลก', '👍🏽', '\ud83d', '𠮷', 'ﬁ', 'ŉ', 'İ', 'ﷺ', '½', '₂', 'ー', 'か\u3099') },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
);
const text = fc.array(piece, { maxLength: 24 }).map((pieces) => pieces.join(''));

const shifted = (tokens: Token[], offset: number, position: number): Token[] =>
  tokens.map((token) => ({ ...token, start: token.start + offset, end: token.end + offset, position: token.position + position }));

describe('every text', () => {
  it('has tokens inside it, none empty, in order, at positions without gaps', () => {
    fc.assert(
      fc.property(language, text, (code, printed) => {
        let position = -1;
        let start = 0;
        for (const token of analyzerFor(code).tokens(printed)) {
          assert.ok(token.start >= start && token.start < token.end && token.end <= printed.length);
          assert.ok(token.position === position || token.position === position + 1);
          assert.ok(token.term !== '' && token.form !== '' && !/\s/.test(token.term + token.form));
          ({ position, start } = token);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('has the tokens of its chunks, shifted', () => {
    fc.assert(
      fc.property(language, text, (code, printed) => {
        const analyzer = analyzerFor(code);
        const expected: Token[] = [];
        for (const { 0: chunk, index } of printed.matchAll(/\S+/g)) {
          const words = (expected.at(-1)?.position ?? -1) + 1;
          expected.push(...shifted(analyzer.tokens(chunk), index, words));
        }
        assert.deepEqual(analyzer.tokens(printed), expected);
      }),
      { numRuns: 3000 },
    );
  });

  it('has words that are the same when they are analysed alone, so that marks can be verified', () => {
    fc.assert(
      fc.property(language, text, (code, printed) => {
        const analyzer = analyzerFor(code);
        for (const token of analyzer.tokens(printed)) {
          const alone = analyzer.tokens(printed.slice(token.start, token.end));
          assert.ok(
            alone.some(({ term, form, places }) => term === token.term && form === token.form && places === token.places),
            `${JSON.stringify(printed.slice(token.start, token.end))} lost ${token.term}`,
          );
        }
      }),
      { numRuns: 5000 },
    );
  });

  it('is read alike by the fast path, the remembered one and the plain rules', () => {
    fc.assert(
      fc.property(text, (printed) => {
        const plain: Token[] = [];
        const vocabulary = { stem: fold, elisions: new Set<string>() };
        let position = 0;
        for (const { 0: chunk, index } of printed.matchAll(/\S+/g)) {
          position = readChunk(printed, index, index + chunk.length, position, vocabulary, (term, form, start, end, at, places) =>
            plain.push({ term, form, start, end, position: at, places }),
          );
        }
        const cold = analyzerFor('no language');
        assert.deepEqual(cold.tokens(printed), plain);
        assert.deepEqual(cold.tokens(printed), plain);
      }),
      { numRuns: 3000 },
    );
  });

  it('has its tokens where the scanner of places finds them, the first time and again', () => {
    fc.assert(
      fc.property(language, text, (code, printed) => {
        const expected = analyzerFor(code).tokens(printed).map(({ start, end, position }) => ({ start, end, position }));
        const scanner = new PlaceScanner(code);
        for (let time = 0; time < 2; time++) {
          const found: typeof expected = [];
          scanner.scan(printed, (start, end, position) => found.push({ start, end, position }));
          assert.deepEqual(found, expected);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('folds once: a folded text folds to itself', () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: 'binary' })), (printed) => {
        const once = fold(printed);
        assert.equal(fold(once), once);
      }),
      { numRuns: 5000 },
    );
  });

  it('has one term for a word with and without its accents', () => {
    const accented = fc.array(fc.constantFrom(...Array.from('aeiouéèêáíóúãõçäöüñtionsrlmdcv')), { minLength: 2, maxLength: 12 }).map((letters) => letters.join(''));
    fc.assert(
      fc.property(fc.constantFrom('en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'ru', 'sv'), accented, (code, word) => {
        assert.equal(analyzerFor(code).tokens(fold(word))[0].term, analyzerFor(code).tokens(word)[0].term);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('hostile text', () => {
  // Each has half a million units or more without a space. A rule that looked back or ahead without bound would take
  // minutes; the limit leaves a slow machine ten times what a fast one needs.
  const limitMs = 8000;
  const hostile: Record<string, string> = {
    letters: 'x'.repeat(10_000_000),
    hyphens: '-'.repeat(1_000_000),
    'hyphenated letters': 'a-'.repeat(250_000),
    apostrophes: "a'".repeat(500_000),
    possessives: `a${"'s".repeat(500_000)}x`,
    points: 'a.'.repeat(500_000),
    elisions: "l'".repeat(500_000),
    'grouped digits': '1,000'.repeat(100_000),
    'soft hyphens': 'a\u00ad'.repeat(500_000),
    'invisible characters': `a'${'\u00ad'.repeat(500_000)}`,
    accents: `e${'\u0301'.repeat(500_000)}`,
    'Chinese without a stop': '漢字'.repeat(50_000),
  };
  for (const [name, printed] of Object.entries(hostile)) {
    it(`takes time in proportion to its length: ${name}`, () => {
      const started = performance.now();
      let tokens = 0;
      analyzerFor('fr').scan(printed, () => tokens++);
      assert.ok(tokens <= printed.length);
      assert.ok(performance.now() - started < limitMs);
    });
  }
});
