/** The query names a date in words: does the reader mean articles of those days? A link to each such search. */
import { dayRange } from '../query/dates.js';
import type { SearchParameters } from '../api/v1/parameters.js';
import type { CountedDateOffer } from '../search/answer.js';
import { html, type Html } from './html.js';
import { searchLink } from './links.js';
import { counted, printDate } from './print-date.js';

/** Whole years and months as themselves: `2003-03`, not its first and last day. */
export function ends(from: string | null, to: string | null): { from: string | undefined; to: string | undefined } {
  for (const length of [4, 7]) {
    const [first, last] = [from?.slice(0, length), to?.slice(0, length)];
    const whole = (first === undefined || dayRange(first)?.first === from) && (last === undefined || dayRange(last)?.last === to);
    if (whole) return { from: first, to: last };
  }
  return { from: from ?? undefined, to: to ?? undefined };
}

/** `March 2003`, `1990 to 1999`, `from 12 March 2003`. */
export function printSpan(from: string | null, to: string | null): string {
  const span = ends(from, to);
  if (span.from === undefined) return span.to === undefined ? 'any date' : `until ${printDate(span.to)}`;
  if (span.to === undefined) return `from ${printDate(span.from)}`;
  return span.from === span.to ? printDate(span.from) : `${printDate(span.from)} to ${printDate(span.to)}`;
}

export function offeredDates(offers: readonly CountedDateOffer[], parameters: SearchParameters): Html | null {
  if (offers.length === 0) return null;
  return html`<p class="notice dates">Did you mean the date? ${offers.map((offer, i) => {
    const link = searchLink(parameters, { q: offer.query, ...ends(offer.from, offer.to), page: 1 });
    const since = offer.reference === null ? '' : `, counted from ${printDate(offer.reference)}`;
    return html`${i === 0 ? null : '; '}<a href="${link}">${offer.query === '' ? 'All articles' : `“${offer.query}”`}, ${printSpan(offer.from, offer.to)}</a> (${counted(offer.total, 'article')})${since}`;
  })}</p>`;
}
