/** What is in a plain text? An optional header, perhaps a headline on a line of its own, paragraphs and headings. */
import { Refusal, type ReadArticle } from '../article/article.js';
import { composeArticle } from '../article/compose.js';
import { readHeader } from '../article/header.js';
import type { Block } from '../article/paragraphs.js';
import { plainTextBlocks, titleLine } from '../article/plain-text.js';
import { decode } from './decode.js';
import type { ReadOptions, SourceFile } from './reader.js';

export function readText(file: SourceFile, options: ReadOptions): ReadArticle {
  const text = decode(file.bytes);
  if (text.trim() === '') throw new Refusal('empty', `${file.path} has no text`);
  const header = readHeader(text);
  const below = header.body.slice(header.unread.length);
  const line = header.title === null ? titleLine(below) : null;
  const unread: Block[] = header.unread === '' ? [] : [{ text: header.unread, kind: 'text' }];
  return composeArticle({
    type: 'txt',
    name: file.path,
    path: file.path,
    title: header.title === null ? (line === null ? null : { text: line, origin: 'heading' }) : { text: header.title, origin: 'header' },
    date: header.date === null ? null : { date: header.date, origin: 'header' },
    unreadDate: header.unreadDate,
    source: header.source,
    author: header.author,
    language: header.language ?? options.language ?? null,
    tags: header.tags,
    url: header.url,
    blocks: [...unread, ...plainTextBlocks(line === null ? below : below.trimStart().slice(line.length))],
    blocksAbove: unread.length,
  });
}
