/** Which articles are about the same? Those that have most of what tells an article apart: its terms by tf·idf. */
import { analyzerFor } from '../../../indexer/analysis/analyzer.js';
import type { RelatedArticle } from '../engine.js';
import { offerAny } from './any-words.js';
import { Best, type Ranked } from './best.js';
import type { OpenGeneration } from './generation.js';
import { openText } from './hit.js';
import { scoreOf } from './list.js';
import { isDeleted } from './scored-segment.js';
import { isNearDuplicate, shinglesOf } from './near-duplicate.js';

/** Articles that are worth this share of what the article itself is may be the same text. */
const alike = 0.6;

/** At most this many, the best first, never itself; null where no article has the id. */
export function relatedArticles(generation: OpenGeneration, id: string, most: number): RelatedArticle[] | null {
  const itself = find(generation, id);
  if (itself === null) return null;
  const { title, language } = generation.cards[itself.segment].of(itself.article);
  const text = textOf(generation, itself);
  const terms = tellingTerms(generation, title, text, language);
  const found = withTerms(generation, terms, most + 1);
  const isItself = ({ segment, article }: Place): boolean => segment === itself.segment && article === itself.article;
  const best = found.find(isItself)?.score ?? Infinity;
  // Most articles have none that comes near.
  let shingles: Set<number> | null = null;
  const isSame = (other: Place): boolean => isNearDuplicate((shingles ??= shinglesOf(text)), shinglesOf(textOf(generation, other)));
  return found
    .filter((other) => !isItself(other))
    .slice(0, most)
    .map((other) => ({
      card: generation.cards[other.segment].of(other.article),
      score: other.score,
      sharedWords: [...new Set(sharedTerms(generation, terms, other).map(({ form }) => form))].slice(0, mostShared),
      nearDuplicate: other.score >= alike * best && isSame(other),
    }));
}

const mostShared = 6;

type Place = Pick<Ranked, 'segment' | 'article'>;

function find(generation: OpenGeneration, id: string): Place | null {
  for (const [segment, { segment: { articles }, deletions }] of generation.files.entries()) {
    const article = articles.find(id);
    if (article >= 0 && !isDeleted(deletions, article)) return { segment, article };
  }
  return null;
}

/** The text's beginning. */
function textOf(generation: OpenGeneration, { segment, article }: Place): string {
  return openText(generation.files[segment], article).slice(0, mostText);
}

/** A term of an article, and what it tells of it. */
interface TellingTerm {
  term: string;
  /** As the article prints it most often, folded. */
  form: string;
  weight: number;
}

const mostTerms = 25;
/** A title's word is worth so many of the text's. */
const titleWorth = 3;
/** What more articles than this share of all have tells nothing; in a small archive, more than so many. */
const tooCommon = 0.1;
const leastCommon = 20;
/** A text's beginning says what it is about, and a book is not read to the end for it: UTF-16 units. */
const mostText = 100_000;

/** The most telling terms of an article, with letters in them, that other articles have too. */
function tellingTerms(generation: OpenGeneration, title: string, text: string, language: string): TellingTerm[] {
  const counts = new Map<string, { times: number; forms: Map<string, number> }>();
  const count = (words: string, worth: number): void => {
    let last = -1;
    analyzerFor(language).scan(words, (term, form, _start, _end, position) => {
      // Of several terms at one place the first is the printed word's own.
      if (position === last || !/\p{L}/u.test(form)) return;
      last = position;
      const known = counts.get(term) ?? { times: 0, forms: new Map<string, number>() };
      known.times += worth;
      known.forms.set(form, (known.forms.get(form) ?? 0) + worth);
      counts.set(term, known);
    });
  };
  count(title, titleWorth);
  count(text, 1);
  const most = Math.max(leastCommon, tooCommon * generation.articles);
  const telling: TellingTerm[] = [];
  for (const [term, { times, forms }] of counts) {
    const articles = generation.liveCount(generation.rows(term));
    if (articles < 2 || articles > most) continue;
    const [[form]] = [...forms].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    if (generation.words.word(form).isStopWord) continue;
    telling.push({ term, form, weight: (1 + Math.log(times)) * Math.log(generation.articles / articles + 1) });
  }
  return telling.sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1)).slice(0, mostTerms);
}

/** The articles that have most of the terms, each weighed, the best first. */
function withTerms(generation: OpenGeneration, terms: readonly TellingTerm[], most: number): Ranked[] {
  const best = new Best(Math.min(most, generation.articles), generation.tieBreak);
  generation.segments.forEach((scored, s) => {
    const words = terms.flatMap(({ term, weight }) => {
      const row = scored.row(term);
      if (row < 0) return [];
      return [scored.list(row).under(weight)];
    });
    const filter = { from: 0, to: scored.segment.articles.count, mask: null };
    offerAny({ words, passed: [], filter, deleted: scored.deleted, scratch: generation.sums[s], worth: (_, sum) => sum, share: null, bounded: true }, s, best);
  });
  return best.ranked();
}

/** Which of the terms an article has, the most telling first. */
function sharedTerms(generation: OpenGeneration, terms: readonly TellingTerm[], { segment, article }: Ranked): TellingTerm[] {
  const scored = generation.segments[segment];
  return terms.filter(({ term }) => {
    const row = scored.row(term);
    return row >= 0 && scoreOf(scored.list(row), article) > 0;
  });
}
