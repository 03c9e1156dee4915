/** How does an answer look in a terminal, narrow or wide, with colour or without, whatever the archive holds? */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { z } from 'zod';
import { printAnswer } from '../../server/commands/answer-text.js';
import { countLines } from '../../server/commands/counts-text.js';
import { columnsOf, safe, wrapped } from '../../server/commands/terminal-text.js';
import type { SearchAnswer, Timeline } from '../../server/search/answer.js';
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
      printAnswer({ ...answer, parsed: '\x1b[2Jferry', warnings: [{ code: 'x', message: 'a\x1b[2Jb', start: 0, end: 0 }], hits: [hit] }, { out, err, columns: 40 }, false, false);
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

  it('counts the hits by what is asked for, and over time with bars where there is room', async () => {
    const { out } = await search('bridge', '--facets', 'source', '--facets', 'author', '--facets', 'decade', '--timeline', 'month', '--snippets', '0', '--per-page', '1');
    assert.match(out, /^2 articles for bridge\n\nby source\n {2}1 gazette\n {2}1 The Courier\nby author\n {2}1 Tom Vale\n {2}1 \(no author\)\nby decade\n {2}2 2020s\nby month\n/);
    assert.match(out, /\nby month\n {2}1 July 2021\n {2}0 August 2021 to February 2023\n {2}1 March 2023\n\n {2}1\. /);
    for (const [words, lines] of [[['--timeline', 'none'], 0], [[], 0]] as const) assert.equal((await search('bridge', ...words)).out.split('\nby ').length - 1, lines);
    for (const [words, message] of [[['--facets', 'size'], /facets must be source, author/], [['--timeline', 'week'], /--timeline must be none, auto/]] as const) {
      const wrong = await search('bridge', ...words);
      assert.equal(wrong.code, 2);
      assert.match(wrong.err, message);
    }
  });

  it('puts what was printed near some days first', async () => {
    const first = async (...words: string[]) => hits.parse(JSON.parse((await search('--json', 'bridge', '--per-page', '1', ...words)).out)).hits[0].id;
    assert.deepEqual([await first('--near', '2021-07', '--scale', '90d'), await first('--near', '2023-03', '--scale', '90d')], ['gazette/flood', 'courier/2023/bridge']);
    for (const [words, message] of [[['--near', 'spring'], /--near must be a date/], [['--scale', '5h'], /--scale must be a time such as 90d/]] as const) assert.match((await search('ferry', ...words)).err, message);
  });

  it('takes several names in one, as a flag or a variable', async () => {
    const facets = z.looseObject({ facets: z.record(z.string(), z.unknown()) });
    const asked = ['search', 'ferry', '--index', 'made', '--json', '--per-page', '1'];
    const counted = async (words: string[], environment: Record<string, string> = {}) => Object.keys(facets.parse(JSON.parse((await dateline([...asked, ...words], folder, environment)).out)).facets).sort();
    assert.deepEqual(await counted(['--facets', 'source, decade']), ['decade', 'source']);
    assert.deepEqual(await counted([], { DATELINE_FACETS: 'source,decade' }), ['decade', 'source']);
    assert.deepEqual(await counted(['--facets', 'type'], { DATELINE_FACETS: 'source,decade' }), ['type']);
  });

  it('goes on behind a cursor', async () => {
    const { next } = z.looseObject({ next: z.string() }).parse(JSON.parse((await search('--json', 'ferry', '--per-page', '5')).out));
    const cursor = new URL(next, 'http://localhost').searchParams.get('after') ?? '';
    const { out } = await search('ferry', '--per-page', '20', '--snippets', '0', '--after', cursor);
    assert.match(out, /\n {2}6\. /);
    const [, second] = /\nMore: --after (\S+)\n$/.exec(out) ?? [];
    const last = await search('ferry', '--per-page', '20', '--snippets', '0', '--after', second);
    assert.match(last.out, /\n 26\. [^]*\n 31\. /);
    assert.doesNotMatch(last.out, /More/);
    for (const [words, message] of [[['--after', cursor, '--page', '2'], /page has no meaning with after/], [['--after', next], /--after must be a cursor, which is the value of after= in the next of an answer/], [['--after', cursor, '--sort', 'title'], /after is a cursor of sort=relevance/]] as const) {
      const wrong = await search('ferry', ...words);
      assert.equal(wrong.code, 2);
      assert.match(wrong.err, message);
    }
  });

  it('prints every hit as CSV or NDJSON, without pages', async () => {
    const csv = (await search('ferry', '--format', 'csv', '--snippets', '0')).out.trimEnd().split('\r\n');
    assert.equal(csv.length, 32);
    assert.match(csv[0], /^rank,id,title,date,/);
    assert.match(csv[1], /,\/articles\//);
    const whole = (await search('ferry', '--format', 'csv', '--snippets', '0', '--public-address', 'https://archive.example')).out.split('\r\n');
    assert.match(whole[1], /,https:\/\/archive\.example\/articles\//);
    const lines = (await search('ferry', '--format', 'ndjson', '--sort', 'oldest')).out.trimEnd().split('\n').map((text) => z.looseObject({ rank: z.number(), date: z.string() }).parse(JSON.parse(text)));
    assert.deepEqual(lines.map(({ rank }) => rank), Array.from({ length: 31 }, (_, i) => i + 1));
    assert.deepEqual(lines.map(({ date }) => date), lines.map(({ date }) => date).sort());
    for (const [words, message] of [[['--page', '2'], /page has no meaning with format=csv/], [['--facets', 'type'], /facets has no meaning/], [['--json'], /--json prints a page of hits and --format every hit/]] as const) {
      const wrong = await search('ferry', '--format', 'csv', ...words);
      assert.equal(wrong.code, 2);
      assert.match(wrong.err, message);
      assert.equal(wrong.out, '');
    }
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

describe('counts on a terminal', () => {
  const answer = (timeline: Timeline): SearchAnswer => ({
    ...{ query: '', parsed: '', warnings: [], dateOffers: [], missingEverywhere: [], didYouMean: [], index: { generation: 1, articles: 9 }, total: 9, totalAll: 9 },
    ...{ relaxed: false, page: 1, perPage: 20, next: null, tookMs: 0, hits: [], facets: { source: [{ value: 'A\x1b[2J', count: 1200 }, { value: null, count: 3 }] }, facetsBeyond: { source: 14 }, timeline },
  });
  const bucket = (from: string, to: string, count: number): Timeline['buckets'][number] => ({ from, to, count, articles: count });
  const years = [bucket('2019-01-01', '2019-12-31', 1), ...['2020', '2021', '2022'].map((year) => bucket(`${year}-01-01`, `${year}-12-31`, 0)), bucket('2023-01-01', '2023-12-31', 400)];

  it('stand before their values, say what is not shown, and hold nothing that steers it', () => {
    assert.deepEqual(countLines({ ...answer({ interval: 'year', buckets: years, undated: 2 }), timeline: null }, 80), ['by source', '  1,200 A', '      3 (no source)', '        and 14 less frequent ones']);
  });

  it('have one line for times without hits, and bars that fit', () => {
    const lines = (columns: number | null): string[] => countLines({ ...answer({ interval: 'year', buckets: years, undated: 2 }), facets: {} }, columns);
    assert.deepEqual(lines(null), ['by year', '    1 2019', '    0 2020 to 2022', '  400 2023', '    2 undated']);
    assert.deepEqual(lines(30), ['by year', '    1 2019         █', '    0 2020 to 2022', `  400 2023         ${'█'.repeat(11)}`, '    2 undated']);
    assert.equal(lines(200)[3].length, '  400 2023         '.length + 40);
    assert.deepEqual(lines(18), lines(null));
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
