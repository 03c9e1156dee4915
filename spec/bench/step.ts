/** One engine, one process: builds its index, or opens it and is asked. Prints one line of JSON. */
import { readFileSync } from 'node:fs';
import type { BenchEngine } from './engine.js';
import type { Kind } from './queries.js';
import { measureKind, type Measured, type Patience } from './timing.js';

/** By the names of the command line. Loaded when wanted: a peer need not be installed for the others. */
export const engines: Readonly<Record<string, () => Promise<BenchEngine>>> = {
  dateline: async () => (await import('./engines/dateline.js')).dateline,
  minisearch: async () => (await import('./engines/minisearch.js')).minisearch,
  flexsearch: async () => (await import('./engines/flexsearch.js')).flexsearch,
  orama: async () => (await import('./engines/orama.js')).oramaEngine,
  lunr: async () => (await import('./engines/lunr.js')).lunrEngine,
  sqlite: async () => (await import('./engines/sqlite.js')).sqlite,
};

export type Task =
  | { kind: 'build'; engine: string; articles: string; folder: string }
  | { kind: 'ask'; engine: string; folder: string; kinds: Kind[]; patience: Patience };

export interface Built {
  name: string;
  notes: string[];
  seconds: number;
  /** Of all threads. */
  cpuSeconds: number;
  peakMb: number;
}

export interface Asked {
  /** From the start of the process to the first answer, Node's own start included. */
  firstAnswerMs: number;
  /** Resident, after opening, the first answer and a collection of garbage. */
  openMb: number;
  kinds: Measured[];
}

const mb = (bytes: number): number => Math.round(bytes / 1e5) / 10;

async function build(engine: BenchEngine, articles: string, folder: string): Promise<Built> {
  const from = performance.now();
  await engine.build(articles, folder);
  const seconds = (performance.now() - from) / 1000;
  const { user, system } = process.cpuUsage();
  return { name: engine.name, notes: engine.notes, seconds, cpuSeconds: (user + system) / 1e6, peakMb: mb(process.resourceUsage().maxRSS * 1024) };
}

async function ask(engine: BenchEngine, folder: string, kinds: readonly Kind[], patience: Patience): Promise<Asked> {
  const open = await engine.open(folder);
  const [{ mode, questions: [question] }] = kinds;
  await open.modes[mode]?.(question);
  const firstAnswerMs = performance.now();
  globalThis.gc?.();
  const openMb = mb(process.memoryUsage().rss);
  const measured: Measured[] = [];
  for (const kind of kinds) {
    const one = await measureKind(open, kind, patience);
    if (one !== null) measured.push(one);
  }
  await open.close();
  return { firstAnswerMs, openMb, kinds: measured };
}

/** The task stands in a file: it may be long. */
export async function runStep(file: string): Promise<string> {
  const task = JSON.parse(readFileSync(file, 'utf8')) as Task;
  const engine = await engines[task.engine]();
  return JSON.stringify(task.kind === 'build' ? await build(engine, task.articles, task.folder) : await ask(engine, task.folder, task.kinds, task.patience));
}
