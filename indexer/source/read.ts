/** Which reader reads this file? One a type, chosen by the name, after a look at the content. */
import { type ArticleType, type ReadArticle, Refusal } from '../article/article.js';
import { checkContent } from './detect.js';
import { typeOfName } from './file-type.js';
import type { Reader, ReadOptions, SourceFile } from './reader.js';
import { readText } from './text.js';

/** The parsers of Markdown, HTML and PDF are large: they are loaded when the first such file comes. */
const readers: Record<Exclude<ArticleType, 'ndjson'>, Reader> = {
  txt: readText,
  md: async (file, options) => (await import('./markdown.js')).readMarkdown(file, options),
  html: async (file, options) => (await import('./html.js')).readHtml(file, options),
  pdf: async (file, options) => (await import('./pdf.js')).readPdf(file, options),
};

/** Reads a file that holds one article; files of many records are `ndjson.ts`'s. Throws `Refusal`. */
export async function readFile(file: SourceFile, options: ReadOptions): Promise<ReadArticle> {
  const type = typeOfName(file.path);
  if (type === null) throw new Refusal('wrong-type', `${file.path} is of no type that is read`);
  if (type === 'ndjson') throw new Refusal('wrong-type', `${file.path} holds records, not one article`);
  checkContent(file, type);
  return readers[type](file, options);
}
