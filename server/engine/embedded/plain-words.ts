/** Which words do the plain words of a query look for? Those that say something, each once, with what two of them spell together. */
import type { WordNode } from '../../query/tree.js';
import type { OpenGeneration } from './generation.js';
import type { TermSequence } from './words.js';

export interface PlainWord {
  node: WordNode;
  /** How often the query says it. */
  times: number;
  /** The closed terms that it spells together with the words before and behind. */
  compounds: TermSequence[];
}

/** Without those that say nothing; where none says anything, and they are all that is asked for, all of them. */
export function telling(nodes: readonly WordNode[], { words }: OpenGeneration, alone: boolean): readonly WordNode[] {
  const some = nodes.filter(({ text }) => !words.word(text).isStopWord);
  return some.length > 0 || !alone ? some : nodes;
}

/** In order of first mention. */
export function plainWords(nodes: readonly WordNode[], { words, compounds }: OpenGeneration): PlainWord[] {
  const joined = nodes.slice(1).map((node, i) => compounds.closed(words.word(nodes[i].text), words.word(node.text)));
  const byText = new Map<string, PlainWord>();
  nodes.forEach((node, i) => {
    const key = keyOf(node);
    const known = byText.get(key) ?? { node, times: 0, compounds: [] };
    known.times++;
    if (i > 0) known.compounds.push(...joined[i - 1]);
    if (i < joined.length) known.compounds.push(...joined[i]);
    byText.set(key, known);
  });
  return [...byText.values()];
}

/** The words by their numbers in order of first mention: those that follow one another and are not the same; each two once. */
export function pairsOf(nodes: readonly WordNode[]): [first: number, second: number][] {
  const numbers = new Map<string, number>();
  const pairs = new Map<string, [number, number]>();
  let before = -1;
  for (const key of nodes.map(keyOf)) {
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    if (before >= 0 && before !== number) pairs.set(`${before} ${number}`, [before, number]);
    before = number;
  }
  return [...pairs.values()];
}

const keyOf = ({ text }: WordNode): string => text.toLowerCase();
