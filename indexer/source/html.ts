/** What does a web page say, apart from everything that is there for the site? */
import { parse } from 'parse5';
import { composeArticle } from '../article/compose.js';
import type { ReadArticle } from '../article/article.js';
import { decode } from './decode.js';
import { articleRoot, htmlBlocks } from './html-body.js';
import { readHtmlFacts } from './html-facts.js';
import type { ReadOptions, SourceFile } from './reader.js';

/** HTML wants the declaration within 1024 bytes; some sites' comments come first. */
const declarationBytes = 4096;

/** The character set that `<meta>` or the XML declaration names. */
function declaredCharset(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, declarationBytes)).toString('latin1');
  const declared = /<meta\s[^>]*?charset\s*=\s*["']?\s*([\w:.-]+)/i.exec(head) ?? /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([\w:.-]+)/i.exec(head);
  return declared?.at(1) ?? null;
}

/** @throws Refusal `empty` for a page without text. */
export function readHtml(file: SourceFile, options: ReadOptions): ReadArticle {
  // Scripts do not run here, so what stands in <noscript> is markup, and is left out as such.
  const document = parse(decode(file.bytes, declaredCharset(file.bytes)), { scriptingEnabled: false });
  const found = articleRoot(document);
  const facts = readHtmlFacts(document, found?.root ?? null);
  const blocks = found ? htmlBlocks(found.root, found.measures) : [];
  return composeArticle({
    type: 'html',
    name: file.path,
    path: file.path,
    // The title is printed above the text already.
    blocks: blocks.filter(({ kind, text }) => kind === 'text' || text !== facts.title?.text),
    ...facts,
    date: facts.date === null ? null : { date: facts.date, origin: 'meta' },
    language: facts.language ?? options.language ?? null,
  });
}
