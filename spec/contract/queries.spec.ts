/**
 * What does each query mean, what is mended in it, and what does it find? The contract of the query language as data: every line of
 * its table, and what readers of other archives complain of. A case is added without writing TypeScript.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { articleTypes } from '../../indexer/article/article.js';
import { answerSearch } from '../../server/search/search-answer.js';
import { engineOf } from '../engine/open-articles.js';
import { articleOf } from '../engine/sketch.js';
import { repositoryRoot } from '../root.js';

const contract = z.strictObject({
  articles: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      /** Behind `# ` a heading. */
      paragraphs: z.array(z.string()),
      date: z.string().optional(),
      language: z.string().optional(),
      source: z.string().optional(),
      author: z.string().optional(),
      place: z.string().optional(),
      type: z.enum(articleTypes),
    }),
  ),
  groups: z.array(
    z.strictObject({
      comment: z.string(),
      cases: z.array(
        z.strictObject({
          query: z.string(),
          /** The library's; all words are wanted, but where it says otherwise. */
          options: z
            .strictObject({
              match: z.enum(['auto', 'all', 'any']),
              sort: z.enum(['relevance', 'newest', 'oldest', 'title']),
              from: z.string(),
              to: z.string(),
              source: z.array(z.string()),
              language: z.array(z.string()),
              type: z.array(z.enum(articleTypes)),
            })
            .partial()
            .optional(),
          parsed: z.string(),
          /** Codes, in order. */
          warnings: z.array(z.string()).optional(),
          /** Ids, sorted; in their order where `ordered` is said. */
          hits: z.array(z.string()),
          ordered: z.literal(true).optional(),
          /** Of the hits, those that lack some of the words; sorted. */
          relaxed: z.array(z.string()).optional(),
        }),
      ),
    }),
  ),
});
const { articles, groups } = contract.parse(JSON.parse(readFileSync(join(repositoryRoot, 'spec/contract/cases/queries.json'), 'utf8')));

describe('the query language', () => {
  const engine = engineOf(articles.map((article) => articleOf(article)));
  const search = (query: string, options: NonNullable<(typeof groups)[number]['cases'][number]['options']> = {}) =>
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
          assert.deepEqual([again.parsed, again.warnings.filter(({ start, end }) => start !== end)], [parsed, []]);
        });
      }
    });
  }

  it('has no case twice', () => {
    const keys = groups.flatMap(({ cases }) => cases.map(({ query, options }) => JSON.stringify([query, options])));
    assert.deepEqual(keys.filter((key, i) => keys.indexOf(key) !== i), []);
  });
});
