/** What do the documents point at? Their links and what they print as code, read as Markdown. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { repositoryRoot } from '../root.js';

export interface Pointer {
  /** Where it stands: `README.md:12`. */
  place: string;
  /** Below the repository: the document it stands in. */
  document: string;
  target: string;
}

export interface Document {
  path: string;
  /** Addresses of links and pictures. */
  links: Pointer[];
  /** Every stretch of code inside a line. */
  codes: Pointer[];
  /** What its headings are called in an address, as GitHub makes it. */
  anchors: Set<string>;
}

const documentPaths = (): string[] => [
  ...readdirSync(repositoryRoot).filter((name) => name.endsWith('.md')),
  ...readdirSync(join(repositoryRoot, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => posix.join('docs', name)),
  'corpus/README.md',
];

export function documents(): Document[] {
  return documentPaths().sort().map(readDocument);
}

function readDocument(path: string): Document {
  const document: Document = { path, links: [], codes: [], anchors: new Set() };
  const visit = (node: Nodes): void => {
    const pointer = (target: string): Pointer => ({ place: `${path}:${node.position?.start.line ?? 0}`, document: path, target });
    if (node.type === 'link' || node.type === 'image' || node.type === 'definition') document.links.push(pointer(node.url));
    if (node.type === 'inlineCode') document.codes.push(pointer(node.value));
    if (node.type === 'heading') document.anchors.add(slug(textOf(node)));
    if ('children' in node) node.children.forEach(visit);
  };
  visit(fromMarkdown(readFileSync(join(repositoryRoot, path), 'utf8')));
  return document;
}

function textOf(node: Nodes): string {
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

function slug(heading: string): string {
  return heading.toLowerCase().replace(/[^\p{L}\p{N}\p{M}_ -]/gu, '').replaceAll(' ', '-');
}
