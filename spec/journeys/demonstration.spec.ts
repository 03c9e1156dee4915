/** Do the queries that the demonstration archive's README proposes find what it says? */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Archive } from '../../server/search/answer.js';
import { openArchive } from '../../server/search/archive.js';
import { repositoryRoot } from '../root.js';
import { Desk } from '../run/desk.js';

const corpus = join(repositoryRoot, 'corpus');

/** Query → paths, from the table of the README. */
const proposed = readFileSync(join(corpus, 'README.md'), 'utf8')
  .split('## Queries to try')[1]
  .split('\n')
  .flatMap((line) => {
    const cells = line.split('|').map((cell) => cell.trim());
    const quoted = /^`(.+)`$/.exec(cells.at(1) ?? '')?.[1];
    const finds = cells.at(2);
    return quoted === undefined || finds === undefined ? [] : [{ query: quoted, paths: [...finds.matchAll(/`([^`]+)`/g)].map(([, path]) => path).sort() }];
  });

describe('the demonstration archive', function () {
  this.timeout(180_000);
  let root = '';
  let archive: Archive;
  before(async () => {
    root = await mkdtemp(join(tmpdir(), 'dateline-journey-'));
    const desk = new Desk(root);
    await desk.index({ sources: [corpus], workers: 2 });
    archive = await openArchive(desk.folder);
  });
  after(async () => {
    await archive.close();
    await rm(root, { recursive: true });
  });

  it('proposes queries', () => {
    assert.ok(proposed.length >= 10);
  });

  async function find(query: string): Promise<(string | undefined)[]> {
    const { hits, relaxed, total } = await archive.search(query, { perPage: 100 });
    assert.equal(relaxed, false);
    assert.equal(total, hits.length);
    const found = await Promise.all(hits.map(async ({ id }) => (await archive.article(id))?.path));
    return [...new Set(found)].sort();
  }

  for (const { query, paths } of proposed) {
    it(`answers ${query} with the articles that its README names`, async () => {
      assert.deepEqual(await find(query), paths);
    });
  }

  it('opens the PDF on the page of the hit', async () => {
    const { hits } = await archive.search('"flat battery" type:pdf');
    assert.equal(hits.length, 1);
    assert.ok(hits[0].snippets.some(({ page, marks }) => page === 2 && marks.length > 0));
  });
});
