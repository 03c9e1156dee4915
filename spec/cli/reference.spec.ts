/**
 * Do the written pages say what the tables say? With UPDATE=1 they are written anew; docs/http.md is written by hand and
 * held against the parameters and the routes.
 */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { optionTable } from '../../indexer/commands/option.js';
import { problemsPage } from '../../server/api/problem-reference.js';
import { endpointParameters } from '../../server/api/v1/parameters.js';
import { commands } from '../../server/commands/commands.js';
import { envExample, optionRows, optionsPage } from '../../server/commands/reference.js';
import { repositoryRoot } from '../root.js';

describe('the written reference', () => {
  for (const [path, made] of [
    ['docs/options.md', () => optionsPage(commands)],
    ['.env.example', () => envExample(commands)],
    ['docs/problems.md', problemsPage],
  ] as const) {
    it(`${path} is what its table says`, () => {
      const file = join(repositoryRoot, path);
      if (process.env.UPDATE === '1') writeFileSync(file, made());
      assert.equal(readFileSync(file, 'utf8'), made(), `${path} differs from its table; UPDATE=1 writes it anew`);
    });
  }

  it('gives every option a variable of its own, the same in every command', () => {
    const meanings = new Map<string, string>();
    for (const command of commands) {
      for (const { env, flag, doc } of optionRows(command)) {
        assert.equal(meanings.get(env) ?? `${flag}: ${doc}`, `${flag}: ${doc}`, env);
        meanings.set(env, `${flag}: ${doc}`);
        assert.match(env, /^(DATELINE_[A-Z_]+|PORT|HOST)$/);
        assert.match(doc, /^[A-Z].*\.$/, env);
      }
    }
    assert.equal(new Set(meanings.values()).size, meanings.size);
  });

  it('has an option for everything that the endpoint can be asked', () => {
    const options = commands.find(({ name }) => name === 'search')?.options ?? {};
    const camel = (name: string): string => name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
    // The query is the command's own words, and of groups there is one way only.
    const expected = Object.keys(endpointParameters.shape).filter((name) => name !== 'q' && name !== 'group').map(camel);
    assert.deepEqual(expected.filter((name) => !(name in options)), []);
  });

  it('is not made where one variable means two things', () => {
    const [search] = commands.filter(({ name }) => name === 'search');
    const other = { ...search, name: 'other', options: { language: z.string().optional().register(optionTable, { value: '<code>', env: 'DATELINE_IN_LANGUAGE', doc: 'Another thing.' }) } };
    for (const made of [envExample, optionsPage]) assert.throws(() => made([search, other]), /DATELINE_IN_LANGUAGE means one thing for search and another for other/);
  });

  it('docs/http.md names every parameter of a search and every route', () => {
    const page = readFileSync(join(repositoryRoot, 'docs/http.md'), 'utf8');
    for (const name of Object.keys(endpointParameters.shape)) assert.ok(page.includes(`\`${name}\``), name);
    const routes = [...readFileSync(join(repositoryRoot, 'server/app.ts'), 'utf8').matchAll(/^ {2}get\('([^']+)'/gm)].map((match) => match[1]);
    assert.ok(routes.length >= 8);
    for (const route of routes) assert.ok(page.includes(`\`GET ${route}\``), route);
    const written = [...page.matchAll(/^\| `GET ([^`]+)`/gm)].map((match) => match[1]);
    assert.deepEqual([...written].sort(), [...routes].sort());
  });
});
