/** How do several segments become one? In one pass over their terms; articles that are dropped leave no trace. */
import { compareRows, writeArticleColumns, ArticleColumns, type ArticleRow } from './article-columns.js';
import { Columns } from './columns.js';
import { readPlaces } from './places.js';
import { SpaceReader } from './postings.js';
import { fields, spaces, type Space } from './schema.js';
import { StringColumn } from './strings.js';
import { TermWriter } from './term-writer.js';

export interface MergeInput {
  columns: Columns;
  /** Which articles to leave out. */
  drop: (article: number) => boolean;
  /** Added to every `recordStart`, or one an article: where its texts lie in the merged segment's file. */
  recordShift: number | Float64Array;
}

const dropped = 0xffffffff;

/** The merged columns, its articles in the order of `compareRows`. */
export function mergeSegments(inputs: readonly MergeInput[]): { columns: Columns; articles: number } {
  const articles = inputs.map(({ columns }) => new ArticleColumns(columns));
  const { rows, lengths, numbers } = mergeRows(inputs, articles);
  const terms = mergeTerms(inputs, numbers);
  return {
    columns: Columns.of({
      ...terms.columns(),
      ...writeArticleColumns(rows, lengths),
    }),
    articles: rows.length,
  };
}

/** The rows and lengths in their new order, and the new number of every article of every input. */
function mergeRows(
  inputs: readonly MergeInput[],
  articles: readonly ArticleColumns[],
): { rows: ArticleRow[]; lengths: Uint32Array[]; numbers: Uint32Array[] } {
  const kept: { input: number; article: number; day: number; idBytes: Uint8Array }[] = [];
  inputs.forEach(({ drop }, input) => {
    const { count, days, ids } = articles[input];
    for (let article = 0; article < count; article++) {
      if (!drop(article)) kept.push({ input, article, day: days[article], idBytes: ids.piece(article) });
    }
  });
  kept.sort(compareRows);
  const numbers = articles.map(({ count }) => new Uint32Array(count).fill(dropped));
  const rows = kept.map(({ input, article }, number) => {
    numbers[input][article] = number;
    const row = articles[input].row(article);
    const { recordShift } = inputs[input];
    row.recordStart += typeof recordShift === 'number' ? recordShift : recordShift[article];
    return row;
  });
  const lengths = fields.map((_, f) => Uint32Array.from(kept, ({ input, article }) => articles[input].lengths[f][article]));
  return { rows, lengths, numbers };
}

interface TermSource {
  terms: StringColumn;
  forms: StringColumn;
  termForms: Uint32Array;
  readers: Record<Space, SpaceReader>;
  /** Rows of each space's terms that are not yet merged. */
  rows: Record<Space, number>;
  numbers: Uint32Array;
  /** The term that is next. */
  term: number;
}

function openTerms(columns: Columns, numbers: Uint32Array): TermSource {
  const reader = (space: Space): SpaceReader => new SpaceReader(columns, space);
  return {
    terms: StringColumn.from(columns, 'term'),
    forms: StringColumn.from(columns, 'form'),
    termForms: columns.u32('term.forms'),
    readers: { body: reader('body'), section: reader('section'), author: reader('author'), source: reader('source'), place: reader('place') },
    rows: { body: 0, section: 0, author: 0, source: 0, place: 0 },
    numbers,
    term: 0,
  };
}

function mergeTerms(inputs: readonly MergeInput[], numbers: readonly Uint32Array[]): TermWriter {
  const writer = new TermWriter();
  const sources = inputs.map(({ columns }, i) => openTerms(columns, numbers[i]));
  for (;;) {
    const waiting = sources.filter(({ term, terms }) => term < terms.length);
    if (waiting.length === 0) return writer;
    let least = waiting[0];
    for (const source of waiting) {
      if (source.terms.compare(source.term, least.terms.piece(least.term)) < 0) least = source;
    }
    const term = least.terms.piece(least.term);
    const having = waiting.filter((source) => source.terms.compare(source.term, term) === 0);
    mergeTerm(writer, term, having);
    for (const source of having) source.term++;
  }
}

function mergeTerm(writer: TermWriter, term: Uint8Array, sources: readonly TermSource[]): void {
  const candidates: Uint8Array[] = [];
  const byPrinted = new Map<string, number>();
  const candidateOf = sources.map(({ forms, termForms, term: number }) => {
    const list: number[] = [];
    for (let form = termForms[number]; form < termForms[number + 1]; form++) {
      const printed = forms.get(form);
      let candidate = byPrinted.get(printed);
      if (candidate === undefined) {
        candidate = candidates.length;
        byPrinted.set(printed, candidate);
        candidates.push(forms.piece(form));
      }
      list.push(candidate);
    }
    return list;
  });
  for (const space of spaces) {
    const lists = sources.flatMap((source, s) => {
      const list = nextList(source, space, candidateOf[s]);
      return list === null ? [] : [list];
    });
    mergeLists(writer, space, lists);
  }
  writer.endTerm(term, candidates);
}

interface List {
  /** New numbers of the articles, ascending but for those dropped. */
  articles: Uint32Array;
  inText: Uint32Array;
  inTitle: Uint32Array;
  places: ReturnType<SpaceReader['placesAt']>;
  /** By the form's place among the term's forms in this segment. */
  candidates: readonly number[];
  at: number;
}

/** The postings of the source's next term in a space, with the articles' new numbers; null where it has none. */
function nextList(source: TermSource, space: Space, candidates: readonly number[]): List | null {
  const reader = source.readers[space];
  const row = source.rows[space];
  if (row >= reader.terms.length || reader.terms[row] !== source.term) return null;
  source.rows[space]++;
  const { articles, inText, inTitle } = reader.decode(row);
  for (let i = 0; i < articles.length; i++) articles[i] = source.numbers[articles[i]];
  return { articles, inText, inTitle, places: reader.placesAt(row, 0), candidates, at: 0 };
}

function mergeLists(writer: TermWriter, space: Space, lists: List[]): void {
  const skip = (): void => undefined;
  for (const list of lists) passDropped(list);
  for (;;) {
    let least: List | null = null;
    for (const list of lists) {
      if (list.at < list.articles.length && (least === null || list.articles[list.at] < least.articles[least.at])) least = list;
    }
    if (least === null) return;
    const { articles, inText, inTitle, candidates, at, places } = least;
    writer.posting(space, articles[at], inText[at], inTitle[at]);
    readPlaces(places, candidates.length, Infinity, (place, form) => {
      writer.place(space, place, candidates[form]);
    });
    least.at++;
    passDropped(least);
  }

  function passDropped(list: List): void {
    while (list.at < list.articles.length && list.articles[list.at] === dropped) {
      readPlaces(list.places, list.candidates.length, Infinity, skip);
      list.at++;
    }
  }
}
