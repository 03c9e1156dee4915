/** Does a query that asks for too much end, and do its many words come together as few do? */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { flat, listOf, type List } from '../../server/engine/embedded/list.js';
import { namedSpeaker, QuotedSearch, type QuotationClause } from '../../server/engine/embedded/quoted.js';
import { nearSpans, sameSpans } from '../../server/engine/embedded/pair-spans.js';
import { anySpans, listing, type SpanSource } from '../../server/engine/embedded/spans.js';
import { uniteMany, uniteVariants } from '../../server/engine/embedded/union.js';
import { Work } from '../../server/engine/embedded/work.js';
import { ask, engineOf, generationOf } from './open-articles.js';
import { articleOf } from './sketch.js';

const articleCount = 60;

const list = fc.uniqueArray(fc.record({ article: fc.nat(articleCount - 1), score: fc.integer({ min: 1, max: 9 }) }), { selector: ({ article }) => article }).map((rows): List => {
  const sorted = rows.sort((a, b) => a.article - b.article);
  return listOf(Uint32Array.from(sorted, ({ article }) => article), Float32Array.from(sorted, ({ score }) => score));
});

const rowsOf = (list: List): [number, number][] => {
  const { articles, scores, length } = flat(list);
  return Array.from({ length }, (_, row) => [articles[row], scores[row]]);
};

describe('the work of a query', () => {
  it('is granted until it is used up, and never again', () => {
    const work = new Work(0);
    let granted = 0;
    while (work.spend(100_000)) granted++;
    assert.ok(granted >= 10 && granted <= 100, `${granted}`);
    assert.ok(work.exhausted);
    assert.equal(work.spend(0), false);
  });

  it('grows with the archive, so that a phrase of common words is counted to the end', () => {
    assert.ok(new Work(10_000_000).spend(100_000_000));
  });

  const quoting = articleOf({ id: 'a', title: 'Talks', paragraphs: ['“We will not sign,” said Elise Varga.', '“It was a mistake,” said Elise Varga.', '“We will see,” said Jonas Orban.'] });

  it('is spent on every quotation for every clause that is asked of it', () => {
    const [scored] = generationOf([{ articles: [quoting] }]).segments;
    const left = (clauses: number): number => {
      const work = new Work(0);
      const clause: QuotationClause = { kind: 'speaker', any: [namedSpeaker(scored.segment.articles.quotations, 'varga', work)] };
      assert.equal(new QuotedSearch(scored, Array.from({ length: clauses }, () => clause), work).found().length, clauses);
      let units = 0;
      while (work.spend(1)) units++;
      return units;
    };
    assert.equal(left(1) - left(50), 49 * (1 + 3));
  });

  for (const [name, pair] of [
    ['NEAR', (left: SpanSource, right: SpanSource, work: Work) => nearSpans(left, right, 5, () => () => 0, work)],
    ['SAME', (left: SpanSource, right: SpanSource, work: Work) => sameSpans(left, right, () => () => 0, work)],
  ] as const) {
    it(`is spent by ${name} on bringing the words of a group in order, the more the more words there are, and finds what one word would`, () => {
      const places = 10_000;
      const article = Uint32Array.of(0);
      /** As many spans, of one word or shared out among several. */
      const group = (words: number): SpanSource =>
        anySpans(Array.from({ length: words }, (_, word) => listing(() => article, () => Array.from({ length: places / words }, (_, i) => ({ start: 10 * (i * words + word), length: 1 })))));
      const asked = (words: number): { spent: number; found: unknown } => {
        const work = new Work(0);
        const found = pair(group(words), group(1), work).spans(0);
        return { spent: work.spent, found };
      };
      const [one, ten, hundred] = [1, 10, 100].map(asked);
      assert.ok(ten.spent - one.spent > places && hundred.spent - ten.spent > places, `${one.spent}, ${ten.spent}, ${hundred.spent}`);
      assert.deepEqual([ten.found, hundred.found], [one.found, one.found]);
    });
  }

  it('is done once for what is asked of a quotation twice', () => {
    const engine = engineOf([quoting]);
    const [once, twice] = ['speaker:varga said:sign', 'speaker:varga said:sign speaker:varga said:sign'].map((query) => ask(engine, query).hits.map(({ score, matchedWords }) => ({ score, matchedWords })));
    assert.equal(once.length, 1);
    assert.deepEqual(twice, once);
  });
});

describe('the lists of many variants', () => {
  it('come together as those of few do', () => {
    fc.assert(
      fc.property(fc.array(list, { minLength: 1, maxLength: 20 }), (lists) => {
        assert.deepEqual(rowsOf(uniteMany(lists, articleCount)), rowsOf(uniteVariants(lists)));
      }),
    );
  });
});
