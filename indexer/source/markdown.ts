/**
 * What is in a Markdown file? Front matter, a first `#` heading as the title, and the text without its marks.
 *
 * Headings open sections. A list gives a paragraph an item, a table one a row with its cells in order, a code block one;
 * of a link its text is kept, of an image its description, of HTML what stands between the tags. Footnote and link
 * definitions, scripts, styles and comments are not printed and left out. The parser's time may grow with the square of a
 * hostile text's length; only the commonest of these, deep nesting, is refused here: time limits are the caller's.
 */
import type { Nodes, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { type ReadArticle, Refusal } from '../article/article.js';
import { composeArticle } from '../article/compose.js';
import type { Block } from '../article/paragraphs.js';
import { decode } from './decode.js';
import { readFrontMatter } from './front-matter.js';
import type { ReadOptions, SourceFile } from './reader.js';

const tag = /<!--[^]*?(?:-->|$)|<\/?[a-zA-Z][^<>]*>|<[!?][^<>]*>/g;
const unprinted = /<(script|style)\b[^]*?(?:<\/\1\s*>|$)/gi;
/** GitHub's tables are no part of CommonMark: a paragraph of rows under a line of dashes. */
const tableRule = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/;

function withoutTags(html: string): string {
  return html.replace(unprinted, ' ').replace(tag, '');
}

/** The printed words of a node that stands in a line. */
function inlineText(node: Nodes): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
      return node.value;
    case 'html':
      return withoutTags(node.value);
    case 'break':
      return '\n';
    case 'image':
    case 'imageReference':
      return node.alt ?? '';
    default:
      return 'children' in node ? node.children.map(inlineText).join('') : '';
  }
}

function tableRows(text: string): string[] | null {
  const lines = text.split('\n');
  const rule = lines.at(1);
  if (rule?.includes('|') !== true || !tableRule.test(rule) || lines.at(0)?.includes('|') !== true) return null;
  return lines
    .filter((_, index) => index !== 1)
    .map((line) => line.split('|').map((cell) => cell.trim()).filter((cell) => cell !== '').join(' '));
}

function* blocksOf(nodes: readonly RootContent[]): Generator<Block> {
  // A stack of its own: quotations nest as deep as a hostile file wants.
  const stack: RootContent[] = nodes.toReversed();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    switch (node.type) {
      case 'heading':
        yield { text: inlineText(node), kind: 'heading' };
        break;
      case 'paragraph': {
        const text = inlineText(node);
        for (const row of tableRows(text) ?? [text]) yield { text: row, kind: 'text' };
        break;
      }
      case 'code':
        yield { text: node.value, kind: 'text' };
        break;
      case 'html':
        for (const piece of withoutTags(node.value).split(/\n\s*\n/)) yield { text: piece, kind: 'text' };
        break;
      case 'blockquote':
      case 'list':
      case 'listItem':
        for (const child of node.children.toReversed()) stack.push(child);
        break;
      default:
        break;
    }
  }
}

/** Quotations and lists in each other, and brackets in each other, deeper than anyone writes. */
const deepestBlocks = 50;
const deepestBrackets = 200;

/** True where the nesting is hostile: the parser's time grows with the square of it. */
function isTooDeep(body: string): boolean {
  let brackets = 0;
  for (const line of body.split('\n')) {
    const opening = /^(?:[ \t]|>|[*+-](?=[ \t]))*/.exec(line)?.[0] ?? '';
    // A line of nothing but marks is a rule.
    if (opening.length > deepestBlocks && opening.length < line.length) {
      const marks = opening.replace(/[ \t]/g, '').length;
      const indents = marks === 0 ? 0 : opening.search(/[^ \t]/) / 2;
      if (marks + indents > deepestBlocks) return true;
    }
    if (line.trim() === '') brackets = 0;
    for (let index = 0; index < line.length; index += 1) {
      const unit = line.charCodeAt(index);
      // [ ( and ] )
      if (unit === 0x5b || unit === 0x28) brackets += 1;
      else if ((unit === 0x5d || unit === 0x29) && brackets > 0) brackets -= 1;
      if (brackets > deepestBrackets) return true;
    }
  }
  return false;
}

/** The stack that overflows is the parser's or ours: either way the file is nested as no writer nests. */
function withinDepth<Result>(path: string, read: () => Result): Result {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof Refusal) throw cause;
    throw new Refusal('damaged', `${path} is nested too deep to be read as Markdown`, { cause });
  }
}

function parsed(body: string, path: string): RootContent[] {
  if (isTooDeep(body)) throw new Refusal('damaged', `${path} is nested too deep to be read as Markdown`);
  return withinDepth(path, () => fromMarkdown(body).children);
}

export function readMarkdown(file: SourceFile, options: ReadOptions): ReadArticle {
  const text = decode(file.bytes);
  if (text.trim() === '') throw new Refusal('empty', `${file.path} has no text`);
  const front = readFrontMatter(text, file.path);
  const nodes = parsed(front.body, file.path);
  const top = nodes.findIndex((node) => node.type === 'heading' && node.depth === 1);
  const heading = nodes.at(top);
  const headline = top === -1 || heading === undefined ? null : withinDepth(file.path, () => inlineText(heading).trim());
  // The heading that is the title is not repeated in the text, unless it is all there is.
  const isTitle = headline !== null && headline !== '' && (front.title === null || front.title === headline) && nodes.length > 1;
  return composeArticle({
    type: 'md',
    name: file.path,
    path: file.path,
    title: front.title !== null ? { text: front.title, origin: 'front-matter' } : headline ? { text: headline, origin: 'heading' } : null,
    date: front.date === null ? null : { date: front.date, origin: 'front-matter' },
    unreadDate: front.unreadDate,
    author: front.author,
    source: front.source,
    language: front.language ?? options.language ?? null,
    tags: front.tags,
    url: front.url,
    blocks: withinDepth(file.path, () => [...blocksOf(isTitle ? nodes.filter((_, index) => index !== top) : nodes)]),
  });
}
