/** With which words of the archive may a word that is begun go on? Those first that are printed beside the words before it. */
import { fold, stopWords } from '../../../indexer/analysis/analyzer.js';
import type { QueryNode, WordField } from '../../query/tree.js';
import type { Completion } from '../engine.js';
import { Company } from './company.js';
import type { OpenGeneration } from './generation.js';
import type { LeafResolver } from './leaves.js';
import { planOf } from './plan.js';
import type { PrintedWords } from './printed-words.js';

/** Words that are looked at: the most frequent of those that begin so. */
const mostCandidates = 40;
/** Of a field other than the text, whose articles are counted one by one. */
const mostInField = 16;
/** Articles of a candidate that are looked at, in each segment, for the words before. */
const mostLookedAt = 500;
/** What a word's company counts beside its frequency. */
const fitWorth = 1.5;

interface Candidate {
  text: string;
  /** One of the segment's terms, of which only the most frequent form is offered. */
  term: string;
  count: number;
}

/** At most `most`; none for an empty beginning. `before`: the query that the word stands in, without it. */
export function completions(generation: OpenGeneration, resolver: LeafResolver, printed: PrintedWords, begun: string, before: QueryNode, field: WordField, most: number): Completion[] {
  const prefix = fold(begun);
  if (prefix === '') return [];
  const { plain, required } = planOf(before, generation, resolver);
  const company = new Company(generation, [...plain, ...required].flatMap(({ leaves }) => leaves));
  // Without words before it the most frequent are the answer; some more of them, since none may stand in the field.
  const isAlone = company.words.length === 0;
  const looked = field !== 'text' ? mostInField : isAlone ? 2 * most : mostCandidates;
  const offered = candidates(generation, prefix, field, looked).map(({ text, term, count }) => {
    const articles = field === 'text' ? generation.liveCount(term) : resolver.segments.reduce((sum, segment) => sum + segment.term(term, field).live, 0);
    const rank = isAlone ? 0 : Math.log(articles) + fitWorth * company.fit(term, mostLookedAt, null);
    return { text, term, articles, rank, count };
  });
  return offered
    .filter(({ articles }) => articles > 0)
    .sort((a, b) => b.rank - a.rank || b.count - a.count || (a.text < b.text ? -1 : 1))
    .slice(0, most)
    .flatMap(({ text, term, articles }) => {
      const written = readAs(generation, term, [printed.of(text), text, text.toUpperCase()]);
      return written === undefined ? [] : [{ text: written, articles }];
    });
}

/** The first of some spellings that a query means the term with: `U.S.` is folded to what would be the pronoun. */
function readAs(generation: OpenGeneration, term: string, spellings: readonly string[]): string | undefined {
  return spellings.find((text) => generation.words.word(text).sequences.some((terms) => terms.length === 1 && terms[0] === term));
}

/** The most frequent words that begin so, one for all the forms of a term, without those that say nothing. */
function candidates(generation: OpenGeneration, prefix: string, field: WordField, most: number): Candidate[] {
  const words = new Map<string, Candidate>();
  for (const { segment } of generation.files) {
    for (const { form, count } of frequentForms(segment, prefix, field)) {
      const text = segment.forms.get(form);
      const known = words.get(text);
      if (known === undefined) words.set(text, { text, term: segment.terms.get(segment.termOfForm(form)), count });
      else known.count += count;
    }
  }
  const byTerm = new Map<string, Candidate>();
  const stops = stopWords(generation.languages.at(0) ?? 'en');
  for (const candidate of [...words.values()].sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1))) {
    if (byTerm.size === most) break;
    if (byTerm.has(candidate.term) || (stops.has(candidate.text) && candidate.term === candidate.term.toLowerCase())) continue;
    byTerm.set(candidate.term, candidate);
  }
  return [...byTerm.values()];
}

type Segment = OpenGeneration['files'][number]['segment'];

/** More than are wanted, since forms of one term are offered once. */
const mostForms = 2 * mostCandidates;

/** The forms that begin so and are printed most often. */
function frequentForms(segment: Segment, prefix: string, field: WordField): { form: number; count: number }[] {
  const { forms, formOrder, formCounts, spaces } = segment;
  const bytes = Buffer.from(prefix);
  const first = forms.lowerBound(bytes, formOrder);
  // No byte of UTF-8 is 0xff: this is behind all that begin so.
  const end = forms.lowerBound(Buffer.concat([bytes, Buffer.from([0xff])]), formOrder);
  const space = spaces[field === 'text' || field === 'title' ? 'body' : field];
  // Behind a field few words are what others are everywhere: all of them are looked at, and none for its frequency.
  const everywhere = field === 'text' || field === 'title';
  const kept: { form: number; count: number }[] = [];
  let least = 0;
  for (let place = first; place < end; place++) {
    const form = formOrder[place];
    const count = formCounts[form];
    if (count <= least || (!everywhere && space.row(segment.termOfForm(form)) < 0)) continue;
    kept.push({ form, count });
    if (kept.length < 2 * mostForms) continue;
    kept.sort((a, b) => b.count - a.count).length = mostForms;
    least = kept[mostForms - 1].count;
  }
  return kept.sort((a, b) => b.count - a.count).slice(0, mostForms);
}
