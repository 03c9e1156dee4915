/** Which printed words does a pattern mean? `nucl*`, `organi?ation`, `=exact`, `word~`, on folded, unstemmed forms. */
import type { Segment } from '../../../indexer/index/segment.js';

/** At most so many printed words for one pattern: the most frequent are kept. */
export const mostForms = 1000;

/** One printed word of a segment. */
export interface MatchedForm {
  /** The term it belongs to, and its place among that term's forms. */
  term: number;
  form: number;
  count: number;
}

export interface MatchedForms {
  forms: MatchedForm[];
  cut: boolean;
}

function collect(segment: Segment, numbers: number[]): MatchedForms {
  const forms = numbers.map((number) => {
    const term = segment.termOfForm(number);
    return { term, form: number - segment.termForms[term], count: segment.formCounts[number] };
  });
  if (forms.length <= mostForms) return { forms, cut: false };
  return { forms: forms.sort((a, b) => b.count - a.count).slice(0, mostForms), cut: true };
}

/** Forms from a place on that begin with a prefix. */
function* beginningWith(segment: Segment, prefix: string): Generator<number> {
  const bytes = Buffer.from(prefix);
  const { forms, formOrder } = segment;
  for (let place = forms.lowerBound(bytes, formOrder); place < forms.length; place++) {
    const form = formOrder[place];
    const piece = forms.piece(form);
    if (Buffer.compare(piece.subarray(0, bytes.length), bytes) !== 0) return;
    yield form;
  }
}

export function exactForms(segment: Segment, word: string): MatchedForms {
  const numbers: number[] = [];
  for (const form of beginningWith(segment, word)) {
    // Equal forms of different terms lie next to each other, before all longer ones.
    if (segment.forms.get(form) !== word) break;
    numbers.push(form);
  }
  return collect(segment, numbers);
}

/** `*` stands for any letters, `?` for one. */
export function patternForms(segment: Segment, pattern: string): MatchedForms {
  const fixed = /^[^*?]*/.exec(pattern)?.[0] ?? '';
  const numbers: number[] = [];
  const matches = wildcard(pattern);
  for (const form of beginningWith(segment, fixed)) if (matches(segment.forms.get(form))) numbers.push(form);
  return collect(segment, numbers);
}

/** Matches with two pointers and one step back to the last `*`: never more than the product of the lengths. */
function wildcard(pattern: string): (word: string) => boolean {
  const wanted = Array.from(pattern);
  return (word) => {
    const letters = Array.from(word);
    let [w, l, star, resume] = [0, 0, -1, 0];
    while (l < letters.length) {
      if (wanted[w] === '*') {
        star = w++;
        resume = l;
      } else if (w < wanted.length && (wanted[w] === '?' || wanted[w] === letters[l])) {
        w++;
        l++;
      } else if (star >= 0) {
        w = star + 1;
        l = ++resume;
      } else {
        return false;
      }
    }
    while (wanted[w] === '*') w++;
    return w === wanted.length;
  };
}

/** How many edits a similar word may be away: none for three letters or fewer, one for seven or fewer, else two. */
export function similarDistance(word: string): number {
  const letters = Array.from(word).length;
  return letters <= 3 ? 0 : letters <= 7 ? 1 : 2;
}

/** Words at most `similarDistance` insertions, deletions, changes or swaps of neighbours away. */
export function similarForms(segment: Segment, word: string): MatchedForms {
  const numbers: number[] = [];
  forEachSimilar(segment, word, similarDistance(word), (form) => numbers.push(form));
  return collect(segment, numbers);
}

/**
 * Walks the forms in their order, keeping the rows of the edit distance that they share with the form before (optimal
 * string alignment; Wagner and Fischer, "The String-to-String Correction Problem", 1974, with swaps). A beginning that
 * is too far already is passed over with all that begin with it.
 */
function forEachSimilar(
  segment: Segment,
  word: string,
  distance: number,
  visit: (form: number, distance: number) => void,
): void {
  const wanted = Array.from(word);
  const width = wanted.length + 1;
  const longest = wanted.length + distance;
  const rows = Array.from({ length: longest + 2 }, () => new Uint16Array(width));
  for (let i = 0; i < width; i++) rows[0][i] = i;
  const { forms, formOrder } = segment;
  let before: string[] = [];
  let valid = 0;
  for (let place = 0; place < forms.length; place++) {
    const letters = Array.from(forms.get(formOrder[place]));
    let shared = 0;
    while (shared < valid && letters[shared] === before[shared]) shared++;
    before = letters;
    valid = shared;
    let near = true;
    while (valid < letters.length) {
      if (valid >= longest || !nextRow(rows, valid, letters, wanted, distance)) {
        near = false;
        break;
      }
      valid++;
    }
    if (near && rows[letters.length][width - 1] <= distance) visit(formOrder[place], rows[letters.length][width - 1]);
    if (!near) {
      const prefix = Buffer.from(letters.slice(0, valid + 1).join(''));
      place = firstNotBeginningWith(segment, prefix, place) - 1;
    }
  }
}

/** Fills the row below `valid` for one more letter; says whether anything in it is near enough to go on. */
function nextRow(rows: Uint16Array[], valid: number, letters: readonly string[], wanted: readonly string[], distance: number): boolean {
  const above = rows[valid];
  const row = rows[valid + 1];
  row[0] = valid + 1;
  let least = row[0];
  for (let i = 1; i < row.length; i++) {
    const change = letters[valid] === wanted[i - 1] ? 0 : 1;
    let cost = Math.min(above[i] + 1, row[i - 1] + 1, above[i - 1] + change);
    if (valid > 0 && i > 1 && letters[valid] === wanted[i - 2] && letters[valid - 1] === wanted[i - 1]) {
      cost = Math.min(cost, rows[valid - 1][i - 2] + 1);
    }
    row[i] = cost;
    if (cost < least) least = cost;
  }
  // A swap may still bring the row above back into play.
  return least <= distance || Math.min(...above) < distance;
}

function firstNotBeginningWith({ forms, formOrder }: Segment, prefix: Uint8Array, from: number): number {
  let step = 1;
  const begins = (place: number): boolean =>
    Buffer.compare(forms.piece(formOrder[place]).subarray(0, prefix.length), prefix) === 0;
  let low = from;
  while (low + step < forms.length && begins(low + step)) {
    low += step;
    step *= 2;
  }
  let high = Math.min(low + step, forms.length);
  low++;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (begins(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
