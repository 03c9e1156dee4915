/** How is a tree of parse5's walked? In document order and without recursion: hostile pages nest 100,000 deep. */
import type { DefaultTreeAdapterTypes } from 'parse5';

export type HtmlDocument = DefaultTreeAdapterTypes.Document;
export type HtmlElement = DefaultTreeAdapterTypes.Element;
export type HtmlText = DefaultTreeAdapterTypes.TextNode;
type HtmlParent = DefaultTreeAdapterTypes.ParentNode;
type HtmlNode = DefaultTreeAdapterTypes.ChildNode;

export interface HtmlVisitor {
  text?(node: HtmlText): void;
  /** False leaves the element out: neither its children nor its end are visited. */
  enter?(element: HtmlElement): boolean;
  leave?(element: HtmlElement): void;
}

function isElement(node: HtmlNode | HtmlParent): node is HtmlElement {
  return 'tagName' in node;
}

function isText(node: HtmlNode): node is HtmlText {
  return node.nodeName === '#text';
}

/** Visits everything below `root`, not `root` itself. The contents of `<template>` are no part of the page. */
export function walkHtml(root: HtmlParent, visitor: HtmlVisitor): void {
  const path: { parent: HtmlParent; next: number }[] = [{ parent: root, next: 0 }];
  for (let here = path.at(-1); here; here = path.at(-1)) {
    const node = here.parent.childNodes.at(here.next++);
    if (node === undefined) {
      path.pop();
      if (here.parent !== root && isElement(here.parent)) visitor.leave?.(here.parent);
    } else if (isText(node)) {
      visitor.text?.(node);
    } else if (isElement(node) && (visitor.enter?.(node) ?? true)) {
      path.push({ parent: node, next: 0 });
    }
  }
}

/** All elements below `root` that `wanted` accepts, in document order. */
export function htmlElements(root: HtmlParent, wanted: (element: HtmlElement) => boolean): HtmlElement[] {
  const found: HtmlElement[] = [];
  walkHtml(root, {
    enter(element) {
      if (wanted(element)) found.push(element);
      return true;
    },
  });
  return found;
}

/** The value as written, null where the attribute is missing. */
export function attribute(element: HtmlElement, name: string): string | null {
  return element.attrs.find((each) => each.name === name)?.value ?? null;
}

/** The words of an attribute such as `class`, `rel`, `itemprop`, in lower case. */
export function attributeWords(element: HtmlElement, name: string): string[] {
  return (attribute(element, name) ?? '').toLowerCase().split(/[\t\n\f\r ]+/).filter((word) => word !== '');
}

/** One line, without the soft hyphens and zero-width spaces that only tell where a line may break. */
export function singleLine(text: string): string {
  return text.replace(/[\u00ad\u200b\u2060\ufeff]/g, '').replace(/\s+/g, ' ').trim();
}

/** The text of an element on one line, scripts and styles aside. */
export function htmlTextOf(root: HtmlParent): string {
  const parts: string[] = [];
  walkHtml(root, {
    text: (node) => parts.push(node.value),
    enter: (element) => element.tagName !== 'script' && element.tagName !== 'style',
  });
  return singleLine(parts.join(''));
}
