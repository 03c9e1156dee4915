/** What does an open archive say to a question that is none? What is wrong, as to a wrong option; callers may have no compiler. */
import assert from 'node:assert/strict';
import type { Archive } from '../../server/search/answer.js';
import { openArchive } from '../../server/search/archive.js';
import { story, withDesk } from '../run/desk.js';

const wrong: [ask: (archive: Archive) => Promise<unknown>, message: string][] = [
  [(archive) => archive.search(undefined as never), 'query has to be a string, not undefined'],
  [(archive) => archive.search(2023 as never), 'query has to be a string, not 2023'],
  [(archive) => archive.search('ferry', null as never), 'the options have to be an object, not null'],
  [(archive) => archive.hits({ q: 'ferry' } as never).next(), "query has to be a string, not { q: 'ferry' }"],
  [(archive) => archive.search({ of: 1n } as never), 'query has to be a string, not { of: 1n }'],
  [(archive) => archive.search('ferry', { page: Symbol('one') } as never), 'page has to be a whole number from 1 to 9007199254740991, not Symbol(one)'],
  [(archive) => archive.search('ferry', { facets: 1n } as never), 'facets has to be a list of source, author, language, type, section, decade, not 1n'],
  [(archive) => archive.search('ferry', (() => 1) as never), 'the options have to be an object, not [Function (anonymous)]'],
  [(archive) => archive.article(undefined as never), 'id has to be a string, not undefined'],
  [(archive) => archive.article('ferry.txt', 5 as never), 'query has to be a string, not 5'],
  [(archive) => archive.suggest(null as never), 'text has to be a string, not null'],
  [(archive) => archive.related(7 as never), 'id has to be a string, not 7'],
];

describe('a question to an archive', () => {
  it('is refused where it is no text', () =>
    withDesk(async (desk) => {
      await desk.write('ferry.txt', story('ferry'));
      await desk.index();
      const archive = await openArchive(desk.folder);
      for (const [ask, message] of wrong) await assert.rejects(ask(archive), { code: 'invalid-option', message });
      // What parses a query string gives objects of no class; what is undefined is not given.
      assert.equal((await archive.search('ferry', Object.assign(Object.create(null) as object, { page: 1 }))).total, 1);
      assert.equal((await archive.hits('ferry', { page: undefined } as never).next()).done, false);
      await archive.close();
    }));
});
