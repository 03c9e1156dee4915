/** Are facets and timelines counts of the very articles that a search counts? Against the reference, counted by hand. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Article } from '../../indexer/article/article.js';
import { EmbeddedEngine } from '../../server/engine/embedded/embedded-engine.js';
import { mostFacetValues } from '../../server/engine/embedded/facets.js';
import { mostBuckets } from '../../server/engine/embedded/timeline.js';
import type { FacetCounts, Filters } from '../../server/engine/engine.js';
import { dayAfter } from '../../server/query/dates.js';
import { parseQuery } from '../../server/query/parse.js';
import type { FacetName, Match, Timeline, TimelineInterval } from '../../server/search/answer.js';
import { ask, engineOf, generationOf, noFilters } from './open-articles.js';
import { scattered } from './random-archive.js';
import { randomFilters } from './random-filters.js';
import { randomQuery, randomWords } from './random-query.js';
import { ReferenceArchive } from './reference.js';
import { articleOf } from './sketch.js';

const facetNames = ['source', 'author', 'language', 'type', 'section', 'decade'] as const satisfies FacetName[];
const matches = fc.constantFrom<Match>('auto', 'all', 'any');
const queries = fc.oneof(randomWords, randomQuery);
const asked = fc.constantFrom<TimelineInterval>('auto', 'year', 'month', 'day');

const dayOf = ({ date }: Article): string | null => (date === null ? null : `${date}-01-01`.slice(0, 10));

function valuesOf(article: Article, facet: FacetName): (string | null)[] {
  if (facet === 'decade') return [article.date === null ? null : `${article.date.slice(0, 3)}0s`];
  if (facet !== 'section') return [article[facet]];
  const headings = article.paragraphs.filter(({ kind }) => kind === 'heading').map(({ start, end }) => article.text.slice(start, end));
  return headings.length === 0 ? [null] : [...new Map(headings.map((heading) => [heading.toLowerCase(), heading])).values()];
}

/** Values in lower case, since which spelling stands for the others is looked at elsewhere. */
function counted(articles: readonly Article[], facet: FacetName): Map<string | null, number> {
  const counts = new Map<string | null, number>();
  for (const value of articles.flatMap((article) => valuesOf(article, facet))) {
    const key = value?.toLowerCase() ?? null;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

const shown = ({ values }: FacetCounts): Map<string | null, number> => new Map(values.map(({ value, count }) => [value?.toLowerCase() ?? null, count]));

function without(filters: Filters, facet: FacetName): Filters {
  return facet === 'decade' ? { ...filters, from: null, to: null } : { ...filters, [facet]: [] };
}

function timeline(engine: EmbeddedEngine, query: string, request: Parameters<typeof ask>[2]): Timeline {
  return ask(engine, query, { timeline: 'auto', ...request }).timeline ?? assert.fail('no timeline');
}

describe('facets', () => {
  it('count the articles of the answer by value, under all filters but their own', function () {
    this.timeout(180_000);
    fc.assert(
      fc.property(scattered(14), queries, randomFilters, matches, ({ live, segments }, query, filters, match) => {
        const answer = ask(new EmbeddedEngine(generationOf(segments)), query, { filters, match, facets: facetNames });
        const archive = new ReferenceArchive(live);
        for (const facet of facetNames) {
          const ids = new Set(archive.answer(parseQuery(query).tree, match, without(filters, facet)).map(({ id }) => id));
          const counts = answer.facets[facet] ?? assert.fail(facet);
          assert.deepEqual(new Map([...shown(counts)].sort()), new Map([...counted(live.filter(({ id }) => ids.has(id)), facet)].sort()), `${facet} of ${query}`);
          assert.equal(counts.beyond, 0);
        }
      }),
      { numRuns: 250 },
    );
  });

  it('name for each value the total that it has as a filter', function () {
    this.timeout(180_000);
    const single = ['source', 'author', 'language', 'type', 'section'] as const;
    fc.assert(
      fc.property(scattered(14), queries, randomFilters, matches, ({ segments }, query, filters, match) => {
        const engine = new EmbeddedEngine(generationOf(segments));
        const { facets } = ask(engine, query, { filters, match, facets: single });
        for (const facet of single) {
          for (const { value, count } of facets[facet]?.values ?? assert.fail(facet)) {
            const total = (chosen: string) => ask(engine, query, { filters: { ...filters, [facet]: [chosen] }, match }).total;
            assert.equal(total(value ?? '-*'), count, `${facet}=${value ?? '-*'}`);
            assert.equal(total(value === null ? '*' : `-${value}`), ask(engine, query, { filters: { ...filters, [facet]: [] }, match }).total - count);
          }
        }
      }),
      { numRuns: 120 },
    );
  });

  it('come the most frequent first, then by name, and last what has none; the rest is counted', () => {
    const names = Array.from({ length: mostFacetValues + 7 }, (_, i) => `Author ${String(i).padStart(2, '0')}`);
    const articles = [...names, 'Author 55', 'Author 55', 'Author 40', null, null, null, null].map((author, i) => articleOf({ id: `a${i}`, title: 'News', paragraphs: ['War.'], author }));
    const { author } = ask(engineOf(articles), 'war', { facets: ['author'] }).facets;
    assert.deepEqual(author?.values.slice(0, 4), [
      { value: 'Author 55', count: 3 },
      { value: 'Author 40', count: 2 },
      { value: 'Author 00', count: 1 },
      { value: 'Author 01', count: 1 },
    ]);
    assert.equal(author.values.length, mostFacetValues + 1);
    assert.deepEqual(author.values.at(-1), { value: null, count: 4 });
    assert.equal(author.beyond, 7);
  });

  it('take spellings of one name for one value, and print the most frequent of the archive', () => {
    const articles = ['The Courier', 'the courier', 'The Courier', 'Gazette'].map((source, i) => articleOf({ id: `a${i}`, title: i === 1 ? 'War' : 'Peace', paragraphs: ['News.'], source }));
    const engine = new EmbeddedEngine(generationOf([{ articles: articles.slice(0, 2) }, { articles: articles.slice(2) }]));
    assert.deepEqual(ask(engine, 'war', { facets: ['source'] }).facets.source?.values, [{ value: 'The Courier', count: 1 }]);
    assert.deepEqual(ask(engine, 'news', { facets: ['source'] }).facets.source?.values, [{ value: 'The Courier', count: 3 }, { value: 'Gazette', count: 1 }]);
  });

  describe('of hundreds of articles, in several segments with deleted ones', () => {
    const articles = Array.from({ length: 400 }, (_, i) =>
      articleOf({
        id: `a${i}`, title: i % 3 === 0 ? 'War' : 'Peace', paragraphs: ['News.', `# ${i % 5 === 0 ? 'Often' : `Heading ${i % 90}`}`, 'News.', `# ${i % 15 === 1 ? `heading ${i % 90}` : `Part ${i % 40}`}`, i === 77 ? 'Flood.' : 'News.'],
        author: i % 7 === 0 ? null : `Author ${i % 8 === 1 ? 0 : i % 45}`, source: i % 2 === 0 ? 'Gazette' : null, date: i % 11 === 0 ? null : `${i % 2 === 0 ? 1977 : 1900 + (i % 120)}`,
      }),
    );
    const [one, other] = [articles.slice(0, 230), articles.slice(230)];
    const deleted = (some: readonly Article[], every: number) => new Set(some.filter((_, i) => i % every === 0).map(({ id }) => id));
    const segments = [{ articles: one, deleted: deleted(one, 9) }, { articles: other, deleted: deleted(other, 4) }];
    const live = segments.flatMap((segment) => segment.articles.filter(({ id }) => !segment.deleted.has(id)));
    const found: readonly [query: string, finds: (article: Article) => boolean][] = [
      ['war', ({ title }) => title === 'War'],
      ['news -war', ({ title }) => title === 'Peace'],
      ['news', () => true],
      ['flood', ({ id }) => id === 'a77'],
    ];
    const filtered: readonly [name: string, filters: Filters][] = [
      ['all', noFilters],
      ['some years', { ...noFilters, from: '1931-01-01', to: '1999-12-31' }],
      ['one year', { ...noFilters, from: '1977-01-01', to: '1977-12-31' }],
      ['no day', { ...noFilters, from: '1977-06-01', to: '1977-05-01' }],
      ['a source', { ...noFilters, source: ['Gazette'] }],
      ['years of no source', { ...noFilters, from: '1960-01-01', source: ['-*'] }],
    ];

    function passes({ date, source }: Article, { from, to, source: wanted }: Filters): boolean {
      const day = date === null ? null : `${date}-01-01`;
      if ((from !== null || to !== null) && (day === null || (from !== null && day < from) || (to !== null && day > to))) return false;
      return wanted.length === 0 || (wanted[0] === '-*' ? source === null : source === wanted[0]);
    }

    for (const [query, finds] of found) {
      for (const [name, filters] of filtered) {
        it(`are those of “${query}” under ${name}`, () => {
          const engine = new EmbeddedEngine(generationOf(segments));
          const { facets, timeline: years } = ask(engine, query, { filters, facets: facetNames, timeline: 'year' });
          for (const facet of facetNames) {
            const expected = counted(live.filter((article) => finds(article) && passes(article, without(filters, facet))), facet);
            const counts = facets[facet] ?? assert.fail(facet);
            for (const [value, count] of shown(counts)) assert.equal(count, expected.get(value), `${facet} ${value ?? 'none'}`);
            assert.equal(counts.values.length + counts.beyond, expected.size, facet);
          }
          const hits = live.filter((article) => finds(article) && passes(article, filters));
          const expected = new Map<string, number>();
          for (const { date } of hits) if (date !== null) expected.set(date, (expected.get(date) ?? 0) + 1);
          assert.deepEqual(new Map(years?.buckets.filter(({ count }) => count > 0).map(({ from, count }) => [from.slice(0, 4), count])), new Map([...expected].sort()));
          if (filters.from === null && years !== null) for (const end of [years.buckets[0], years.buckets.at(-1)]) assert.ok(end === undefined || end.count > 0);
          assert.equal(years?.undated, hits.filter(({ date }) => date === null).length);
        });
      }
    }
  });

  it('are none where none are asked for', () => {
    const answer = ask(engineOf([articleOf({ id: 'a', title: 'War', paragraphs: ['War.'] })]), 'war');
    assert.deepEqual(answer.facets, {});
    assert.equal(answer.timeline, null);
  });
});

describe('a filter', () => {
  const engine = engineOf([
    articleOf({ id: 'both', title: 'War', paragraphs: ['# Peace', 'News.', '# Treaty', 'News.'], author: '-Anna' }),
    articleOf({ id: 'one', title: 'War', paragraphs: ['# Peace', 'News.'], author: '*' }),
    articleOf({ id: 'none', title: 'War', paragraphs: ['News.'], author: null }),
  ]);
  const cases: [Partial<Filters>, string[]][] = [
    [{ section: ['-treaty'] }, ['none', 'one']],
    [{ section: ['peace', '-treaty'] }, ['one']],
    [{ section: ['-*'] }, ['none']],
    [{ section: ['*'] }, ['both', 'one']],
    [{ section: ['*', '-treaty'] }, ['one']],
    [{ section: ['treaty', '-*'] }, []],
    [{ author: ['\\-anna'] }, ['both']],
    [{ author: ['-\\-anna'] }, ['none', 'one']],
    [{ author: ['\\*'] }, ['one']],
    [{ author: ['-*'] }, ['none']],
    [{ type: ['-pdf', '-md'] }, ['both', 'none', 'one']],
    [{ type: ['-txt'] }, []],
    [{ language: ['-EN'] }, []],
  ];
  for (const [filters, ids] of cases) {
    it(`of ${JSON.stringify(filters)} lets through ${ids.join(', ') || 'nothing'}`, () => {
      assert.deepEqual(ask(engine, 'war', { filters: { ...noFilters, ...filters } }).hits.map(({ card }) => card.id).sort(), ids);
    });
  }
});

describe('a timeline', () => {
  it('counts every hit once, in buckets that follow one another, beside the articles of the archive', function () {
    this.timeout(180_000);
    fc.assert(
      fc.property(scattered(14), queries, randomFilters, matches, asked, ({ live, segments }, query, filters, match, interval) => {
        const answer = ask(new EmbeddedEngine(generationOf(segments)), query, { filters, match, timeline: interval });
        const { buckets, undated, ...line } = answer.timeline ?? assert.fail('no timeline');
        const hits = new Set(answer.hits.map(({ card }) => card.id));
        assert.equal(buckets.reduce((sum, { count }) => sum + count, undated), answer.total);
        assert.equal(undated, live.filter(({ id, date }) => hits.has(id) && date === null).length);
        const inside = (from: string, to: string) => live.filter((article) => from <= (dayOf(article) ?? '') && (dayOf(article) ?? '') <= to);
        buckets.forEach(({ from, to, count, articles }, i) => {
          assert.ok(from <= to);
          if (i > 0) assert.equal(from, dayAfter(buckets[i - 1].to));
          assert.equal(articles, inside(from, to).length, `articles of ${from} to ${to}`);
          assert.equal(count, inside(from, to).filter(({ id }) => hits.has(id)).length, `hits of ${from} to ${to}`);
        });
        const coarser = answer.warnings.some(({ code }) => code === 'timeline-coarser');
        assert.equal(line.interval !== interval && interval !== 'auto', coarser);
        assert.ok(buckets.length <= mostBuckets);
        if (filters.from !== null && buckets.length > 0) assert.ok(buckets[0].from >= filters.from);
        if (filters.to !== null && buckets.length > 0) assert.ok((buckets.at(-1)?.to ?? '') <= filters.to);
      }),
      { numRuns: 250 },
    );
  });

  const dated = (...dates: (string | null)[]) => engineOf(dates.map((date, i) => articleOf({ id: `a${i}`, title: 'War', paragraphs: [i % 2 === 0 ? 'One.' : 'Two.'], date })));

  it('chooses the finest interval that is one picture', () => {
    for (const [last, interval, length] of [
      ['2020-04-29', 'day', 120],
      ['2020-04-30', 'month', 4],
      ['2029-12-31', 'month', 120],
      ['2030-01-01', 'year', 11],
      ['2139-12-31', 'year', 120],
      ['2140-01-01', 'decade', 13],
    ] as const) {
      const line = timeline(dated('2020-01-01', last), 'war', {});
      assert.deepEqual([line.interval, line.buckets.length], [interval, length], last);
    }
  });

  it('goes over to a coarser interval, with a warning, before it has too many buckets', () => {
    const engine = dated('1900-01-01', '2000-06-01');
    const answer = ask(engine, 'war', { timeline: 'day' });
    assert.equal(answer.timeline?.interval, 'year');
    assert.deepEqual(answer.warnings.map(({ code }) => code), ['timeline-coarser']);
    const ages = ask(dated('0001', '9999-12-31'), 'war', { timeline: 'day' });
    assert.equal(ages.timeline?.interval, 'decade');
    assert.equal(ages.timeline.buckets.length, mostBuckets);
    assert.deepEqual([ages.timeline.buckets[0].from, ages.timeline.buckets.at(-1)?.to], ['0001-01-01', '9999-12-31']);
  });

  it('reaches over the range that is asked for, as far as the archive does', () => {
    const engine = dated('2020-03-10', '2020-05-10', '2020-07-10');
    const from = (line: Timeline) => line.buckets.map((bucket) => [bucket.from, bucket.count, bucket.articles]);
    const filters = { ...noFilters, from: '2020-04-15', to: '2030-01-01' };
    assert.deepEqual(from(timeline(engine, 'two', { filters, timeline: 'month' })), [
      ['2020-04-15', 0, 0],
      ['2020-05-01', 1, 1],
      ['2020-06-01', 0, 0],
      ['2020-07-01', 0, 1],
    ]);
    assert.deepEqual(from(timeline(engine, 'two', { timeline: 'month' })), [['2020-05-01', 1, 1]]);
    assert.deepEqual(timeline(engine, 'nothing', { timeline: 'month' }), { interval: 'month', buckets: [], undated: 0 });
    assert.equal(timeline(engine, 'nothing', { filters: { ...noFilters, to: '2020-04-30' }, timeline: 'month' }).buckets.length, 2);
    assert.deepEqual(timeline(dated(null), 'war', {}), { interval: 'year', buckets: [], undated: 1 });
  });
});
