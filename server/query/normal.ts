/**
 * When do two spellings mean the same? These constructors are the only makers of AND, OR and NOT, and give one tree:
 *
 * - an AND holds no AND and an OR no OR; neither has less than two children; `all` stands alone at the root or nowhere;
 * - dates of an AND that share days are one date; dates that share none stay, and find nothing;
 * - a NOT stands over a leaf or over an AND without a NOT; NOT over OR is an AND of NOTs;
 * - an OR has one NOT at most: `NOT a OR NOT b` is `NOT (a AND b)`, all articles but those that have both.
 */
import type { QueryNode } from './tree.js';

const all: QueryNode = { kind: 'all' };

type DateNode = Extract<QueryNode, { kind: 'date' }>;

function later(a: string | null, b: string | null): string | null {
  return a === null || (b !== null && b > a) ? b : a;
}

function earlier(a: string | null, b: string | null): string | null {
  return a === null || (b !== null && b < a) ? b : a;
}

/** The days both have, or null for none. */
function shared(a: DateNode, b: DateNode): DateNode | null {
  const from = later(a.from, b.from);
  const to = earlier(a.to, b.to);
  return from !== null && to !== null && from > to ? null : { kind: 'date', from, to };
}

function withDate(children: QueryNode[], date: DateNode): void {
  for (let at = 0; at < children.length; at++) {
    const child = children[at];
    const both = child.kind === 'date' ? shared(child, date) : null;
    if (both !== null) {
      children[at] = both;
      return;
    }
  }
  children.push(date);
}

function add(children: QueryNode[], node: QueryNode): void {
  if (node.kind === 'date') withDate(children, node);
  else if (node.kind !== 'all') children.push(node);
}

export function allOf(nodes: readonly QueryNode[]): QueryNode {
  const children: QueryNode[] = [];
  for (const node of nodes) {
    if (node.kind === 'and') for (const child of node.children) add(children, child);
    else add(children, node);
  }
  if (children.length > 1) return { kind: 'and', children };
  return children.at(0) ?? all;
}

export function anyOf(nodes: readonly QueryNode[]): QueryNode {
  const flat = nodes.flatMap((child) => (child.kind === 'or' ? child.children : [child]));
  if (flat.some((child) => child.kind === 'all')) return all;
  const excluded = flat.flatMap((child) => (child.kind === 'not' ? [child.child] : []));
  const first = flat.findIndex((child) => child.kind === 'not');
  const children = flat.flatMap((child, at) =>
    child.kind !== 'not' ? [child] : at === first ? [not(allOf(excluded))] : [],
  );
  return children.length > 1 ? { kind: 'or', children } : (children.at(0) ?? all);
}

/** Not for `all`: what excludes everything has no tree, and the parser leaves it out. */
export function not(node: QueryNode): QueryNode {
  if (node.kind === 'not') return node.child;
  if (node.kind === 'or') return allOf(node.children.map(not));
  if (node.kind === 'and' && node.children.some((child) => child.kind === 'not')) return anyOf(node.children.map(not));
  return { kind: 'not', child: node };
}
