/** How do counts look in a terminal? A line a value, behind its number; over time with a bar, where there is room. */
import { facetNames } from '../search/search-options.js';
import type { SearchAnswer, Timeline, TimelineBucket } from '../search/answer.js';
import { printSpan } from '../web/date-offers.js';
import { safe } from './terminal-text.js';

const number = (count: number): string => count.toLocaleString('en-GB');

/** The bar of the greatest count has this many columns. */
const longestBar = 40;

/** One line for all that follow one another and have no hits. */
function rowsOf(buckets: readonly TimelineBucket[]): Pick<TimelineBucket, 'from' | 'to' | 'count'>[] {
  const rows: Pick<TimelineBucket, 'from' | 'to' | 'count'>[] = [];
  for (const { from, to, count } of buckets) {
    const last = rows.at(-1);
    if (count === 0 && last?.count === 0) last.to = to;
    else rows.push({ from, to, count });
  }
  return rows;
}

/** `columns`: null for a file or a program, which have no use for bars. */
function timelineLines({ interval, buckets, undated }: Timeline, columns: number | null): string[] {
  const rows = rowsOf(buckets).map(({ from, to, count }) => ({ name: printSpan(from, to), count }));
  const most = rows.reduce((highest, { count }) => Math.max(highest, count), 1);
  const width = Math.max(...rows.map(({ count }) => number(count).length), number(undated).length);
  const names = rows.reduce((longest, { name }) => Math.max(longest, name.length), 0);
  const room = columns === null ? 0 : Math.min(longestBar, columns - width - names - 4);
  const lines = rows.map(({ name, count }) => {
    const bar = count === 0 || room < 1 ? '' : '█'.repeat(Math.max(1, Math.round((count / most) * room)));
    return `  ${number(count).padStart(width)} ${bar === '' ? name : `${name.padEnd(names)} ${bar}`}`;
  });
  return [`by ${interval}`, ...lines, ...(undated === 0 ? [] : [`  ${number(undated).padStart(width)} undated`])];
}

function facetLines({ facets, facetsBeyond }: SearchAnswer): string[] {
  return facetNames.flatMap((name) => {
    const values = facets[name];
    if (values === undefined) return [];
    const beyond = facetsBeyond[name] ?? 0;
    const width = Math.max(0, ...values.map(({ count }) => number(count).length));
    const lines = values.map(({ value, count }) => `  ${number(count).padStart(width)} ${value === null ? `(no ${name === 'decade' ? 'date' : name})` : safe(value)}`);
    return [`by ${name}`, ...lines, ...(beyond === 0 ? [] : [`  ${' '.repeat(width)} and ${number(beyond)} less frequent ones`])];
  });
}

/** What was counted of an answer, as lines; nothing where nothing was asked for. */
export function countLines(answer: SearchAnswer, columns: number | null): string[] {
  return [...facetLines(answer), ...(answer.timeline === null ? [] : timelineLines(answer.timeline, columns))];
}
