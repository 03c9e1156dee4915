/** Are words of ASCII letters told apart by all of their letters, and known again? */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { scannerFor } from '../../indexer/analysis/analyzer.js';
import { LetterWords, mostLetters } from '../../indexer/analysis/letter-words.js';

/** Of few letters, so that many agree in their beginnings and ends; some longer than are remembered by their letters alone. */
const word = fc.string({ unit: fc.constantFrom('a', 'A', 'b', 'z', 'Z', 'q'), minLength: 1, maxLength: 18 });
const words = fc.array(word, { minLength: 1, maxLength: 3000 });

describe('words of letters', () => {
  it('are asked for once, in capitals and small letters by themselves', () => {
    const letters = Array.from('aAbBqzZ');
    const printed = Array.from({ length: 3000 }, (_, i) => Array.from({ length: 1 + (i % mostLetters) }, (_, at) => letters[(i * 31 + at * at * (i >> 3) + (i >> (at % 9))) % letters.length]).join(''));
    let asked = 0;
    const scanner = scannerFor('', (_, form) => [++asked, form]);
    const text = [...printed, ...printed].join(' ');
    scanner.scan(text, () => undefined);
    assert.equal(asked, new Set(printed).size);
    assert.ok(asked > 1000);
  });

  it('are all forgotten when there are too many, and none is taken for another', () => {
    const words = new LetterWords<string>(4);
    for (let i = 1; i <= 6; i++) words.set(i, 0, 0, `w${i}`);
    assert.deepEqual([1, 2, 3, 4, 5, 6].map((i) => words.get(i, 0, 0)), [undefined, undefined, undefined, undefined, 'w5', 'w6']);
  });

  it('are found as quickly where their upper letters are alike', function () {
    this.timeout(20_000);
    const words = new LetterWords<number>(1 << 17);
    for (let i = 1; i < 1 << 17; i++) words.set(1, i, i, i);
    for (let i = 1; i < 1 << 17; i++) assert.equal(words.get(1, i, i), i);
  });

  it('are what they are printed as, however like others they are, when they are met first and again', () => {
    fc.assert(
      fc.property(words, (printed) => {
        const scanner = scannerFor('', (_, form) => form);
        for (let time = 0; time < 2; time++) {
          const forms: string[] = [];
          scanner.scan(printed.join(' '), (form) => forms.push(form));
          assert.deepEqual(
            forms,
            printed.map((one) => one.toLowerCase()),
          );
        }
      }),
      { numRuns: 200 },
    );
  });

  it('are told apart by two letters of theirs, wherever these stand in them', () => {
    const letters = Array.from('abcdefghijklmnopqrstuvwxyz');
    const pairs = letters.flatMap((one) => letters.map((other) => one + other));
    // Of 13 to 16 letters and of 20: up to the length that is remembered by letters alone, and beyond.
    const longs = ['comprehensib', 'comprehensibl', 'comprehensibly', 'uncomprehending', 'incomprehensibility'];
    const printed = longs.flatMap((long) => Array.from(long, (_, at) => pairs.map((pair) => long.slice(0, at) + pair + long.slice(at + 1))).flat());
    const numbers = new Map<string, number>();
    const scanner = scannerFor('', (_, form) => numbers.get(form) ?? numbers.set(form, numbers.size).size - 1);
    const seen: number[] = [];
    for (let time = 0; time < 2; time++) scanner.scan(printed.join(' '), (number) => seen.push(number));
    assert.equal(new Set(seen).size, new Set(printed).size);
    assert.deepEqual(seen.slice(printed.length), seen.slice(0, printed.length));
  });
});
