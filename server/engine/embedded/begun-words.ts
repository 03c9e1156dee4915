/** Which words of the archive begin so? The most frequent ones, one for all the forms of a term, without those that say nothing. */
import { stopWords } from '../../../indexer/analysis/analyzer.js';
import type { Segment } from '../../../indexer/index/segment.js';
import type { WordField } from '../../query/tree.js';
import type { OpenGeneration } from './generation.js';
import { spaceOf } from './segment-search.js';

/** Words that are asked for at most. */
export const mostBegun = 40;
/** Forms of a segment that are looked at: more, since those of one term count once. */
const mostForms = 2 * mostBegun;

export interface BegunForm {
  /** Folded. */
  text: string;
  /** One of the segment's terms, of which only the most frequent form is offered. */
  term: string;
  count: number;
}

/** At most `most` of `mostBegun`. */
export function begunForms(generation: OpenGeneration, prefix: string, field: WordField, most: number): BegunForm[] {
  const words = new Map<string, BegunForm>();
  for (const { segment } of generation.files) {
    for (const form of frequentForms(segment, prefix, field)) {
      const text = segment.forms.get(form);
      const known = words.get(text);
      if (known === undefined) words.set(text, { text, term: segment.terms.get(segment.termOfForm(form)), count: segment.formCounts[form] });
      else known.count += segment.formCounts[form];
    }
  }
  const byTerm = new Map<string, BegunForm>();
  const stops = stopWords(generation.languages.at(0) ?? 'en');
  for (const word of [...words.values()].sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1))) {
    if (byTerm.size === most) break;
    if (byTerm.has(word.term) || (stops.has(word.text) && word.term === word.term.toLowerCase())) continue;
    byTerm.set(word.term, word);
  }
  return [...byTerm.values()];
}

/** The numbers of the forms that begin so and are printed most often. */
function frequentForms(segment: Segment, prefix: string, field: WordField): number[] {
  const { forms, formOrder, formCounts, spaces } = segment;
  const bytes = Buffer.from(prefix);
  const first = forms.lowerBound(bytes, formOrder);
  // No byte of UTF-8 is 0xff: this is behind all that begin so.
  const end = forms.lowerBound(Buffer.concat([bytes, Buffer.from([0xff])]), formOrder);
  const name = spaceOf(field);
  const space = spaces[name];
  // Behind a field few words are what others are everywhere: all of them are looked at, and none for its frequency.
  const everywhere = name === 'body';
  const byCount = (a: number, b: number): number => formCounts[b] - formCounts[a];
  const kept: number[] = [];
  let least = 0;
  for (let place = first; place < end; place++) {
    const form = formOrder[place];
    const count = formCounts[form];
    if (count <= least || (!everywhere && space.row(segment.termOfForm(form)) < 0)) continue;
    kept.push(form);
    if (kept.length < 2 * mostForms) continue;
    kept.sort(byCount).length = mostForms;
    least = formCounts[kept[mostForms - 1]];
  }
  kept.sort(byCount).length = Math.min(kept.length, mostForms);
  return kept;
}
