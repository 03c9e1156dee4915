/**
 * In whose words are the examples? In those of the demonstration archive, where they find something; else in words of the archive that is
 * open, taken from its newest articles. Made once a generation.
 */
import { isBareWord } from '../query/bare.js';
import type { Archive, ArticleAnswer, Hit } from '../search/answer.js';
import { exampleGroups, type ArchiveWords, type ExampleGroup } from './query-help.js';

export interface ArchiveExamples {
  groups: readonly ExampleGroup[];
  /** How many articles each finds, by its query. */
  totals: ReadonlyMap<string, number>;
}

/** So many of the newest articles are looked at for words. */
const mostArticles = 20;

const made = new WeakMap<Archive, { generation: number; examples: Promise<ArchiveExamples> }>();

export function archiveExamples(archive: Archive): Promise<ArchiveExamples> {
  const { generation } = archive.generation();
  const known = made.get(archive);
  if (known?.generation === generation) return known.examples;
  const examples = make(archive);
  made.set(archive, { generation, examples });
  // What failed is made anew for the next reader.
  examples.catch(() => made.delete(archive));
  return examples;
}

async function make(archive: Archive): Promise<ArchiveExamples> {
  const totals = new Map<string, number>();
  let words: ArchiveWords | null = null;
  const groups: ExampleGroup[] = [];
  for (const group of exampleGroups) {
    const examples = [];
    for (const example of group.examples) {
      const { total } = await archive.search(example.query, { perPage: 1, snippets: 0 });
      let shown = { query: example.query, total };
      if (total === 0 && example.own !== undefined) {
        words ??= await wordsOf(archive);
        const query = example.own(words);
        if (query !== null) shown = { query, total: (await archive.search(query, { perPage: 1, snippets: 0 })).total };
      }
      totals.set(shown.query, shown.total);
      examples.push({ ...example, query: shown.query });
    }
    groups.push({ ...group, examples });
  }
  return { groups, totals };
}

/** The first of what each article has; of authors and sources the most frequent. */
async function wordsOf(archive: Archive): Promise<ArchiveWords> {
  const { hits, facets } = await archive.search('', { perPage: mostArticles, snippets: 0, facets: ['author', 'source'] });
  const mostFrequent = (name: 'author' | 'source'): string | null => longWord(facets[name]?.find(({ value }) => value !== null)?.value ?? '');
  const words: ArchiveWords = { pair: null, title: null, author: mostFrequent('author'), source: mostFrequent('source'), section: null, place: null, speaker: null, said: null, language: null, type: null, month: null };
  for (const hit of hits) {
    const article = await archive.article(hit.id);
    if (article !== null) complete(words, ofArticle(hit, article));
  }
  return words;
}

function complete(words: ArchiveWords, found: Omit<ArchiveWords, 'author' | 'source'>): void {
  words.pair ??= found.pair;
  for (const name of ['title', 'section', 'place', 'speaker', 'said', 'language', 'type', 'month'] as const) words[name] ??= found[name];
}

function ofArticle(hit: Hit, { text, paragraphs, dateline, quotations }: ArticleAnswer): Omit<ArchiveWords, 'author' | 'source'> {
  const heading = paragraphs.find(({ kind }) => kind === 'heading');
  const quotation = quotations.find(({ speaker }) => speaker !== null && longWord(speaker.split(' ').at(-1) ?? '') !== null);
  return {
    pair: pairIn(text),
    title: longWord(hit.title),
    section: heading === undefined ? null : longWord(text.slice(heading.start, heading.end)),
    place: longWord(dateline?.place ?? ''),
    speaker: longWord(quotation?.speaker?.split(' ').at(-1) ?? ''),
    said: longWord(quotation?.text ?? ''),
    language: hit.language,
    type: hit.type,
    month: hit.date !== null && hit.date.length >= 7 ? hit.date.slice(0, 7) : null,
  };
}

/** Two words that follow one another, long enough to say something. */
function pairIn(text: string): ArchiveWords['pair'] {
  for (const [, first, second] of text.slice(0, 4000).matchAll(/(?<![\p{L}\p{M}\p{N}'’-])(\p{Ll}{5,14}) (\p{Ll}{5,14})(?![\p{L}\p{M}\p{N}'’-])/gu)) {
    if (first !== second && isBareWord(first) && isBareWord(second)) return { first, second };
  }
  return null;
}

/** The first word of four letters or more; in small letters, for an example shows that capitals do not matter. */
function longWord(text: string): string | null {
  const word = /\p{L}{4,20}/u.exec(text)?.[0].toLowerCase() ?? '';
  return isBareWord(word) ? word : null;
}
