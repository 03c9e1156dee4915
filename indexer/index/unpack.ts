/**
 * How do columns become a MiniSearch index? As the public shape that `MiniSearch.toJSON()` returns and
 * `MiniSearch.loadJS()` takes, with nothing added and nothing left out.
 */
import type { AsPlainObject } from 'minisearch';
import type { ArticleColumns } from './article-columns.js';
import type { SpaceReader } from './postings.js';
import { fields, spaces, type Space } from './schema.js';
import type { StringColumn } from './strings.js';

type Frequencies = Record<string, number>;

const fieldNumber = Object.fromEntries(fields.map((field, i) => [field, i])) as Record<(typeof fields)[number], number>;

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
