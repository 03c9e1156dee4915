/**
 * What does a page state of its article: title, date, author, publication?
 *
 * The order of trust is the same for each: what was written for machines and for this article alone (OpenGraph, JSON-LD,
 * named metadata), then what the article prints, then what the page says of itself.
 */
import type { PartialDate, TitleOrigin } from '../article/article.js';
import { parseDate } from '../article/date.js';
import { languageCode } from '../article/language.js';
import { attribute, attributeWords, type HtmlDocument, type HtmlElement, htmlElements, htmlTextOf, singleLine } from './html-tree.js';
import { type JsonLdArticle, readJsonLd } from './json-ld.js';

export interface HtmlFacts {
  title: { text: string; origin: TitleOrigin } | null;
  date: PartialDate | null;
  /** What the page states as its date where it has none that can be read. */
  unreadDate: string | null;
  author: string | null;
  source: string | null;
  language: string | null;
  url: string | null;
  tags: string[];
}

/** `<meta>` names for the day of publication: OpenGraph, Dublin Core, the press's analytics, Highwire. */
const dateNames = [
  'article:published_time',
  'og:published_time',
  'datepublished',
  'date',
  'dc.date.issued',
  'dcterms.issued',
  'dc.date',
  'dcterms.date',
  'dcterms.created',
  'dc.date.created',
  'pubdate',
  'publishdate',
  'publish-date',
  'publish_date',
  'publication_date',
  'article.published',
  'parsely-pub-date',
  'sailthru.date',
  'cxenseparse:recs:publishtime',
  'citation_publication_date',
  'citation_date',
];
const authorNames = ['author', 'article:author', 'dc.creator', 'dcterms.creator', 'parsely-author', 'sailthru.author', 'byl', 'citation_author'];
const tagNames = ['article:tag', 'news_keywords', 'parsely-tags', 'keywords'];

type Metadata = Map<string, string[]>;

/** Contents of `<meta>` by lower-case name, property or itemprop, in order. */
function readMetadata(elements: HtmlElement[]): Metadata {
  const metadata: Metadata = new Map();
  for (const element of elements) {
    const content = attribute(element, 'content');
    if (element.tagName !== 'meta' || content === null || content.trim() === '') continue;
    for (const key of ['name', 'property', 'itemprop', 'http-equiv']) {
      const name = attribute(element, key)?.trim().toLowerCase();
      if (!name) continue;
      const same = metadata.get(name);
      if (same) same.push(content);
      else metadata.set(name, [content]);
    }
  }
  return metadata;
}

function metadataValue(metadata: Metadata, ...names: string[]): string | null {
  for (const name of names) {
    const content = metadata.get(name)?.[0];
    if (content !== undefined) return singleLine(content);
  }
  return null;
}

function isWebAddress(text: string | null): text is string {
  return text !== null && /^https?:\/\//i.test(text.trim());
}

/**
 * `Talks fail | The Paper` → `Talks fail`: the site's name where it is known, in whatever way it is set off; where it
 * is not, only what stands behind `|`, `::` or `»`, since a dash may be the headline's own.
 */
function withoutSiteName(title: string, siteName: string | null): string {
  const cut = /^(.*\S)\s*(?:(\||::|»)|\s[-–—]\s)\s*(.+?)$/u.exec(title);
  if (cut === null) return title;
  const [head, mark, tail] = [cut.at(1) ?? '', cut.at(2), cut.at(3) ?? ''];
  const isName = siteName === null ? mark !== undefined : tail.toLowerCase() === siteName.toLowerCase();
  return isName ? head : title;
}

function titleOf(metadata: Metadata, jsonLd: JsonLdArticle | null, siteName: string | null, document: HtmlDocument, root: HtmlElement | null): HtmlFacts['title'] {
  const stated = metadataValue(metadata, 'og:title', 'twitter:title', 'dc.title', 'dcterms.title', 'citation_title') ?? jsonLd?.headline ?? null;
  if (stated !== null && singleLine(stated) !== '') return { text: withoutSiteName(singleLine(stated), siteName), origin: 'meta' };
  const named = htmlElements(document, (element) => element.tagName === 'title' && element.namespaceURI.endsWith('xhtml')).at(0);
  const title = named ? htmlTextOf(named) : '';
  const inRoot = root ? htmlElements(root, (element) => element.tagName === 'h1') : [];
  const anywhere = htmlElements(document, (element) => element.tagName === 'h1');
  // Outside the article an `<h1>` may be the masthead: it is the headline when it stands alone or `<title>` repeats it.
  const outside = anywhere.filter((heading) => anywhere.length === 1 || title.startsWith(htmlTextOf(heading)));
  for (const heading of [...inRoot, ...outside]) {
    const printed = htmlTextOf(heading);
    if (printed !== '' && printed !== siteName) return { text: printed, origin: 'heading' };
  }
  return title === '' ? null : { text: withoutSiteName(title, siteName), origin: 'meta' };
}

