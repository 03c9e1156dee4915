/** How far does the value of a date field reach in the query? The longest text there that is a date. */
import { dateClause, type DateClause, type DateField } from './date-clause.js';

// Lengths are bounded so that a query of nothing but `date:[` is read in linear time.
const bracketed = /[[{]\s{0,3}[^\s[\]{}]{1,20}\s{1,3}to\s{1,3}[^\s[\]{}()]{1,20}\s{0,3}[\]}]?/iuy;
const spaced = /\d{4}[\d/-]{0,6}\s{1,3}(?:to|\.{2,3}|…|[-\u2010-\u2015\u2212])\s{1,3}\d{4}[\d/-]{0,6}/iuy;
const compared = /(?:>=|=>|<=|=<|>|<|≥|≤)[ \t]{0,3}[\d/\-\u2010-\u2015\u2212]{1,20}/uy;
const bare = /[\p{L}\p{N}*.…/\-\u2010-\u2015\u2212]{1,30}/uy;
const follows = /[\p{L}\p{N}_]/u;

/** null where no date stands at `start`. */
export function dateValueAt(field: DateField, query: string, start: number): { clause: DateClause; end: number } | null {
  for (const form of [bracketed, compared, spaced, bare]) {
    form.lastIndex = start;
    const text = form.exec(query)?.[0];
    if (text === undefined) continue;
    for (const candidate of new Set([text, text.replace(/[.…/\-\u2010-\u2015\u2212]+$/u, '')])) {
      const end = start + candidate.length;
      if (follows.test(query.charAt(end))) continue;
      const clause = dateClause(field, candidate);
      if (clause !== null) return { clause, end };
    }
  }
  return null;
}
