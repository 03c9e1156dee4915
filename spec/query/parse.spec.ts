import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseQuery } from '../../server/query/parse.js';
import type { QueryNode } from '../../server/query/tree.js';
import { positiveWords } from '../../server/query/words.js';
import { repositoryRoot } from '../root.js';

/** `warnings`: `code start-end`, in UTF-16 units of the query. */
interface ParsedCase {
  query: string;
  parsed: string;
  warnings?: string[];
}

interface TreeCase {
  query: string;
  tree: QueryNode;
  positive: string[];
}

function cases<Case>(name: string): Case[] {
  return JSON.parse(readFileSync(join(repositoryRoot, 'spec/query/cases', `${name}.json`), 'utf8')) as Case[];
}

describe('a written query', () => {
  for (const subject of ['words', 'phrases', 'operators', 'fields', 'dates', 'repairs']) {
    describe(`(${subject})`, () => {
      for (const { query, parsed, warnings = [] } of cases<ParsedCase>(subject)) {
        it(`${JSON.stringify(query)} is understood as ${parsed === '' ? 'all articles' : parsed}`, () => {
          const found = parseQuery(query);
          assert.equal(found.parsed, parsed);
          assert.deepEqual(
            found.warnings.map(({ code, start, end }) => `${code} ${start}-${end}`),
            warnings,
          );
          assert.deepEqual(parseQuery(parsed), { tree: found.tree, parsed, warnings: [] });
        });
      }
    });
  }

  for (const { query, tree, positive } of cases<TreeCase>('trees')) {
    it(`${query === '' ? 'nothing' : query} has its tree and the words to mark`, () => {
      const found = parseQuery(query);
      assert.deepEqual(found.tree, tree);
      assert.deepEqual(
        positiveWords(found.tree).map(({ text }) => text),
        positive,
      );
    });
  }
});

describe('a query in several spellings', () => {
  const spellings = [
    ['"new start" peskov', '“new start” AND peskov', '(„new start“) && peskov', '"new start" (peskov)', 'NOT NOT "new start" peskov'],
    ['a -b', 'a NOT b', 'a AND NOT b', 'a !b', 'a –b', 'a AND (NOT (b))', 'a * -b'],
    ['a OR b OR c', '(a OR b) OR c', 'a | (b || c)', 'a OR (b) OR () OR c'],
    ['-(a OR b)', '-a -b', 'NOT a AND NOT b'],
    ['date:2022-06..2023-01', 'after:2022-06 before:2023-02', 'date:>=2022-06 date:<=2023-01', 'date:[2022-06-01 TO 2023-01-31]'],
    ['title:(a b)', 'title:a title:b', 'TITLE:a AND title:b'],
    ['a W/5 b', 'a NEAR/5 b', 'a /5 b', 'a AROUND(5) b', '(a) near/5 (b)'],
  ];
  for (const [first = '', ...others] of spellings) {
    it(`is one tree: ${first}`, () => {
      for (const other of others) assert.deepEqual(parseQuery(other).tree, parseQuery(first).tree, other);
    });
  }
});

describe('an endless query', () => {
  it('of many words is cut before the word too many, and says where', () => {
    const query = 'word '.repeat(300);
    const { tree, warnings } = parseQuery(query);
    assert.equal(positiveWords(tree).length, 200);
    assert.deepEqual(warnings.map(({ code, start, end }) => [code, start, end]), [['query-too-long', 1000, 1500]]);
  });

  it('of one word keeps its beginning and no half of a pair', () => {
    const [word] = positiveWords(parseQuery(`a${'𝒳'.repeat(3000)}`).tree);
    assert.equal(word.text, `a${'𝒳'.repeat(999)}`);
  });

  it('has its operators read where nearly nothing is left for words', () => {
    for (const left of [0, 1, 2, 3, 4, 5]) {
      const [long, last] = ['a'.repeat(2000 - left), 'b'.repeat(left)];
      const { parsed, warnings } = parseQuery(`${long} OR ${last}`);
      assert.deepEqual([parsed, warnings.map(({ code }) => code)], left === 0 ? [long, ['dangling-operator']] : [`${long} OR ${last}`, []]);
    }
    assert.deepEqual(parseQuery(`${'a'.repeat(1999)} AND bb`).warnings.map(({ code }) => code), ['dangling-operator', 'query-too-long']);
  });

  it('of one phrase keeps the first words of the phrase', () => {
    const { tree, warnings } = parseQuery(`"${'word '.repeat(300)}"`);
    assert.deepEqual(tree, { kind: 'phrase', text: 'word '.repeat(200).trim(), slop: null, field: 'text' });
    assert.equal(warnings[0]?.code, 'query-too-long');
  });

  it('of 200 words is whole', () => {
    assert.deepEqual(parseQuery('word '.repeat(200)).warnings, []);
  });

  it('with many places to mend tells the first twenty and how many more', () => {
    const { warnings } = parseQuery('( OR '.repeat(100));
    assert.equal(warnings.length, 21);
    assert.equal(warnings[20]?.code, 'more-warnings');
  });

  // A second is some ten times what the slowest takes; a quadratic reading takes minutes.
  for (const part of ['(', '"', '-', 'OR ', 'a:', ')', '«', '“"', '(a', 'a ', '()', '\\"', 'date:[', 'date:', 'date:"', 'title:', '~', '^2', '*', '?', 'a NEAR ', ' ', '.', 'a', '😀', '"" ', 'http://', '\ud800']) {
    it(`of 200,000 characters of ${JSON.stringify(part)} is read in linear time`, function () {
      this.timeout(10_000);
      const query = part.repeat(Math.ceil(200_000 / part.length));
      const started = performance.now();
      parseQuery(query);
      const took = performance.now() - started;
      assert.ok(took < 3000, `${took} ms`);
    });
  }
});
