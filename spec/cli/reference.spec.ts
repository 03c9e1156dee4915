/**
 * Do the written pages say what the tables say? With UPDATE=1 they are written anew; docs/http.md is written by hand and
 * held against the parameters and the routes.
 */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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
    const flags = new Map<string, string>();
    for (const command of commands) {
      for (const row of optionRows(command)) {
        assert.equal(flags.get(row.env) ?? row.flag, row.flag, row.env);
        flags.set(row.env, row.flag);
        assert.match(row.env, /^(DATELINE_[A-Z_]+|PORT|HOST)$/);
        assert.match(row.doc, /^[A-Z].*\.$/, row.env);
      }
    }
    assert.equal(new Set(flags.values()).size, flags.size);
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
