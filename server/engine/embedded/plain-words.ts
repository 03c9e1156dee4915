/** Which words do the plain words of a query look for? Those that say something, each once, with what two of them spell together. */
import type { WordNode } from '../../query/tree.js';
import type { OpenGeneration } from './generation.js';
import type { QueryWord } from './query-word.js';
import type { TermSequence } from './words.js';

export interface PlainWord {
  /** As the reader wrote it first. */
  label: string;
  read: QueryWord;
  /** How often the query says it. */
  times: number;
  /** The closed terms that it spells together with the words before and behind. */
  compounds: readonly TermSequence[];
}

export interface PlainWords {
  /** In order of first mention. */
  words: PlainWord[];
  /** How many they are, each as often as the query says it. */
  said: number;
  /** Which of them follow one another and are not the same, by their numbers; each two once. */
  pairs: [first: number, second: number][];
}

const noCompounds: readonly TermSequence[] = [];

/** Without those that say nothing; where none says anything, and they are `alone`, all that is asked for: all of them. */
export function plainWords(nodes: readonly WordNode[], { words, compounds }: OpenGeneration, alone: boolean): PlainWords {
  const read = nodes.map(({ text }) => words.word(text));
  const telling = read.filter(({ isStopWord }) => !isStopWord);
  const kept = telling.length > 0 || !alone ? telling : read;
  const plain: PlainWords = { words: [], said: kept.length, pairs: [] };
  let before = -1;
  for (let i = 0; i < kept.length; i++) {
    const number = addedTo(plain.words, kept[i]);
    const word = plain.words[number];
    word.times++;
    if (i > 0) {
      const closed = compounds.closed(kept[i - 1], kept[i]);
      if (closed.length > 0) for (const one of [plain.words[before], word]) one.compounds = [...one.compounds, ...closed];
      if (before !== number && !plain.pairs.some(([first, second]) => first === before && second === number)) plain.pairs.push([before, number]);
    }
    before = number;
  }
  return plain;
}

/** Adds a word to those before it, unless it is one of them; says which of them it is then. */
function addedTo(words: PlainWord[], read: QueryWord): number {
  let number = 0;
  while (number < words.length && words[number].read.lower !== read.lower) number++;
  if (number === words.length) words.push({ label: read.text, read, times: 0, compounds: noCompounds });
  return number;
}
