/** How is an article written down in a spec with few words? */
import type { Article, ArticleType, Paragraph } from '../../indexer/article/article.js';

/** What a case says of an article; the rest is filled in. Paragraphs that begin with `# ` are headings. */
export interface Sketch {
  id: string;
  title: string;
  paragraphs: string[];
  date?: string | null;
  language?: string;
  source?: string | null;
  author?: string | null;
  place?: string | null;
  type?: ArticleType;
}

export function articleOf(sketch: Sketch): Article {
  const { id, title, date = null, language = 'en', source = null, author = null, place = null, type = 'txt' } = sketch;
  let text = '';
  const paragraphs = sketch.paragraphs.map((written): Paragraph => {
    const heading = written.startsWith('# ');
    if (text !== '') text += '\n\n';
    const start = text.length;
    text += heading ? written.slice(2) : written;
    return { start, end: text.length, kind: heading ? 'heading' : 'text', page: null };
  });
  return {
    id,
    title,
    titleOrigin: 'given',
    date,
    dateOrigin: date === null ? 'none' : 'given',
    source,
    author,
    language,
    dateline: place === null ? null : { place, agency: null },
    tags: [],
    url: null,
    type,
    text,
    paragraphs,
    path: `${id}.txt`,
    sha256: '0'.repeat(64),
  };
}
