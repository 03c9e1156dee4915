/** With which words of the archive may a word that is begun go on? Those first that are printed beside the words before it. */
import { fold } from '../../../indexer/analysis/analyzer.js';
import type { QueryNode, WordField } from '../../query/tree.js';
import type { Completion } from '../engine.js';
import { allArticles } from './filter.js';
import type { OpenGeneration } from './generation.js';
import { intersect } from './intersection.js';
import { LeafResolver } from './leaves.js';
import { flat, gallop, subtract, type List } from './list.js';
import { planOf } from './plan.js';
import type { PrintedWords } from './printed-words.js';

/** Words that are looked at: the most frequent of those that begin so. */
const mostCandidates = 40;
/** Of a field other than the text, whose articles are counted one by one. */
const mostInField = 16;
/** Articles with the words before that are looked at, in each segment: the newest. */
const mostContext = 500;

interface Candidate {
  text: string;
  /** One of the segment's terms, of which only the most frequent form is offered. */
  term: string;
  count: number;
}

/** At most `most`; none for an empty beginning. `before`: the query that the word stands in, without it. */
export function completions(generation: OpenGeneration, printed: PrintedWords, begun: string, before: QueryNode, field: WordField, most: number): Completion[] {
  const prefix = fold(begun);
  if (prefix === '') return [];
  const resolver = new LeafResolver(generation);
  const context = before.kind === 'all' ? null : contextOf(generation, resolver, before);
  // Without words before it the most frequent are the answer; some more of them, since none may stand in the field.
  const looked = field === 'text' ? (context === null ? 2 * most : mostCandidates) : mostInField;
  const offered = candidates(generation, prefix, field, looked).map(({ text, term, count }) => {
    let [articles, together] = [0, 0];
    resolver.segments.forEach((segment, s) => {
      const { list, live } = segment.term(term, field);
      articles += live;
      if (context !== null) together += shared(list, context[s]);
    });
    // How telling a word is for these articles counts as well as how many of them have it.
    const rank = context === null ? 0 : together * Math.sqrt(together / Math.max(1, articles));
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
  for (const candidate of [...words.values()].sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1))) {
    if (byTerm.size === most) break;
    if (byTerm.has(candidate.term) || generation.words.word(candidate.text).isStopWord) continue;
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

/** The articles that have everything of a query, the newest of each segment. */
function contextOf(generation: OpenGeneration, resolver: LeafResolver, before: QueryNode): List[] {
  const { plain, required, conditions, excluded } = planOf(before, generation, resolver);
  const wanted = [...plain, ...required, ...conditions];
  return generation.segments.map((scored, s) => {
    const lists = wanted.map((part) => part.lists[s]);
    const all = lists.length > 0 ? intersect(lists) : allArticles(scored);
    return flat(subtract(all, excluded.map((part) => part.lists[s])));
  });
}

/** How many articles of a context have a word. */
function shared(word: List, context: List): number {
  const list = flat(word);
  const newest = Math.min(context.length, mostContext);
  let [together, row] = [0, 0];
  for (let i = 0; i < newest && row < list.length; i++) {
    row = gallop(list.articles, list.length, context.articles[i], row);
    if (row < list.length && list.articles[row] === context.articles[i] && list.scores[row] > 0) together++;
  }
  return together;
}
