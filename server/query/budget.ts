/** How long may a query be? Counted in what it looks for, so that no spelling of the same tree is longer than another. */

export const mostWords = 200;
export const mostUnits = 2000;

/** Words still to spend, and their UTF-16 units. A word of a phrase counts as one, a date as one of no length. */
export class Budget {
  words = mostWords;
  units = mostUnits;

  /** False, and nothing spent, where too little is left. */
  spend(words: number, units: number): boolean {
    if (words > this.words || units > this.units) return false;
    this.words -= words;
    this.units -= units;
    return true;
  }
}
