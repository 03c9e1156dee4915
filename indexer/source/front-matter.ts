/** What does the YAML between the dashes at the top of a Markdown file say? Read as data only: no tag runs anything. */
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import { type PartialDate, Refusal } from '../article/article.js';
import { parseDate } from '../article/date.js';
import { languageCode } from '../article/language.js';

export interface FrontMatter {
  title: string | null;
  date: PartialDate | null;
  /** What stands as the date where it cannot be read. */
  unreadDate: string | null;
  author: string | null;
  source: string | null;
  language: string | null;
  tags: string[];
  url: string | null;
  /** The Markdown below. */
  body: string;
}

const fence = /^---[^\S\n]*\n(?:([^]*?)\n)?(?:---|\.\.\.)[^\S\n]*(?:\n|$)/;

/**
 * One value's words: of a list, all of them; of a mapping, its name (`author: {name: …}`). `around` is what it stands in: an
 * alias can put a list into itself, where it says nothing new.
 */
function printed(value: unknown, around: readonly object[] = []): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value.trim()];
  if (typeof value === 'number') return [String(value)];
  if (!(value instanceof Object) || around.includes(value)) return [];
  const within = [...around, value];
  if (Array.isArray(value)) return value.flatMap((one) => printed(one, within));
  return 'name' in value ? printed(value.name, within) : [];
}

/** By names in lower case. */
interface Values {
  read: ReadonlyMap<string, unknown>;
  /** What stands there, as it is written; not where nothing does. */
  written: ReadonlyMap<string, string>;
}

const nothing: Values = { read: new Map(), written: new Map() };

function writtenIn(document: Document, yaml: string): Map<string, string> {
  const written = new Map<string, string>();
  for (const { key, value } of isMap(document.contents) ? document.contents.items : []) {
    const isBlank = isScalar(value) && (value.value === null || (typeof value.value === 'string' && value.value.trim() === ''));
    if (isNode(value) && value.range && !isBlank) written.set(String(key).toLowerCase(), yaml.slice(value.range[0], value.range[1]).trim());
  }
  return written;
}

/** Throws `damaged`, naming the line, where the YAML is broken or is no list of names and values. */
function parsed(yaml: string, path: string): Values {
  const lineCounter = new LineCounter();
  // The core schema leaves dates as they are written, and an alias can grow no text without bound.
  const document = parseDocument(yaml, { lineCounter, schema: 'core', prettyErrors: false, logLevel: 'error' });
  const error = document.errors.at(0);
  if (error !== undefined) {
    // The opening dashes are the file's first line.
    const line = lineCounter.linePos(error.pos[0]).line + 1;
    // Of an overflow of its stack the parser gives the stack's own words.
    const problem = error.code === 'RESOURCE_EXHAUSTION' ? `front matter that is nested too deep to be read, in line ${line}` : `broken front matter in line ${line}: ${error.message}`;
    throw new Refusal('damaged', `${path} has ${problem}`, { cause: error });
  }
  try {
    const value: unknown = document.toJS({ maxAliasCount: 100 });
    if (value === null || value === undefined) return nothing;
    if (value instanceof Object && !Array.isArray(value)) {
      return { read: new Map(Object.entries(value).map(([name, one]) => [name.toLowerCase(), one])), written: writtenIn(document, yaml) };
    }
  } catch (cause) {
    throw new Refusal('damaged', `${path} has front matter that cannot be read`, { cause });
  }
  throw new Refusal('damaged', `${path} has front matter that is no list of names and values, in line 2`);
}

/** `\n` ends a line of `text`; `path` names the file in refusals. */
export function readFrontMatter(text: string, path: string): FrontMatter {
  const match = fence.exec(text);
  const { read, written } = match === null ? nothing : parsed(match.at(1) ?? '', path);
  const all = (...names: string[]): string[] => {
    const name = names.find((candidate) => printed(read.get(candidate)).length > 0);
    return name === undefined ? [] : printed(read.get(name));
  };
  const joined = (...names: string[]): string | null => {
    const words = all(...names);
    return words.length === 0 ? null : words.join(', ');
  };
  const language = languageCode(all('language', 'lang').at(0) ?? '');
  // `date: {{date}}` is a mapping to YAML, and to its writer a date.
  const dates = ['date', 'published', 'pubdate'];
  const stated = all(...dates).at(0) ?? dates.map((name) => written.get(name)).find((text) => text) ?? null;
  const date = stated === null ? null : parseDate(stated, language);
  const tags = all('tags', 'keywords');
  return {
    title: joined('title', 'headline'),
    date,
    unreadDate: date === null ? stated : null,
    author: joined('author', 'authors', 'byline'),
    source: joined('source', 'publication'),
    language,
    // One string holds several where commas part them.
    tags: tags.length === 1 ? (tags.at(0) ?? '').split(',').map((tag) => tag.trim()).filter((tag) => tag !== '') : tags,
    url: joined('url', 'canonical', 'canonical_url'),
    body: match === null ? text : text.slice(match[0].length),
  };
}
