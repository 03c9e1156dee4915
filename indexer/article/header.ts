/**
 * What does a plain text say of itself before it begins? Either a date run into the first sentence,
 *
 *      date 2023-01-20 Russia said on Friday …
 *
 * or lines of `Name: value` above the text (Title, Date, Author, Source, Language, Tags, URL and what they are also called).
 * A line whose value cannot be read, and a name that is not known, stay in the text: nothing is lost.
 */
import type { PartialDate } from './article.js';
import { dateAtStart, parseDate } from './date.js';
import { languageCode } from './language.js';

export interface Header {
  title: string | null;
  date: PartialDate | null;
  /** What stands as the date where it cannot be read. */
  unreadDate: string | null;
  author: string | null;
  source: string | null;
  language: string | null;
  tags: string[];
  url: string | null;
  /** Lines of known names whose values cannot be read: what `body` begins with. */
  unread: string;
  /** The text below the header. */
  body: string;
}

type Field = Exclude<keyof Header, 'body' | 'unread' | 'unreadDate'>;

const fields: Record<string, Field> = {
  title: 'title', headline: 'title', subject: 'title',
  date: 'date', published: 'date', 'publication date': 'date', 'published on': 'date', 'date published': 'date',
  author: 'author', authors: 'author', byline: 'author', by: 'author',
  source: 'source', publication: 'source', newspaper: 'source', publisher: 'source',
  language: 'language', lang: 'language',
  tags: 'tags', keywords: 'tags',
  url: 'url', link: 'url',
};

const runIn = /^\s*date:?\s+(?=[\p{L}\d])/iu;
const headerLine = /^\s*([A-Za-z][A-Za-z ]{0,30}?)\s*:\s*(.*)$/;

function readDateRunIn(text: string): { date: PartialDate; body: string } | null {
  const before = runIn.exec(text);
  if (before === null) return null;
  const rest = text.slice(before[0].length);
  const found = dateAtStart(rest);
  if (found === null || !/^\s/.test(rest.slice(found.length))) return null;
  return { date: found.date, body: rest.slice(found.length) };
}

/** True where the value could be read. */
function take(header: Header, field: Field, value: string): boolean {
  switch (field) {
    case 'date':
      header.date = parseDate(value, header.language);
      header.unreadDate = header.date === null && value !== '' ? value : null;
      return header.date !== null;
    case 'language':
      header.language = languageCode(value);
      return header.language !== null;
    case 'tags':
      header.tags = value.split(/[,;]/).map((tag) => tag.trim()).filter((tag) => tag !== '');
      return header.tags.length > 0;
    case 'title':
    case 'author':
    case 'source':
    case 'url':
      if (value !== '') header[field] = value;
      return value !== '';
  }
}

/** `\n` ends a line. Each name counts once: where it comes again the text has begun. */
export function readHeader(text: string): Header {
  const header: Header = { title: null, date: null, unreadDate: null, author: null, source: null, language: null, tags: [], url: null, unread: '', body: text };
  const seen = new Set<Field>();
  const unread: string[] = [];
  let position = /^\s*/.exec(text)?.[0].length ?? 0;
  while (position < text.length) {
    const newline = text.indexOf('\n', position);
    const end = newline === -1 ? text.length : newline;
    const line = text.slice(position, Math.min(end, position + 2000));
    const match = end - position > 2000 ? null : headerLine.exec(line);
    const name = match?.at(1)?.toLowerCase() ?? '';
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (match === null || field === undefined || seen.has(field)) break;
    seen.add(field);
    if (!take(header, field, match.at(2)?.trim() ?? '')) unread.push(line);
    position = end + 1;
  }
  const below = text.slice(Math.min(position, text.length));
  const dated = header.date === null ? readDateRunIn(below) : null;
  if (dated !== null) {
    header.date = dated.date;
    header.unreadDate = null;
  }
  const rest = dated?.body ?? below;
  header.unread = unread.join('\n');
  header.body = unread.length === 0 ? rest : `${header.unread}\n${/^\s*\n/.test(rest) ? '' : '\n'}${rest}`;
  return header;
}
