/** Does a question keep its words and lose its operators? */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { plainQuestion } from '../../server/evaluate/question.js';
import { parseQuery } from '../../server/query/parse.js';
import type { QueryNode } from '../../server/query/tree.js';
import { repositoryRoot } from '../root.js';

const cases = readFileSync(join(repositoryRoot, 'spec/relevance/cases/questions.txt'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split('→').map((side) => side.trim()));

const isPlain = (node: QueryNode): boolean => node.kind === 'word' && node.form === 'plain' && node.field === 'text';

function onlyWords(tree: QueryNode): boolean {
  return tree.kind === 'all' || isPlain(tree) || (tree.kind === 'and' && tree.children.every(isPlain));
}

describe('a question of a test collection', () => {
  for (const [written, typed] of cases) {
    it(`“${written}” is typed as “${typed}”`, () => {
      assert.equal(plainQuestion(written), typed);
    });
  }

  it('is read as plain words, whatever stands in it', () => {
    const signs = fc.constantFrom('AND', 'OR', 'NOT', 'NEAR', 'NEAR/3', 'SAME', 'W/5', 'AROUND(3)', 'TO', '"', '-', '(', ')', 'title:', 'date:2020', '*', '?', '=', '~2', '^', '\\', '|', '&&', '!', '+', ' ', 'word', 'co-op', 'U.S.', '1,000', 'www.x.org', 'http://x.org');
    const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.array(signs, { maxLength: 12 }).map((parts) => parts.join(' ')), fc.array(signs, { maxLength: 12 }).map((parts) => parts.join('')));
    fc.assert(
      fc.property(text, (written) => {
        const question = plainQuestion(written);
        assert.ok(onlyWords(parseQuery(question).tree), `“${question}” is read as ${parseQuery(question).parsed}`);
      }),
      { numRuns: 1000 },
    );
  });
});
