import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Refusal } from '../../indexer/article/article.js';
import { walk } from '../../indexer/source/walk.js';

describe('the walk through a source', () => {
  let root = '';
  const write = (path: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), 'text');
  };

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'walk-'));
  });
  afterEach(() => {
    rmSync(root, { recursive: true });
  });

  it('finds the files of every type, in one order', async () => {
    const paths = ['B/a.txt', 'a/b.md', 'a/b/c.markdown', 'a/é.html', 'a.htm', 'a-b.xhtml', 'z.pdf', 'n.ndjson', 'n.jsonl', 'n.ndjson.gz', 'n.jsonl.gz', 'q [1] {2} (3)*.txt', 'CAPITALS.TXT'];
    paths.forEach(write);
    const { files, refused } = await walk(root);
    assert.deepEqual(files.map(({ path }) => path), [...paths].sort());
    assert.deepEqual(refused, []);
    for (const { path, absolute, size, mtimeMs } of files) {
      assert.equal(absolute, join(root, path));
      assert.equal(size, 4);
      assert.ok(mtimeMs > 0);
    }
  });

  it('skips and tells README files, dot files and other types, and enters no dot folder', async () => {
    ['README.md', 'a/readme.txt', 'a/README', '.hidden.txt', 'a/.DS_Store', '.git/a.txt', 'a.docx', 'a', 'b/noextension', 'a.txt.gz', 'kept.txt'].forEach((path) => {
      if (path !== 'a') write(path);
    });
    const { files, skipped } = await walk(root);
    assert.deepEqual(files.map(({ path }) => path), ['kept.txt']);
    assert.deepEqual(
      skipped.map(({ path, why }) => `${path}: ${why}`),
      ['.hidden.txt: dot file', 'README.md: README', 'a.docx: other type', 'a.txt.gz: other type', 'a/.DS_Store: dot file', 'a/README: README', 'a/readme.txt: README', 'b/noextension: other type'],
    );
  });

  it('follows links, but not round in a circle', async () => {
    write('a/b/c.txt');
    symlinkSync(join(root, 'a'), join(root, 'a/b/up'));
    symlinkSync(join(root, 'a/b/c.txt'), join(root, 'link.txt'));
    const { files } = await walk(root);
    assert.deepEqual(files.map(({ path }) => path), ['a/b/c.txt', 'link.txt']);
  });

  it('reports what cannot be looked at and goes on', async () => {
    write('a.txt');
    symlinkSync(join(root, 'nowhere'), join(root, 'broken.txt'));
    const { files, refused } = await walk(root);
    assert.deepEqual(files.map(({ path }) => path), ['a.txt']);
    assert.deepEqual(refused.map(({ path, refusal }) => [path, refusal.code]), [['broken.txt', 'unreadable']]);
    assert.match(refused[0].refusal.message, /broken\.txt/);
  });

  it('names pipes, sockets and devices that have the name of an article, and reads none of them', async function () {
    if (process.platform === 'win32') this.skip();
    write('a.txt');
    execFileSync('mkfifo', [join(root, 'pipe.txt'), join(root, 'README')]);
    symlinkSync(join(root, 'pipe.txt'), join(root, 'link.ndjson'));
    symlinkSync('/dev/zero', join(root, 'zero.html'));
    symlinkSync('/dev/zero', join(root, 'zero'));
    const socket = createServer().listen(join(root, 'socket.md'));
    await once(socket, 'listening');
    try {
      const { files, skipped, refused } = await walk(root);
      assert.deepEqual(files.map(({ path }) => path), ['a.txt']);
      assert.deepEqual(skipped, [{ path: 'README', why: 'README' }, { path: 'zero', why: 'other type' }]);
      assert.deepEqual(refused.map(({ refusal: { code, message } }) => `${message} (${code})`), [
        'link.ndjson is a named pipe, not a file (unreadable)',
        'pipe.txt is a named pipe, not a file (unreadable)',
        'socket.md is a socket, not a file (unreadable)',
        'zero.html is a device, not a file (unreadable)',
      ]);
    } finally {
      socket.close();
    }
    await assert.rejects(walk(join(root, 'pipe.txt')), { code: 'unreadable', message: 'pipe.txt is a named pipe, not a file' });
    await assert.rejects(walk(join(root, 'zero.html')), { code: 'unreadable', message: 'zero.html is a device, not a file' });
  });

  it('takes a single file by its name, a README too', async () => {
    write('README.md');
    const { files, skipped } = await walk(join(root, 'README.md'));
    assert.deepEqual(files.map(({ path, type }) => [path, type]), [['README.md', 'md']]);
    assert.deepEqual(skipped, []);
  });

  it('refuses a source that is not there', async () => {
    await assert.rejects(walk(join(root, 'nowhere')), (error) => error instanceof Refusal && error.code === 'unreadable' && error.message.includes('nowhere'));
  });
});
