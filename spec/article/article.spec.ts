import assert from 'node:assert/strict';
import fc from 'fast-check';
import { z } from 'zod';
import { Refusal } from '../../indexer/article/article.js';
import { composeArticle, type Printed } from '../../indexer/article/compose.js';
import { headlineOf } from '../../indexer/article/headline.js';
import { identities } from '../../indexer/article/identity.js';
import { guessLanguage, languageCode } from '../../indexer/article/language.js';
import { readCases } from './cases.js';

const why = z.string().optional();
const headlineCase = z.strictObject({ text: z.string(), headline: z.string(), why });
const languageCase = z.strictObject({ language: z.string(), text: z.string(), why });
const identityCase = z.strictObject({ why: z.string(), ids: z.record(z.string(), z.string()) });

function article(printed: Partial<Printed> & { text: string }): ReturnType<typeof composeArticle> {
  return composeArticle({ type: 'txt', name: 'a.txt', path: 'a.txt', blocks: [{ text: printed.text, kind: 'text' }], ...printed });
}

describe('a headline', () => {
  for (const { text, headline } of readCases('article/cases/headlines.json', headlineCase)) {
    it(`of "${text.slice(0, 40)}" is "${headline.slice(0, 40)}"`, () => {
      assert.equal(headlineOf(text), headline);
    });
  }

  it('is a beginning of the text, within its length and whole in its characters', () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 60 }), fc.string({ unit: 'grapheme' }), (words, odd) => {
        for (const text of [words, `${odd} ${words}`, `${words} ${odd}`, odd.repeat(40)]) {
          const headline = headlineOf(text);
          assert.ok(headline.length <= 120);
          assert.ok(text.trim().startsWith(headline.endsWith('…') ? headline.slice(0, -1) : headline));
        }
      }),
    );
  });
});

describe('the language of a text', () => {
  for (const { language, text } of readCases('article/cases/languages.json', languageCase)) {
    it(`of "${text.slice(0, 40)}" is ${language}`, () => {
      assert.equal(guessLanguage(text), language);
    });
  }

  it('is declared by the codes that pages and systems write', () => {
    for (const declared of ['en', 'EN', ' en-GB ', 'en_US.UTF-8', 'eng']) assert.equal(languageCode(declared), 'en');
    for (const declared of ['', 'english', 'x', 'xyz', '12']) assert.equal(languageCode(declared), null);
  });
});

describe('the ids of a source', () => {
  for (const { why: reason, ids } of readCases('article/cases/identities.json', identityCase)) {
    it(`are: ${reason}`, () => {
      assert.deepEqual(Object.fromEntries(identities(Object.keys(ids))), ids);
    });
  }

  it('differ, and are the same in any order of the files', () => {
    const name = fc.array(fc.constantFrom('a', 'b', '.txt', '.md', '.gz', '/', '.'), { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.uniqueArray(name, { maxLength: 12 }), (paths) => {
        const ids = identities(paths);
        assert.equal(new Set(ids.values()).size, paths.length);
        assert.deepEqual(new Map([...identities(paths.toReversed())].sort()), new Map([...ids].sort()));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('an article', () => {
  it('takes the date that it states before its dateline, and that before the name of its file', () => {
    const text = 'KYIV, March 3, 2022 (Reuters) – Russia said on Friday.';
    const stated = article({ text, path: '2020-01-01.txt', date: { date: '2021', origin: 'header' } });
    assert.deepEqual([stated.date, stated.dateOrigin], ['2021', 'header']);
    const written = article({ text, path: '2020-01-01.txt', infoDate: '2019-05-05' });
    assert.deepEqual([written.date, written.dateOrigin], ['2022-03-03', 'dateline']);
    const named = article({ text: 'Russia said.', path: '2020-01-01.txt', infoDate: '2019-05-05' });
    assert.deepEqual([named.date, named.dateOrigin], ['2020-01-01', 'file-name']);
    const informed = article({ text: 'Russia said.', infoDate: '2019-05-05' });
    assert.deepEqual([informed.date, informed.dateOrigin], ['2019-05-05', 'pdf-info']);
    const undated = article({ text: 'Russia said.' });
    assert.deepEqual([undated.date, undated.dateOrigin], [null, 'none']);
  });

  it('completes a dateline with the year of its folder', () => {
    const { date, dateOrigin } = article({ text: 'KYIV, March 3 (Reuters) – Russia said.', path: '2022/a.txt' });
    assert.deepEqual([date, dateOrigin], ['2022-03-03', 'dateline']);
  });

  it('takes the day of its info before the year of its folder, where both agree', () => {
    const agreeing = article({ text: 'Russia said.', path: '2019/a.pdf', infoDate: '2019-05-05' });
    assert.deepEqual([agreeing.date, agreeing.dateOrigin], ['2019-05-05', 'pdf-info']);
    const differing = article({ text: 'Russia said.', path: '2018/a.pdf', infoDate: '2019-05-05' });
    assert.deepEqual([differing.date, differing.dateOrigin], ['2018', 'file-name']);
  });

  it('keeps its dateline in the text and out of the headline', () => {
    const { title, text, dateline } = article({ text: 'KYIV, March 3 (Reuters) – Russia said. More.' });
    assert.equal(title, 'Russia said');
    assert.match(text, /^KYIV/);
    assert.deepEqual(dateline, { place: 'KYIV', agency: 'Reuters' });
  });

  it('is refused as empty without a letter or a digit', () => {
    assert.throws(() => article({ text: '* * *' }), (error) => error instanceof Refusal && error.code === 'empty' && error.message.includes('a.txt'));
  });
});
