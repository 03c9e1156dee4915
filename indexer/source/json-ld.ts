/** What does a page say of its article in JSON-LD (schema.org)? */

/** Each as written, null or empty where it is not given. Names of several authors are joined by a comma. */
export interface JsonLdArticle {
  headline: string | null;
  datePublished: string | null;
  author: string | null;
  publisher: string | null;
  language: string | null;
  url: string | null;
  keywords: string[];
}

type JsonObject = Record<string, unknown>;

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parse(script: string): unknown {
  // Old habits wrap the script in a comment or CDATA; raw line ends inside strings are the most frequent mistake.
  const json = script.replace(/^\s*(?:<!--|\/\/\s*<!\[CDATA\[|<!\[CDATA\[)/, '').replace(/(?:-->|(?:\/\/\s*)?\]\]>)\s*$/, '');
  for (const attempt of [json, json.replace(/[\u0000-\u001f]+/g, ' ')]) {
    try {
      return JSON.parse(attempt);
    } catch {
      // A page with broken metadata is still a page: what it says elsewhere counts.
    }
  }
  return null;
}

/** Everything in the scripts that has a type or a name to be referred to by, however lists and `@graph` nest. */
function nodes(scripts: string[]): JsonObject[] {
  const found: JsonObject[] = [];
  const open: unknown[] = scripts.map(parse).reverse();
  while (open.length > 0) {
    const value = open.pop();
    if (Array.isArray(value)) {
      for (let i = value.length - 1; i >= 0; i--) open.push(value[i]);
    } else if (isObject(value)) {
      found.push(value);
      open.push(value.mainEntity, value['@graph']);
    }
  }
  return found;
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value];
}

/** schema.org's own and the press's kinds of article all end so; with or without the vocabulary's address before it. */
function isArticle(node: JsonObject): boolean {
  return asList(node['@type']).some((type) => typeof type === 'string' && /(?:Article|Posting|Report)$/.test(type));
}

function text(value: unknown): string | null {
  for (const each of asList(value)) if (typeof each === 'string' && each.trim() !== '') return each;
  return null;
}

/** The article's own statements; null where no script speaks of an article. */
export function readJsonLd(scripts: string[]): JsonLdArticle | null {
  const all = nodes(scripts);
  const article = all.find((node) => isArticle(node) && node.datePublished !== undefined) ?? all.find(isArticle);
  if (!article) return null;
  const byId = new Map(all.map((node) => [node['@id'], node]));
  const names = (value: unknown): string | null => {
    const found = asList(value).map((each) => {
      if (!isObject(each)) return text(each);
      return text(each.name) ?? text(byId.get(each['@id'])?.name);
    });
    const given = found.filter((name) => name !== null);
    return given.length > 0 ? [...new Set(given)].join(', ') : null;
  };
  const page = article.mainEntityOfPage;
  const keywords = asList(article.keywords).flatMap((each) => (typeof each === 'string' ? each.split(',') : []));
  return {
    headline: text(article.headline) ?? text(article.name),
    datePublished: text(article.datePublished) ?? text(article.dateCreated),
    author: names(article.author),
    publisher: names(article.publisher),
    language: text(article.inLanguage),
    url: text(article.url) ?? (isObject(page) ? text(page['@id']) : text(page)),
    keywords,
  };
}
