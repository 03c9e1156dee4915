/** Does the README show what Dateline really answers? Its examples are asked of the demonstration archive. */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import request from 'supertest';
import { createApp } from '../../server/app.js';
import { openLog } from '../../server/ops/log.js';
import { openArchive } from '../../server/search/archive.js';
import type { Archive } from '../../server/search/answer.js';
import { dateline } from '../cli/program.js';
import { repositoryRoot } from '../root.js';

/** The first block of code in a language, and the text between the block before and it. */
function block(readme: string, language: string): { before: string; code: string } {
  const match = new RegExp(`([^]*?)^\`\`\`${language}\n([^]*?)^\`\`\``, 'm').exec(readme);
  assert.ok(match, `the README has no block of ${language}`);
  return { before: match[1], code: match[2] };
}

/** What differs from run to run, and what moves with every change of the ranking. */
const passing = new Set(['tookMs', 'score']);

/** Cuts every text of a real answer where the README's is cut, and leaves out what passes. */
function asPrinted(real: unknown, printed: unknown): unknown {
  if (typeof real === 'string' && typeof printed === 'string' && printed.endsWith('[…]')) return `${real.slice(0, printed.length - 3)}[…]`;
  if (Array.isArray(real)) return real.map((item, i) => asPrinted(item, Array.isArray(printed) ? printed[i] : undefined));
  if (typeof real !== 'object' || real === null) return real;
  const other = new Map(typeof printed === 'object' && printed !== null ? Object.entries(printed) : []);
  return Object.fromEntries(Object.entries(real).map(([name, value]) => [name, passing.has(name) ? other.get(name) : asPrinted(value, other.get(name))]));
}

describe('the README', () => {
  let folder: string;
  let index: string;
  let archive: Archive;
  let readme: string;

  before(async () => {
    readme = await readFile(join(repositoryRoot, 'README.md'), 'utf8');
    folder = await mkdtemp(join(tmpdir(), 'dateline-readme-'));
    index = join(folder, 'index');
    const { code, err } = await dateline(['index', join(repositoryRoot, 'corpus'), '--index', index], folder);
    assert.equal(code, 0, err);
    archive = await openArchive(index);
  });
  after(async () => {
    await archive.close();
    await rm(folder, { recursive: true });
  });

  it('prints what the command prints', async () => {
    const [asked, ...printed] = block(readme, 'console').code.split('\n');
    const words = /^\$ npx dateline (.+)$/.exec(asked)?.[1].split(' ') ?? [];
    const { code, out } = await dateline([...words, '--index', index], folder);
    assert.equal(code, 0);
    assert.equal(out, printed.join('\n'));
  });

  it('prints what the endpoint answers', async () => {
    const { before: text, code } = block(readme, 'json');
    const path = /`GET (\/api\/v1\/search\?[^`]+)`[^`]*(?:`\[…\]`[^`]*)?$/.exec(text)?.[1];
    assert.ok(path);
    const printed: unknown = JSON.parse(code);
    const app = createApp(archive, { log: openLog('off', new PassThrough()) });
    const { body } = (await request(app).get(path).expect(200)) as { body: unknown };
    assert.deepEqual(asPrinted(body, printed), printed);
  });

  it('shows a library that runs as written', async () => {
    const { code } = block(readme, 'ts');
    const [, query, options] = /archive\.search\('([^']+)', (\{[^}]+\})\)/.exec(code) ?? [];
    assert.equal(options, "{ from: '2020', perPage: 5, snippets: 1 }");
    const { total, hits } = await archive.search(query, { from: '2020', perPage: 5, snippets: 1 });
    assert.ok(total > 0 && hits[0].snippets.length === 1);
    const [, id, words] = /archive\.article\('([^']+)', '([^']+)'\)/.exec(code) ?? [];
    const article = await archive.article(id, words);
    assert.ok(article?.paragraphs.some(({ marks }) => marks.length > 0));
  });

  it('counts the articles of the demonstration archive', async () => {
    const counted = /\((\d+) articles of/.exec(readme)?.[1];
    assert.equal((await archive.status()).articles, Number(counted));
  });
});
