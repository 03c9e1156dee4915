/** With which words do the names of quoted people go on that are begun? Those first that most articles have, as they are printed. */
import { fold, nameWords, stopWords } from '../../../indexer/analysis/analyzer.js';
import type { QuotationColumns } from '../../../indexer/index/quotation-columns.js';
import type { Completion } from '../engine.js';
import type { OpenGeneration, SegmentFiles } from './generation.js';
import { isDeleted } from './scored-segment.js';

interface Begun {
  word: string;
  articles: number;
  /** Where its name stands. */
  in: { quotations: QuotationColumns; article: number };
}

/** At most `most`; none for an empty beginning, and none that says nothing by itself: *he* is somebody else each time. */
export function begunSpeakers({ files, languages }: OpenGeneration, begun: string, most: number): Completion[] {
  const prefix = fold(begun);
  if (prefix === '') return [];
  const stops = stopWords(languages.at(0) ?? 'en');
  const found = new Map<string, Begun>();
  for (const one of files) {
    for (const each of wordsBeginning(one, prefix)) {
      const known = found.get(each.word);
      if (known !== undefined) known.articles += each.articles;
      else if (!stops.has(each.word)) found.set(each.word, each);
    }
  }
  return [...found.values()]
    .sort((a, b) => b.articles - a.articles || (a.word < b.word ? -1 : 1))
    .slice(0, most)
    .map((one) => ({ text: printed(one), articles: one.articles }));
}

function* wordsBeginning({ segment, deletions }: SegmentFiles, prefix: string): Generator<Begun> {
  const { quotations } = segment.articles;
  for (let i = quotations.words.lowerBound(Buffer.from(prefix)); i < quotations.words.length; i++) {
    const word = quotations.words.get(i);
    if (!word.startsWith(prefix)) return;
    const live = quotations.articlesOf(word).filter((article) => !isDeleted(deletions, article));
    if (live.length > 0) yield { word, articles: live.length, in: { quotations, article: live[0] } };
  }
}

/** Words with and without apostrophes and full stops of their own. */
const pieces = [/[\p{L}\p{M}\p{N}]+(?:['’.][\p{L}\p{M}\p{N}]+)*/gu, /[\p{L}\p{M}\p{N}]+/gu];

const possessive = /['’][sS]$/u;

function printed({ word, in: { quotations, article } }: Begun): string {
  for (const { speaker } of quotations.of(article)) {
    const { name = '', written = '' } = quotations.speaker(speaker) ?? {};
    for (const piece of pieces.flatMap((pattern) => `${name} ${written}`.match(pattern) ?? [])) {
      const [own, ...others] = nameWords(piece);
      if (own === word && others.length === 0) return piece.replace(possessive, '');
    }
  }
  return word;
}
