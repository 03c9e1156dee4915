/** Are occurrences of some of a term's printed forms counted as by reading the texts, however far apart they stand? */
import assert from 'node:assert/strict';
import { analyzerFor } from '../../indexer/analysis/analyzer.js';
import { Segment } from '../../indexer/index/segment.js';
import { countForms } from '../../server/engine/embedded/form-counts.js';
import { Work } from '../../server/engine/embedded/work.js';
import { pick, seeded } from '../bench/random.js';
import { build } from './open-articles.js';
import { articleOf } from './sketch.js';

const printed = ['treaty', 'treaties', 'Treaties', 'TREATY'];
const random = seeded(1);
const filler = (most: number): string => Array.from({ length: Math.floor(most * random()) }, (_, i) => `word${i % 7}`).join(' ');

/** Gaps of some words and of thousands: entries of one, two and three bytes. */
const articles = Array.from({ length: 60 }, (_, i) =>
  articleOf({
    id: `a${i}`,
    title: i % 3 === 0 ? `News of ${pick(printed, random)} and ${pick(printed, random)}` : 'News',
    paragraphs: [Array.from({ length: 1 + (i % 5) }, () => `${filler(pick([3, 90, 9000], random))} ${pick(printed, random)}`).join(' ')],
  }),
);

describe('printed forms of a term', () => {
  const segment = new Segment(build(articles).columns);
  const { spaces: { body }, articles: { titlePlaces, ids } } = segment;
  const { term: written } = analyzerFor('en').tokens('treaty')[0];
  const term = segment.termNumber(written);
  const row = body.row(term);
  const formCount = segment.formCount(term);
  const counted = (forms: ReadonlySet<number>, work: Work): [string, number, number][] => {
    const { articles: numbers, inTitle, inText } = countForms(body, row, body.decode(row).articles, forms, formCount, titlePlaces, work);
    return Array.from(numbers, (article, i): [string, number, number] => [ids.get(article), inTitle[i], inText[i]]);
  };
  const formsOf = (wanted: readonly number[]): string[] => wanted.map((form) => segment.formsOf(term)[form].form);

  it('are counted in title and text, and articles without them are left out', () => {
    assert.ok(formCount >= 2);
    for (let chosen = 1; chosen < 2 ** formCount; chosen++) {
      const wanted = Array.from({ length: formCount }, (_, form) => form).filter((form) => (chosen & (1 << form)) !== 0);
      const names = new Set(formsOf(wanted));
      const times = (text: string): number => analyzerFor('en').tokens(text).filter(({ term: one, form }) => one === written && names.has(form)).length;
      const expected = articles.map(({ id, title, text }): [string, number, number] => [id, times(title), times(text)]).filter(([, inTitle, inText]) => inTitle + inText > 0);
      const byId = (a: [string, number, number], b: [string, number, number]): number => (a[0] < b[0] ? -1 : 1);
      assert.deepEqual(counted(new Set(wanted), new Work(60)).sort(byId), expected.sort(byId), [...names].join(', '));
    }
  });

  it('are counted no further than there is work to be had', () => {
    const all = new Set(Array.from({ length: formCount }, (_, form) => form));
    const work = new Work(0);
    let left = 4_000_000 - 10;
    assert.ok(work.spend(left));
    const some = counted(all, work);
    for (const [, inTitle, inText] of some) left += 1 + inTitle + inText;
    assert.ok(some.length > 0 && left <= 4_000_000 && work.exhausted);
  });
});
