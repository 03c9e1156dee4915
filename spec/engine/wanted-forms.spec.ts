/** Are the letters behind `=`, before `~` and around `*` and `?` taken as the index prints words? */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { z } from 'zod';
import { patternsOf, printedForms } from '../../server/engine/embedded/wanted-forms.js';
import { repositoryRoot } from '../root.js';
import { ask, engineOf, idsOf } from './open-articles.js';
import { articleOf } from './sketch.js';

const cases = z
  .array(
    z.strictObject({
      comment: z.string(),
      form: z.enum(['exact', 'similar', 'pattern']),
      language: z.string(),
      written: z.array(z.string()),
      /** null where the word is several. */
      letters: z.array(z.string()).nullable(),
      name: z.literal(true).optional(),
    }),
  )
  .parse(JSON.parse(readFileSync(join(repositoryRoot, 'spec/engine/cases/wanted-forms.json'), 'utf8')));

describe('a word whose letters count', () => {
  for (const { comment, form, language, written, letters, name } of cases) {
    it(`reads ${written.join(', ')} as ${letters?.join(', ') ?? 'several words'} (${form}: ${comment})`, () => {
      for (const word of written) {
        const wanted = form === 'pattern' ? patternsOf(word, [language]) : printedForms(word, [language]);
        assert.deepEqual(wanted.map((one) => one.letters), letters ?? [], word);
        if (form !== 'pattern') assert.ok(wanted.every(({ isName }) => isName === (name === true)), word);
      }
    });
  }

  it('is looked for as each language prints it', () => {
    const engine = engineOf([
      articleOf({ id: 'fr', title: 'Nouvelles', paragraphs: ['L’église est fermée.'], language: 'fr' }),
      articleOf({ id: 'en', title: 'News', paragraphs: ['The L’église restaurant.'], language: 'en' }),
      articleOf({ id: 'without', title: 'News', paragraphs: ['An eglise.'], language: 'en' }),
    ]);
    for (const query of ["=l'église", "l'égl*"]) assert.deepEqual(idsOf(ask(engine, query, { match: 'all' })).sort(), ['en', 'fr', 'without'], query);
    assert.deepEqual(idsOf(ask(engine, '=église', { match: 'all' })).sort(), ['fr', 'without']);
  });

  it('is found exactly as it is printed, and with a star behind it', function () {
    this.timeout(60_000);
    const pieces = fc.constantFrom('a', 'b', 'US', 'it', 'é', '5', '12', '1,000', '.', '.5', '-', '’', "'", '&', '$', '€', '%', '\u00ad', 'ß', 'U.S.', 'o’');
    const words = fc.array(pieces, { minLength: 1, maxLength: 6 }).map((parts) => parts.join('')).filter((word) => /^[\p{L}\p{N}$€]/u.test(word) && !/[$€].*[$€]/.test(word));
    let found = 0;
    fc.assert(
      fc.property(words, fc.constantFrom('en', 'fr'), (word, language) => {
        if (printedForms(word, [language]).length === 0) return;
        const engine = engineOf([articleOf({ id: 'printed', title: 'x', paragraphs: [`y ${word} z`], language })]);
        const asked = (query: string): number => engine.search({ tree: { kind: 'word', text: query, form: query.endsWith('*') ? 'pattern' : 'exact', field: 'text' }, filters, match: 'all', sort: 'relevance', offset: 0, limit: 0 }).total;
        assert.equal(asked(word), 1, word);
        found++;
        // Of letters, digits, apostrophes and hyphens nothing falls away where the word goes on.
        if (/^[\p{L}\p{N}][\p{L}\p{N}'’,\u00ad-]*[\p{L}\p{N}]$/u.test(word)) assert.equal(asked(`${word}*`), 1, `${word}*`);
      }),
      { numRuns: 150, endOnFailure: true },
    );
    assert.ok(found > 60, `only ${found} words were looked for`);
  });
});

const filters = { from: null, to: null, source: [], author: [], language: [], type: [], section: [] };
