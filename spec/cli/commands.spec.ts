/** What do the commands print, and with which exit code do they end? */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { commands } from '../../server/commands/commands.js';
import { optionRows } from '../../server/commands/reference.js';
import { repositoryRoot } from '../root.js';
import { writeSource } from '../api/archive.js';
import { dateline } from './program.js';

const hits = z.looseObject({ total: z.number(), hits: z.array(z.looseObject({ id: z.string(), title: z.string() })) });

describe('the command dateline', () => {
  let folder: string;
  let source: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dateline-cli-'));
    source = join(folder, 'articles');
    await writeSource(source);
    const made = await dateline(['index', 'articles', '--index', 'made'], folder);
    assert.equal(made.code, 0, made.err);
  });
  after(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  const oneLine = (text: string, code: string) => {
    assert.match(text, new RegExp(`^dateline: [^\\n]+ \\(${code}\\)\\n$`));
  };

  describe('index', () => {
    it('ends with the counts, and with exit code 0 whether or not anything changed', async () => {
      const first = await dateline(['index', 'articles', '--index', 'fresh'], folder);
      assert.equal(first.code, 0, first.err);
      assert.match(first.out, /34 articles in the index: 34 added/);
      const second = await dateline(['index', 'articles', '--index', 'fresh'], folder);
      assert.equal(second.code, 0, second.err);
      assert.match(second.out, /Nothing changed/);
    });

    it('ends with 3 and names the source where one failed', async () => {
      const broken = join(folder, 'broken');
      await writeSource(broken);
      await writeFile(join(broken, 'torn.pdf'), '%PDF-1.4 and nothing more');
      const outcome = await dateline(['index', 'broken', '--index', 'of-broken'], folder);
      assert.equal(outcome.code, 3, outcome.err);
      assert.match(outcome.err, /1 source failed:\n {2}\S*torn\.pdf: .+ \([a-z-]+\)\n/);
      const status = await dateline(['status', '--index', 'of-broken', '--json'], folder);
      assert.match(status.out, /torn\.pdf/);
    });

    it('names failed files by where they lie where several sources are indexed', async () => {
      for (const name of ['here', 'there']) {
        await mkdir(join(folder, name));
        await writeFile(join(folder, name, 'empty.txt'), '');
      }
      const several = await dateline(['index', 'here', 'there', '--index', 'of-both'], folder);
      const lies = (name: string): string => join(folder, name, 'empty.txt');
      assert.ok(several.err.includes(`  ${lies('here')}: `) && several.err.includes(`  ${lies('there')}: `), several.err);
      const status = await dateline(['status', '--index', 'of-both'], folder);
      assert.ok(status.out.includes(`  ${lies('here')}: `) && status.out.includes(`  ${lies('there')}: `), status.out);
      const files = await dateline(['index', 'here/empty.txt', 'there/empty.txt', '--index', 'of-files'], folder);
      assert.ok(files.err.includes(`  ${lies('here')}: `) && files.err.includes(`  ${lies('there')}: `), files.err);
    });

    it('names a date that it does not understand, and ends with 0 all the same', async () => {
      const undated = join(folder, 'undated');
      await writeSource(undated);
      await writeFile(join(undated, 'soon.md'), '---\ndate: soon\n---\nThe ferry sails.\n');
      const outcome = await dateline(['index', 'undated', '--index', 'of-undated'], folder);
      assert.deepEqual([outcome.code, outcome.err], [0, '']);
      const line = /1 article with a date that is not understood:\n {2}soon\.md: the date “soon” is not understood; the article is undated \(unread-date\)\n/;
      assert.match(outcome.out, line);
      const status = await dateline(['status', '--index', 'of-undated'], folder);
      assert.match(status.out, /Warnings {3}1\n {2}soon\.md: the date “soon” is not understood/);
      const json = await dateline(['index', 'undated', '--index', 'of-undated', '--json'], folder);
      assert.match(json.out, /"warned":1,"warnings":\[\{"source":"[^"]+undated","path":"soon\.md","code":"unread-date"/);
    });

    it('prints one event of JSON a line and the report last', async () => {
      const { code, out, err } = await dateline(['index', 'articles', '--index', 'as-json', '--json'], folder);
      assert.equal(code, 0, err);
      assert.equal(err, '');
      const events = out.trimEnd().split('\n').map((line) => z.looseObject({ kind: z.string() }).parse(JSON.parse(line)));
      assert.equal(events[0].kind, 'plan');
      assert.equal(events.at(-1)?.kind, 'report');
      assert.equal(events.at(-1)?.articles, 34);
    });

    it('prints the plan and changes nothing in a dry run', async () => {
      const dry = await dateline(['index', 'articles', '--index', 'never', '--dry-run'], folder);
      assert.equal(dry.code, 0, dry.err);
      assert.match(dry.out, /new +\S*bridge\.md/);
      await writeFile(join(folder, 'here', 'notes.docx'), 'no article');
      const skipping = await dateline(['index', 'here', '--index', 'never', '--dry-run'], folder);
      assert.match(skipping.out, / {2}skipped +notes\.docx \(other type\)\n1 file skipped/);
      const search = await dateline(['search', 'bridge', '--index', 'never'], folder);
      assert.equal(search.code, 1);
      oneLine(search.err, 'index-missing');
    });

    it('draws no bar where standard error is no terminal', async () => {
      const { out, err } = await dateline(['index', 'articles', '--index', 'no-bar'], folder);
      assert.equal(err, '');
      assert.doesNotMatch(out, /\x1B|█/);
    });
  });

  describe('search', () => {
    it('prints rank, title, date, source and snippets with their paragraphs', async () => {
      const { code, out, err } = await dateline(['search', 'harbour', 'treaty', 'november', '--index', 'made'], folder);
      assert.equal(code, 0, err);
      assert.match(out, / {2}1\. Ties at an all-time low/);
      assert.match(out, /20 January 2023 · .*Anna O’Reed/);
      assert.match(out, /Talks on the harbour treaty .*\(¶3\)/);
      assert.doesNotMatch(out, /\x1B/);
    });

    it('prints with --json what the endpoint answers', async () => {
      const { code, out } = await dateline(['search', 'ferry', '--index', 'made', '--per-page', '3', '--json'], folder);
      assert.equal(code, 0);
      const answer = z.looseObject({ next: z.string(), perPage: z.literal(3) }).and(hits).parse(JSON.parse(out));
      assert.equal(answer.hits.length, 3);
      assert.match(answer.next, /^\/api\/v1\/search\?q=ferry&per_page=3&after=[\w-]+$/);
    });

    it('takes its options from variables, and a flag before a variable', async () => {
      const environment = { DATELINE_INDEX: 'made', DATELINE_JSON: 'true', DATELINE_PER_PAGE: '2', DATELINE_SORT: '' };
      const byVariable = hits.parse(JSON.parse((await dateline(['search', 'ferry'], folder, environment)).out));
      assert.equal(byVariable.hits.length, 2);
      const byFlag = hits.parse(JSON.parse((await dateline(['search', 'ferry', '--per-page', '4'], folder, environment)).out));
      assert.equal(byFlag.hits.length, 4);
    });

    it('reads a file .env where it is started', async () => {
      await writeFile(join(folder, '.env'), 'DATELINE_INDEX=made\nDATELINE_PER_PAGE=1\n');
      try {
        const { out } = await dateline(['search', 'ferry', '--json'], folder, { DATELINE_PER_PAGE: '2' });
        assert.equal(hits.parse(JSON.parse(out)).hits.length, 2);
      } finally {
        await rm(join(folder, '.env'));
      }
    });

    it('takes a word with a minus after --', async () => {
      const { code, out } = await dateline(['search', '--index', 'made', '--json', '--', 'bridge', '-inquiry'], folder);
      assert.equal(code, 0);
      assert.deepEqual(hits.parse(JSON.parse(out)).hits.map((hit) => hit.id), ['gazette/flood']);
    });
  });

  it('status counts what is in the index', async () => {
    const { code, out } = await dateline(['status', '--index', 'made', '--json'], folder);
    assert.equal(code, 0);
    const status = z.looseObject({ articles: z.number(), undated: z.number(), byType: z.record(z.string(), z.number()) }).parse(JSON.parse(out));
    assert.equal(status.articles, 34);
    assert.equal(status.undated, 1);
    assert.deepEqual(status.byType, { txt: 3, md: 1, ndjson: 30 });
    const text = await dateline(['status', '--index', 'made'], folder);
    assert.match(text.out, /34 articles in \d+ segments?/);
  });

  describe('wrong usage', () => {
    for (const [words, pattern] of [
      [[], /Usage: dateline/],
      [['find', 'x'], /unknown command/],
      [['index'], /missing required argument/],
      [['search'], /missing required argument/],
      [['search', 'x', '--colour'], /unknown option/],
      [['search', 'x', '--per-page', '500'], /--per-page must be a whole number from 1 to 100/],
      [['search', 'x', '--from', '2023-13'], /--from must be a date/],
      [['search', 'x', '--from', '2023', '--to', '2022'], /to must not be before from/],
      [['serve', '--port', '70000'], /--port must be a whole number from 0 to 65535/],
      [['index', 'articles', '--workers', 'many'], /--workers must be/],
    ] as const) {
      it(`of \`dateline ${words.join(' ')}\` ends with exit code 2 and says why`, async () => {
        const { code, err, out } = await dateline(words, folder);
        assert.equal(code, 2);
        assert.match(err, pattern);
        assert.equal(out, '');
        if (words.length > 0) oneLine(err, 'wrong-usage');
      });
    }

    it('names a wrong variable as the option it stands for', async () => {
      const { code, err } = await dateline(['serve'], folder, { PORT: 'http' });
      assert.equal(code, 2);
      oneLine(err, 'wrong-usage');
    });
  });

  it('ends with exit code 1 and one line where there is no index', async () => {
    for (const words of [['search', 'x'], ['status'], ['serve', '--port', '0']]) {
      const { code, err } = await dateline([...words, '--index', 'nowhere'], folder);
      assert.equal(code, 1);
      oneLine(err, 'index-missing');
    }
  });

  it('prints help with every option, its default and its variable, and exits with 0', async () => {
    for (const command of commands) {
      const { code, out } = await dateline([command.name, '--help'], folder);
      assert.equal(code, 0);
      const text = out.replace(/\s+/g, ' ');
      for (const row of optionRows(command)) for (const part of [row.flag, row.doc, `env ${row.env}`]) assert.ok(text.includes(part), `${command.name}: ${part}`);
    }
  });

  it('prints its version', async () => {
    const manifest: unknown = JSON.parse(await readFile(join(repositoryRoot, 'package.json'), 'utf8'));
    const { version } = z.looseObject({ version: z.string() }).parse(manifest);
    assert.equal((await dateline(['--version'], folder)).out, `${version}\n`);
  });
});
