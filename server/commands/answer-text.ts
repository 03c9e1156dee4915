/** How does an answer look in a terminal? Rank, title, facts, and the snippets with their marks in colour. */
import type { Terminal } from '../../indexer/commands/command.js';
import type { AnswerSnippet, Hit, Mark, SearchAnswer } from '../search/answer.js';
import { marked, type Dress } from '../snippet/html.js';
import { ends, printSpan } from '../web/date-offers.js';
import { counted, printDate } from '../web/print-date.js';
import { noMorePages, totalOf } from '../web/totals.js';
import { countLines } from './counts-text.js';
import { safe, wrapped } from './terminal-text.js';

// Select Graphic Rendition of ECMA-48: 1 bold, 2 faint, 22 neither, 33 yellow, 39 no colour. A title is bold already.
const plain = { mark: ['', ''], titleMark: ['', ''], title: ['', ''], quiet: ['', ''] } as const;
const coloured = {
  mark: ['\x1B[1;33m', '\x1B[22;39m'],
  titleMark: ['\x1B[33m', '\x1B[39m'],
  title: ['\x1B[1m', '\x1B[22m'],
  quiet: ['\x1B[2m', '\x1B[22m'],
} as const;
type Style = typeof plain | typeof coloured;

function withMarks(text: string, marks: readonly Mark[], [open, close]: Style['mark' | 'titleMark']): string {
  const dress: Dress = { open, close, escape: safe };
  return marked(text, marks, dress);
}

function place(snippet: AnswerSnippet): string {
  return snippet.page === null ? `¶${snippet.paragraph}` : `p. ${snippet.page}, ¶${snippet.paragraph}`;
}

function spokenBy({ speaker }: AnswerSnippet): string {
  return speaker === null ? '' : `— ${safe(speaker)} `;
}

function printHit(hit: Hit, style: Style, columns: number | null): string {
  const quiet = (text: string) => style.quiet[0] + text + style.quiet[1];
  const facts = [hit.date === null ? 'undated' : printDate(hit.date), hit.source, hit.author, hit.type, hit.id];
  const title = style.title[0] + withMarks(hit.title, hit.titleMarks, style.titleMark) + style.title[1];
  const below = [
    quiet(facts.flatMap((fact) => (fact === null ? [] : [safe(fact)])).join(' · ')),
    ...hit.snippets.map((snippet) => `${withMarks(snippet.text, snippet.marks, style.mark)} ${quiet(`${spokenBy(snippet)}(${place(snippet)})`)}`),
    ...(hit.missingWords.length > 0 ? [quiet(`without: ${hit.missingWords.map(safe).join(', ')}`)] : []),
  ];
  const number = `${String(hit.rank).padStart(3)}. `;
  const indent = number.length;
  return `${number}${wrapped(title, indent, columns).slice(indent)}\n${below.map((line) => `${wrapped(line, indent, columns)}\n`).join('')}`;
}

/** The dates that the query names in words, as the options that ask for them. */
function offerLine({ query, from, to, total, reference }: SearchAnswer['dateOffers'][number]): string {
  const span = ends(from, to);
  const flags = [span.from === undefined ? [] : [`--from ${span.from}`], span.to === undefined ? [] : [`--to ${span.to}`]].flat();
  return `note: for ${counted(total, 'article')} ${from === null || to === null ? '' : 'of '}${printSpan(from, to)}, ask ${query === '' ? "''" : safe(query)} with ${flags.join(' ')}${reference === null ? '' : `, counted from ${printDate(reference)}`}\n`;
}

/** Words that are nowhere, and other spellings; null where there is neither. */
function spellingLine({ missingEverywhere, didYouMean }: SearchAnswer): string | null {
  const missing = missingEverywhere.length === 0 ? [] : [`no article has ${missingEverywhere.map(safe).join(', ')}`];
  const spellings = didYouMean.map(({ query, total }) => `${safe(query)} (${counted(total, 'article')})`);
  const said = [...missing, ...(spellings.length === 0 ? [] : [`did you mean ${spellings.join(' or ')}?`])];
  return said.length === 0 ? null : `note: ${said.join('; ')}\n`;
}

/** The way to what follows the last hit that is shown: the next page, or a place behind a cursor for who came by one; null where that is all. */
function onward({ page, perPage, total, next }: SearchAnswer, byCursor: boolean): string | null {
  const last = Math.max(1, Math.ceil(total / perPage));
  if (byCursor) return next === null ? null : `More: --after ${new URL(next, 'http://localhost').searchParams.get('after') ?? ''}`;
  if (page > last) return noMorePages(last);
  return page < last ? `More: --page ${page + 1}, of ${last}` : null;
}

/** `colour`: with marks in colour; the answer on standard output, what was mended and offered beside it. `byCursor`: asked with one. */
export function printAnswer(answer: SearchAnswer, { out, err, columns }: Pick<Terminal, 'out' | 'err' | 'columns'>, colour: boolean, byCursor: boolean): void {
  const style = colour ? coloured : plain;
  const line = (text: string) => `${wrapped(text, 0, columns)}\n`;
  for (const warning of answer.warnings) err.write(`note: ${safe(warning.message)}\n`);
  for (const offer of answer.dateOffers) err.write(offerLine(offer));
  const spelling = spellingLine(answer);
  if (spelling !== null) err.write(spelling);
  out.write(line(`${totalOf(answer)} for ${answer.parsed === '' ? 'everything' : safe(answer.parsed)}`));
  const counts = countLines(answer, columns);
  if (counts.length > 0) out.write(`\n${counts.map(line).join('')}`);
  for (const hit of answer.hits) out.write(`\n${printHit(hit, style, columns)}`);
  const more = onward(answer, byCursor);
  if (more !== null) out.write(`\n${more}\n`);
}
