/** What does the benchmark want of an engine? To build an index of articles in a folder, to open it, and to be asked. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { newStemmer } from 'snowball-stemmers';
import { z } from 'zod';
import { stopWords } from '../../indexer/analysis/analyzer.js';
import { repositoryRoot } from '../root.js';
import type { Mode, Question } from './queries.js';

export interface Answer {
  /** Exact. */
  total: number;
  /** The ten best, the best first. */
  ids: string[];
}

export type Ask = (question: Question) => Answer | Promise<Answer>;

export interface OpenEngine {
  /** The modes it knows. */
  modes: Partial<Record<Mode, Ask>>;
  close(): Promise<void> | void;
}

export interface BenchEngine {
  /** With its version. */
  name: string;
  /** What one has to know to judge its figures. */
  notes: string[];
  /** Indexes a file of articles and writes the index into an empty folder. */
  build(articles: string, folder: string): Promise<void>;
  open(folder: string): Promise<OpenEngine>;
}

export const best = 10;

const stems = new Map<string, string>();
const stemmer = newStemmer('english');
const stop = stopWords('en');

/** For peers that take an analysis: Snowball's English stems and Dateline's stop words, as any serious use has both. Null for a stop word. */
export function stemOf(word: string): string | null {
  const lower = word.toLowerCase();
  if (stop.has(lower)) return null;
  let stem = stems.get(lower);
  if (stem === undefined) {
    stem = stemmer.stem(lower);
    stems.set(lower, stem);
  }
  return stem;
}

export const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];
export const tellingWords = (text: string): string[] => [...new Set(wordsOf(text.toLowerCase()))].filter((word) => !stop.has(word));

const peersFolder = join(repositoryRoot, 'spec', 'bench', 'peers');
const peers = createRequire(join(peersFolder, 'package.json'));

/** A peer's module as far as it is used here; `npm ci` in spec/bench/peers installs them. */
export function peerModule<Shape>(name: string, shape: z.ZodType<Shape>): Shape {
  let loaded: unknown;
  try {
    loaded = peers(name);
  } catch (cause) {
    throw new Error(`${name} is not installed: npm ci in spec/bench/peers`, { cause });
  }
  return shape.parse(loaded);
}

export function peerVersion(name: string): string {
  // Not every package lets its package.json be required.
  const description = readFileSync(join(peersFolder, 'node_modules', name, 'package.json'), 'utf8');
  return z.looseObject({ version: z.string() }).parse(JSON.parse(description)).version;
}

/** A value that is a function, or an object with these methods: what can be checked of a module of another kind. */
export function having<Shape extends object>(...methods: string[]): z.ZodType<Shape> {
  const parts = (value: unknown): value is Record<string, unknown> => (typeof value === 'object' || typeof value === 'function') && value !== null;
  return z.custom<Shape>((value) => parts(value) && methods.every((method) => typeof value[method] === 'function'));
}
