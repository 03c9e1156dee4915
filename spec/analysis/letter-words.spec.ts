/** Are words of ASCII letters told apart by all of their letters, and known again? */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { scannerFor } from '../../indexer/analysis/analyzer.js';

/** Of few letters, so that many agree in their beginnings and ends; some longer than are remembered by their letters alone. */
const word = fc.string({ unit: fc.constantFrom('a', 'A', 'b', 'z', 'Z', 'q'), minLength: 1, maxLength: 18 });
const words = fc.array(word, { minLength: 1, maxLength: 3000 });

describe('words of letters', () => {
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
    const long = 'comprehensibly';
    const letters = Array.from('abcdefghijklmnopqrstuvwxyz');
    const pairs = letters.flatMap((one) => letters.map((other) => one + other));
    const printed = Array.from(long, (_, at) => pairs.map((pair) => long.slice(0, at) + pair + long.slice(at + 1))).flat();
    const numbers = new Map<string, number>();
    const scanner = scannerFor('', (_, form) => numbers.get(form) ?? numbers.set(form, numbers.size).size - 1);
    const seen: number[] = [];
    for (let time = 0; time < 2; time++) scanner.scan(printed.join(' '), (number) => seen.push(number));
    assert.equal(new Set(seen).size, new Set(printed).size);
    assert.deepEqual(seen.slice(printed.length), seen.slice(0, printed.length));
  });
});
