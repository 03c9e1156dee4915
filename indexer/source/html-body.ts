/** Where in a page is the article, and what are its blocks? */
import { isBoilerplate, measureText, type TextMeasure } from './html-boilerplate.js';
import { attribute, attributeWords, type HtmlDocument, type HtmlElement, htmlElements, singleLine, walkHtml } from './html-tree.js';

export interface HtmlBlock {
  text: string;
  kind: 'text' | 'heading';
}

/** A child that holds this share of its parent's text that is not links is where the article is. */
const descendShare = 0.75;
/** The longest of several candidates must hold this share of their text; else the page is a list, not an article. */
const leadingShare = 0.6;

type Measures = Map<HtmlElement, TextMeasure>;

function content(measures: Measures, element: HtmlElement): number {
  const measure = measures.get(element);
  return measure ? measure.text - measure.linkText : 0;
}

function leading(measures: Measures, candidates: HtmlElement[]): HtmlElement | null {
  const outermost = new Set(candidates);
  for (const candidate of candidates) {
    // One walk a candidate that is not itself inside another: the whole is linear in the page.
    if (outermost.has(candidate)) walkHtml(candidate, { enter: (inner) => (outermost.delete(inner), true) });
  }
  let best: HtmlElement | null = null;
  let most = 0;
  let all = 0;
  for (const candidate of outermost) {
    const length = content(measures, candidate);
    all += length;
    if (length > most) [best, most] = [candidate, length];
  }
  return most >= all * leadingShare ? best : null;
}

/** From the body down to the element below which the text divides. */
function densest(measures: Measures, body: HtmlElement): HtmlElement {
  for (let here = body; ; ) {
    const needed = content(measures, here) * descendShare;
    const next = here.childNodes.find((child) => 'tagName' in child && content(measures, child) >= needed && needed > 0);
    if (!next || !('tagName' in next) || !containers.has(next.tagName)) return here;
    here = next;
  }
}

const containers = new Set('div section article main center table tbody tr td form font span'.split(' '));

/** The element that holds the article: as the markup says it, else where the text is. Null in a page without a body. */
export function articleRoot(document: HtmlDocument): { root: HtmlElement; measures: Measures } | null {
  const measures = measureText(document);
  const body = htmlElements(document, (element) => element.tagName === 'body').at(0);
  if (!body) return null;
  const named: ((element: HtmlElement) => boolean)[] = [
    (element) => attributeWords(element, 'itemprop').includes('articlebody'),
    (element) => element.tagName === 'article',
    (element) => element.tagName === 'main' || attribute(element, 'role') === 'main',
  ];
  for (const name of named) {
    const root = leading(measures, htmlElements(body, name));
    if (root) return { root, measures };
  }
  return { root: densest(measures, body), measures };
}

const headings = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

/** Elements that begin and end a block; all others are inline. Cells are not among them: a row is a block. */
const blocks = new Set(
  (
    'address article aside blockquote body caption center dd details dir div dl dt figcaption figure footer header hgroup hr html li ' +
    'main ol p pre section summary table tbody tfoot thead tr ul h1 h2 h3 h4 h5 h6'
  ).split(' '),
);

/** Whether the element is, or stands in, what the markup calls an article. */
function holdsArticle(element: HtmlElement): boolean {
  for (let here: HtmlElement['parentNode'] = element; here && 'tagName' in here; here = here.parentNode) {
    if (here.tagName === 'article' || here.tagName === 'main' || attributeWords(here, 'itemprop').includes('articlebody')) return true;
  }
  return false;
}

/** The blocks below `root` in order: one a block element or table row; two line breaks part a block too. */
export function htmlBlocks(root: HtmlElement, measures: Measures): HtmlBlock[] {
  const found: HtmlBlock[] = [];
  const rootLength = measures.get(root)?.text ?? 0;
  const insideArticle = holdsArticle(root);
  let parts: string[] = [];
  let printed = false;
  let lineBreaks = 0;
  let cellEnds = false;
  let preDepth = 0;
  let headingDepth = 0;

  const flush = (): void => {
    const text = singleLine(parts.join(''));
    if (text !== '') found.push({ text, kind: headingDepth > 0 ? 'heading' : 'text' });
    parts = [];
    printed = false;
    lineBreaks = 0;
    cellEnds = false;
  };
  const print = (text: string): void => {
    if (text.trim() !== '') {
      if (lineBreaks > 1) flush();
      if (cellEnds && printed) parts.push(' | ');
      else if (lineBreaks > 0) parts.push(' ');
      lineBreaks = 0;
      cellEnds = false;
      printed = true;
    }
    parts.push(text);
  };

  walkHtml(root, {
    text(node) {
      const stanzas = preDepth > 0 ? node.value.split(/\n[\t ]*\n/) : [node.value];
      for (let i = 0; i < stanzas.length; i++) {
        if (i > 0) flush();
        print(stanzas[i]);
      }
    },
    enter(element) {
      if (isBoilerplate(element, measures.get(element), rootLength)) return false;
      const name = element.tagName;
      // The header of an article holds its headline and summary, the header of a page its masthead.
      if (name === 'header' && !insideArticle && !holdsArticle(element)) return false;
      if (blocks.has(name)) flush();
      if (headings.has(name)) headingDepth++;
      if (name === 'pre') preDepth++;
      if (name === 'br') lineBreaks++;
      if (name === 'q') print('“');
      return true;
    },
    leave(element) {
      const name = element.tagName;
      if (name === 'q') print('”');
      if (blocks.has(name)) flush();
      if (name === 'td' || name === 'th') cellEnds = printed;
      if (headings.has(name)) headingDepth--;
      if (name === 'pre') preDepth--;
    },
  });
  flush();
  return found;
}
