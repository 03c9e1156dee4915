/**
 * What does the value of `date:`, `before:` or `after:` mean?
 *
 * `date:` takes a partial date, `none`, `*` (any date), `2022-11..2023-01`, `2022-2023` (two years), `[a TO b]` with
 * `{` and `}` for an excluded end, `>`, `>=`, `<`, `<=`; `*` or nothing is an open end. An excluded partial date is
 * excluded whole: `>2022` begins with 2023. `before:x` ends before x begins, `after:x` begins with x's first day.
 * A date may be in words that mean one thing and are not counted from today: `1990s`, `"March 2003"`.
 */
import { dayAfter, dayBefore, lenientDayRange, type DayRange } from './dates.js';
import type { WarningCode } from './mending.js';
import { spokenSpan } from './spoken-date.js';
import type { QueryNode } from './tree.js';

export type DateField = 'date' | 'before' | 'after';

export interface DateClause {
  node: Extract<QueryNode, { kind: 'date' | 'undated' }>;
  mended: { code: WarningCode; message: string }[];
}

const bracketed = /^([[{])\s*(\S+)\s+to\s+([^\s\]}]+)\s*([\]}])?$/i;
const compared = /^(>=|=>|<=|=<|>|<|=|≥|≤)\s*(\S+)$/;
const dotted = /^([^.]*)(?:\.{2,3}|…)([^.]*)$/;
const spaced = /^(\S+)\s+(?:to|\.{2,3}|…|[-\u2010-\u2015\u2212])\s+(\S+)$/i;
const years = /^(\d{4})[-\u2010-\u2015\u2212](\d{4})$/;

type Mended = DateClause['mended'];

function dayOf(text: string, mended: Mended): DayRange | null {
  const found = lenientDayRange(text);
  if (found?.impossibleDay === true) {
    const month = found.range.first.slice(0, 7);
    mended.push({ code: 'impossible-day', message: `${text} is no day of the calendar; taken as ${month}` });
  }
  return found?.range ?? daysInWords(text);
}

function daysInWords(text: string): DayRange | null {
  const words = text.split(/[\s,]+/);
  const span = spokenSpan(words, 0, null);
  if (span?.length !== words.length || span.readings.length > 1) return null;
  const [{ from, to }] = span.readings;
  return from === null || to === null ? null : { first: from, last: to };
}

/** null for an end that is neither open nor a date. */
function endOf(text: string, mended: Mended): DayRange | 'open' | null {
  return text === '' || text === '*' ? 'open' : dayOf(text, mended);
}

function span(low: DayRange | 'open', high: DayRange | 'open', open: string, close: string, mended: Mended): DateClause {
  let [from, to] = [low, high];
  if (from !== 'open' && to !== 'open' && from.first > to.last) {
    mended.push({ code: 'reversed-range', message: 'the range ends before it begins; its ends are swapped' });
    [from, to] = [to, from];
  }
  const inclusive = { from: from === 'open' ? null : from.first, to: to === 'open' ? null : to.last };
  const first = from !== 'open' && open === '{' ? dayAfter(from.last) : inclusive.from;
  const last = to !== 'open' && close === '}' ? dayBefore(to.first) : inclusive.to;
  const nothing = (first === null) !== (from === 'open') || (last === null) !== (to === 'open');
  if (nothing || (first !== null && last !== null && first > last)) {
    mended.push({ code: 'empty-range', message: 'no day lies between the ends of the range; both ends are taken in' });
    return { node: { kind: 'date', ...inclusive }, mended };
  }
  return { node: { kind: 'date', from: first, to: last }, mended };
}

function range(text: string): DateClause | null {
  const mended: Mended = [];
  const brackets: (string | undefined)[] | null = bracketed.exec(text);
  const pair = brackets ? null : (dotted.exec(text) ?? years.exec(text) ?? spaced.exec(text));
  const low = brackets?.[2] ?? pair?.[1] ?? '';
  const high = brackets?.[3] ?? pair?.[2] ?? '';
  if (low === '' && high === '') return null;
  const from = endOf(low, mended);
  const to = endOf(high, mended);
  if (from === null || to === null) return null;
  if (brackets && brackets[4] === undefined) {
    mended.push({ code: 'unclosed-range', message: 'the range has no closing bracket' });
  }
  return span(from, to, brackets?.[1] ?? '[', brackets?.[4] ?? ']', mended);
}

function comparison(operator: string, text: string): DateClause | null {
  const mended: Mended = [];
  const day = dayOf(text, mended);
  if (day === null) return null;
  let [from, to]: (string | null)[] = [day.first, day.last];
  if (operator === '>=' || operator === '=>' || operator === '≥') to = null;
  else if (operator === '<=' || operator === '=<' || operator === '≤') from = null;
  else if (operator === '>') [from, to] = [dayAfter(day.last), null];
  else if (operator === '<') [from, to] = [null, dayBefore(day.first)];
  // Beyond the calendar: 9999 has no day after it.
  if (from === null && to === null) return null;
  return { node: { kind: 'date', from: from ?? null, to: to ?? null }, mended };
}

/** null where the value is no date. */
export function dateClause(field: DateField, value: string): DateClause | null {
  const text = value.trim();
  if (field === 'before') return comparison('<', text);
  if (field === 'after') return comparison('>=', text);
  if (text.toLowerCase() === 'none') return { node: { kind: 'undated' }, mended: [] };
  if (text === '*') return { node: { kind: 'date', from: null, to: null }, mended: [] };
  const match = compared.exec(text);
  if (match) return comparison(match[1], match[2]);
  return range(text) ?? comparison('=', text);
}
