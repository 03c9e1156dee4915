/** How does an answer look in a terminal? Rank, title, facts, and the snippets with their marks in colour. */
import type { Terminal } from '../../indexer/commands/command.js';
import type { AnswerSnippet, Hit, Mark, SearchAnswer } from '../search/answer.js';
import { marked, type Dress } from '../snippet/html.js';
import { counted, printDate } from '../web/print-date.js';

/** A text of an archive must not be able to steer the terminal that prints it. */
function safe(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\0-\x1F\x7F-\x9F]/g, '\uFFFD');
}

// Select Graphic Rendition of ECMA-48: 1 bold, 2 faint, 4 underlined, 33 yellow.
const plain = { mark: ['', ''], title: ['', ''], quiet: ['', ''] } as const;
const coloured = { mark: ['\x1B[1;33m', '\x1B[22;39m'], title: ['\x1B[1m', '\x1B[22m'], quiet: ['\x1B[2m', '\x1B[22m'] } as const;
type Style = typeof plain | typeof coloured;

function withMarks(text: string, marks: readonly Mark[], style: Style): string {
  const dress: Dress = { open: style.mark[0], close: style.mark[1], escape: safe };
  return marked(text, marks, dress);
}

function place(snippet: AnswerSnippet): string {
  return snippet.page === null ? `¶${snippet.paragraph}` : `p. ${snippet.page}, ¶${snippet.paragraph}`;
}

function spokenBy({ speaker }: AnswerSnippet): string {
  return speaker === null ? '' : `— ${safe(speaker)} `;
}

function printHit(hit: Hit, style: Style): string {
  const quiet = (text: string) => style.quiet[0] + text + style.quiet[1];
  const facts = [hit.date === null ? 'undated' : printDate(hit.date), hit.source, hit.author, hit.type, hit.id];
  const lines = [
    `${String(hit.rank).padStart(3)}. ${style.title[0]}${withMarks(hit.title, hit.titleMarks, style)}${style.title[1]}`,
    `     ${quiet(facts.flatMap((fact) => (fact === null ? [] : [safe(fact)])).join(' · '))}`,
    ...hit.snippets.map((snippet) => `     ${withMarks(snippet.text, snippet.marks, style)} ${quiet(`${spokenBy(snippet)}(${place(snippet)})`)}`),
  ];
  if (hit.missingWords.length > 0) lines.push(`     ${quiet(`without: ${hit.missingWords.map(safe).join(', ')}`)}`);
  return `${lines.join('\n')}\n`;
}

export function printAnswer(answer: SearchAnswer, terminal: Terminal): void {
  const style = terminal.colour ? coloured : plain;
  const { out, err } = terminal;
  for (const warning of answer.warnings) err.write(`note: ${safe(warning.message)}\n`);
  out.write(`${counted(answer.total, 'article')} for ${safe(answer.parsed)}\n`);
  if (answer.relaxed) out.write('Few articles have all the words; those with only some follow.\n');
  for (const hit of answer.hits) out.write(`\n${printHit(hit, style)}`);
  if (answer.next !== null) out.write(`\nMore: --page ${answer.page + 1}\n`);
}
