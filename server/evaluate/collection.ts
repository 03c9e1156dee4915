/** What is asked, of what, and what is the right answer? A test collection in the form of BEIR (Thakur et al., 2021). */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { CollectionInvalid } from './error.js';
import { textLines, type TextLine } from './lines.js';

export interface CollectionDocument {
  id: string;
  title: string;
  text: string;
  /** Of `corpus.jsonl`, 1-based. */
  line: number;
}

export interface JudgedQuery {
  id: string;
  text: string;
  /** By document: the grade it was given. Above 0 is relevant; one document at least is. */
  grades: ReadonlyMap<string, number>;
}

export interface Collection {
  /** In the order of `queries.jsonl`. Queries without a relevant document are left out: nothing can be right or wrong there. */
  queries: JudgedQuery[];
  judgements: number;
  /** Reads the file anew each time: a collection is not held in memory. Throws `CollectionInvalid`. */
  documents(): AsyncGenerator<CollectionDocument>;
}

const id = z.union([z.string().min(1), z.number().transform(String)], { error: 'must have an _id' });
const documentShape = z.object({
  _id: id,
  title: z.string({ error: 'has a title that is no string' }).nullish().transform((title) => title ?? ''),
  text: z.string({ error: 'must have a text' }),
});
const queryShape = z.object({ _id: id, text: z.string({ error: 'must have a text' }).trim().min(1, { error: 'must have a text' }) });

/** Throws `CollectionInvalid`. */
export async function openCollection(folder: string): Promise<Collection> {
  const corpus = join(folder, 'corpus.jsonl');
  await mustBe(corpus);
  const texts = await readQueries(join(folder, 'queries.jsonl'));
  const file = await judgementsFile(folder);
  const { grades, judgements } = await readJudgements(file, texts);
  const queries = [...texts].flatMap(([query, text]) => {
    const judged = grades.get(query);
    return judged !== undefined && [...judged.values()].some((grade) => grade > 0) ? [{ id: query, text, grades: judged }] : [];
  });
  if (queries.length === 0) throw new CollectionInvalid(`${file} names no relevant document for any query`);
  return { queries, judgements, documents: () => readDocuments(corpus) };
}

async function mustBe(file: string): Promise<void> {
  try {
    if ((await stat(file)).isFile()) return;
  } catch (cause) {
    throw new CollectionInvalid(`${file} is not there`, { cause });
  }
  throw new CollectionInvalid(`${file} is no file`);
}

/** `qrels.tsv`, or `qrels/test.tsv` as BEIR's own archives have it. */
async function judgementsFile(folder: string): Promise<string> {
  const places = [join(folder, 'qrels.tsv'), join(folder, 'qrels', 'test.tsv')];
  for (const place of places) {
    const found = await mustBe(place).then(() => true, () => false);
    if (found) return place;
  }
  throw new CollectionInvalid(`neither ${places.join(' nor ')} is there`);
}

async function* readDocuments(file: string): AsyncGenerator<CollectionDocument> {
  const seen = new Set<string>();
  for await (const line of textLines(file)) {
    const { _id, title, text } = record(file, line, documentShape);
    if (seen.has(_id)) throw new CollectionInvalid(`${file} line ${line.line} has the _id ${_id} a second time`);
    seen.add(_id);
    yield { id: _id, title, text, line: line.line };
  }
}

async function readQueries(file: string): Promise<Map<string, string>> {
  await mustBe(file);
  const queries = new Map<string, string>();
  for await (const line of textLines(file)) {
    const { _id, text } = record(file, line, queryShape);
    if (queries.has(_id)) throw new CollectionInvalid(`${file} line ${line.line} has the _id ${_id} a second time`);
    queries.set(_id, text);
  }
  return queries;
}

function record<Shape>(file: string, { line, text }: TextLine, shape: z.ZodType<Shape>): Shape {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (cause) {
    throw new CollectionInvalid(`${file} line ${line} is not JSON`, { cause });
  }
  const read = shape.safeParse(value);
  if (read.success) return read.data;
  const [{ path, message }] = read.error.issues;
  throw new CollectionInvalid(`${file} line ${line} ${path.length === 0 ? 'is no object' : message}`);
}

async function readJudgements(
  file: string,
  queries: ReadonlyMap<string, string>,
): Promise<{ grades: Map<string, Map<string, number>>; judgements: number }> {
  const grades = new Map<string, Map<string, number>>();
  let judgements = 0;
  let first = true;
  for await (const { line, text } of textLines(file)) {
    const columns = text.replace(/^\ufeff/, '').split('\t').map((column) => column.trim());
    const isGrade = columns.length === 3 && /^[+-]?\d{1,6}$/.test(columns[2]);
    const isHeader = first && columns.length === 3 && !isGrade;
    first = false;
    if (isHeader) continue;
    if (!isGrade) {
      throw new CollectionInvalid(`${file} line ${line} is not a query, a document and a whole number with tabs between them`);
    }
    const [query, document, grade] = columns;
    if (!queries.has(query)) throw new CollectionInvalid(`${file} line ${line} names the query ${query}, which queries.jsonl does not have`);
    const judged = grades.get(query) ?? new Map<string, number>();
    const before = judged.get(document);
    if (before !== undefined && before !== Number(grade)) {
      throw new CollectionInvalid(`${file} line ${line} judges the document ${document} for the query ${query} a second time, and otherwise`);
    }
    if (before === undefined) judgements++;
    judged.set(document, Number(grade));
    grades.set(query, judged);
  }
  return { grades, judgements };
}
