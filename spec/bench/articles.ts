/**
 * What articles are measured? Real ones while they last, then articles made of their paragraphs.
 *
 * The recipe: an article that is made takes the date and the title of one real article each, and paragraphs of any of
 * them, one after the other, until it has as many words as were drawn for it: evenly between half and one and a half
 * times the wanted average. All draws come from one seed, so the n-th article is the same on every machine. What is not
 * real in it: neighbouring paragraphs speak of different things, and the vocabulary does not grow any more, as it would
 * with a million real articles.
 */
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { runIndex } from '../../indexer/run/run.js';
import { openArchive } from '../../server/index.js';
import { textLines } from '../../server/evaluate/lines.js';
import { repositoryRoot } from '../root.js';
import { sharedFolder } from '../shared.js';
import { indexRun } from './index-run.js';
import { pick, seeded, type Random } from './random.js';

export interface BenchArticle {
  id: string;
  title: string;
  /** `YYYY-MM-DD`; where it was printed shorter, the first day. */
  date: string;
  text: string;
}

export interface Recipe {
  count: number;
  /** Average number of words of a made article; null: real articles first, and made ones of their length. */
  words: number | null;
  seed: number;
}

const shape = z.object({ id: z.string(), title: z.string(), date: z.string(), text: z.string() });

const wholeDate = (date: string): string => `${date}-01-01`.slice(0, 4) + (date.length >= 7 ? date.slice(4, 7) : '-01') + (date.length >= 10 ? date.slice(7, 10) : '-01');

/** The real articles, and what they are called in the report. */
export async function realArticles(): Promise<{ name: string; articles: BenchArticle[] }> {
  const shared = sharedFolder();
  if (shared === null) return { name: 'the demonstration archive (corpus/)', articles: await corpusArticles() };
  const articles: BenchArticle[] = [];
  for (const file of ['usgov_posts.jsonl.gz', 'pm_transcripts.jsonl.gz']) {
    for await (const { text: line } of textLines(join(shared, 'data', 'news', file))) {
      const { id, title, date, text } = shape.parse(JSON.parse(line));
      if (/\p{L}/u.test(text)) articles.push({ id, title, date: wholeDate(date), text });
    }
  }
  return { name: 'posts of digitalgov.gov and 18f.gsa.gov, and transcripts of Australian Prime Ministers', articles };
}

/** The demonstration archive as the library gives it. */
async function corpusArticles(): Promise<BenchArticle[]> {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-bench-'));
  try {
    await runIndex(indexRun([join(repositoryRoot, 'corpus')], folder, 1));
    const archive = await openArchive(folder);
    try {
      const articles: BenchArticle[] = [];
      for (let page = 1; ; page++) {
        const { hits, next } = await archive.search('', { page, perPage: 100, snippets: 0 });
        for (const { id } of hits) {
          const article = await archive.article(id);
          if (article !== null) articles.push({ id, title: article.title, date: wholeDate(article.date ?? '2020'), text: article.text });
        }
        if (next === null) return articles;
      }
    } finally {
      await archive.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const countWords = (text: string): number => text.match(/\S+/g)?.length ?? 0;

interface Paragraph {
  text: string;
  words: number;
}

/** `count` articles: real ones first unless a length is wanted, then made ones. */
export function* articlesOf(real: readonly BenchArticle[], { count, words, seed }: Recipe): Generator<BenchArticle> {
  const given = words === null ? real.slice(0, count) : [];
  yield* given;
  if (given.length === count) return;
  const random = seeded(seed);
  const paragraphs = real.flatMap(({ text }) =>
    text.split(/\n\s*\n/).flatMap((paragraph): Paragraph[] => (/\p{L}/u.test(paragraph) ? [{ text: paragraph, words: countWords(paragraph) }] : [])),
  );
  const average = words ?? Math.round(paragraphs.reduce((sum, paragraph) => sum + paragraph.words, 0) / real.length);
  for (let n = given.length; n < count; n++) yield made(n, real, paragraphs, average, random);
}

function made(n: number, real: readonly BenchArticle[], paragraphs: readonly Paragraph[], average: number, random: Random): BenchArticle {
  const wanted = Math.round(average * (0.5 + random()));
  const { date } = pick(real, random);
  const { title } = pick(real, random);
  const text: string[] = [];
  for (let have = 0; have < wanted; ) {
    const paragraph = pick(paragraphs, random);
    // A long paragraph would make the article far longer than was drawn: only its beginning is taken.
    const piece = have + paragraph.words <= wanted ? paragraph.text : (paragraph.text.match(/\S+\s*/g) ?? []).slice(0, wanted - have).join('').trim();
    text.push(piece);
    have += Math.min(paragraph.words, wanted - have);
  }
  return { id: `made/${n}`, title, date, text: text.join('\n\n') };
}

/** Writes them as NDJSON; says how many words and bytes of text there are. */
export async function writeArticles(file: string, articles: Iterable<BenchArticle>): Promise<{ articles: number; words: number; bytes: number }> {
  const size = { articles: 0, words: 0, bytes: 0 };
  function* lines(): Generator<string> {
    for (const article of articles) {
      size.articles++;
      size.words += countWords(article.text);
      size.bytes += Buffer.byteLength(article.text);
      yield `${JSON.stringify(article)}\n`;
    }
  }
  await pipeline(Readable.from(lines()), createWriteStream(file));
  return size;
}

export async function* readArticles(file: string): AsyncGenerator<BenchArticle> {
  for await (const { text } of textLines(file)) yield shape.parse(JSON.parse(text));
}
