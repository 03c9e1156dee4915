/** How much may a query's pairs of words be worth beside its words? The tighter that is known, the fewer articles are looked up for them. */

/** Two words, by their numbers. In an article the pair is worth at most its weight times the lesser of their scores. */
export interface Pair {
  first: number;
  second: number;
  weight: number;
}

/** After so many rounds little more is gained (seen on whole questions of up to 90 words), and where no part has moved by more than so much. */
const rounds = 8;
const little = 0.01;

/**
 * What all pairs are worth at most, as a part of what the words are worth together under their own weights. A pair may be charged to
 * either of its words, or in parts to both, at a rate that is its weight by the word's. Where no word is charged more than a part
 * of itself, the pairs together come to no more than that part of all words. The charges are levelled out, pair by pair.
 */
export function shareOf(pairs: readonly Pair[], weights: readonly number[]): number {
  const charged = weights.map(() => 0);
  const charges = pairs.map(({ first, second, weight }) => ({ first, second, ofFirst: weight / weights[first], ofSecond: weight / weights[second], part: 0.5 }));
  for (const { first, second, ofFirst, ofSecond, part } of charges) {
    charged[first] += part * ofFirst;
    charged[second] += (1 - part) * ofSecond;
  }
  for (let round = 0, moved = 1; round < rounds && moved > little; round++) {
    moved = 0;
    for (const charge of charges) {
      const { first, second, ofFirst, ofSecond, part } = charge;
      const otherwise = charged[first] - part * ofFirst;
      const elsewhere = charged[second] - (1 - part) * ofSecond;
      charge.part = Math.min(1, Math.max(0, (elsewhere + ofSecond - otherwise) / (ofFirst + ofSecond)));
      charged[first] = otherwise + charge.part * ofFirst;
      charged[second] = elsewhere + (1 - charge.part) * ofSecond;
      moved = Math.max(moved, Math.abs(charge.part - part));
    }
    charges.reverse();
  }
  return Math.max(0, ...charged);
}
