/** How does an answer look in a terminal, narrow or wide, with colour or without, whatever the archive holds? */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { z } from 'zod';
import { printAnswer } from '../../server/commands/answer-text.js';
import { columnsOf, safe, wrapped } from '../../server/commands/terminal-text.js';
import { openArchive } from '../../server/search/archive.js';
import { writeSource } from '../api/archive.js';
import { dateline } from './program.js';

const hits = z.looseObject({ total: z.number(), hits: z.array(z.looseObject({ id: z.string(), source: z.string().nullable(), type: z.string() })) });

describe('dateline search, in a terminal,', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dateline-terminal-'));
    const source = join(folder, 'articles');
    await writeSource(source);
    const made = await dateline(['index', 'articles', '--index', 'made'], folder);
    assert.equal(made.code, 0, made.err);
  });
  after(async () => {
    await rm(folder, { recursive: true, force: true });
  });
  const search = (...words: string[]) => dateline(['search', '--index', 'made', ...words], folder);

  it('has colour where it is asked for, none where it goes to a program', async () => {
    const coloured = await search('--color', 'always', 'harbour', 'treaty');
    assert.ok(coloured.out.includes('\x1B[1;33mharbour\x1B[22;39m'), coloured.out);
    for (const when of ['auto', 'never']) assert.doesNotMatch((await search('--color', when, 'harbour', 'treaty')).out, /\x1B/);
    const byVariable = await dateline(['search', '--index', 'made', 'harbour'], folder, { DATELINE_COLOR: 'always', NO_COLOR: '1' });
    assert.match(byVariable.out, /\x1B\[1;33m/);
  });

  it('keeps a title bold behind a mark in it', async () => {
    const { out } = await search('--color', 'always', 'inquiry', '--snippets', '0');
    assert.ok(out.includes('\x1B[1mBridge \x1B[33minquiry\x1B[39m opens\x1B[22m'), JSON.stringify(out));
  });

  it('prints nothing that a terminal could take for a command, whatever the archive holds, in the columns that there are', async () => {
    const archive = await openArchive(join(folder, 'made'));
    try {
      const answer = await archive.search('ferry', { perPage: 1 });
      const title = 'A \x1b[31mred\x1b[0m \x1b]0;owned\x07bell\x07 \u202egnorw';
      const hit = { ...answer.hits[0], title, titleMarks: [{ start: 2, end: 10 }], source: 'Sou\x1b[1mrce', id: 'e\x9b2Jvil', matchedWords: ['\x1b[2J'], missingWords: ['\x1b[2Jgone'] };
      const [out, err] = [new PassThrough({ encoding: 'utf8' }), new PassThrough({ encoding: 'utf8' })];
      printAnswer({ ...answer, parsed: '\x1b[2Jferry', warnings: [{ code: 'x', message: 'a\x1b[2Jb', start: 0, end: 0 }], hits: [hit] }, { out, err, columns: 40 }, false);
      const text = z.string().parse(out.read());
      assert.match(text, / {2}1\. A red bell\uFFFD gnorw\n/);
      assert.match(text, /· Source ·/);
      assert.match(text, /without: gone\n/);
      assert.doesNotMatch(text, /[\0-\x09\x0B-\x1F\x7F-\x9F\u202A-\u202E]/);
      for (const line of text.split('\n')) assert.ok(columnsOf(line) <= 40, line);
      assert.equal(err.read(), 'note: ab\n');
    } finally {
      await archive.close();
    }
  });

  it('narrows by date, source, author and type, several of one kind', async () => {
    const ids = async (...words: string[]) => hits.parse(JSON.parse((await search('--json', '--per-page', '100', ...words)).out)).hits;
    assert.deepEqual((await ids('bridge', '--from', '2023', '--to', '2023-03')).map(({ id }) => id), ['courier/2023/bridge']);
    assert.deepEqual((await ids('bridge', '--author', 'Tom Vale')).map(({ id }) => id), ['courier/2023/bridge']);
    assert.deepEqual(new Set((await ids('', '--source', 'the courier', '--source', 'gazette')).map(({ source }) => source)), new Set(['The Courier', 'gazette']));
    assert.deepEqual((await ids('harbour', '--type', 'md', '--sort', 'oldest')).map(({ id }) => id), ['courier/2023/bridge']);
    const wrong = await search('bridge', '--type', 'scroll');
    assert.equal(wrong.code, 2);
    assert.match(wrong.err, /scroll/);
  });

  it('says which words are nowhere, and what may have been meant', async () => {
    const slip = await search('feryr');
    assert.equal(slip.err, 'note: no article has feryr; did you mean ferry (31 articles)?\n');
    assert.match(slip.out, /^0 articles for feryr\n/);
    assert.equal((await search('zzyzxq')).err, 'note: no article has zzyzxq\n');
  });

  it('says how many articles have all the words, and how many only some', async () => {
    assert.match((await search('engineer', 'brigade')).out, /^0 articles with all the words; 2 with some for engineer AND brigade\n/);
    assert.match((await search('engineer', 'brigade', '--match', 'any')).out, /^2 articles for /);
  });

  it('says what was mended and offered beside the answer, and how to go on', async () => {
    const { out, err } = await search('"ferry', 'may', '2022', '--per-page', '5');
    assert.match(err, /^note: this quotation mark has no partner/m);
    assert.match(err, /^note: for \d+ articles of May 2022, ask "ferry with --from 2022-05 --to 2022-05$/m);
    assert.match(out, /\nMore: --page 2, of \d+\n$/);
    assert.doesNotMatch(out, /note:/);
    assert.match((await search('ferry', '--page', '99')).out, /\nThere are only 2 pages\.\n$/);
    assert.match((await search('treaty', '--page', '9')).out, /\nThere is only 1 page\.\n$/);
  });
});

