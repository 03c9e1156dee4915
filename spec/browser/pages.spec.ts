/** Do the pages work in a browser, on a phone and on a desk, with a keyboard alone, and without JavaScript? */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { chromium, type Browser, type Page } from 'playwright-core';
import { z } from 'zod';
import { createApp } from '../../server/app.js';
import { answerUnread } from '../../server/guard/unread-request.js';
import { listen, type ListeningServer } from '../../server/ops/listen.js';
import { openLog } from '../../server/ops/log.js';
import { smallArchive, type SmallArchive } from '../api/archive.js';

const executablePath = '/usr/bin/chromium';

/** Null where there is no Chromium; in CI that is a failure, because a skip would hide one. */
function chromiumPath(): string | null {
  if (existsSync(executablePath)) return executablePath;
  if (process.env.CI) throw new Error(`Chromium is missing: ${executablePath}`);
  console.warn(`SKIPPED: no Chromium at ${executablePath}; the specs of the pages in a browser do not run`);
  return null;
}

const path = chromiumPath();

(path === null ? describe.skip : describe)('the pages in a browser', () => {
  let small: SmallArchive;
  let server: ListeningServer;
  let browser: Browser;
  let page: Page;

  before(async () => {
    small = await smallArchive();
    server = await listen(createApp(small.archive, { log: openLog('off', new PassThrough()) }), answerUnread, '127.0.0.1', 0);
    browser = await chromium.launch({
      executablePath: path ?? executablePath,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    });
  });
  after(async () => {
    await browser.close();
    await server.close();
    await small.remove();
  });

  for (const [device, viewport] of [
    ['a phone', { width: 390, height: 844 }],
    ['a desk', { width: 1280, height: 900 }],
  ] as const) {
    describe(`on ${device}`, () => {
      beforeEach(async () => {
        const context = await browser.newContext({ viewport, javaScriptEnabled: false, baseURL: server.url });
        page = await context.newPage();
      });
      afterEach(async () => {
        await page.context().close();
      });

      it('lead from the form over a hit to its paragraph, and back', async () => {
        await page.goto('/');
        await page.getByLabel('Search the archive').fill('harbour treaty november');
        await page.getByRole('button', { name: 'Search' }).click();
        assert.equal(new URL(page.url()).pathname, '/search');
        assert.match((await page.getByRole('status').textContent()) ?? '', /^\d+ articles?/);
        await page.getByRole('link', { name: /Talks on the harbour treaty/ }).first().click();
        assert.equal(new URL(page.url()).hash, '#p3');
        const box = await page.locator('#p3').boundingBox();
        assert.ok(box !== null && box.y >= 0 && box.y + box.height <= viewport.height, 'the paragraph is in view');
        assert.deepEqual(await page.locator('#p3 mark').allTextContents(), ['harbour', 'treaty', 'November']);
        await page.getByRole('link', { name: 'Back to the results' }).click();
        assert.equal(await page.getByLabel('Search the archive').inputValue(), 'harbour treaty november');
      });

      it('keep what was typed when a date is wrong, and say so at the field', async () => {
        await page.goto('/');
        await page.getByLabel('Search the archive').fill('ferry');
        await page.getByLabel('From').fill('2022-13');
        await page.getByLabel('Search the archive').press('Enter');
        const from = page.getByLabel('From');
        assert.equal(await from.inputValue(), '2022-13');
        assert.equal(await from.getAttribute('aria-invalid'), 'true');
        await from.fill('2022-05-20');
        await from.press('Enter');
        assert.equal(await page.getByRole('status').textContent(), '12 articles');
      });

      it('turn the page', async () => {
        await page.goto('/search?q=ferry');
        await page.getByRole('link', { name: 'Next', exact: true }).click();
        assert.match((await page.getByRole('status').textContent()) ?? '', /21–31 shown/);
      });

      it('never scroll sideways', async () => {
        for (const address of ['/', '/search?q=ferry', `/search?q=${'x'.repeat(2000)}`, '/articles/courier%2F2023%2Fties?q=harbour', '/nothing']) {
          await page.goto(address);
          const widest = await measured(page, 'document.documentElement.scrollWidth', z.number());
          assert.ok(widest <= viewport.width, `${address.slice(0, 40)} is ${widest} wide`);
        }
      });

      it('offer the way past the form first to a keyboard, and show where it is', async () => {
        await page.goto('/search?q=ferry');
        await page.keyboard.press('Tab');
        const skip = page.getByRole('link', { name: 'Skip to the content' });
        assert.equal(await measured(page, 'document.activeElement.className', z.string()), 'skip');
        const box = await skip.boundingBox();
        assert.ok(box !== null && box.x >= 0 && box.y >= 0);
      });
    });
  }

  it('give fingers 44 pixels on a phone', async () => {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, baseURL: server.url });
    page = await context.newPage();
    for (const address of ['/', '/search?q=ferry', '/search?q=zzyzx', '/articles/courier%2F2023%2Fbridge?q=bridge', '/nothing']) {
      await page.goto(address);
      for (const target of await page.locator('main :is(a, button, input:not([type=hidden]), select):visible').all()) {
        const box = await target.boundingBox();
        assert.ok(box !== null && box.height >= 44, `${address}: ${(await target.textContent()) ?? ''} is ${box?.height ?? 0} high`);
      }
    }
    await context.close();
  });

  it('are readable in light and dark: text stands out from its ground by 4.5 to 1', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const context = await browser.newContext({ colorScheme, baseURL: server.url });
      page = await context.newPage();
      for (const address of ['/', '/search?q=inquiry+saying', '/search?q=ferry&from=x', '/articles/courier%2F2023%2Fbridge?q=bridge#p1']) {
        await page.goto(address);
        for (const { text, ratio } of await contrasts(page)) assert.ok(ratio >= 4.5, `${colorScheme} ${address}: “${text}” has ${ratio.toFixed(2)}`);
      }
      await context.close();
    }
  });
});

/** What a page says of itself. The page's types are not ours, so the question is a text and the answer is checked. */
async function measured<Value>(page: Page, expression: string, shape: z.ZodType<Value>): Promise<Value> {
  return shape.parse(await page.evaluate<unknown>(expression));
}

/** Every visible text with its colour and the nearest painted ground behind it. */
const paintedTexts = `[...document.body.querySelectorAll('*')].flatMap((element) => {
  const text = [...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.textContent).join('').trim();
  if (text === '' || element.closest('.skip, .hidden, .number, [aria-hidden]')) return [];
  let at = element;
  while (at.parentElement && getComputedStyle(at).backgroundColor === 'rgba(0, 0, 0, 0)') at = at.parentElement;
  return [{ text: text.slice(0, 40), ink: getComputedStyle(element).color, ground: getComputedStyle(at).backgroundColor }];
})`;

/** Relative luminance of an \`rgb()\` colour, as WCAG 2.2 defines it. */
function luminance(colour: string): number {
  const [red, green, blue] = [...colour.matchAll(/[\d.]+/g)].map((match) => {
    const value = Number(match[0]) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

async function contrasts(page: Page): Promise<{ text: string; ratio: number }[]> {
  const texts = await measured(page, paintedTexts, z.array(z.object({ text: z.string(), ink: z.string(), ground: z.string() })).min(10));
  return texts.map(({ text, ink, ground }) => {
    const [light, dark] = [luminance(ink), luminance(ground)].sort((a, b) => b - a);
    return { text, ratio: (light + 0.05) / (dark + 0.05) };
  });
}
