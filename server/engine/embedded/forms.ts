/** Which printed words does a pattern mean? `nucl*`, `organi?ation`, `=exact`, `word~`, on folded, unstemmed forms. */
import type { Segment } from '../../../indexer/index/segment.js';
import { forEachNear } from './near-forms.js';

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
  forEachNear(segment.forms, word, similarDistance(word), (form) => numbers.push(form));
  return collect(segment, numbers);
}
