/** How are the figures of an evaluation printed? As a table for people, and as JSON. */
import type { Evaluation } from './evaluate.js';
import { measureNames, type Measures } from './measures.js';

const heads: Readonly<Record<keyof Measures, string>> = { ndcg10: 'nDCG@10', map: 'MAP', recall100: 'recall@100', mrr: 'MRR' };
const nameWidth = 28;
const width = 12;

function row(name: string, cells: readonly string[]): string {
  return `${name.padEnd(nameWidth)}${cells.map((cell) => cell.padStart(width)).join('')}\n`;
}

const cellsOf = (measures: Measures): string[] => measureNames.map((name) => measures[name].toFixed(4));

export function figuresText({ documents, indexed, queries, judgements, dateline, bm25, bm25Lucene, perQuery }: Evaluation, each: boolean): string {
  const number = (value: number): string => value.toLocaleString('en');
  const missing = documents - indexed;
  const lines = [
    `${number(documents)} documents, ${number(queries)} queries, ${number(judgements)} judgements\n`,
    ...(missing > 0 ? [`${number(missing)} without a word, and so not in the index\n`] : []),
    '\n',
    row('', measureNames.map((name) => heads[name])),
    row('Dateline', cellsOf(dateline)),
    row('BM25 (1.2, 0.75)', cellsOf(bm25)),
    row('  difference', measureNames.map((name) => difference(dateline[name], bm25[name]))),
    row('BM25, Lucene’s stop words', cellsOf(bm25Lucene)),
    row('  difference', measureNames.map((name) => difference(dateline[name], bm25Lucene[name]))),
  ];
  if (each) {
    lines.push('\n', row('query', ['nDCG@10', 'of BM25', 'MAP', 'of BM25']));
    for (const { id, text, dateline: ours, bm25: theirs } of perQuery) {
      const cells = [ours.ndcg10, theirs.ndcg10, ours.map, theirs.map].map((value) => value.toFixed(4));
      lines.push(`${row(id, cells).trimEnd()}  ${text.replace(/[\s\p{Cc}]+/gu, ' ').slice(0, 80)}\n`);
    }
  }
  return lines.join('');
}

function difference(ours: number, theirs: number): string {
  if (theirs === 0) return '';
  const percent = (ours / theirs - 1) * 100;
  return `${percent < 0 ? '' : '+'}${percent.toFixed(1)} %`;
}

export function figuresJson({ documents, indexed, queries, judgements, dateline, bm25, bm25Lucene, perQuery }: Evaluation, each: boolean): string {
  return `${JSON.stringify({ documents, indexed, queries, judgements, dateline, bm25, bm25Lucene, ...(each ? { perQuery } : {}) })}\n`;
}
