/** `dateline evaluate`, as it is run: what does it print, what does it write, and what does it say of a broken folder? */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { dateline } from '../cli/program.js';

const good = {
  'corpus.jsonl': [
    { _id: 'd1', title: 'Harbour bridge opens', text: 'The bridge over the harbour was opened on Friday, a year late.' },
    { _id: 'd2', title: 'Ferry timetable', text: 'The ferry leaves at noon. The bridge stays closed to it.' },
    { _id: 'd3', title: '', text: 'Rain is expected over the weekend in most of the region.' },
    { _id: 'd4', title: 'Only a headline about rain', text: '' },
    { _id: 'd5', title: '', text: '' },
  ],
  'queries.jsonl': [
    { _id: 'q1', text: 'When was the "harbour bridge" opened?' },
    { _id: 'q2', text: 'rain -headline' },
    { _id: 'unjudged', text: 'nobody asks this' },
  ],
  'qrels.tsv': ['query-id\tcorpus-id\tscore', 'q1\td1\t2', 'q1\td2\t0', 'q2\td4\t1', 'q2\td3\t1'],
};

const measures = z.object({ ndcg10: z.number(), map: z.number(), recall100: z.number(), mrr: z.number() });
const figures = z.object({
  documents: z.number(),
  indexed: z.number(),
  queries: z.number(),
  judgements: z.number(),
  dateline: measures,
  bm25: measures,
  bm25Lucene: measures,
  perQuery: z.array(z.object({ id: z.string(), text: z.string(), dateline: measures, bm25: measures, bm25Lucene: measures })).optional(),
});

const lines = (values: readonly unknown[]): string => values.map((value) => `${typeof value === 'string' ? value : JSON.stringify(value)}\n`).join('');

