/** Which format does the name of a file promise? */
import type { ArticleType } from '../article/article.js';

const typeOfExtension: Record<string, ArticleType> = {
  '.txt': 'txt',
  '.md': 'md',
  '.markdown': 'md',
  '.html': 'html',
  '.htm': 'html',
  '.xhtml': 'html',
  '.pdf': 'pdf',
  '.ndjson': 'ndjson',
  '.jsonl': 'ndjson',
  '.ndjson.gz': 'ndjson',
  '.jsonl.gz': 'ndjson',
};

/** null for a name of no type that is read here. Capitals are small letters; `.txt` alone is a dot file's name. */
export function typeOfName(path: string): ArticleType | null {
  const extension = /[^/](\.[a-z]+(?:\.gz)?)$/.exec(path.toLowerCase())?.[1];
  if (extension === undefined) return null;
  return Object.hasOwn(typeOfExtension, extension) ? (typeOfExtension[extension] ?? null) : null;
}
