/**
 * What is asked? Kinds of queries, each a list; a kind is asked of every engine that has it.
 *
 * Topics are the titles of news topics of TREC and FIRE, whole questions those of the test collections; without the
 * reference data, titles and first sentences of the articles. Words are counted in a sample of the articles: a rare one
 * stands in one to three of 2,000, a common one is among the 100 in most of them, stop words left out.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { stopWords } from '../../indexer/analysis/analyzer.js';
import { plainQuestion } from '../../server/evaluate/question.js';
import { sharedFolder } from '../shared.js';
import type { BenchArticle } from './articles.js';
import { pick, sample, seeded } from './random.js';

/** How the words are meant: `auto` is Dateline's own, all words and then any. */
export type Mode = 'any' | 'all' | 'auto' | 'phrase' | 'prefix' | 'dated' | 'suggest';

export interface Question {
  /** Plain words; for `prefix` the beginning of one, for `suggest` words of which the last is only begun. */
  text: string;
  /** `YYYY-MM-DD`, inclusive: for `dated`. */
  from: string;
  to: string;
}

export interface Kind {
  name: string;
  mode: Mode;
  questions: Question[];
}

const sampled = 2000;
/** Enough that the 99th percentile is not one query's. */
const most = 200;
const mostCommon = 100;

const record = z.object({ text: z.string() });

function linesOf(file: string): string[] {
  return readFileSync(file, 'utf8').split('\n').filter((line) => line !== '').map((line) => plainQuestion(record.parse(JSON.parse(line)).text));
}

function topicsAndQuestions(articles: readonly BenchArticle[]): { topics: string[]; questions: string[] } {
  const shared = sharedFolder();
  if (shared === null) {
    return {
      topics: articles.map(({ title }) => plainQuestion(title).split(' ').slice(0, 4).join(' ')),
      questions: articles.map(({ text }) => plainQuestion(text).split(' ').slice(0, 16).join(' ')),
    };
  }
  const collections = ['cranfield', 'cisi', 'medline'];
  return {
    topics: linesOf(join(shared, 'data', 'queries', 'news_topics.jsonl')),
    questions: collections.flatMap((name) => linesOf(join(shared, 'data', 'ir', name, 'queries.jsonl'))),
  };
}

/** The titles of news topics; without the reference data those of the articles. */
export function newsTopics(articles: readonly BenchArticle[]): string[] {
  return [...new Set(topicsAndQuestions(articles).topics)].filter((topic) => topic !== '');
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/\p{L}{3,}/gu) ?? [];

const stop = stopWords('en');

/** Articles of the sample that have each word. */
function frequencies(articles: readonly BenchArticle[]): [word: string, articles: number][] {
  const counts = new Map<string, number>();
  for (const { text } of articles) for (const word of new Set(wordsOf(text))) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].filter(([word]) => !stop.has(word)).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

/** `articles` are the first of those that are searched. */
export function kindsOf(articles: readonly BenchArticle[], seed: number): Kind[] {
  const random = seeded(seed);
  const some = articles.slice(0, sampled);
  const { topics, questions } = topicsAndQuestions(some);
  const dates = some.map(({ date }) => date).sort();
  const asked = (text: string): Question => ({ text, from: dates[0], to: dates[dates.length - 1] });
  const kind = (name: string, mode: Mode, texts: readonly string[]): Kind => ({ name, mode, questions: [...new Set(texts)].filter((text) => text !== '').map(asked) });
  const counted = frequencies(some);
  const topicWords = [...new Set(topics.flatMap(wordsOf))].filter((word) => !stop.has(word));
  const few = topics.filter((topic) => topic.split(' ').length >= 2 && topic.split(' ').length <= 5);
  const rare = counted.filter(([, having]) => having <= 3).map(([word]) => word);
  const dated = kind('topics within some years, any word', 'dated', sample(topics, most, random));
  for (const question of dated.questions) [question.from, question.to] = [pick(dates, random), pick(dates, random)].sort();
  return [
    kind('news topics, any word', 'any', topics),
    kind('news topics, all words', 'all', topics),
    kind('news topics, as Dateline asks', 'auto', topics),
    kind('one word', 'any', sample(topicWords, most, random)),
    kind('two to five words, any', 'any', sample(few, most, random)),
    kind('a rare word', 'any', sample(rare, most, random)),
    kind('a common word', 'any', counted.slice(0, mostCommon).map(([word]) => word)),
    kind('phrases of two to four words', 'phrase', phrases(some, random)),
    kind('beginnings of words', 'prefix', sample(topicWords.filter((word) => word.length > 5).map((word) => word.slice(0, 5)), most, random)),
    dated,
    kind('news topics with a slip, as Dateline asks', 'auto', sample(topics, most, random).map((topic) => slipped(topic, random))),
    kind('suggestions for topics as they are typed', 'suggest', sample(topics, most, random).map((topic) => begun(topic, random))),
    kind('whole questions, any word', 'any', sample(questions, most, random)),
  ];
}

/** With two neighbours swapped in one of the longer words. */
function slipped(topic: string, random: () => number): string {
  const words = topic.match(/\p{L}{5,}/gu) ?? [];
  if (words.length === 0) return topic;
  const word = pick(words, random);
  const at = 1 + Math.floor(random() * (word.length - 2));
  return topic.replace(word, `${word.slice(0, at)}${word[at + 1]}${word[at]}${word.slice(at + 2)}`);
}

/** As far as the second letter of some word, or further. */
function begun(topic: string, random: () => number): string {
  const words = [...topic.matchAll(/\p{L}{2,}/gu)];
  if (words.length === 0) return topic;
  const word = pick(words, random);
  return topic.slice(0, word.index + 2 + Math.floor(random() * (word[0].length - 1)));
}

/** Words that follow each other in some article, the first and last of them no stop words. */
function phrases(articles: readonly BenchArticle[], random: () => number): string[] {
  const found: string[] = [];
  for (let tries = 0; found.length < most && tries < 50 * most; tries++) {
    const runs = pick(articles, random).text.match(/\p{L}{2,}(?: \p{L}{2,}){3,}/gu);
    if (runs === null) continue;
    const words = pick(runs, random).toLowerCase().split(' ');
    const length = 2 + Math.floor(random() * 3);
    const from = Math.floor(random() * (words.length - length + 1));
    const phrase = words.slice(from, from + length);
    if (phrase.length === length && !stop.has(phrase[0]) && !stop.has(phrase[length - 1])) found.push(phrase.join(' '));
  }
  return found;
}
