/** Are the words of a phrase all still looked for where the phrase was? */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { withoutPhrases } from '../../server/query/without-phrases.js';
import { repositoryRoot } from '../root.js';

const cases = z
  .array(z.strictObject({ query: z.string(), loose: z.string() }))
  .parse(JSON.parse(readFileSync(join(repositoryRoot, 'spec/query/cases/without-phrases.json'), 'utf8')));

describe('a query without its phrases', () => {
  for (const { query, loose } of cases) {
    it(`is, of ${query}, ${loose}`, () => {
      assert.equal(withoutPhrases(query), loose);
    });
  }
});
