/** When were the hits printed? A picture of bars for the eye and the mouse, and the same as a table for everybody. */
import type { SearchParameters } from '../api/v1/parameters.js';
import { daysInMonth } from '../query/dates.js';
import type { Timeline, TimelineBucket } from '../search/answer.js';
import { html, type Html } from './html.js';
import { searchLink } from './links.js';
import { counted, printDate } from './print-date.js';

/** The days of a bucket in as few figures as say them: a year, a month, or a day at either end. */
function span({ from, to }: TimelineBucket): { from: string; to: string } {
  const endsMonth = Number(to.slice(8)) === daysInMonth(Number(to.slice(0, 4)), Number(to.slice(5, 7)));
  if (from.endsWith('-01-01') && to.endsWith('-12-31')) return { from: from.slice(0, 4), to: to.slice(0, 4) };
  if (from.endsWith('-01') && endsMonth) return { from: from.slice(0, 7), to: to.slice(0, 7) };
  return { from, to };
}

function named(bucket: TimelineBucket): string {
  const { from, to } = span(bucket);
  return from === to ? printDate(from) : `${printDate(from)} to ${printDate(to)}`;
}

/** Of the picture, in its own units; the style sheet gives it its size. */
const slot = 10;
const height = 100;

export function timelineChart(timeline: Timeline, parameters: SearchParameters): Html | null {
  const { buckets, interval, undated } = timeline;
  const narrowed = parameters.from !== undefined || parameters.to !== undefined;
  const all = narrowed ? html`<a href="${searchLink(parameters, { from: undefined, to: undefined, page: 1 })}">All dates</a>` : null;
  const most = buckets.reduce((highest, { count }) => Math.max(highest, count), 0);
  if (buckets.length < 2 || most === 0) return all === null ? null : html`<p class="dates">${all}</p>`;
  const to = (bucket: TimelineBucket): string => searchLink(parameters, { ...span(bucket), page: 1 });
  const bars = buckets.map((bucket, i) => {
    const bar = bucket.count === 0 ? 0 : Math.max(3, Math.round((bucket.count / most) * height));
    return html`<a href="${to(bucket)}" tabindex="-1"><title>${named(bucket)}: ${counted(bucket.count, 'article')}</title><rect class="slot" x="${i * slot}" width="${slot}" height="${height}"/><rect class="bar" x="${i * slot + 1}" y="${height - bar}" width="${slot - 2}" height="${bar}"/></a>`;
  });
  return html`<section class="timeline" aria-label="Results over time">
<svg viewBox="0 0 ${buckets.length * slot} ${height}" preserveAspectRatio="none" aria-hidden="true">${bars}</svg>
<p class="ends"><span>${named(buckets[0])}</span><span>${named(buckets[buckets.length - 1])}</span></p>
<details>
<summary>By ${interval}, as a table</summary>
<table>
<thead><tr><th scope="col">${interval[0].toUpperCase() + interval.slice(1)}</th><th scope="col">Results</th><th scope="col">In the archive</th></tr></thead>
<tbody>
${buckets.map(
  (bucket) => html`<tr><th scope="row">${bucket.count === 0 ? named(bucket) : html`<a href="${to(bucket)}">${named(bucket)}</a>`}</th><td>${bucket.count.toLocaleString('en-GB')}</td><td>${bucket.articles.toLocaleString('en-GB')}</td></tr>
`,
)}</tbody>
</table>
</details>
${all === null && undated === 0 ? null : html`<p class="dates">${undated === 0 ? null : html`${counted(undated, 'undated article')}. `}${all}</p>`}
</section>`;
}
