import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isBareWord } from '../../server/query/bare.js';
import { Budget } from '../../server/query/budget.js';
import { describe as written } from '../../server/query/describe.js';
import { allOf, anyOf, not } from '../../server/query/normal.js';
import { parseQuery } from '../../server/query/parse.js';
import { near, same } from '../../server/query/proximity.js';
import type { QueryNode, WordField } from '../../server/query/tree.js';
import { anyQuery as queries } from './any-query.js';

const fields = fc.constantFrom<WordField>('text', 'title', 'section', 'author', 'source', 'place');
const spelling = fc.constantFrom('a', 'treaty', 'U.S.', 'x-y', '10:30', 'AND', 'w/5', 'é', '$5bn', '1,000', "O'Neill", 'near');
const phrases = fc.constantFrom('new start', 'treaty', 'all-time low', 'AND (x', '10:30 – 11:00');
const word = fc.oneof(
  fc.record({ kind: fc.constant('word' as const), text: spelling, form: fc.constantFrom('plain' as const, 'exact' as const, 'similar' as const), field: fields }, { noNullPrototype: true }),
  fc.record({ kind: fc.constant('word' as const), text: fc.constantFrom('nucl*', '*berg', 'organi?ation'), form: fc.constant('pattern' as const), field: fields }, { noNullPrototype: true }),
  fc.record({ kind: fc.constant('phrase' as const), text: phrases, slop: fc.constant(null), field: fields }, { noNullPrototype: true }),
  fc.record({ kind: fc.constant('phrase' as const), text: fc.constant('new start'), slop: fc.integer({ min: 1, max: 1000 }), field: fields }, { noNullPrototype: true }),
);
const day = fc.constantFrom('2020-01-01', '2021-06-30', '2023-12-31');
const leaf: fc.Arbitrary<QueryNode> = fc.oneof(
  { arbitrary: word, weight: 6 },
  fc.tuple(day, day).map(([a, b]): QueryNode => ({ kind: 'date', from: a < b ? a : b, to: a < b ? b : a })),
  day.map((from): QueryNode => ({ kind: 'date', from, to: null })),
  fc.constantFrom<QueryNode>({ kind: 'undated' }, { kind: 'date', from: null, to: null }, { kind: 'language', value: 'en' }, { kind: 'type', value: 'pdf' }),
  phrases.map((text): QueryNode => ({ kind: 'speaker', text })),
  phrases.map((text): QueryNode => ({ kind: 'said', text, phrase: true })),
  fc.constant<QueryNode>({ kind: 'said', text: 'x-y', phrase: false }),
);
const { tree: trees } = fc.letrec<{ tree: QueryNode }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.array(tie('tree'), { minLength: 1, maxLength: 4 }).map(allOf),
    fc.array(tie('tree'), { minLength: 1, maxLength: 4 }).map(anyOf),
    tie('tree').map(not),
    fc.tuple(tie('tree'), tie('tree'), fc.integer({ min: 1, max: 1000 })).map(([a, b, distance]) => near(a, b, distance, new Budget()) ?? allOf([a, b])),
    fc.tuple(tie('tree'), tie('tree')).map(([a, b]) => same(a, b) ?? allOf([a, b])),
  ),
}));

function nodes(tree: QueryNode): QueryNode[] {
  const below = tree.kind === 'and' || tree.kind === 'or' ? tree.children : tree.kind === 'not' ? [tree.child] : [];
  return [tree, ...below.flatMap(nodes)];
}

describe('any text', () => {
  it('is a query, and what was understood reads back as the same tree with nothing to mend', function () {
    this.timeout(180_000);
    fc.assert(
      fc.property(queries, (query) => {
        const { tree, parsed } = parseQuery(query);
        assert.deepEqual(parseQuery(parsed), { tree, parsed, warnings: [] });
      }),
      { numRuns: 10_000, endOnFailure: true },
    );
  });

  it('of letters alone is one plain word behind a colon, whatever it spells', () => {
    const letters = fc.oneof(fc.constantFrom('AND', 'OR', 'NOT', 'NEAR', 'near', 'SAME', 'text', 'title', 'to', 'x'.repeat(64)), fc.stringMatching(/^[a-zA-Z]{1,8}$/));
    fc.assert(
      fc.property(letters, (text) => {
        assert.ok(isBareWord(text));
        assert.deepEqual(parseQuery(`title:${text}`), { tree: { kind: 'word', text, form: 'plain', field: 'title' }, parsed: `title:${text}`, warnings: [] });
      }),
    );
  });

  it('is warned of at places that it has', () => {
    fc.assert(
      fc.property(queries, (query) => {
        const { warnings } = parseQuery(query);
        assert.ok(warnings.length <= 21);
        for (const { start, end } of warnings) assert.ok(start >= 0 && start < end && end <= query.length, `${start}-${end}`);
      }),
    );
  });

  it('has a flat tree: no AND in AND, no OR in OR, no NOT of NOT or OR, nothing with one child, `all` alone', () => {
    fc.assert(
      fc.property(queries, (query) => {
        const { tree } = parseQuery(query);
        for (const node of nodes(tree)) {
          assert.ok(node === tree || node.kind !== 'all');
          if (node.kind === 'not') assert.ok(node.child.kind !== 'not' && node.child.kind !== 'or');
          if (node.kind !== 'and' && node.kind !== 'or') continue;
          assert.ok(node.children.length > 1);
          assert.ok(node.children.every((child) => child.kind !== node.kind));
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('any tree', () => {
  it('is written so that it reads back as itself', () => {
    // Larger trees than a query may hold are cut when read.
    const small = trees.filter((tree) => written(tree).length < 1500 && written(tree).split(/\s/).length < 200);
    fc.assert(
      fc.property(small, (tree) => {
        const again = parseQuery(written(tree));
        assert.deepEqual(again.tree, tree);
        assert.deepEqual(again.warnings, []);
      }),
      { numRuns: 2000 },
    );
  });
});
