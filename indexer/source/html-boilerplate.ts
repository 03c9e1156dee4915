/**
 * Which parts of a page are not its article?
 *
 * By element, role and visibility without exception; by the words of `class` and `id` and by the share of links only
 * where little of the article would go with it, because `<div class="content with-sidebar">` is nobody's sidebar.
 */
import { attribute, type HtmlElement, walkHtml } from './html-tree.js';

/** Never text of an article, wherever they stand. */
const leftOut = new Set(
  (
    'script style noscript template head title meta link base iframe frame frameset object embed applet svg canvas audio video ' +
    'map area button select option optgroup datalist input textarea label fieldset progress meter nav aside footer form dialog ' +
    'menu search rp rt noframes'
  ).split(' '),
);

const roles = new Set('navigation banner complementary contentinfo search menu menubar dialog alertdialog toolbar tablist'.split(' '));

/** Words of `class` and `id`, from the markup of newspapers and of the common content systems. */
const words = new Set(
  (
    'nav navbar navigation menu breadcrumb breadcrumbs sidebar footer comment comments disqus share sharing sharebar social ' +
    'cookie cookies consent gdpr newsletter subscribe subscription signup promo promotion advert advertisement advertising ads ' +
    'ad sponsored sponsor related recommended recommendations recirc popular trending outbrain taboola paywall pagination pager ' +
    'toolbar skip modal popup tags taglist bio byline breaking ticker widget teaser teasers'
  ).split(' '),
);

/** Classes that hide: as a whole word, since `overflow-hidden` hides nothing. */
const hidingClasses = new Set(['hidden', 'sr-only', 'visually-hidden', 'screen-reader-text', 'd-none', 'noprint', 'no-print']);

/** A part named like boilerplate is kept when it holds more than this share of the text: its name is about something in it. */
const largestNamedShare = 0.4;
/** A list of links: at least so many, making up at least this share of its text. */
const fewestLinks = 3;
const linkShare = 2 / 3;

/** UTF-16 units of text below an element, apart from what is left out by element, role or visibility. */
export interface TextMeasure {
  text: number;
  linkText: number;
  links: number;
}

function isHidden(element: HtmlElement): boolean {
  if (attribute(element, 'hidden') !== null || attribute(element, 'aria-hidden') === 'true') return true;
  const style = attribute(element, 'style');
  if (style !== null && /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(style)) return true;
  return (attribute(element, 'class') ?? '').split(/\s+/).some((name) => hidingClasses.has(name));
}

function isNeverText(element: HtmlElement): boolean {
  const role = attribute(element, 'role');
  return leftOut.has(element.tagName) || (role !== null && roles.has(role.trim().toLowerCase())) || isHidden(element);
}

/** `relatedLinks share_bar--top` → related, links, share, bar, top. */
function nameWords(element: HtmlElement): string[] {
  const names = `${attribute(element, 'class') ?? ''} ${attribute(element, 'id') ?? ''}`;
  return names.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase().split(/[^a-z]+/);
}

/** Measures every element below `root`. A form may hold the whole page (ASP.NET), so its text counts. */
export function measureText(root: Parameters<typeof walkHtml>[0]): Map<HtmlElement, TextMeasure> {
  const measures = new Map<HtmlElement, TextMeasure>();
  const open: TextMeasure[] = [];
  let linkDepth = 0;
  walkHtml(root, {
    text(node) {
      const length = node.value.trim().length;
      const here = open.at(-1);
      if (!here) return;
      here.text += length;
      if (linkDepth > 0) here.linkText += length;
    },
    enter(element) {
      if (element.tagName !== 'form' && isNeverText(element)) return false;
      const measure = { text: 0, linkText: 0, links: 0 };
      measures.set(element, measure);
      open.push(measure);
      if (element.tagName === 'a') linkDepth++;
      return true;
    },
    leave(element) {
      const measure = open.pop();
      if (element.tagName === 'a') linkDepth--;
      const around = open.at(-1);
      if (!measure || !around) return;
      around.text += measure.text;
      around.linkText += measure.linkText;
      around.links += measure.links + (element.tagName === 'a' ? 1 : 0);
    },
  });
  return measures;
}

const linkLists = new Set(['ul', 'ol', 'div', 'section', 'table', 'dl']);

/** Whether an element inside the article's root is to be left out. `rootLength`: the root's own `text`. */
export function isBoilerplate(element: HtmlElement, measure: TextMeasure | undefined, rootLength: number): boolean {
  if (element.tagName !== 'form' && isNeverText(element)) return true;
  // Not measured: inside something that was left out.
  if (!measure) return true;
  if (measure.text > rootLength * largestNamedShare) return false;
  if (element.tagName === 'form') return true;
  if (element.tagName !== 'article' && element.tagName !== 'main' && nameWords(element).some((word) => words.has(word))) return true;
  return linkLists.has(element.tagName) && measure.links >= fewestLinks && measure.linkText >= measure.text * linkShare;
}