describe('the command dateline evaluate', function () {
  this.timeout(180_000);
  let folder: string;
  const write = async (name: string, changes: Record<string, string | null> = {}): Promise<string> => {
    const to = join(folder, name);
    const files: Record<string, string | null> = { ...Object.fromEntries(Object.entries(good).map(([file, values]) => [file, lines(values)])), ...changes };
    for (const [file, content] of Object.entries(files)) {
      if (content === null) continue;
      await mkdir(join(to, file, '..'), { recursive: true });
      await writeFile(join(to, file), content);
    }
    return to;
  };
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dateline-evaluate-spec-'));
    await write('good');
  });
  after(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it('prints the figures of Dateline and of BM25 with either list of stop words', async () => {
    const { code, out, err } = await dateline(['evaluate', 'good'], folder);
    assert.equal(code, 0, err);
    assert.match(out, /^5 documents, 2 queries, 4 judgements\n1 without a word/);
    assert.match(out, /nDCG@10 +MAP +recall@100 +MRR\n/);
    assert.match(out, /^Dateline +1\.0000 +1\.0000 +1\.0000 +1\.0000$/m);
    assert.match(out, /^BM25 \(1\.2, 0\.75\) +1\.0000/m);
    assert.match(out, /^BM25, Lucene’s stop words +1\.0000/m);
  });

  it('prints them as JSON, with every query where that is asked for, and takes signs in a question for punctuation', async () => {
    const short = await dateline(['evaluate', 'good', '--json'], folder);
    const means = figures.parse(JSON.parse(short.out));
    assert.deepEqual([means.documents, means.indexed, means.queries, means.judgements], [5, 4, 2, 4]);
    assert.deepEqual(means.dateline, { ndcg10: 1, map: 1, recall100: 1, mrr: 1 });
    assert.equal(means.perQuery, undefined);
    const long = await dateline(['evaluate', 'good', '--json', '--per-query'], folder);
    assert.deepEqual(figures.parse(JSON.parse(long.out)).perQuery?.map(({ id, dateline: { recall100 } }) => [id, recall100]), [['q1', 1], ['q2', 1]]);
    const text = await dateline(['evaluate', 'good', '--per-query'], folder);
    assert.match(text.out, /^q2 +1\.0000 .*rain -headline$/m);
  });

  it('writes a run of the queries that were judged', async () => {
    const { code, err } = await dateline(['evaluate', 'good', '--run', 'run.txt'], folder);
    assert.equal(code, 0, err);
    const run = (await readFile(join(folder, 'run.txt'), 'utf8')).trimEnd().split('\n').map((line) => line.split(' '));
    assert.deepEqual(run.map(([query, q0, id, rank]) => [query, q0, id, rank]), [
      ['q1', 'Q0', 'd1', '1'],
      ['q1', 'Q0', 'd2', '2'],
      ['q2', 'Q0', 'd4', '1'],
      ['q2', 'Q0', 'd3', '2'],
    ]);
  });

  it('names the run that it could not write', async function () {
    // Linux alone has it.
    if (!existsSync('/dev/full')) this.skip();
    const { code, err } = await dateline(['evaluate', 'good', '--run', '/dev/full'], folder);
    assert.equal(code, 1);
    assert.match(err, /^dateline: .*no space left.* '\/dev\/full' \(ENOSPC\)\n$/);
  });

  it('reads the judgements of BEIR’s own archives', async () => {
    await write('beir', { 'qrels.tsv': null, 'qrels/test.tsv': lines(good['qrels.tsv']) });
    assert.equal((await dateline(['evaluate', 'beir'], folder)).code, 0);
  });

  for (const [what, changes, pattern] of [
    ['has no corpus', { 'corpus.jsonl': null }, /corpus\.jsonl is not there/],
    ['has no queries', { 'queries.jsonl': null }, /queries\.jsonl is not there/],
    ['has no judgements', { 'qrels.tsv': null }, /neither .*qrels\.tsv nor .*test\.tsv is there/],
    ['has a torn line', { 'corpus.jsonl': '{"_id":"d1","text":"whole"}\n{"_id":"d2"' }, /corpus\.jsonl line 2 is not JSON/],
    ['has a line that is a list', { 'queries.jsonl': '\n[1]\n' }, /queries\.jsonl line 2 is no object/],
    ['has a document without _id', { 'corpus.jsonl': '{"text":"words"}\n' }, /corpus\.jsonl line 1 must have an _id/],
    ['has one document twice', { 'corpus.jsonl': '{"_id":"d","text":"a"}\n{"_id":"d","text":"b"}\n' }, /corpus\.jsonl line 2 has the _id d a second time/],
    ['has a query without words', { 'queries.jsonl': '{"_id":"q1","text":" "}\n' }, /queries\.jsonl line 1 must have a text/],
    ['has a judgement of two columns', { 'qrels.tsv': 'query-id\tcorpus-id\tscore\nq1\td1\n' }, /qrels\.tsv line 2 is not a query/],
    ['has a grade that is no number', { 'qrels.tsv': 'query-id\tcorpus-id\tscore\nq1\td1\tgood\n' }, /qrels\.tsv line 2 is not a query/],
    ['judges a query that is not there', { 'qrels.tsv': 'query-id\tcorpus-id\tscore\nq9\td1\t1\n' }, /qrels\.tsv line 2 names the query q9/],
    ['judges one document in two ways', { 'qrels.tsv': 'a\tb\tc\nq1\td1\t1\nq1\td1\t2\n' }, /qrels\.tsv line 3 judges the document d1/],
    ['has nothing relevant', { 'qrels.tsv': 'a\tb\tc\nq1\td1\t0\n' }, /names no relevant document/],
  ] as const) {
    it(`ends with exit code 1, and names file and line, where the folder ${what}`, async () => {
      const name = what.replaceAll(' ', '-');
      await write(name, changes);
      const { code, out, err } = await dateline(['evaluate', name], folder);
      assert.equal(code, 1);
      assert.match(err, pattern);
      assert.match(err, /^dateline: [^\n]+ \(collection-invalid\)\n$/);
      assert.equal(out, '');
    });
  }
});
