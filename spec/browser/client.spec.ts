/** Does the client run in a page of another origin, as it is compiled, where that origin is let in, and nowhere else? */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { chromium, type Browser } from 'playwright-core';
import { createApp } from '../../server/app.js';
import { answerUnread } from '../../server/guard/unread-request.js';
import { listen, type ListeningServer } from '../../server/ops/listen.js';
import { openLog } from '../../server/ops/log.js';
import { smallArchive, type SmallArchive } from '../api/archive.js';

const executablePath = '/usr/bin/chromium';
/** The specs of the pages say so where there is none, and fail in CI. */
const installed = existsSync(executablePath);

/** The compiled server, of which the page loads what the client imports. */
const compiled = join(import.meta.dirname, '..', '..', 'server');

/** A site of its own: a blank page, and the modules. */
async function otherSite(): Promise<ListeningServer> {
  return await listen(
    (req, res) => {
      const path = req.url ?? '/';
      if (!/^\/[\w/-]+\.js$/.test(path)) {
        res.setHeader('Content-Type', 'text/html').end('<!doctype html><title>Another site</title>');
        return;
      }
      readFile(join(compiled, path)).then(
        (text) => res.setHeader('Content-Type', 'text/javascript').end(text),
        () => res.writeHead(404).end(),
      );
    },
    answerUnread,
    '127.0.0.1',
    0,
  );
}

(installed ? describe : describe.skip)('the client in a browser', () => {
  let small: SmallArchive;
  let site: ListeningServer;
  let browser: Browser;

  before(async () => {
    small = await smallArchive();
    site = await otherSite();
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
  });
  after(async () => {
    await browser.close();
    await site.close();
    await small.remove();
  });

  /** What a script in a page of the other site gets of a server that lets in these origins. */
  async function asked(origins: readonly string[]): Promise<unknown> {
    const server = await listen(createApp(small.archive, { log: openLog('off', new PassThrough()), origins }), answerUnread, '127.0.0.1', 0);
    const page = await browser.newPage();
    try {
      await page.goto(site.url);
      return await page.evaluate<unknown>(`import('/client/client.js').then(async ({ DatelineClient }) => {
        const client = new DatelineClient(${JSON.stringify(server.url)}, { headers: { 'If-None-Match': '"none"' } });
        const ranks = [];
        for await (const hit of client.hits('ferry', { perPage: 7 })) ranks.push(hit.rank);
        const problem = await client.search('ferry', { perPage: 1000 }).catch((error) => error.name + ' ' + error.code);
        return { ranks, problem, missing: await client.article('nothing') };
      }).catch((error) => error.name)`);
    } finally {
      await page.close();
      await server.close();
    }
  }

  it('gives every hit and every problem, with a header that needs leave', async () => {
    assert.deepEqual(await asked([site.url]), { ranks: Array.from({ length: 31 }, (_, index) => index + 1), problem: 'DatelineProblem invalid-value', missing: null });
  });

  it('is refused by the browser where its origin is not let in', async () => {
    assert.equal(await asked([]), 'TypeError');
    assert.equal(await asked(['https://news.example']), 'TypeError');
  });
});