describe('a text on a terminal', () => {
  for (const [title, text, shown] of [
    ['control sequences', 'a\x1b[31;1mb\x1b[0mc\x9b2Jd', 'abcd'],
    ['titles of windows, ended by a bell or by a terminator', 'a\x1b]0;x\x07b\x1b]0;x\x1b\\c', 'abc'],
    ['device control strings', 'a\x1bPq#0\x1b\\b\x90q\x9cc', 'abc'],
    ['escapes of two characters', 'a\x1bcb\x1b(0c', 'abc'],
    ['single controls, as what cannot be shown', 'a\x07b\x7fc\x08', 'a\uFFFDb\uFFFDc\uFFFD'],
    ['line breaks and tabs, as spaces', 'a\r\nb\tc\u2028d', 'a b c d'],
    ['an escape that leads nowhere', 'a\x1b', 'a\uFFFD'],
    ['turned directions', 'a\u202eb\u2066c', 'abc'],
  ] as const) {
    it(`is without ${title}`, () => {
      assert.equal(safe(text), shown);
    });
  }

  it('is read once, however many control strings in it never end', () => {
    // Read from each beginning to the end of the text, they would take a minute.
    const before = performance.now();
    for (const begun of ['\x90', '\x98', '\x9d', '\x1bP', '\x1b]', '\x9b']) safe(begun.repeat(300_000));
    assert.ok(performance.now() - before < 5000);
  });

  it('holds no control character, and is the same when it is made safe again', () => {
    const texts = fc.array(fc.constantFrom('\x1b', '[', ']', '0', ';', 'm', '\x07', '\x9b', '\\', 'P', '(', 'x', ' ', '\x90', '\x9c', '\u202e', 'é', '😀'), { maxLength: 20 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(texts, fc.string({ unit: 'binary' })), (text) => {
        const shown = safe(text);
        assert.doesNotMatch(shown, /[\0-\x1F\x7F-\x9F]/);
        assert.equal(safe(shown), shown);
      }),
      { numRuns: 2000 },
    );
  });

  it('takes the columns that a terminal gives it', () => {
    for (const [text, columns] of [['abc', 3], ['é', 1], ['e\u0301', 1], ['東京', 4], ['한국', 4], ['\x1b[1;33mab\x1b[22;39m', 2], ['\u00ad', 0]] as const) assert.equal(columnsOf(text), columns, text);
  });

  it('has lines that fit, and loses nothing but spaces', () => {
    const words = fc.array(fc.oneof(fc.constantFrom('treaty', '\x1b[1;33mnew', 'start\x1b[22;39m', '東京都庁の発表によると今日', 'é', 'a'.repeat(150)), fc.string({ unit: 'grapheme-ascii', maxLength: 12 })), { maxLength: 30 });
    fc.assert(
      fc.property(words, fc.integer({ min: 30, max: 140 }), fc.integer({ min: 0, max: 8 }), (list, columns, indent) => {
        const text = list.join(' ');
        const lines = wrapped(text, indent, columns).split('\n');
        for (const line of lines) assert.ok(columnsOf(line) <= Math.min(columns, 100), `${columnsOf(line)}: ${line}`);
        assert.equal(lines.join('').replace(/ /g, ''), text.replace(/ /g, ''));
      }),
    );
  });

  it('is one line where nobody says how many columns there are', () => {
    assert.equal(wrapped('word '.repeat(100).trim(), 5, null), `     ${'word '.repeat(100).trim()}`);
  });
});
