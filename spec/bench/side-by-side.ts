/** How do the engines stand beside each other? The same articles and queries, one after the other, a process a step. */
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, release, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { articlesOf, realArticles, writeArticles, type BenchArticle } from './articles.js';
import type { Answer } from './engine.js';
import { kindsOf, type Kind } from './queries.js';
import type { Asked, Built, Task } from './step.js';
import { percentile, type Measured, type Patience, type Timed } from './timing.js';

export interface Plan {
  /** Numbers of articles, each a run of its own. */
  sizes: number[];
  words: number | null;
  engines: string[];
  seed: number;
  patience: Patience;
}

/** How far the answers are the same as those of the run's first engine. */
export interface Agreement {
  /** The median, over the queries with an answer, of this engine's total by the first's; null where there are none. */
  totals: number | null;
  /** Of the ten best, the mean share that the first engine has too. */
  overlap: number;
}

export interface EngineReport {
  engine: string;
  built: Built | null;
  indexBytes: number;
  asked: (Omit<Asked, 'kinds'> & { kinds: (Timed & { agreement: Agreement | null })[] }) | null;
  /** The step that failed, and why. */
  failed: string | null;
}

export interface RunReport {
  articles: { from: string; count: number; real: number; words: number; bytes: number };
  engines: EngineReport[];
}

export interface BenchReport {
  machine: { processors: number; cpu: string; memoryGb: number; node: string; system: string };
  plan: Plan;
  runs: RunReport[];
}

export type Say = (line: string) => void;

export async function sideBySide(plan: Plan, say: Say): Promise<BenchReport> {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-bench-'));
  try {
    const real = await realArticles();
    const runs: RunReport[] = [];
    for (const size of plan.sizes) runs.push(await oneSize(plan, size, real, folder, say));
    const machine = {
      processors: availableParallelism(),
      cpu: cpus().at(0)?.model ?? 'unknown',
      memoryGb: Math.round(totalmem() / 2 ** 30),
      node: process.version,
      system: `${process.platform} ${release()}`,
    };
    return { machine, plan, runs };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function oneSize(plan: Plan, size: number, real: { name: string; articles: BenchArticle[] }, folder: string, say: Say): Promise<RunReport> {
  const file = join(folder, 'articles.ndjson');
  const recipe = { count: size, words: plan.words, seed: plan.seed };
  const written = await writeArticles(file, articlesOf(real.articles, recipe));
  const ofReal = plan.words === null ? Math.min(size, real.articles.length) : 0;
  say(`${written.articles} articles of ${Math.round(written.words / written.articles)} words, ${ofReal} of them real`);
  const kinds = kindsOf([...articlesOf(real.articles, { ...recipe, count: Math.min(size, 2000) })], plan.seed);
  const engines: EngineReport[] = [];
  let first: readonly Measured[] | null = null;
  for (const engine of plan.engines) {
    const { report, measured } = await oneEngine(engine, file, kinds, plan.patience, folder, first, say);
    first ??= measured;
    engines.push(report);
  }
  await rm(file);
  return { articles: { from: real.name, count: written.articles, real: ofReal, words: written.words, bytes: written.bytes }, engines };
}

async function oneEngine(
  engine: string,
  articles: string,
  kinds: Kind[],
  patience: Patience,
  folder: string,
  first: readonly Measured[] | null,
  say: Say,
): Promise<{ report: EngineReport; measured: Measured[] | null }> {
  const index = join(folder, engine);
  await mkdir(index);
  const report: EngineReport = { engine, built: null, indexBytes: 0, asked: null, failed: null };
  let measured: Measured[] | null = null;
  try {
    say(`${engine}: builds`);
    const built: Built = JSON.parse(await step({ kind: 'build', engine, articles, folder: index }, folder)) as Built;
    report.built = built;
    report.indexBytes = await bytesIn(index);
    say(`${built.name}: built in ${built.seconds.toFixed(1)} s; is asked`);
    const asked: Asked = JSON.parse(await step({ kind: 'ask', engine, folder: index, kinds, patience }, folder)) as Asked;
    measured = asked.kinds;
    report.asked = {
      ...asked,
      kinds: asked.kinds.map(({ answers, ...timed }) => {
        const other = first?.find(({ name }) => name === timed.name);
        return { ...timed, agreement: other === undefined ? null : agreementOf(answers, other.answers) };
      }),
    };
    for (const { name, p50, p99 } of asked.kinds) say(`  ${name}: ${p50} ms, 99 % within ${p99} ms`);
  } catch (error) {
    report.failed = error instanceof Error ? error.message : String(error);
    say(`${engine}: ${report.failed}`);
  }
  await rm(index, { recursive: true, force: true });
  return { report, measured };
}

export function agreementOf(answers: readonly Answer[], first: readonly Answer[]): Agreement {
  const both = answers.slice(0, first.length).map((answer, i) => [answer, first[i]] as const);
  const ratios = both.filter(([, other]) => other.total > 0).map(([{ total }, other]) => total / other.total);
  const overlaps = both
    .filter(([, other]) => other.ids.length > 0)
    .map(([{ ids }, other]) => ids.filter((id) => other.ids.includes(id)).length / other.ids.length);
  return {
    totals: ratios.length === 0 ? null : Number(percentile(ratios, 50).toFixed(3)),
    overlap: overlaps.length === 0 ? 0 : Number((overlaps.reduce((sum, one) => sum + one, 0) / overlaps.length).toFixed(3)),
  };
}

/** Most of the machine's memory is the child's: an engine must not fail for a default limit. */
const heapShare = 0.75;

async function step(task: Task, folder: string): Promise<string> {
  const file = join(folder, 'task.json');
  await writeFile(file, JSON.stringify(task));
  const heapMib = Math.floor((totalmem() / 2 ** 20) * heapShare);
  return await new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--expose-gc', `--max-old-space-size=${heapMib}`, join(import.meta.dirname, 'bench.js'), 'step', file], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [out, err] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.on('error', reject);
    child.on('close', (code) => {
      const reason = /^\w*Error.*$/m.exec(err)?.[0] ?? err.trim().split('\n').at(-1) ?? '';
      if (code === 0) resolve(out);
      else reject(new Error(`${task.kind}: ${reason === '' ? `ended with ${code}` : reason}`));
    });
  });
}

async function bytesIn(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true });
  const sizes = await Promise.all(names.map(async (name) => await stat(join(folder, name))));
  return sizes.reduce((sum, one) => sum + (one.isFile() ? one.size : 0), 0);
}