function dateOf(metadata: Metadata, jsonLd: JsonLdArticle | null, scope: HtmlElement[]): Pick<HtmlFacts, 'date' | 'unreadDate'> {
  const stated = [jsonLd?.datePublished ?? '', ...dateNames.flatMap((name) => metadata.get(name) ?? [])].filter((each) => each.trim() !== '');
  const written: (string | null)[] = [...stated];
  const marked = scope.filter((element) => attributeWords(element, 'itemprop').includes('datepublished'));
  const times = scope.filter((element) => element.tagName === 'time');
  const published = times.filter((time) => attribute(time, 'pubdate') !== null);
  for (const element of [...marked, ...published, ...times]) {
    written.push(attribute(element, 'content'), attribute(element, 'datetime'), htmlTextOf(element));
  }
  for (const each of written) {
    const date = each ? parseDate(singleLine(each)) : null;
    if (date !== null) return { date, unreadDate: null };
  }
  return { date: null, unreadDate: stated.at(0) ?? null };
}

/** Longer than this it is no name but a paragraph about the author. */
const longestByline = 120;

function nameIn(byline: string): string | null {
  const name = singleLine(byline).replace(/^(?:by|von|par|por|di|door|av)\s*:?\s+/iu, '');
  return name === '' || name.length > longestByline || isWebAddress(name) ? null : name;
}

function authorOf(metadata: Metadata, jsonLd: JsonLdArticle | null, scope: HtmlElement[]): string | null {
  const stated = jsonLd?.author ? nameIn(jsonLd.author) : null;
  if (stated !== null) return stated;
  for (const name of authorNames) {
    const names = (metadata.get(name) ?? []).map(nameIn).filter((each) => each !== null);
    if (names.length > 0) return [...new Set(names)].join(', ');
  }
  const marks: ((element: HtmlElement) => boolean)[] = [
    (element) => attributeWords(element, 'itemprop').includes('author'),
    (element) => attributeWords(element, 'rel').includes('author'),
    (element) => attributeWords(element, 'class').some((word) => /^(?:.*[-_])?(?:byline|author)(?:[-_]name)?$/.test(word)),
  ];
  for (const mark of marks) {
    for (const element of scope) {
      const name = element.tagName !== 'meta' && mark(element) ? nameIn(htmlTextOf(element)) : null;
      if (name !== null) return name;
    }
  }
  return null;
}

/** `root`: the element that holds the article, where one was found. */
export function readHtmlFacts(document: HtmlDocument, root: HtmlElement | null): HtmlFacts {
  const all = htmlElements(document, () => true);
  const metadata = readMetadata(all);
  const jsonLd = readJsonLd(
    all
      .filter((element) => element.tagName === 'script' && /^application\/ld\+json\b/i.test(attribute(element, 'type')?.trim() ?? ''))
      .map((script) => script.childNodes.map((child) => ('value' in child ? child.value : '')).join('')),
  );
  const siteName = metadataValue(metadata, 'og:site_name', 'application-name') ?? jsonLd?.publisher ?? null;
  const html = all.find((element) => element.tagName === 'html');
  const language = (html && (attribute(html, 'lang') ?? attribute(html, 'xml:lang'))) ?? metadataValue(metadata, 'content-language', 'og:locale') ?? jsonLd?.language;
  const canonical = all.find((element) => element.tagName === 'link' && attributeWords(element, 'rel').includes('canonical'));
  const urls = [(canonical && attribute(canonical, 'href')) ?? null, metadataValue(metadata, 'og:url'), jsonLd?.url ?? null];
  const inRoot = root ? [root, ...htmlElements(root, () => true)] : [];
  const inArticle = root ? articleAround(root) : null;
  const scope = inArticle ? htmlElements(inArticle, () => true) : inRoot;
  const tags = tagNames.map((name) => metadata.get(name) ?? []).find((found) => found.length > 0);
  return {
    title: titleOf(metadata, jsonLd, siteName, document, inArticle ?? root),
    ...dateOf(metadata, jsonLd, scope),
    author: authorOf(metadata, jsonLd, scope.length > 0 ? [...scope, ...all] : all),
    source: metadataValue(metadata, 'og:site_name') ?? jsonLd?.publisher ?? metadataValue(metadata, 'application-name', 'dc.publisher', 'citation_journal_title'),
    language: language ? languageCode(language) : null,
    url: urls.find(isWebAddress)?.trim() ?? null,
    tags: [...new Set((tags ?? jsonLd?.keywords ?? []).flatMap((each) => each.split(',')).map(singleLine).filter((tag) => tag !== ''))],
  };
}

/** The `<article>` or `<main>` that `root` stands in: headline, byline and time often stand beside the body. */
function articleAround(root: HtmlElement): HtmlElement | null {
  for (let here = root.parentNode; here && 'tagName' in here; here = here.parentNode) {
    if (here.tagName === 'article' || here.tagName === 'main') return here;
  }
  return null;
}
