/**
 * How does a MiniSearch index become columns, and columns a MiniSearch index again?
 *
 * What is packed is the public shape that `MiniSearch.toJSON()` returns and `MiniSearch.loadJS()` takes. Terms,
 * frequencies, lengths and the numbers of the articles are MiniSearch's; the places beside them are of the analysis
 * pass that fed it, and have to agree with its frequencies.
 */
import type { AsPlainObject } from 'minisearch';
import type { ArticleColumns } from './article-columns.js';
import type { SpaceReader } from './postings.js';
import { fields, spaces, type Space } from './schema.js';
import { compareBytes, type StringColumn } from './strings.js';
import { TermWriter } from './term-writer.js';

/** The places of one space's terms, inverted: rows from `starts[term]` to `starts[term + 1]`, by article, then place. */
export interface PlacesByTerm {
  starts: Uint32Array;
  articles: Uint32Array;
  places: Uint32Array;
  /** Numbers of printed forms. */
  forms: Uint32Array;
}

/** What the analysis pass saw: its own numbering of terms and forms. */
export interface AnalysedTerms {
  termNumber(term: string): number | undefined;
  /** The printed forms of a term, as UTF-8, and their numbers. */
  formsOf(term: number): { numbers: number[]; printed: Uint8Array[] };
  spaces: Record<Space, PlacesByTerm>;
}

type Frequencies = Record<string, number>;

const fieldNumber = Object.fromEntries(fields.map((field, i) => [field, i])) as Record<(typeof fields)[number], number>;

/** The columns of all terms, from an index whose articles are numbered from 0 in the order they shall have. */
export function packTerms(index: AsPlainObject, analysed: AnalysedTerms): TermWriter {
  const writer = new TermWriter();
  const encoder = new TextEncoder();
  const terms = index.index.map(([term, data]) => ({ bytes: encoder.encode(term), term, data }));
  terms.sort((a, b) => compareBytes(a.bytes, b.bytes));
  for (const { bytes, term, data } of terms) {
    const number = analysed.termNumber(term);
    if (number === undefined) throw new Error(`the analysis does not know the indexed term ${JSON.stringify(term)}`);
    const { numbers, printed } = analysed.formsOf(number);
    // MiniSearch 7 types the frequencies of both its formats; `toJSON` writes the second, by field number.
    const byField = data as Record<number, Frequencies | undefined>;
    for (const space of spaces) {
      const inTitle = space === 'body' ? byField[fieldNumber.title] : undefined;
      const inText = byField[space === 'body' ? fieldNumber.text : fieldNumber[space]];
      packSpace(writer, space, analysed.spaces[space], number, numbers, inText, inTitle);
    }
    writer.endTerm(bytes, printed);
  }
  return writer;
}

function packSpace(
  writer: TermWriter,
  space: Space,
  places: PlacesByTerm,
  term: number,
  forms: readonly number[],
  inText: Frequencies | undefined,
  inTitle: Frequencies | undefined,
): void {
  const end = places.starts[term + 1];
  for (let row = places.starts[term]; row < end; ) {
    const article = places.articles[row];
    const [text, title] = [inText?.[article] ?? 0, inTitle?.[article] ?? 0];
    writer.posting(space, article, text, title);
    let seen = 0;
    for (; row < end && places.articles[row] === article; row++, seen++) {
      writer.place(space, places.places[row], forms.length === 1 ? 0 : forms.indexOf(places.forms[row]));
    }
    if (seen !== text + title) {
      throw new Error(`the analysis found ${seen} places of a term where the index counts ${text + title}, in ${space}`);
    }
  }
}

/** Everything `MiniSearch.loadJS` wants, with the articles' ids as its ids. */
export function unpack(
  terms: StringColumn,
  articles: ArticleColumns,
  readers: Record<Space, SpaceReader>,
): AsPlainObject {
  const index: [string, Record<string, Frequencies>][] = [];
  for (let term = 0; term < terms.length; term++) {
    const data: Record<string, Frequencies> = {};
    for (const space of spaces) {
      const row = readers[space].row(term);
      if (row < 0) continue;
      const { articles: numbers, inText, inTitle } = readers[space].decode(row);
      const put = (field: number, frequencies: Uint32Array): void => {
        const entries = Array.from(numbers, (article, i) => [article, frequencies[i]]).filter(([, times]) => times > 0);
        if (entries.length > 0) data[field] = Object.fromEntries(entries) as Frequencies;
      };
      put(space === 'body' ? fieldNumber.text : fieldNumber[space], inText);
      if (space === 'body') put(fieldNumber.title, inTitle);
    }
    index.push([terms.get(term), data]);
  }
  const count = articles.count;
  const numbered = <T>(value: (i: number) => T): Record<string, T> =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [String(i), value(i)]));
  return {
    documentCount: count,
    nextId: count,
    documentIds: numbered((i) => articles.ids.get(i)),
    fieldIds: fieldNumber,
    fieldLength: numbered((i) => articles.lengths.map((lengths) => lengths[i])),
    averageFieldLength: articles.lengths.map((lengths) => (count === 0 ? 0 : lengths.reduce((sum, length) => sum + length, 0) / count)),
    storedFields: {},
    dirtCount: 0,
    index,
    serializationVersion: 2,
  };
}
