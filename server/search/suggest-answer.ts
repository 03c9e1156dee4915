/** What may a query become that is still being written? Its last word goes on, and titles have its words. */
import { unfiltered, type Continuations, type Engine } from '../engine/engine.js';
import { isBareWord } from '../query/bare.js';
import { begunWord, type BegunWord } from '../query/begun.js';
import { isQuote } from '../query/characters.js';
import { isOperatorText } from '../query/operators.js';
import { parseQuery } from '../query/parse.js';
import type { QueryNode } from '../query/tree.js';
import { positiveWords } from '../query/words.js';
import { titleMarks } from '../snippet/marks.js';
import type { SuggestAnswer, SuggestedQuery, SuggestedTitle } from './answer.js';
import { articleAddress, searchAddress } from './address.js';
import { isSlow } from './did-you-mean.js';
import { valueSuggestions } from './value-suggestions.js';

const mostCompletions = 8;
const mostTitles = 5;
/** Nothing is suggested to a longer query, UTF-16 units: it was pasted. */
const longestQuery = 300;
/** Completions that are looked for in phrases. */
const mostPhrases = 16;
/** Words and phrases of a query that is counted with each of them: a longer one would be as many searches of a long query. */
const mostCounted = 8;
/** Completions whose titles are looked for, and how many of the best articles are looked at for one. */
const mostCompleted = 2;
const mostLookedAt = 20;

export function answerSuggest(engine: Engine, query: string): SuggestAnswer {
  if (query.length > longestQuery) return { query, completions: [], titles: [] };
  const begun = begunWord(query);
  if (begun === null) return { query, completions: valueSuggestions(engine, query, mostCompletions).map(linked), titles: [] };
  const before = parseQuery(begun.before).tree;
  const continuations = engine.continuations(before);
  // The first word behind a quotation mark makes a phrase whatever it is.
  const phrase = begun.phrase === null || isQuote(begun.phrase, begun.phrase.trimEnd().length - 1) ? null : begun.phrase;
  const words = begun.text === '' ? [] : continuations.completions(begun.text, begun.field, phrase === null ? mostCompletions : mostPhrases).filter(({ text }) => isBareWord(text));
  const completed = words.map(({ text, articles }) => ({ query: completedQuery(query, begun, text), word: text, articles }));
  const completions = phrase === null ? completed : inPhrases(engine, completed, phrase);
  return {
    query,
    completions: completions.slice(0, mostCompletions).map(linked),
    titles: begun.field === 'text' || begun.field === 'title' ? titles(continuations, before, begun, completions) : [],
  };
}

/** What is an operator in capitals is a word without. */
function completedQuery(query: string, { start, phrase, field }: BegunWord, word: string): string {
  const written = field === 'text' && phrase === null && isOperatorText(word) ? word.toLowerCase() : word;
  return query.slice(0, start) + written + (phrase === null ? '' : '"');
}

type Completed = Omit<SuggestedQuery, 'url'>;

const linked = (one: Completed): SuggestedQuery => ({ ...one, url: searchAddress('/search', one.query, {}) });

/** Those that make a phrase of the archive, the most frequent first: with the rest of the query, where that is soon counted, else alone. */
function inPhrases(engine: Engine, completed: readonly Completed[], phrase: string): Completed[] {
  return completed
    .map((one) => {
      const { tree } = parseQuery(one.query);
      return { one, total: count(engine, isSoonCounted(tree) ? tree : parseQuery(`${phrase}${one.word}"`).tree) };
    })
    .filter(({ total }) => total > 0)
    .sort((a, b) => b.total - a.total)
    .map(({ one }) => one);
}

/** A query of few words, and of one phrase at most beside that which is begun. */
function isSoonCounted(tree: QueryNode): boolean {
  const [words, phrases] = parts(tree);
  return !isSlow(tree) && words + phrases <= mostCounted && phrases <= 2;
}

/** How many words and phrases there are, those among them that are excluded. */
function parts(tree: QueryNode): [words: number, phrases: number] {
  switch (tree.kind) {
    case 'word':
      return [1, 0];
    case 'phrase':
      return [0, 1];
    case 'and':
    case 'or':
      return tree.children.map(parts).reduce(([words, phrases], [more, others]) => [words + more, phrases + others], [0, 0]);
    case 'not':
      return parts(tree.child);
    default:
      return [0, 0];
  }
}

const count = (engine: Engine, tree: QueryNode): number => engine.search({ ...unfiltered, tree }).total;

/** Titles that have all the words, the last one as it stands or as it may go on. */
function titles(continuations: Continuations, before: QueryNode, begun: BegunWord, completions: readonly Completed[]): SuggestedTitle[] {
  const words = positiveWords(before).flatMap((node) => (node.kind === 'word' && node.form === 'plain' && (node.field === 'text' || node.field === 'title') ? [node.text] : []));
  const likeliest = completions.slice(0, mostCompleted).map(({ word }) => word);
  const asWritten = likeliest.some((word) => word.toLowerCase() === begun.text.toLowerCase()) ? [] : [begun.text];
  const lasts = begun.text === '' ? [[]] : [...asWritten, ...likeliest].map((text) => [text]);
  const found = new Map<string, SuggestedTitle>();
  for (const last of lasts) {
    for (const { card, titleOccurrences } of continuations.titled([...words, ...last], mostLookedAt)) {
      // One title stands for all that are the same.
      if (found.has(card.title)) continue;
      const { id, title, date, source } = card;
      found.set(title, { id, title, titleMarks: titleMarks(card, titleOccurrences), date, source, url: articleAddress(id, '') });
      if (found.size === mostTitles) return [...found.values()];
    }
  }
  return [...found.values()];
}
