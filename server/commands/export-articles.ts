/**
 * How does an archive leave as text? One article a line, in the form that indexing reads: `id, title, date, text, source,
 * author, language, url, tags`. Indexed again, ids, titles, dates and texts are the same, and so are the answers, but for
 * what a line has no name for: the pages of a PDF, the format, and headings that plain text does not show.
 */
import { IndexFileError } from '../../indexer/index/error.js';
import { TextRecord } from '../../indexer/index/text-record.js';
import { IndexDamaged } from '../../indexer/store/errors.js';
import type { Generation } from '../../indexer/store/open.js';
import { inOrder, type ExportSegment } from './export-segments.js';

/** Lines with their ends. Throws `IndexDamaged` at an article that does not match its checksum. */
export function* articleLines(held: Generation, segments: readonly ExportSegment[]): Generator<string> {
  for (const { segment, article } of inOrder(segments)) yield `${JSON.stringify(recordOf(held, segments[segment], article))}\n`;
}

function recordOf(held: Generation, { segment: { articles }, texts }: ExportSegment, article: number): object {
  const id = articles.ids.get(article);
  const { start, bytes } = articles.record(article);
  try {
    const record = new TextRecord((at, target) => { held.readNow(texts, start + at, target); }, bytes);
    const { url, tags } = record.facts;
    return {
      id,
      title: articles.titles.get(article),
      date: articles.date(article),
      text: record.text(),
      source: articles.value('source', article),
      author: articles.value('author', article),
      language: articles.value('language', article),
      url,
      tags,
    };
  } catch (cause) {
    if (!(cause instanceof IndexFileError)) throw cause;
    throw new IndexDamaged(held.folder, texts.name, `cannot be read at the article ${JSON.stringify(id)} (${cause.message})`, { cause });
  }
}
