/**
 * What can stand near what? NEAR takes words, phrases and ORs of those; SAME also NEARs, and more than two in a chain.
 *
 * - `(a b) NEAR/5 c` is `a NEAR/5 c AND b NEAR/5 c`; `a NEAR/5 b NEAR/3 c` is `a NEAR/5 b AND b NEAR/3 c`.
 * - In SAME an AND is one more SAME: all of it in one paragraph. A chain is nested to the left.
 * - Both sides are in one field: `title:a NEAR/5 b` looks for b in the title too. A title, an author and the like are one
 *   paragraph, so SAME in them is AND.
 */
import type { Budget } from './budget.js';
import { allOf, anyOf } from './normal.js';
import type { QueryNode, WordField } from './tree.js';

/** The one field of all words below, or null for several fields or something that is no word. */
function fieldOf(node: QueryNode): WordField | null {
  if (node.kind === 'word' || node.kind === 'phrase') return node.field;
  const below =
    node.kind === 'near' || node.kind === 'same'
      ? [node.left, node.right]
      : node.kind === 'and' || node.kind === 'or'
        ? node.children
        : [];
  const fields = new Set(below.map(fieldOf));
  return fields.size === 1 ? ([...fields].at(0) ?? null) : null;
}

function inField(node: QueryNode, field: WordField): QueryNode {
  if (node.kind === 'word' || node.kind === 'phrase') return { ...node, field };
  if (node.kind === 'near' || node.kind === 'same') {
    const sides = { left: inField(node.left, field), right: inField(node.right, field) };
    return node.kind === 'same' && field !== 'text' ? allOf([sides.left, sides.right]) : { ...node, ...sides };
  }
  if (node.kind === 'and') return allOf(node.children.map((child) => inField(child, field)));
  if (node.kind === 'or') return anyOf(node.children.map((child) => inField(child, field)));
  return node;
}

/** Both sides in one field, or null where they cannot be. */
function together(left: QueryNode, right: QueryNode): { left: QueryNode; right: QueryNode; field: WordField } | null {
  const [first, second] = [fieldOf(left), fieldOf(right)];
  if (first === null || second === null) return null;
  const field = first === 'text' ? second : first;
  if (second !== 'text' && second !== field) return null;
  return { left: inField(left, field), right: inField(right, field), field };
}

function cost(node: QueryNode): { words: number; units: number } {
  if (node.kind === 'word') return { words: 1, units: node.text.length };
  if (node.kind === 'phrase') {
    const words = node.text.split(' ');
    return { words: words.length, units: node.text.length - words.length + 1 };
  }
  const below =
    node.kind === 'near' || node.kind === 'same'
      ? [node.left, node.right]
      : node.kind === 'and' || node.kind === 'or'
        ? node.children
        : [];
  return below.map(cost).reduce((a, b) => ({ words: a.words + b.words, units: a.units + b.units }), { words: 0, units: 0 });
}

function isPoint(node: QueryNode): boolean {
  return node.kind === 'word' || node.kind === 'phrase' || (node.kind === 'or' && node.children.every(isPoint));
}

/** The operands that NEAR pairs: of `a b` both, of a chain its nearest end. */
function points(node: QueryNode, end: 'left' | 'right'): QueryNode[] | null {
  if (isPoint(node)) return [node];
  if (node.kind === 'near') return [node[end]];
  if (node.kind !== 'and') return null;
  if (node.children.every(isPoint)) return node.children;
  const nearest = end === 'right' ? node.children.at(-1) : node.children[0];
  return nearest?.kind === 'near' && node.children.every((child) => child.kind === 'near') ? [nearest[end]] : null;
}

function isChain(node: QueryNode): boolean {
  return node.kind === 'near' || (node.kind === 'and' && !node.children.every(isPoint));
}

/** null where the sides cannot be near each other, or too many pairs would come of it. */
export function near(left: QueryNode, right: QueryNode, distance: number, budget: Budget): QueryNode | null {
  const sides = together(left, right);
  if (sides === null) return null;
  const lefts = points(sides.left, 'right');
  const rights = points(sides.right, 'left');
  if (lefts === null || rights === null || lefts.length * rights.length > budget.words + lefts.length + rights.length) return null;
  const pairs = lefts.flatMap((a) => rights.map((b): QueryNode => ({ kind: 'near', distance, left: a, right: b })));
  const before = isChain(sides.left) ? [sides.left] : [];
  const after = isChain(sides.right) ? [sides.right] : [];
  const whole = allOf([...before, ...pairs, ...after]);
  const [now, then] = [cost(whole), cost({ kind: 'and', children: [left, right] })];
  return budget.spend(now.words - then.words, now.units - then.units) ? whole : null;
}

/** What has to be in one paragraph, in order; null where something cannot be. */
function inParagraph(node: QueryNode): QueryNode[] | null {
  if (isPoint(node) || node.kind === 'near') return [node];
  const below = node.kind === 'same' ? [node.left, node.right] : node.kind === 'and' ? node.children : null;
  if (below !== null) {
    const parts = below.map(inParagraph);
    return parts.every((part) => part !== null) ? parts.flat() : null;
  }
  if (node.kind !== 'or') return null;
  const branches = node.children.map((child) => chained(inParagraph(child)));
  return branches.every((branch) => branch !== null) ? [{ kind: 'or', children: branches }] : null;
}

function chained(parts: QueryNode[] | null): QueryNode | null {
  return parts === null || parts.length === 0 ? null : parts.reduce((left, right): QueryNode => ({ kind: 'same', left, right }));
}

/** null where the sides cannot be in one paragraph. */
export function same(left: QueryNode, right: QueryNode): QueryNode | null {
  const sides = together(left, right);
  if (sides === null) return null;
  if (sides.field !== 'text') return allOf([sides.left, sides.right]);
  const [lefts, rights] = [inParagraph(sides.left), inParagraph(sides.right)];
  return lefts === null || rights === null ? null : chained([...lefts, ...rights]);
}
