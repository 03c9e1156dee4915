/**
 * How does an archive become an index of MiniSearch's own? As the JSON that `MiniSearch.loadJSON` takes, term by term, so
 * that it is never one string here. It is one where it is loaded, which bounds its size.
 *
 * The form is the one that MiniSearch 7 writes (`serializationVersion` 2): https://lucaong.github.io/minisearch
 */
import { fields, spaces, type Space } from '../../indexer/index/schema.js';
import { inOrder, type ExportSegment, type Place } from './export-segments.js';

/** UTF-16 units of the longest string that V8 makes (2^29 - 24): what is longer, no browser and no Node can load. */
export const longestJson = 536_870_888;

/** The options with which the JSON is to be loaded. */
export const loadingOptions = { idField: 'id', fields: [...fields], storeFields: ['id', 'title', 'date'] };

export class ExportTooLarge extends Error {
  override name = 'ExportTooLarge';
  readonly code = 'export-too-large';
}

/** The number of articles and of characters; throws `ExportTooLarge` where they are more than `most`. */
export function assertLoadable(segments: readonly ExportSegment[], most = longestJson): void {
  let length = 0;
  for (const text of miniSearchJson(segments)) {
    length += text.length;
    if (length <= most) continue;
    throw new ExportTooLarge(
      `As JSON for MiniSearch this archive is longer than ${most} characters, the longest string that can be loaded; export a smaller archive, or the articles without --minisearch`,
    );
  }
}

export function* miniSearchJson(segments: readonly ExportSegment[]): Generator<string> {
  const places = [...inOrder(segments)];
  const numbers = segments.map(({ segment }) => new Int32Array(segment.articles.count).fill(-1));
  places.forEach(({ segment, article }, number) => (numbers[segment][article] = number));
  const articlesOf = ({ segment }: Place) => segments[segment].segment.articles;
  const count = places.length;
  const averages = fields.map((_, f) => (count === 0 ? 0 : places.reduce((sum, place) => sum + articlesOf(place).lengths[f][place.article], 0) / count));

  yield `{"documentCount":${count},"nextId":${count},"documentIds":{`;
  yield* joined(places, (place, number) => `"${number}":${JSON.stringify(articlesOf(place).ids.get(place.article))}`);
  yield `},"fieldIds":${JSON.stringify(Object.fromEntries(fields.map((field, f) => [field, f])))},"fieldLength":{`;
  yield* joined(places, (place, number) => `"${number}":${JSON.stringify(articlesOf(place).lengths.map((column) => column[place.article]))}`);
  yield `},"averageFieldLength":${JSON.stringify(averages)},"storedFields":{`;
  yield* joined(places, (place, number) => {
    const articles = articlesOf(place);
    const stored = { id: articles.ids.get(place.article), title: articles.titles.get(place.article), date: articles.date(place.article) };
    return `"${number}":${JSON.stringify(stored)}`;
  });
  yield '},"dirtCount":0,"index":[';
  yield* joined(termsOf(segments, numbers), (term) => term);
  yield '],"serializationVersion":2}';
}

function* joined<T>(things: Iterable<T>, print: (thing: T, number: number) => string): Generator<string> {
  let number = 0;
  for (const thing of things) {
    yield number === 0 ? print(thing, number) : `,${print(thing, number)}`;
    number++;
  }
}

/** `["term",{"1":{"0":2}}]`: by field number, by article number, how often. Terms of deleted articles alone are left out. */
function* termsOf(segments: readonly ExportSegment[], numbers: readonly Int32Array[]): Generator<string> {
  const next = segments.map(() => 0);
  for (;;) {
    let term: Uint8Array | null = null;
    for (const [s, { segment: { terms } }] of segments.entries()) {
      if (next[s] < terms.length && (term === null || terms.compare(next[s], term) < 0)) term = terms.piece(next[s]);
    }
    if (term === null) return;
    const byField = fields.map((): string[] => []);
    let printed = '';
    for (const [s, { segment }] of segments.entries()) {
      if (next[s] >= segment.terms.length || segment.terms.compare(next[s], term) !== 0) continue;
      printed = segment.terms.get(next[s]);
      for (const space of spaces) addFrequencies(byField, space, segment, next[s], numbers[s]);
      next[s]++;
    }
    const data = byField.flatMap((entries, f) => (entries.length === 0 ? [] : [`"${f}":{${entries.join(',')}}`]));
    if (data.length > 0) yield `[${JSON.stringify(printed)},{${data.join(',')}}]`;
  }
}

function addFrequencies(byField: string[][], space: Space, segment: ExportSegment['segment'], term: number, numbers: Int32Array): void {
  const row = segment.spaces[space].row(term);
  if (row < 0) return;
  const { articles, inText, inTitle } = segment.spaces[space].decode(row);
  const own = fields.indexOf(space === 'body' ? 'text' : space);
  articles.forEach((article, i) => {
    const number = numbers[article];
    if (number < 0) return;
    if (inText[i] > 0) byField[own].push(`"${number}":${inText[i]}`);
    if (inTitle[i] > 0) byField[fields.indexOf('title')].push(`"${number}":${inTitle[i]}`);
  });
}
