/** Is the demonstration archive what its README says it is? Asked of the files alone, without the readers of the indexer. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { repositoryRoot } from '../root.js';

const folder = join(repositoryRoot, 'corpus');
const readme = readFileSync(join(folder, 'README.md'), 'utf8');

function bytesOf(path: string): Buffer {
  return readFileSync(join(folder, path));
}

const windows1252 = 'northern-wire/2023/se-abre-el-puente.txt';
const utf16 = 'northern-wire/2021/prodlenie-dogovora.txt';
const undated = 'liverton-courier/harbour-hints/how-to-read-a-tide-table.txt';

function textOf(path: string): string {
  if (path === utf16) return new TextDecoder('utf-16le').decode(bytesOf(path));
  // Of Windows-1252 and of PDF only the ASCII is looked at here, which Latin-1 shares with them.
  return bytesOf(path).toString(extname(path) === '.pdf' || path === windows1252 ? 'latin1' : 'utf8');
}

const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1).replaceAll('\\', '/'))
  .filter((path) => path !== 'README.md')
  .sort();
const briefs = paths.filter((path) => path.endsWith('.ndjson'));
const lines = briefs.flatMap((path) => textOf(path).trimEnd().split('\n'));

function linesBelow(heading: string): string[] {
  const from = readme.indexOf(`## ${heading}\n`);
  assert.notEqual(from, -1, `the README has no "${heading}"`);
  const to = readme.indexOf('\n## ', from);
  return readme.slice(from, to < 0 ? undefined : to).split('\n');
}

/** The cells of a table's rows, without its head. */
function rowsBelow(heading: string): string[][] {
  return linesBelow(heading)
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()));
}

function pathsIn(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+\/[^`]+)`/g)].map((match) => match[1]).sort();
}

/** Where each format says on which day it was printed. */
const datePatterns: Record<string, RegExp> = {
  '.txt': /^(?: date |Date: (?:\d+ \w+ )?)(\d{4}(?:-\d{2}-\d{2})?)/m,
  '.md': /^date: (\d{4}(?:-\d{2}){1,2})$/m,
  '.html': /(?:"datePublished": "|article:published_time" content="|<time datetime=")(\d{4}-\d{2}-\d{2})/,
  '.pdf': /\/CreationDate \(D:(\d{4})/,
};

describe('the demonstration archive', () => {
  it('holds as many files and articles of each format as the README counts', () => {
    const counted = rowsBelow('Formats').map(([format, files, articles]) => [format, Number(files), Number(articles)]);
    const found = ['.txt', '.md', '.html', '.pdf', '.ndjson'].map((format) => {
      const files = paths.filter((path) => extname(path) === format).length;
      return [`\`${format}\``, files, format === '.ndjson' ? lines.length : files];
    });
    assert.deepEqual(counted, found);
    const articles = found.reduce((sum, [, , count]) => sum + Number(count), 0);
    assert.ok(articles >= 40, `${articles} articles`);
    assert.match(readme, new RegExp(`^${articles} short articles`, 'm'));
  });

  it('has every file listed under one story, and nothing listed that is not there', () => {
    assert.deepEqual(rowsBelow('Stories').flatMap(([file]) => pathsIn(file)).sort(), paths);
  });

  it('names every publication, which are the top folders', () => {
    const named = rowsBelow('Publications').map(([name]) => name.replaceAll('`', ''));
    assert.deepEqual(named.sort(), [...new Set(paths.map((path) => path.split('/')[0]))].sort());
  });

  it('has lower-case names with hyphens', () => {
    for (const path of paths) assert.match(path, /^[a-z0-9-]+(?:\/[a-z0-9-]+)*\.[a-z]+$/);
  });

  it('is dated 2019 to 2023, with one undated article', () => {
    const without: string[] = [];
    for (const path of paths.filter((name) => !briefs.includes(name))) {
      const date = datePatterns[extname(path)].exec(textOf(path))?.[1] ?? /\/(\d{4}-\d{2}-\d{2})-/.exec(path)?.[1];
      if (date === undefined) without.push(path);
      else {
        assert.match(date, /^20(?:19|2[0-3])/, path);
        assert.equal(path.split('/')[1], date.slice(0, 4), `${path} lies in the folder of its year`);
      }
    }
    assert.deepEqual(without, [undated]);
  });

  it('has one NDJSON file of which every line is an article with an id of its own', () => {
    assert.equal(briefs.length, 1);
    const ids = lines.map((line) => {
      const record = JSON.parse(line) as Record<string, unknown>;
      for (const key of ['id', 'title', 'date', 'text']) assert.equal(typeof record[key], 'string', `${key} in ${line.slice(0, 60)}`);
      assert.match(String(record.date), /^20(?:19|2[0-3])-\d{2}(?:-\d{2})?$/);
      return record.id;
    });
    assert.equal(new Set(ids).size, lines.length);
  });

  it('keeps its two older encodings', () => {
    assert.deepEqual([...bytesOf(utf16).subarray(0, 2)], [0xff, 0xfe]);
    assert.throws(() => new TextDecoder('utf-8', { fatal: true }).decode(bytesOf(windows1252)));
    for (const path of paths.filter((name) => ![utf16, windows1252].includes(name) && extname(name) !== '.pdf')) {
      new TextDecoder('utf-8', { fatal: true }).decode(bytesOf(path));
    }
  });

  it('has PDFs of as many pages as the README says, with a title, each below 60 KB', () => {
    for (const [file, remark] of rowsBelow('Stories').filter(([name]) => name.includes('.pdf'))) {
      const [path] = pathsIn(file);
      const pdf = textOf(path);
      const pages = pdf.match(/\/Type \/Page\b(?!s)/g)?.length;
      assert.equal(pages, remark.startsWith('one') ? 1 : 3, path);
      assert.match(pdf, /\/Title \([^)]+\)/, path);
      assert.ok(pdf.length < 60_000, path);
    }
  });

  it('holds each phrase of the queries to try in the files named, and in no others', () => {
    const phrases = rowsBelow('Queries to try').filter(([query]) => /^`"[^"]+"`$/.test(query));
    assert.ok(phrases.length >= 3);
    for (const [query, found] of phrases) {
      const phrase = query.slice(2, -2).toLowerCase();
      // The text of a PDF is compressed: what it holds is for the readers to say.
      const holding = paths.filter((path) => extname(path) !== '.pdf' && textOf(path).toLowerCase().includes(phrase));
      assert.deepEqual(pathsIn(found).filter((path) => !path.endsWith('.pdf')), holding, query);
    }
  });

  it('names only files that exist in the queries to try', () => {
    const named = rowsBelow('Queries to try').flatMap(([, found]) => pathsIn(found));
    assert.deepEqual(named.filter((path) => !paths.includes(path)), []);
  });
});
