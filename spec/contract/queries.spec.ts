/**
 * What does each query mean, what is mended in it, and what does it find? The contract of the query language as data: every line of
 * its table, and what readers of other archives complain of. A case is added without writing TypeScript.
 */
import assert from 'node:assert/strict';
import { answerSearch } from '../../server/search/search-answer.js';
import { engineOf } from '../engine/open-articles.js';
import { articles, groups, type QueryOptions } from './query-cases.js';

describe('the query language', () => {
  const engine = engineOf(articles);
  const search = (query: string, options: QueryOptions = {}) =>
    answerSearch(engine, query, { match: 'all', perPage: 100, ...options }, () => 0);

  for (const { comment, cases } of groups) {
    describe(`(${comment})`, () => {
      for (const { query, options, parsed, warnings = [], hits, ordered, relaxed = [] } of cases) {
        it(`${JSON.stringify(query)}${options === undefined ? '' : ` with ${JSON.stringify(options)}`} finds ${hits.length === 0 ? 'nothing' : hits.join(', ')}`, () => {
          const answer = search(query, options);
          assert.equal(answer.parsed, parsed);
          assert.deepEqual(answer.warnings.map(({ code }) => code), warnings);
          const found = answer.hits.map(({ id }) => id);
          assert.deepEqual(ordered === true ? found : [...found].sort(), hits);
          assert.equal(answer.total, hits.length);
          assert.equal(answer.relaxed, relaxed.length > 0 && options?.match !== 'any');
          assert.deepEqual(answer.hits.filter(({ missingWords }) => missingWords.length > 0).map(({ id }) => id).sort(), relaxed);
          // What was understood, asked again, is the same question with nothing to mend.
          const again = search(parsed, options);
          assert.deepEqual(again.hits.map(({ id }) => id), found);
          assert.deepEqual([again.parsed, again.warnings], [parsed, []]);
        });
      }
    });
  }

  it('has no case twice', () => {
    const keys = groups.flatMap(({ cases }) => cases.map(({ query, options }) => JSON.stringify([query, options])));
    assert.deepEqual(keys.filter((key, i) => keys.indexOf(key) !== i), []);
  });
});
